import type { KeptEvent, ScheduledEvent, SeriesChange } from "@/lib/domain/events/schedule-model";

/** The events of a kind. */
export const of = (events: readonly ScheduledEvent[], kind: string) => events.filter((one) => one.kind === kind);

/** When an event is proposed: "2026-03-16 09:00". */
export const at = (event: ScheduledEvent | undefined) =>
  event &&
  `${event.day} ${String(Math.floor(event.startMinute / 60)).padStart(2, "0")}:${String(event.startMinute % 60).padStart(2, "0")}`;

/** A change of a series that changes nothing but what is said. */
export const change = (fields: Partial<SeriesChange>): SeriesChange => ({
  kind: "planning_1",
  teamId: null,
  fromSprint: 1,
  day: null,
  startMinute: null,
  minutes: null,
  callLink: null,
  ...fields,
});

/** A kept event of Flow Sprint 1 that keeps nothing but what is said. */
export const kept = (fields: Partial<KeptEvent>): KeptEvent => ({
  id: "e1",
  key: "s1-planning-1",
  kind: "planning_1",
  teamId: null,
  sprintNumber: 1,
  ordinal: 1,
  state: "scheduled",
  dayOffset: null,
  startMinute: null,
  minutes: null,
  callLink: null,
  ...fields,
});
