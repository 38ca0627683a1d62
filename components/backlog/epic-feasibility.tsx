"use client";

import { useState } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormFoot } from "@/components/ui/form-foot";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Segmented } from "@/components/ui/segmented";
import { TextArea } from "@/components/ui/text-area";
import { useWriting } from "@/components/ui/writing";
import { judgeFeasibility } from "@/lib/actions/backlog";
import { patchView } from "@/lib/client/optimistic";
import { useCommand } from "@/lib/client/use-command";
import { type Feasibility, feasibilities } from "@/lib/domain/backlog/kinds";
import { checkVerdict } from "@/lib/domain/backlog/rules";
import type { EpicDetail } from "@/lib/domain/backlog/view";
import { feasibilityWords } from "@/lib/domain/backlog/words";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { PanelSection } from "./panel-section";

const tones: Record<Feasibility, Tone> = { feasible: "ok", feasible_with_conditions: "neutral", not_feasible: "bad" };

/** The Architect's verdict: shown to all, given by the Architect. */
export function EpicFeasibility({ epic }: { epic: EpicDetail }) {
  const mayJudge = useMay("judge feasibility");
  const [isJudging, setJudging] = useState(false);
  return (
    <PanelSection
      title="Feasibility"
      action={
        mayJudge && !isJudging ? (
          <Button variant="quiet" onClick={() => setJudging(true)}>
            {epic.feasibility ? "Change the verdict" : "Give a verdict"}
          </Button>
        ) : null
      }
    >
      {isJudging ? (
        <VerdictForm epic={epic} onClose={() => setJudging(false)} />
      ) : epic.feasibility ? (
        <div className="flex flex-col gap-1">
          <p>
            <Badge tone={tones[epic.feasibility]}>{feasibilityWords[epic.feasibility]}</Badge>
            {epic.feasibilityBy ? <span className="ml-1 text-ink-3"> {epic.feasibilityBy}</span> : null}
          </p>
          {epic.feasibilityNote ? <p className="whitespace-pre-line wrap-anywhere">{epic.feasibilityNote}</p> : null}
        </div>
      ) : (
        <p className="text-ink-3">The Architect hasn't judged it yet.</p>
      )}
    </PanelSection>
  );
}

function VerdictForm({ epic, onClose }: { epic: EpicDetail; onClose(): void }) {
  const { flowTeamId, slug, actor } = useHere();
  const [verdict, setVerdict] = useState<Feasibility>(epic.feasibility ?? "feasible");
  const [note, setNote] = useState(epic.feasibilityNote);
  useWriting();
  const command = useCommand(judgeFeasibility, {
    isInline: true,
    optimistic: ({ verdict: feasibility, note: feasibilityNote = "" }) =>
      checkVerdict(feasibility, feasibilityNote).ok
        ? [
            patchView<EpicDetail>({ slug, view: `epics/${epic.number}` }, (view) => ({
              ...view,
              feasibility,
              feasibilityNote,
              feasibilityBy: feasibility && actor.name,
            })),
            patchView<RoadmapView>({ slug, view: "roadmap" }, (view) => ({
              ...view,
              epics: view.epics.map((one) => (one.id === epic.id ? { ...one, feasibility } : one)),
            })),
          ]
        : [],
    done: () => `Verdict on E-${epic.number} saved`,
    onDone: onClose,
  });
  // What was missing goes as it is written.
  const refusal = command.refusal?.fields?.note && checkVerdict(verdict, note).ok ? null : command.refusal;
  const give = (given: Feasibility | null) =>
    void command.run({ flowTeamId, epicId: epic.id, seen: epic.feasibility, verdict: given, note: given ? note : "" });
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        give(verdict);
      }}
    >
      <Segmented
        label="Verdict"
        value={verdict}
        onChange={setVerdict}
        options={feasibilities.map((value) => ({ value, label: feasibilityWords[value] }))}
      />
      <Field
        label="Why, and under which conditions"
        required={verdict === "feasible_with_conditions"}
        error={refusal?.fields?.note}
      >
        <TextArea value={note} maxLength={4000} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <RefusalNotice refusal={refusal} shownFields={["note"]} />
      <FormFoot submitLabel="Save the verdict" pending={command.pending} onCancel={onClose}>
        {epic.feasibility ? (
          <Button variant="quiet" onClick={() => give(null)}>
            Take it back
          </Button>
        ) : null}
      </FormFoot>
    </form>
  );
}
