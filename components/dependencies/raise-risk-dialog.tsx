"use client";

import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { raiseRisk } from "@/lib/actions/risks";
import { useCommand } from "@/lib/client/use-command";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { PersonSelect } from "./person-select";
import { RaiseForm } from "./raise-form";
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
    <RaiseForm
      title="Raise a Risk"
      question="What may go wrong"
      told={fields}
      set={set}
      command={raise}
      onClose={onClose}
      onSubmit={() => void raise.run({ flowTeamId, ...fields })}
    >
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
    </RaiseForm>
  );
}
