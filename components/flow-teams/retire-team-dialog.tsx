"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Select } from "@/components/ui/select";
import { retireScrumTeam } from "@/lib/actions/flow-teams";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import { roleNames } from "@/lib/domain/access";
import { type FlowTeamFacts, peopleInTeam } from "@/lib/domain/flow-teams/facts";
import { mostInTeam } from "@/lib/domain/flow-teams/sizes";
import type { LeftBehindView, TeamOfPeople } from "@/lib/domain/flow-teams/view";
import { counted } from "@/lib/domain/words";
import { useHere } from "./here";
import type { People } from "./use-people";

/** What is chosen where Developers go nowhere. */
const away = "away";

type RetireTeamDialogProps = { team: TeamOfPeople; people: People; onClose(): void };

/** Retires a Scrum Team, saying what becomes of its people, Epics and Stories. */
export function RetireTeamDialog({ team, people, onClose }: RetireTeamDialogProps) {
  const { flowTeamId, slug } = useHere();
  const { facts } = people;
  const developers = facts.holdings.filter((held) => held.scrumTeamId === team.id && held.role === "developer");
  // Nothing is chosen beforehand: where seven people go is nobody's default.
  const [to, setTo] = useState("");
  const [wasSent, setSent] = useState(false);
  const lacksChoice = developers.length > 0 && to === "";
  const command = useCommand(retireScrumTeam, {
    isInline: true,
    done: () => `${team.name} is retired`,
    onDone: onClose,
  });
  const submit = () => {
    setSent(true);
    if (lacksChoice) return;
    const developersTo = to === "" || to === away ? null : to;
    void command.run({ flowTeamId, scrumTeamId: team.id, developersTo });
  };
  return (
    <FormDialog
      title={`Retire ${team.name}`}
      description="Its history stays. This can't be taken back."
      submitLabel={`Retire ${team.name}`}
      isDanger
      pending={command.pending}
      onClose={onClose}
      onSubmit={submit}
    >
      <RefusalNotice refusal={command.refusal} rulebookHref={`/flow-teams/${slug}/rulebook`} />
      <ul className="list-disc pl-4 text-ink-2">
        <RolesEnd facts={facts} team={team} />
        {team.openEpics > 0 ? (
          <li>
            {team.openEpics === 1 ? "Its 1 open Epic keeps" : `Its ${team.openEpics} open Epics keep`} the lane until
            the CPO gives it to another team.
          </li>
        ) : null}
        <StoriesLeftBehind team={team} />
      </ul>
      {developers.length > 0 ? (
        <Field
          label={developers.length === 1 ? "Its Developer" : `Its ${developers.length} Developers`}
          required
          error={wasSent && lacksChoice ? "Choose where they go." : undefined}
        >
          <Select value={to} onChange={({ target }) => setTo(target.value)}>
            <option value="">Choose where they go</option>
            {facts.teams
              .filter(({ id }) => id !== team.id)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {`Move to ${name}: ${sizesWith(facts, id, developers)}`}
                </option>
              ))}
            <option value={away}>Leave the Flow Team, unless they have another role</option>
          </Select>
        </Field>
      ) : null}
    </FormDialog>
  );
}

/** "10 people, then 17 (10 is the advice)". */
function sizesWith(facts: FlowTeamFacts, teamId: string, comers: readonly { personId: string }[]): string {
  const now = peopleInTeam(facts, teamId);
  const then = new Set([...now, ...comers.map(({ personId }) => personId)]).size;
  return `${counted(now.size, "person", "people")}, then ${then}${then > mostInTeam ? ` (${mostInTeam} is the advice)` : ""}`;
}

/** Who is the team's PO and SM no longer, and whether that leaves them in the Flow Team. */
function RolesEnd({ facts, team }: { facts: FlowTeamFacts; team: TeamOfPeople }) {
  const ending = facts.holdings.filter((held) => held.scrumTeamId === team.id && held.role !== "developer");
  return ending.map(({ personId, role }) => {
    const stays = facts.holdings.some((held) => held.personId === personId && held.scrumTeamId !== team.id);
    return (
      <li key={role}>
        {facts.people[personId]?.name} is no longer its {roleNames[role]}
        {stays ? "" : ", and leaves the Flow Team: give them another role first if they shall stay"}.
      </li>
    );
  });
}

/** How many unfinished Stories the team has, and what becomes of them. */
function StoriesLeftBehind({ team }: { team: TeamOfPeople }) {
  const { slug } = useHere();
  const { data } = useView<LeftBehindView>({ slug, view: "left-behind", query: { team: team.id } });
  if (!data) return <li>Its unfinished Stories are being counted. They will count as taken by no team.</li>;
  const { stories, running } = data;
  if (stories === 0) return <li>It has no unfinished Story.</li>;
  return (
    <>
      <li>
        Its {counted(stories, "unfinished Story counts", "unfinished Stories count")} as taken by no team: a PO takes
        {stories === 1 ? " it" : " them"} from the Product Backlog.
      </li>
      {running > 0 ? (
        <li>
          {counted(running, "of them stays", "of them stay")} on the board of the running Flow Sprint until it closes,
          and then {running === 1 ? "goes" : "go"} back to the Product Backlog.
        </li>
      ) : null}
    </>
  );
}
