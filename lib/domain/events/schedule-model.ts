import type { Role } from "@/lib/domain/access";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import type { EventKind } from "./contracts";

export type EventState = "scheduled" | "running" | "closed" | "called_off";

/** A change of all events of a kind from a Flow Sprint on: the latest one up to a sprint holds. Null as before it. */
export type SeriesChange = {
  kind: EventKind;
  teamId: string | null;
  fromSprint: number;
  /**
   * Which day: for "first day" days after the sprint's first; for "last day" days after its last, so
   * negative before it; for "weekly" and "monthly" days after the first of its week.
   */
  day: number | null;
  /** Minutes after midnight in the Flow Team's time zone. */
  startMinute: number | null;
  minutes: number | null;
  callLink: string | null;
};

/** What is kept of one event that somebody touched. */
export type KeptEvent = {
  id: string;
  key: string;
  kind: EventKind;
  teamId: string | null;
  sprintNumber: number;
  ordinal: number;
  state: EventState;
  /** Where it was put by hand; null as the series says. Days after the sprint's first. */
  dayOffset: number | null;
  startMinute: number | null;
  minutes: number | null;
  callLink: string | null;
};

/** What a schedule is made from. */
export type ScheduleGround = {
  timeZone: string;
  sprints: readonly { number: number; startsOn: CalendarDate; endsOn: CalendarDate }[];
  /** The Scrum Teams alive, in the order of their names. */
  teams: readonly { id: string; slug: string; name: string }[];
  /** The public holidays each Scrum Team keeps, around these sprints; none for a team without a country. */
  holidays: { readonly [teamId: string]: readonly CalendarDate[] };
  /** Every role held now. */
  roles: readonly { personId: string; role: Role; teamId: string | null }[];
  series: readonly SeriesChange[];
  kept: readonly KeptEvent[];
};

/** An event where it stands in the schedule. */
export type ScheduledEvent = {
  key: string;
  /** Null for one that nobody has touched. */
  id: string | null;
  kind: EventKind;
  teamId: string | null;
  sprintNumber: number;
  ordinal: number;
  state: EventState;
  day: CalendarDate;
  startMinute: number;
  minutes: number;
  /** Milliseconds since 1970. */
  startsAt: number;
  endsAt: number;
  callLink: string;
  /** Put elsewhere than its series. */
  isMoved: boolean;
};

/** What tells whether two events overlap, and in which order they stand. */
export type TimedEvent = Pick<ScheduledEvent, "key" | "kind" | "teamId" | "state" | "startsAt" | "endsAt">;

/** Where an event stands: a day, minutes after midnight in the Flow Team's time zone, and a time-box in minutes. */
export type EventPlace = Pick<ScheduledEvent, "day" | "startMinute" | "minutes">;
