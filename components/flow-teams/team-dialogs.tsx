"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { renameScrumTeam, retireScrumTeam, setUsualCapacity } from "@/lib/actions/flow-teams";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import type { LeftBehindView, TeamOfPeople } from "@/lib/domain/flow-teams/view";
import { counted } from "@/lib/domain/words";
import { FormDialog } from "@/components/ui/form-dialog";
import { useHere } from "./here";
import type { People } from "./use-people";

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

/** Retires a Scrum Team, saying what becomes of its people, Epics and Stories. */
export function RetireTeamDialog({ team, people, onClose }: TeamDialogProps & { people: People }) {
  const { flowTeamId, slug } = useHere();
  const others = people.facts.teams.filter(({ id }) => id !== team.id);
  const developers = people.facts.holdings.filter(
    (held) => held.scrumTeamId === team.id && held.role === "developer",
  ).length;
  const [to, setTo] = useState(others[0]?.id ?? "");
  const command = useCommand(retireScrumTeam, {
    isInline: true,
    done: () => `${team.name} is retired`,
    onDone: onClose,
  });
  return (
    <FormDialog
      title={`Retire ${team.name}`}
      description="Its history stays. This can't be taken back."
      submitLabel="Retire"
      isDanger
      pending={command.pending}
      onClose={onClose}
      onSubmit={() =>
        void command.run({ flowTeamId, scrumTeamId: team.id, developersTo: developers > 0 && to ? to : null })
      }
    >
      <RefusalNotice refusal={command.refusal} rulebookHref={`/flow-teams/${slug}/rulebook`} />
      <ul className="list-disc pl-4 text-ink-2">
        <li>The roles of its PO and SM end.</li>
        {team.openEpics > 0 ? (
          <li>
            {team.openEpics === 1 ? "Its 1 open Epic keeps" : `Its ${team.openEpics} open Epics keep`} the lane until
            the CPO gives it to another team.
          </li>
        ) : null}
        <StoriesLeftBehind team={team} />
      </ul>
      {developers > 0 ? (
        <Field label={developers === 1 ? "Its Developer" : `Its ${developers} Developers`}>
          <Select value={to} onChange={(event) => setTo(event.target.value)}>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                Move to {name}
              </option>
            ))}
            <option value="">Leave the Flow Team, unless they have another role</option>
          </Select>
        </Field>
      ) : null}
    </FormDialog>
  );
}

/** How many unfinished Stories the team has, and what becomes of them. */
function StoriesLeftBehind({ team }: { team: TeamOfPeople }) {
  const { slug } = useHere();
  const { data } = useView<LeftBehindView>({ slug, view: "left-behind", query: { team: team.id } });
  if (!data) return <li>Its unfinished Stories are being counted. They will count as taken by no team.</li>;
  const { stories, running } = data;
  if (stories === 0) return <li>It has no unfinished Story.</li>;
  return (
    <li>
      Its {counted(stories, "unfinished Story counts", "unfinished Stories count")} as taken by no team: a PO takes
      {stories === 1 ? " it" : " them"} from the Product Backlog.
      {running > 0
        ? ` ${counted(running, "Story stays", "Stories stay")} in the running Flow Sprint until its close, and can't be carried over there.`
        : null}
    </li>
  );
}
