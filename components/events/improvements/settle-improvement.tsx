"use client";

import { useState } from "react";
import { PanelSection } from "@/components/backlog/panel-section";
import { useHere } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormFoot } from "@/components/ui/form-foot";
import { InlineText } from "@/components/ui/inline-text";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextArea } from "@/components/ui/text-area";
import type { ImprovementRow } from "@/lib/domain/events/improvements";
import { StateBadge } from "./improvement-list";
import type { useImprovement } from "./use-improvements";

type SettleImprovementProps = {
  improvement: ImprovementRow;
  mayKeep: boolean;
  settling: ReturnType<typeof useImprovement>["settling"];
  save: ReturnType<typeof useImprovement>["save"];
};

/** What came of an Improvement: said when it is done or dropped, and corrected later. */
export function SettleImprovement({ improvement, mayKeep, settling, save }: SettleImprovementProps) {
  const { flowTeamId } = useHere();
  const { id, state, effect } = improvement;
  const [asked, setAsked] = useState<"done" | "dropped" | null>(null);
  const [said, setSaid] = useState(effect);
  const settle = async (to: ImprovementRow["state"], words: string) => {
    const answer = await settling.run({ flowTeamId, improvementId: id, state: to, effect: words });
    if (answer.ok) setAsked(null);
  };
  const ask = (to: "done" | "dropped") => {
    setSaid(effect);
    setAsked(to);
  };
  return (
    <PanelSection title="What came of it">
      {asked === null ? (
        <div className="flex flex-col gap-3">
          {state === "open" ? null : (
            <span>
              <StateBadge improvement={improvement} />
            </span>
          )}
          <InlineText
            multiline
            label="What came of it"
            value={effect}
            placeholder={mayKeep ? "What its measure shows now" : "Nothing said yet"}
            disabled={!mayKeep}
            maxLength={1000}
            onSave={(to, seen) => save({ effect: to }, { effect: seen })}
          />
          <RefusalNotice refusal={settling.refusal} />
          {mayKeep ? (
            <div className="flex flex-wrap gap-2">
              {state === "open" ? (
                <>
                  <Button variant="primary" onClick={() => ask("done")}>
                    Done…
                  </Button>
                  <Button onClick={() => ask("dropped")}>Drop it…</Button>
                </>
              ) : (
                <Button pending={settling.pending} onClick={() => void settle("open", effect)}>
                  Open it again
                </Button>
              )}
            </div>
          ) : null}
        </div>
      ) : (
        <form
          noValidate
          className="flex flex-col gap-3 rounded border bg-sunken p-3"
          onSubmit={(event) => {
            event.preventDefault();
            void settle(asked, said);
          }}
        >
          <Field
            label={asked === "done" ? "What came of it" : "Why it is dropped"}
            required
            error={settling.refusal?.fields?.effect}
          >
            <TextArea autoFocus value={said} maxLength={1000} onChange={({ target }) => setSaid(target.value)} />
          </Field>
          <RefusalNotice refusal={settling.refusal} shownFields={["effect"]} />
          <FormFoot
            submitLabel={asked === "done" ? "It is done" : "Drop it"}
            pending={settling.pending}
            onCancel={() => setAsked(null)}
          />
        </form>
      )}
    </PanelSection>
  );
}
