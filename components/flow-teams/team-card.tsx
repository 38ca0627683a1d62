"use client";

import { Ellipsis, Plus } from "lucide-react";
import clsx from "clsx";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import type { MenuItem } from "@/components/ui/menu-item";
import { TeamDot } from "@/components/ui/team-dot";
import { type Role, scrumTeamRoles } from "@/lib/domain/access";
import { type Seat, holdersOf, peopleInTeam } from "@/lib/domain/flow-teams/facts";
import { canRetireTeam } from "@/lib/domain/flow-teams/rules";
import { mostInTeam } from "@/lib/domain/flow-teams/sizes";
import { skillNames } from "@/lib/domain/flow-teams/skills";
import { skillGaps } from "@/lib/domain/flow-teams/standing";
import type { PersonInView, TeamOfPeople } from "@/lib/domain/flow-teams/view";
import { useMay } from "./here";
import { PersonRow, VacantRow } from "./person-row";
import type { TeamsActs } from "./teams-acts";
import type { People } from "./use-people";

type TeamCardProps = {
  team: TeamOfPeople;
  people: People;
  acts: TeamsActs;
  /** Who passes the filters; vacancies are shown only where there are none. */
  isShown(person: PersonInView): boolean;
  isFiltered: boolean;
};

/** One Scrum Team: its colour, what it lacks, and its people. Developers can be dropped on it. */
export function TeamCard({ team, people, acts, isShown, isFiltered }: TeamCardProps) {
  const mayRun = useMay("run the flow team");
  const mayPlan = useMay("keep capacity", team.id);
  const { facts, view } = people;
  const size = peopleInTeam(facts, team.id).size;
  const rows = scrumTeamRoles.flatMap((role) =>
    rowsOf(role, team, view.people, people)
      .filter(isShown)
      .map((person) => ({ person, role })),
  );
  const vacant: Role[] = isFiltered
    ? []
    : scrumTeamRoles.filter((role) => holdersOf(facts, { role, scrumTeamId: team.id }).length === 0);

  return (
    <section
      aria-label={team.name}
      data-place={team.id}
      className={clsx(
        "flex flex-col rounded-lg border bg-surface",
        acts.overTeamId === team.id && "border-accent outline-2 outline-accent",
      )}
    >
      <header className="flex min-h-11 items-center gap-2 border-b py-1.5 pr-1.5 pl-3.5">
        <TeamDot hue={team.hue} />
        <h2 className="min-w-0 flex-1 truncate text-md font-semibold">{team.name}</h2>
        <TeamAdvice team={team} people={people} size={size} />
        <span className="text-sm whitespace-nowrap text-ink-3">{size === 1 ? "1 person" : `${size} people`}</span>
        <Menu
          align="end"
          label={`What to do with ${team.name}`}
          trigger={<IconButton label={`Menu of ${team.name}`} icon={<Ellipsis />} />}
          items={teamMenu(team, people, acts, { mayRun, mayPlan })}
        />
      </header>
      <ul className="flex-1 p-1.5">
        {rows.map(({ person, role }) => (
          <PersonRow
            key={`${person.id} ${role}`}
            person={person}
            holds={role}
            menu={mayRun ? acts.menuOf(person, { role, scrumTeamId: team.id }) : []}
            onOpen={() => acts.open({ person: person.id })}
            {...(mayRun && role === "developer" && { drag: acts.dragOf(person.id, team.id) })}
          />
        ))}
        {vacant.map((role) => (
          <VacantRow key={role} lacks={role} {...(mayRun && { onFill: () => acts.fill(seatIn(team, role)) })} />
        ))}
      </ul>
      {mayRun && !isFiltered ? (
        <div className="px-1.5 pb-1.5">
          <Button
            variant="quiet"
            onClick={() => acts.addPerson(seatIn(team, "developer"))}
            aria-label={`Add a person to ${team.name}`}
          >
            <Plus aria-hidden="true" />
            Add a person
          </Button>
        </div>
      ) : null}
    </section>
  );
}

const seatIn = (team: TeamOfPeople, role: Role): Seat => ({ role, scrumTeamId: team.id });

function rowsOf(role: Role, team: TeamOfPeople, all: readonly PersonInView[], { facts }: People): PersonInView[] {
  const holders = new Set(holdersOf(facts, seatIn(team, role)));
  return all.filter(({ id }) => holders.has(id));
}

/** TEAM-5, beside the team it is about. */
function TeamAdvice({ team, people, size }: { team: TeamOfPeople; people: People; size: number }) {
  const gaps = size > 0 ? skillGaps(people.facts, team.id).map((skill) => skillNames[skill]) : [];
  return (
    <>
      {gaps.length > 0 ? (
        <Badge tone="warn" title={`Nobody here has ${gaps.join(", ")} among their skills (TEAM-5)`}>
          {gaps.length === 3 ? "No skills named" : `No ${gaps.join(", no ")}`}
        </Badge>
      ) : null}
      {size > mostInTeam ? (
        <Badge tone="warn" title={`A Scrum Team works best with up to ${mostInTeam} people (TEAM-5)`}>
          Large
        </Badge>
      ) : null}
    </>
  );
}

function teamMenu(
  team: TeamOfPeople,
  { facts }: People,
  acts: TeamsActs,
  { mayRun, mayPlan }: { mayRun: boolean; mayPlan: boolean },
): MenuItem[] {
  const retires = canRetireTeam(facts, team.id);
  return [
    ...(mayRun ? [{ label: "Rename", onSelect: () => acts.ask({ is: "rename", team }) }] : []),
    ...(mayPlan ? [{ label: "Usual capacity", onSelect: () => acts.ask({ is: "capacity", team }) }] : []),
    { label: "History", onSelect: () => acts.open({ team: team.id }) },
    ...(mayRun
      ? [
          {
            label: "Retire",
            danger: true,
            ...(!retires.ok && { disabledReason: retires.refusal.message }),
            onSelect: () => acts.ask({ is: "retire", team }),
          },
        ]
      : []),
  ];
}
