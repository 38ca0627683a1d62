import type { Role } from "@/lib/domain/access";
import type { EventStage } from "./room";

/** A role somebody holds, of a Scrum Team where it is one. */
type HeldRole = { role: Role; teamId: string | null };

/**
 * Whether a Daily Scrum waits for somebody's update: it is the Developers'. Who is the team's PO or SM
 * alone may give one, and isn't waited for.
 */
export function isUpdateAwaited(held: readonly HeldRole[], teamId: string | null): boolean {
  return held.some((one) => one.role === "developer" && one.teamId === teamId);
}

/**
 * Who speaks in a team's Daily Scrum, in turn: its Developers, then whoever else of the team has said
 * something. Each part is in the order given.
 */
export function speakersIn<Person extends { id: string; roles: readonly HeldRole[] }>(
  people: readonly Person[],
  teamId: string | null,
  told: ReadonlySet<string>,
): (Person & { isAwaited: boolean })[] {
  const ofTeam = people
    .filter(({ roles }) => roles.some((held) => held.teamId === teamId))
    .map((person) => ({ ...person, isAwaited: isUpdateAwaited(person.roles, teamId) }));
  return [
    ...ofTeam.filter(({ isAwaited }) => isAwaited),
    ...ofTeam.filter(({ id, isAwaited }) => !isAwaited && told.has(id)),
  ];
}

/**
 * Who of them has a turn, in order: who is here or has said something beforehand, then who came after the
 * first turn was given, as they came. Who is neither is passed over, unless the turn was given to them by hand.
 */
export function inTurn<Person extends { id: string; joinedAt: number | null }>(
  speakers: readonly Person[],
  told: ReadonlySet<string>,
  { turn, done, turnsSince }: Pick<EventStage, "turn" | "done" | "turnsSince">,
): Person[] {
  const given = new Set([...(done ?? []), turn]);
  const isLate = ({ id, joinedAt }: Person) =>
    turnsSince !== undefined && joinedAt !== null && joinedAt > turnsSince && !told.has(id) && !given.has(id);
  const late = speakers.filter(isLate).sort((one, other) => (one.joinedAt ?? 0) - (other.joinedAt ?? 0));
  const inTime = speakers.filter(
    (person) => !isLate(person) && (person.joinedAt !== null || told.has(person.id) || given.has(person.id)),
  );
  return [...inTime, ...late];
}
