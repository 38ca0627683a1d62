"use client";

import { useState } from "react";
import { useGround } from "@/components/backlog/use-stories";
import { useHere } from "@/components/flow-teams/here";
import { raiseImpediment } from "@/lib/actions/risks";
import { useCommand } from "@/lib/client/use-command";
import { PersonSelect } from "./person-select";
import { RaiseForm } from "./raise-form";
import { StoryField } from "./story-field";
import { TeamField } from "./tied-fields";

type RaiseImpedimentDialogProps = { onClose(): void; onRaised(number: number): void };

/** What is in the way, said in a minute: its team's SM is told. */
export function RaiseImpedimentDialog({ onClose, onRaised }: RaiseImpedimentDialogProps) {
  const { flowTeamId, actor } = useHere();
  const ground = useGround();
  const ownTeam = actor.roles.find((held) => held.flowTeamId === flowTeamId && held.scrumTeamId)?.scrumTeamId ?? null;
  const [fields, setFields] = useState({
    title: "",
    description: "",
    teamId: ownTeam,
    storyId: null as string | null,
    ownerId: null as string | null,
  });
  const set = (changed: Partial<typeof fields>) => setFields({ ...fields, ...changed });
  const raise = useCommand(raiseImpediment, {
    isInline: true,
    done: ({ number }) => `I-${number} raised`,
    onDone: ({ number }) => {
      onClose();
      onRaised(number);
    },
  });
  return (
    <RaiseForm
      title="Raise an Impediment"
      description="The SM of the team is told; of the Flow Team's, the CSM."
      question="What is in the way"
      told={fields}
      set={set}
      command={raise}
      onClose={onClose}
      onSubmit={() => void raise.run({ flowTeamId, ...fields })}
    >
      {ground ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <TeamField ground={ground} value={fields.teamId} onChange={(teamId) => set({ teamId })} />
          <PersonSelect
            label="Owner"
            noneLabel="Nobody yet"
            ground={ground}
            value={fields.ownerId}
            onChange={(ownerId) => set({ ownerId })}
          />
        </div>
      ) : null}
      <StoryField value={fields.storyId} known={null} onChange={(storyId) => set({ storyId })} />
    </RaiseForm>
  );
}
