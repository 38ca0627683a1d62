"use client";

import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { raiseRisk } from "@/lib/actions/risks";
import { useCommand } from "@/lib/client/use-command";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { PersonSelect } from "./person-select";
import { StepField } from "./step-field";
import { EpicField, TeamField } from "./tied-fields";

type RaiseRiskDialogProps = { ground: GroundView; onClose(): void; onRaised(number: number): void };

/** A Risk in half a minute: what may go wrong, how likely, how bad. Its class comes in its panel. */
export function RaiseRiskDialog({ ground, onClose, onRaised }: RaiseRiskDialogProps) {
  const { flowTeamId } = useHere();
  const [fields, setFields] = useState({
    title: "",
    description: "",
    probability: 3,
    impact: 3,
    ownerId: null as string | null,
    teamId: null as string | null,
    epicId: null as string | null,
  });
  const set = (changed: Partial<typeof fields>) => setFields({ ...fields, ...changed });
  const raise = useCommand(raiseRisk, {
    isInline: true,
    done: ({ number }) => `R-${number} raised`,
    onDone: ({ number }) => {
      onClose();
      onRaised(number);
    },
  });
  return (
    <FormDialog
      title="Raise a Risk"
      submitLabel="Raise"
      pending={raise.pending}
      onClose={onClose}
      onSubmit={() => void raise.run({ flowTeamId, ...fields })}
    >
      <Field label="What may go wrong" required error={raise.refusal?.fields?.title}>
        <TextField value={fields.title} maxLength={200} onChange={(event) => set({ title: event.target.value })} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <StepField
          label="Probability"
          ends={["hardly", "almost surely"]}
          value={fields.probability}
          onChange={(probability) => set({ probability })}
        />
        <StepField
          label="Impact"
          ends={["a nuisance", "the goal is lost"]}
          value={fields.impact}
          onChange={(impact) => set({ impact })}
        />
        <PersonSelect
          label="Owner"
          noneLabel="Nobody yet"
          ground={ground}
          value={fields.ownerId}
          onChange={(ownerId) => set({ ownerId })}
        />
        <TeamField ground={ground} value={fields.teamId} onChange={(teamId) => set({ teamId })} />
      </div>
      <EpicField ground={ground} value={fields.epicId} onChange={(epicId) => set({ epicId })} />
      <Field label="More about it">
        <TextArea
          value={fields.description}
          maxLength={4000}
          onChange={(event) => set({ description: event.target.value })}
        />
      </Field>
      <RefusalNotice refusal={raise.refusal} shownFields={["title"]} />
    </FormDialog>
  );
}
