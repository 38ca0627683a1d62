"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { TextField } from "@/components/ui/text-field";
import type { TeamChoice } from "@/lib/domain/backlog/import-schema";
import type { ImportView } from "@/lib/domain/backlog/import-view";
import type { ChoicesHandle } from "./use-import-choices";

type Teams = Record<string, TeamChoice>;
type Owner = ImportView["owners"][number];

/** Which Scrum Team each owner of the file becomes; with more owners than teams, which to keep. */
export function ImportTeams({ view, handle }: { view: ImportView; handle: ChoicesHandle }) {
  const { teams } = handle.choices;
  const choiceOf = (owner: Owner): TeamChoice => teams[owner.key] ?? { to: "none" };
  const made = new Set(view.owners.flatMap((owner) => newName(choiceOf(owner)) ?? []));
  const all = view.teams.length + made.size;
  const choose = (key: string, choice: TeamChoice) => void handle.choose({ teams: { ...teams, [key]: choice } });
  return (
    <div className="mx-auto flex max-w-4xl flex-col gap-4">
      <TeamCount view={view} made={made.size} all={all} />
      {view.isForming ? (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => void handle.choose({ teams: { ...teams, ...keepBiggest(view, "none") } })}>
            Keep the biggest, leave the others without a team
          </Button>
          <Button onClick={() => void handle.choose({ teams: { ...teams, ...keepBiggest(view, "merge") } })}>
            Keep the biggest, merge the others
          </Button>
        </div>
      ) : null}
      <Table aria-label="Owners in the file">
        <thead>
          <tr>
            <Th>In the file</Th>
            <Th className="text-right">Rows</Th>
            <Th>Comes in as</Th>
            <Th>Name of the team</Th>
          </tr>
        </thead>
        <tbody>
          {view.owners.map((owner) => (
            <OwnerRow key={owner.key} owner={owner} view={view} choice={choiceOf(owner)} choose={choose} />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function TeamCount({ view, made, all }: { view: ImportView; made: number; all: number }) {
  const owners = `The file has ${view.owners.length} owners.`;
  if (!view.isForming) {
    return (
      <p className="text-ink-2">
        {owners} The Flow Team is launched, so no teams are made: choose one of its {view.teams.length} for each owner,
        or none.
      </p>
    );
  }
  const over = all - view.mostTeams;
  if (over > 0) {
    return (
      <Notice tone="bad" title={`That makes ${all} Scrum Teams; a Flow Team has at most ${view.mostTeams}`}>
        Merge {over} of them into others, or let their Epics come in without a team.
      </Notice>
    );
  }
  return (
    <p className="text-ink-2">
      {owners} {made} become new teams{view.teams.length > 0 ? ` beside the ${view.teams.length} there are` : ""}: {all}{" "}
      of at most {view.mostTeams}.
    </p>
  );
}

function OwnerRow({
  owner,
  view,
  choice,
  choose,
}: {
  owner: Owner;
  view: ImportView;
  choice: TeamChoice;
  choose: (key: string, choice: TeamChoice) => void;
}) {
  const { key, label, rows, suggestion } = owner;
  const name = label || "No owner";
  return (
    <Tr>
      <Td className="max-w-56 font-medium wrap-anywhere">{label || <span className="text-ink-3">empty</span>}</Td>
      <Td className="text-right tabular-nums">{rows.toLocaleString("en")}</Td>
      <Td className="w-64">
        <Select
          aria-label={`${name} comes in as`}
          value={written(choice)}
          onChange={(event) => choose(key, read(event.target.value, label))}
        >
          {view.teams.length > 0 ? (
            <optgroup label="Scrum Teams">
              {view.teams.map((team) => (
                <option key={team.id} value={`team:${team.id}`}>
                  {team.name}
                </option>
              ))}
            </optgroup>
          ) : null}
          {view.isForming && label !== "" ? <option value="new:">A new team</option> : null}
          <option value="none:">Epics without a team</option>
          <option value="leave_out:">Its rows stay out</option>
          <optgroup label="The same as">
            {view.owners
              .filter((other) => other.key !== key && other.label !== "")
              .map((other) => (
                <option key={other.key} value={`merge:${other.key}`}>
                  {other.label}
                </option>
              ))}
          </optgroup>
        </Select>
      </Td>
      <Td className="w-56">
        {choice.to === "new" ? (
          <TextField
            key={choice.name}
            aria-label={`Name of the team for ${name}`}
            defaultValue={choice.name}
            maxLength={60}
            onBlur={(event) => {
              const typed = event.target.value.trim();
              if (typed !== "" && typed !== choice.name) choose(key, { to: "new", name: typed });
            }}
          />
        ) : suggestion && (choice.to === "none" || choice.to === "leave_out") ? (
          <Button
            variant="quiet"
            onClick={() => choose(key, { to: "merge", into: suggestion.into })}
            title={`Its rows name ${suggestion.label} ${suggestion.mentions} times`}
          >
            Merge into {suggestion.label}
          </Button>
        ) : null}
      </Td>
    </Tr>
  );
}

const newName = (choice: TeamChoice): string | null => (choice.to === "new" ? choice.name.trim().toLowerCase() : null);

function written(choice: TeamChoice): string {
  if (choice.to === "team") return `team:${choice.teamId}`;
  return choice.to === "merge" ? `merge:${choice.into}` : `${choice.to}:`;
}

function read(value: string, label: string): TeamChoice {
  const [to, ...rest] = value.split(":");
  const what = rest.join(":");
  if (to === "team") return { to, teamId: what };
  if (to === "merge") return { to, into: what };
  if (to === "new") return { to, name: label.slice(0, 60).trim() };
  return { to: to === "leave_out" ? "leave_out" : "none" };
}

/** New teams for the biggest owners as far as there are places; the others without a team, or merged where their rows point. */
function keepBiggest(view: ImportView, others: "none" | "merge"): Teams {
  const named = view.owners.filter((owner) => owner.label !== "");
  const kept = named.slice(0, Math.max(0, view.mostTeams - view.teams.length));
  const keys = new Set(kept.map((owner) => owner.key));
  const choices: Teams = {};
  for (const owner of named) {
    const into = owner.suggestion?.into;
    if (keys.has(owner.key)) choices[owner.key] = { to: "new", name: owner.label.slice(0, 60).trim() };
    else
      choices[owner.key] =
        others === "merge" && into !== undefined && keys.has(into) ? { to: "merge", into } : { to: "none" };
  }
  return choices;
}
