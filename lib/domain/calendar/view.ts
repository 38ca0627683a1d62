import type { Cadence, Calendar, FlowSprint, Pause } from "./calendar";

/** What the calendar's screens show: the same for all who may see it. Each list is in order. */
export type CalendarView = {
  sprints: SprintOfCalendar[];
  pauses: PauseOfCalendar[];
  milestones: MilestoneOfCalendar[];
  cadences: Cadence[];
  /** Who keeps the calendar, and who says yes when a committed Milestone moves. Null while nobody is. */
  csm: string | null;
  cpo: string | null;
};

export type SprintOfCalendar = FlowSprint & {
  goal: string;
  /** Over before Flotilla came into use. */
  isBeforeFlotilla: boolean;
};

export type PauseOfCalendar = Pause & { id: string };

export type MilestoneOfCalendar = {
  id: string;
  number: number;
  name: string;
  state: "planned" | "committed" | "reached" | "missed";
  firstSprint: number;
  lastSprint: number;
};

/** The calendar the rules work on; null while none is set. */
export function calendarOf(
  view: Pick<CalendarView, "sprints" | "pauses" | "milestones" | "cadences">,
): Calendar | null {
  if (view.sprints.length === 0) return null;
  return {
    sprints: view.sprints.map(({ number, startsOn, endsOn, weeks, state }) => ({
      number,
      startsOn,
      endsOn,
      weeks,
      state,
    })),
    pauses: view.pauses.map(({ afterSprint, startsOn, endsOn, weeks, reason }) => ({
      afterSprint,
      startsOn,
      endsOn,
      weeks,
      reason,
    })),
    milestones: view.milestones.map(({ number, firstSprint, lastSprint, state }) => ({
      number,
      firstSprint,
      lastSprint,
      committed: state === "committed",
    })),
    cadences: view.cadences,
  };
}
