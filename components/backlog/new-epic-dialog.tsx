"use client";

import { useState } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Segmented } from "@/components/ui/segmented";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { createEpic } from "@/lib/actions/backlog";
import { useCommand } from "@/lib/client/use-command";
import { can } from "@/lib/domain/access";
import { type EpicKind, epicKinds } from "@/lib/domain/backlog/kinds";
import { kindWords } from "@/lib/domain/backlog/words";
import type { RoadmapView } from "@/lib/domain/roadmap/view";

type NewEpicDialogProps = {
  roadmap: RoadmapView;
  onClose(): void;
  /** Opens the new Epic's panel. */
  onMade(number: number): void;
};

/** A new Epic: a title is enough. Who may not place Epics writes an idea. */
export function NewEpicDialog({ roadmap, onClose, onMade }: NewEpicDialogProps) {
  const { flowTeamId, actor } = useHere();
  const isCpo = useMay("own the product");
  const led = roadmap.teams.filter((team) => can(actor, "write epics", { flowTeamId, scrumTeamId: team.id }));
  const [title, setTitle] = useState("");
  const [description, setDescription] = useState("");
  const [kind, setKind] = useState<EpicKind>("business");
  const [leadTeamId, setLeadTeamId] = useState<string | null>(led.length === 1 && !isCpo ? (led[0]?.id ?? null) : null);
  const command = useCommand(createEpic, {
    isInline: true,
    done: (made) => `E-${made.number} written`,
    onDone: (made) => {
      onClose();
      onMade(made.number);
    },
  });
  return (
    <FormDialog
      title="New Epic"
      submitLabel="Write the Epic"
      pending={command.pending}
      onClose={onClose}
      onSubmit={() => void command.run({ flowTeamId, title, description, kind, leadTeamId })}
    >
      {led.length === 0 ? <p className="text-ink-2">You write it as an idea; the CPO decides where it goes.</p> : null}
      <Field label="Title" error={command.refusal?.fields?.title} required>
        <TextField value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <Segmented
        label="Kind"
        value={kind}
        onChange={setKind}
        options={epicKinds.map((value) => ({ value, label: kindWords[value] }))}
      />
      {led.length > 0 ? (
        <Field label="Lead team" hint={isCpo ? "Can be chosen later." : "A team you are a PO of."}>
          <Combobox
            options={led.map((team) => ({ value: team.id, label: team.name, hue: team.hue }))}
            value={leadTeamId}
            noneLabel={isCpo ? "No team yet" : "No team: write it as an idea"}
            onChange={setLeadTeamId}
          />
        </Field>
      ) : null}
      <Field label="Description">
        <TextArea value={description} maxLength={20_000} onChange={(event) => setDescription(event.target.value)} />
      </Field>
      <RefusalNotice refusal={command.refusal} shownFields={["title"]} />
    </FormDialog>
  );
}
