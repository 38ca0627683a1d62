import type { Role } from "@/lib/domain/access";
import type { FlowTeamFacts } from "./facts";
import type { Skill } from "./skills";
import type { FlowTeamState } from "./schema";

/** Who is in a Flow Team and in which roles: what the Teams, launch and settings pages show. */
export type PeopleView = {
  flowTeam: { id: string; name: string; product: string; timeZone: string; state: FlowTeamState };
  /** By name. Retired ones stay while they lead Epics that have to be moved. */
  teams: TeamOfPeople[];
  /** Everybody with a role, by name. */
  people: PersonInView[];
};

export type TeamOfPeople = {
  id: string;
  name: string;
  slug: string;
  /** 0 to 14: which of the team hues. */
  hue: number;
  usualCapacity: number;
  isRetired: boolean;
  /** Epics it leads that are neither done nor dropped. */
  openEpics: number;
};

/** What a Scrum Team would leave behind if it retired: read where that is asked for. */
export type LeftBehindView = {
  /** Its Stories that aren't done. */
  stories: number;
  /** Those of them in the Sprint Backlog of the Flow Sprint that runs. */
  running: number;
};

export type PersonInView = {
  id: string;
  name: string;
  email: string;
  /** Hasn't signed in yet: the invitation is open or has run out. */
  isInvited: boolean;
  skills: Skill[];
  roles: { role: Role; scrumTeamId: string | null }[];
};

/** The facts the TEAM rules look at, from the view: screen and server decide by the same functions. */
export function factsOf({ flowTeam, teams, people }: PeopleView): FlowTeamFacts {
  return {
    name: flowTeam.name,
    state: flowTeam.state,
    teams: teams.filter((team) => !team.isRetired),
    holdings: people.flatMap(({ id, roles }) => roles.map((held) => ({ ...held, personId: id }))),
    people: Object.fromEntries(people.map(({ id, name, skills }) => [id, { name, skills }])),
  };
}
