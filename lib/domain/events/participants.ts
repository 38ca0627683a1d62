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
 * A time at which an event of another Flow Team takes people of this one. Which event isn't told: who looks
 * may have no part in that Flow Team. Day and minute are in this one's time zone.
 */
export type EventElsewhere = Pick<TimedEvent, "key" | "startsAt" | "endsAt"> &
  Pick<ScheduledEvent, "day" | "startMinute"> & { personIds: string[] };

/** What is on besides what roles bring people to. */
type Besides = {
  /** The guests of each event's key. */
  guests?: ReadonlyMap<string, readonly string[]>;
  elsewhere?: readonly EventElsewhere[];
};

/**
 * Everybody who is asked to two events at overlapping times, those ahead or running only; one that
 * ends when the other begins doesn't overlap.
 */
export function clashesOf(
  ground: Pick<ScheduleGround, "roles">,
  events: readonly TimedEvent[],
  { guests = new Map(), elsewhere = [] }: Besides = {},
): Clash[] {
  const roomFor = new Map<string, string[]>();
  const broughtTo = (event: TimedEvent) => {
    const room = `${event.kind}/${event.teamId}`;
    const brought = roomFor.get(room) ?? participantsOf(ground, event);
    roomFor.set(room, brought);
    const asked = guests.get(event.key);
    return asked ? [...new Set([...brought, ...asked])] : brought;
  };
  const open = events
    .filter(isAheadOrOn)
    .map((event) => ({ key: event.key, startsAt: event.startsAt, endsAt: event.endsAt, personIds: broughtTo(event) }));
  const clashes: Clash[] = [];
  /** The rooms of each person that may not be over yet. */
  const busy = new Map<string, typeof open>();
  for (const room of [...open, ...elsewhere].toSorted((one, other) => one.startsAt - other.startsAt)) {
    for (const personId of room.personIds) {
      const before = (busy.get(personId) ?? []).filter(({ endsAt }) => endsAt > room.startsAt);
      for (const other of before) clashes.push({ personId, keys: [other.key, room.key] });
      before.push(room);
      busy.set(personId, before);
    }
  }
  return clashes;
}

/** Whether an event still takes people's time. */
export function isAheadOrOn({ state }: Pick<ScheduledEvent, "state">): boolean {
  return state === "scheduled" || state === "running";
}
