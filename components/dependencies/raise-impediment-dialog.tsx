"use client";

import { useState } from "react";
import { useGround } from "@/components/backlog/use-stories";
import { useHere } from "@/components/flow-teams/here";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { raiseImpediment } from "@/lib/actions/risks";
import { useCommand } from "@/lib/client/use-command";
import { PersonSelect } from "./person-select";
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
    <FormDialog
      title="Raise an Impediment"
      description="The SM of the team is told; of the Flow Team's, the CSM."
      submitLabel="Raise"
      pending={raise.pending}
      onClose={onClose}
      onSubmit={() => void raise.run({ flowTeamId, ...fields })}
    >
      <Field label="What is in the way" required error={raise.refusal?.fields?.title}>
        <TextField value={fields.title} maxLength={200} onChange={(event) => set({ title: event.target.value })} />
      </Field>
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
