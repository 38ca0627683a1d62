import { contracts } from "./contracts";
import type { ScheduleGround, ScheduledEvent, TimedEvent } from "./schedule-model";

/** Somebody who would be in two rooms at overlapping times; the earlier event first. */
export type Clash = { personId: string; keys: [string, string] };

/**
 * Who an event is for: those whose role brings them (in the team, for an event of a Scrum Team), and
 * its guests. Each person once.
 */
export function participantsOf(
  { roles }: Pick<ScheduleGround, "roles">,
  { kind, teamId }: Pick<ScheduledEvent, "kind" | "teamId">,
  guests: readonly string[] = [],
): string[] {
  const { invited } = contracts[kind];
  const brought = roles.filter((held) => invited.includes(held.role) && (teamId === null || held.teamId === teamId));
  return [...new Set([...brought.map(({ personId }) => personId), ...guests])];
}

/**
 * Everybody who is asked to two events at overlapping times, those ahead or running only; one that
 * ends when the other begins doesn't overlap. `guests` are those of each event's key.
 */
export function clashesOf(
  ground: Pick<ScheduleGround, "roles">,
  events: readonly TimedEvent[],
  guests: ReadonlyMap<string, readonly string[]> = new Map(),
): Clash[] {
  const open = events
    .filter(({ state }) => state === "scheduled" || state === "running")
    .toSorted((one, other) => one.startsAt - other.startsAt);
  const clashes: Clash[] = [];
  /** The events of each person that may not be over yet. */
  const busy = new Map<string, TimedEvent[]>();
  const roomFor = new Map<string, string[]>();
  for (const event of open) {
    const room = `${event.kind}/${event.teamId}`;
    const brought = roomFor.get(room) ?? participantsOf(ground, event);
    roomFor.set(room, brought);
    const asked = guests.get(event.key);
    for (const personId of asked ? new Set([...brought, ...asked]) : brought) {
      const before = (busy.get(personId) ?? []).filter(({ endsAt }) => endsAt > event.startsAt);
      for (const other of before) clashes.push({ personId, keys: [other.key, event.key] });
      before.push(event);
      busy.set(personId, before);
    }
  }
  return clashes;
}
