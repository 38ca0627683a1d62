import { type Role, leadershipRoles, roleNames } from "@/lib/domain/access";
import type { Skill } from "./skills";
import type { FlowTeamState } from "./schema";

/** A role with the Scrum Team it is held in: null for the leadership and Stakeholders. */
export type Seat = { role: Role; scrumTeamId: string | null };

/** A role somebody holds now. An invited person holds theirs from the invitation on. */
export type Holding = Seat & { personId: string };

/** What the TEAM rules look at: the teams that aren't retired and the roles held now. */
export type FlowTeamFacts = {
  name: string;
  state: FlowTeamState;
  teams: readonly { id: string; name: string }[];
  holdings: readonly Holding[];
  people: Readonly<Record<string, { name: string; skills: readonly Skill[] }>>;
};

/** Everybody who counts for TEAM-2: distinct people with a role other than Stakeholder. */
export function memberIds(facts: FlowTeamFacts): Set<string> {
  return new Set(facts.holdings.filter((held) => held.role !== "stakeholder").map((held) => held.personId));
}

/** The distinct people with a role in a Scrum Team. */
export function peopleInTeam(facts: FlowTeamFacts, scrumTeamId: string): Set<string> {
  return new Set(facts.holdings.filter((held) => held.scrumTeamId === scrumTeamId).map((held) => held.personId));
}

/** Who holds a role in a scope, in no order. */
export function holdersOf(facts: FlowTeamFacts, seat: Seat): string[] {
  return facts.holdings.filter((held) => isSeat(held, seat)).map((held) => held.personId);
}

/** Whether two name the same role in the same scope. */
export function isSeat(a: Seat, b: Seat): boolean {
  return a.role === b.role && a.scrumTeamId === b.scrumTeamId;
}

/** The one of CPO, CSM and Architect somebody holds, or null. */
export function leadershipOf(facts: FlowTeamFacts, personId: string): Role | null {
  const held = facts.holdings.find((one) => one.personId === personId && isLeadership(one.role));
  return held?.role ?? null;
}

export function isLeadership(role: Role): boolean {
  return (leadershipRoles as readonly Role[]).includes(role);
}

export function nameOf(facts: FlowTeamFacts, personId: string): string {
  return facts.people[personId]?.name ?? "This person";
}

export function teamNameOf(facts: FlowTeamFacts, scrumTeamId: string | null): string {
  return facts.teams.find((team) => team.id === scrumTeamId)?.name ?? "a retired team";
}

/** "Chief Product Owner", "Developer in Harbour". */
export function seatName(facts: FlowTeamFacts, seat: Seat): string {
  const role = roleNames[seat.role];
  return seat.scrumTeamId === null ? role : `${role} in ${teamNameOf(facts, seat.scrumTeamId)}`;
}

/** Facts after somebody took a seat: for deciding over several changes before any is written. */
export function withHolding(
  facts: FlowTeamFacts,
  holding: Holding,
  person?: { name: string; skills: readonly Skill[] },
): FlowTeamFacts {
  return {
    ...facts,
    holdings: [...facts.holdings, holding],
    people: person ? { ...facts.people, [holding.personId]: person } : facts.people,
  };
}

/** Facts after somebody left a seat. */
export function withoutHolding(facts: FlowTeamFacts, holding: Holding): FlowTeamFacts {
  return {
    ...facts,
    holdings: facts.holdings.filter((held) => held.personId !== holding.personId || !isSeat(held, holding)),
  };
}
