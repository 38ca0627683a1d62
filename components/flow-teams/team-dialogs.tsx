"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextField } from "@/components/ui/text-field";
import { renameScrumTeam, setUsualCapacity } from "@/lib/actions/flow-teams";
import { useCommand } from "@/lib/client/use-command";
import type { TeamOfPeople } from "@/lib/domain/flow-teams/view";
import { FormDialog } from "@/components/ui/form-dialog";
import { useHere } from "./here";

type TeamDialogProps = { team: TeamOfPeople; onClose(): void };

/** Changes a Scrum Team's name. */
export function RenameTeamDialog({ team, onClose }: TeamDialogProps) {
  const { flowTeamId } = useHere();
  // What was seen when the dialog opened: a rename meanwhile is then told apart.
  const [seen] = useState(team.name);
  const [name, setName] = useState(team.name);
  const command = useCommand(renameScrumTeam, {
    isInline: true,
    done: () => `Renamed to ${name.trim()}`,
    onDone: onClose,
  });
  return (
    <FormDialog
      title={`Rename ${seen}`}
      submitLabel="Rename"
      pending={command.pending}
      onClose={onClose}
      onSubmit={() => void command.run({ flowTeamId, scrumTeamId: team.id, edits: { name: { seen, to: name } } })}
    >
      <RefusalNotice refusal={command.refusal} shownFields={["name", "edits.name.to"]} />
      {command.refusal?.code === "stale" ? <p>It is called {team.name} now.</p> : null}
      <Field label="Name" error={command.refusal?.fields?.name ?? command.refusal?.fields?.["edits.name.to"]}>
        <TextField value={name} maxLength={60} autoComplete="off" onChange={(event) => setName(event.target.value)} />
      </Field>
    </FormDialog>
  );
}

/** The points a team usually has in a Flow Sprint. */
export function CapacityDialog({ team, onClose }: TeamDialogProps) {
  const { flowTeamId } = useHere();
  const [seen] = useState(team.usualCapacity);
  const [points, setPoints] = useState(String(team.usualCapacity));
  const command = useCommand(setUsualCapacity, {
    isInline: true,
    done: (_, input) => `${team.name} usually has ${input.points} points`,
    onDone: onClose,
  });
  return (
    <FormDialog
      title={`Usual capacity of ${team.name}`}
      submitLabel="Save"
      pending={command.pending}
      onClose={onClose}
      onSubmit={() =>
        void command.run({ flowTeamId, scrumTeamId: team.id, seen, points: Number(points || Number.NaN) })
      }
    >
      <RefusalNotice refusal={command.refusal} shownFields={["points"]} />
      <Field
        label="Points a Flow Sprint"
        hint="It holds for a Flow Sprint for which no capacity is typed, until people and pace are known to compute one."
        error={command.refusal?.fields?.points}
      >
        <TextField inputMode="numeric" value={points} onChange={(event) => setPoints(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
