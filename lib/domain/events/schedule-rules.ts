import { type Actor, type Capability, can } from "@/lib/domain/access";
import { type CalendarDate, daysBetween } from "@/lib/domain/calendar/dates";
import { type Result, ok, refuse } from "@/lib/domain/result";
import { type EventKind, contracts } from "./contracts";
import { daysFor } from "./event-days";
import { scheduleSprint } from "./schedule";
import type { EventPlace, EventState, ScheduleGround, ScheduledEvent } from "./schedule-model";
import { dayInWords } from "./schedule-words";

/** What it takes to schedule an event of a kind. */
export function capabilityToSchedule(kind: EventKind): Capability {
  if (contracts[kind].isOfTeam) return "schedule team events";
  return kind === "roadmap_refinement" ? "schedule roadmap refinement" : "schedule flow events";
}

/** Whether somebody may move an event, ask guests to it or call it off. */
export function maySchedule(
  actor: Actor,
  flowTeamId: string,
  { kind, teamId }: Pick<ScheduledEvent, "kind" | "teamId">,
): boolean {
  return can(actor, capabilityToSchedule(kind), { flowTeamId, scrumTeamId: teamId });
}

/** Whether the schedule shows somebody the events of a kind: guests of the Flow Team see what invites them. */
export function seesInSchedule(actor: Actor, flowTeamId: string, kind: EventKind): boolean {
  if (can(actor, "contribute", { flowTeamId })) return true;
  return isForGuests(kind) && can(actor, "see the roadmap", { flowTeamId });
}

/** Whether a kind of event invites Stakeholders. */
export function isForGuests(kind: EventKind): boolean {
  return contracts[kind].invited.includes("stakeholder");
}

/** Whether a time-box keeps the contract of its event (EVT-1). */
export function checkTimeBox(kind: EventKind, minutes: number): Result<null> {
  const { name, minutes: box } = contracts[kind];
  if (minutes >= box.least && minutes <= box.most) return ok(null);
  const span = box.least === box.most ? `${box.least} minutes` : `${box.least} to ${box.most} minutes`;
  return refuse({
    code: "rule",
    rule: "EVT-1",
    message: `The time-box of a ${name} is ${span}, so it can't be scheduled with ${minutes}.`,
    fields: { minutes: `Choose ${span}.` },
    wayOut: `Schedule ${span}. What takes longer runs over in the room, where that is shown and recorded.`,
  });
}

/** Whether an event of a kind may stand there. */
export function checkPlace(
  kind: EventKind,
  { day, startMinute, minutes }: EventPlace,
  sprint: { number: number; startsOn: CalendarDate; endsOn: CalendarDate },
): Result<null> {
  const box = checkTimeBox(kind, minutes);
  if (!box.ok) return box;
  const { first, last } = daysFor(kind, sprint);
  if (day < first || day > last) {
    const span = `a day from ${dayInWords(first)} to ${dayInWords(last)}`;
    return refuse({
      code: "invalid",
      message: `${contracts[kind].name} of Flow Sprint ${sprint.number} is on ${span}.`,
      fields: { day: `Choose ${span}.` },
      wayOut: "Choose a day of its Flow Sprint, or call it off with a reason.",
    });
  }
  return checkEnd(startMinute, minutes);
}

/** Whether an event ends on the day it begins. */
export function checkEnd(startMinute: number, minutes: number): Result<null> {
  if (startMinute + minutes <= 24 * 60) return ok(null);
  return refuse({
    code: "invalid",
    message: "It would end after midnight.",
    fields: { startMinute: "Choose an earlier time." },
    wayOut: "Begin earlier, or choose a shorter time-box.",
  });
}

/** Whether an event in a state can still be put elsewhere, or called off. */
export function checkChangeable(state: EventState, calledOffWhy: string): Result<null> {
  if (state === "scheduled") return ok(null);
  if (state === "called_off") {
    return refuse({
      code: "invalid",
      message: `This event is called off: ${calledOffWhy}`,
      wayOut: "Take the calling off back first.",
    });
  }
  return refuse({
    code: "invalid",
    message:
      state === "running" ? "This event runs: it is where it was opened." : "This event is closed: it was when it was.",
    wayOut: state === "running" ? "Close it in its room." : "Move the next one of its kind, or the series.",
  });
}

/** Where the series put the events of a Flow Sprint, whatever was moved by hand; null for one they don't have. */
export function placesBySeries(
  ground: ScheduleGround,
  sprintNumber: number,
): (event: Pick<ScheduledEvent, "kind" | "teamId" | "ordinal">) => EventPlace | null {
  const unmoved = scheduleSprint({ ...ground, kept: [] }, sprintNumber);
  return ({ kind, teamId, ordinal }) =>
    unmoved.find((one) => one.kind === kind && one.teamId === teamId && one.ordinal === ordinal) ?? null;
}

/** Where its series puts one event. */
export function placeBySeries(ground: ScheduleGround, event: ScheduledEvent): EventPlace | null {
  return placesBySeries(ground, event.sprintNumber)(event);
}

/** How a series counts the day of an event: what `day` of a SeriesChange would put it there. */
export function seriesDayOf(
  kind: EventKind,
  day: CalendarDate,
  sprint: { startsOn: CalendarDate; endsOn: CalendarDate },
): number | null {
  const offset = daysBetween(sprint.startsOn, day);
  switch (contracts[kind].rhythm) {
    case "first day":
      return offset;
    case "last day":
      return daysBetween(sprint.endsOn, day);
    case "weekly":
    case "monthly":
      return ((offset % 7) + 7) % 7;
    case "working day":
      return null;
  }
}
