import { type CalendarDate, addDays } from "@/lib/domain/calendar/dates";
import { clockOf } from "@/lib/domain/calendar/instants";
import { contracts } from "./contracts";
import { type EventIdentity, eventKey, readEventKey } from "./key";
import { type Proposal, proposeSprint } from "./proposals";
import type { KeptEvent, ScheduleGround, ScheduledEvent } from "./schedule-model";

/**
 * Every event of a Flow Sprint in the order of time, those of the Flow Team first where they begin
 * together. What the series say goes before the proposal, and what was put by hand before the series.
 * Empty for a sprint the calendar doesn't have.
 */
export function scheduleSprint(ground: ScheduleGround, sprintNumber: number): ScheduledEvent[] {
  const sprint = ground.sprints.find(({ number }) => number === sprintNumber);
  if (!sprint) return [];
  const kept = new Map(
    ground.kept.filter((row) => row.sprintNumber === sprintNumber).map((row) => [placeOf(row), row]),
  );
  const slugs = new Map(ground.teams.map(({ id, slug }) => [id, slug]));
  const clocks = new Map<CalendarDate, (minute: number) => number>();
  const place = (proposal: Omit<Proposal, "isLeftOut">, key: string, row: KeptEvent | undefined): ScheduledEvent => {
    const day = row?.dayOffset == null ? proposal.day : addDays(sprint.startsOn, row.dayOffset);
    const startMinute = row?.startMinute ?? proposal.startMinute;
    const minutes = row?.minutes ?? proposal.minutes;
    const clock = clocks.get(day) ?? clockOf(ground.timeZone, day);
    clocks.set(day, clock);
    const startsAt = clock(startMinute);
    return {
      key,
      id: row?.id ?? null,
      kind: proposal.kind,
      teamId: proposal.teamId,
      sprintNumber,
      ordinal: proposal.ordinal,
      state: row?.state ?? "scheduled",
      day,
      startMinute,
      minutes,
      startsAt,
      endsAt: startsAt + minutes * 60_000,
      callLink: row?.callLink ?? proposal.callLink,
      isMoved: day !== proposal.day || startMinute !== proposal.startMinute || minutes !== proposal.minutes,
    };
  };

  const events = proposeSprint(ground, sprint).flatMap((proposal) => {
    const at = placeOf(proposal);
    const row = kept.get(at);
    kept.delete(at);
    if (proposal.isLeftOut && !row) return [];
    const teamSlug = proposal.teamId && (slugs.get(proposal.teamId) ?? null);
    return place(proposal, row?.key ?? eventKey({ ...proposal, sprintNumber, teamSlug }), row);
  });
  // What was held stays, also when its team is gone or the calendar has no such day any more.
  for (const row of kept.values()) {
    if (row.state === "scheduled") continue;
    const { kind, teamId, ordinal } = row;
    const minutes = contracts[kind].minutes.usual;
    events.push(
      place({ kind, teamId, ordinal, day: sprint.startsOn, startMinute: 540, minutes, callLink: "" }, row.key, row),
    );
  }
  return events.sort(
    (one, other) =>
      one.startsAt - other.startsAt ||
      Number(one.teamId !== null) - Number(other.teamId !== null) ||
      (one.key < other.key ? -1 : 1),
  );
}

/**
 * The event an address or an identity names, where it stands in the schedule; null when there is
 * none. An event found by hand under the address its team had before is found by the new one too.
 */
export function findScheduled(ground: ScheduleGround, event: EventIdentity | string): ScheduledEvent | null {
  const identity = typeof event === "string" ? readEventKey(event) : event;
  if (!identity) return null;
  const events = scheduleSprint(ground, identity.sprintNumber);
  const key = typeof event === "string" ? event : eventKey(event);
  const named = events.find((one) => one.key === key);
  if (named) return named;
  const team = ground.teams.find(({ slug }) => slug === identity.teamSlug);
  if (identity.teamSlug !== null && !team) return null;
  const same = (one: ScheduledEvent) =>
    one.kind === identity.kind && one.ordinal === identity.ordinal && one.teamId === (team?.id ?? null);
  return events.find(same) ?? null;
}

/** An event's place in its Flow Sprint, which holds whatever the team is called. */
function placeOf({ kind, teamId, ordinal }: Pick<ScheduledEvent, "kind" | "teamId" | "ordinal">): string {
  return `${kind}/${teamId ?? ""}/${ordinal}`;
}
