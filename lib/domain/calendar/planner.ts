import { type Calendar, calendarStart, milestoneDates } from "./calendar";
import { type CalendarDate, addDays, daysBetween, isWorkingDay } from "./dates";

/** A month as "2026-11". */
export type CalendarMonth = string;

/** A month of a year planner: its days are columns 1 to 31, and what spans them is cut at its ends. */
export type PlannerMonth = {
  month: CalendarMonth;
  days: number;
  /** Saturdays and Sundays, as days of the month. */
  weekends: number[];
  sprints: PlannerSpan[];
  /** `number` is the Flow Sprint before it. */
  pauses: PlannerSpan[];
  /** From first to last sprint, pauses between included. */
  milestones: PlannerSpan[];
};

/**
 * The part of something that lies in a month, by days of the month, both counted. `widest`: no month
 * holds more of it, and no earlier one as much.
 */
export type PlannerSpan = {
  number: number;
  fromDay: number;
  toDay: number;
  begins: boolean;
  ends: boolean;
  widest: boolean;
};

/** The months of a year planner: so many from one on, with what lies in each. */
export function plannerMonths(
  calendar: Pick<Calendar, "sprints" | "pauses" | "milestones" | "cadences">,
  firstMonth: CalendarMonth,
  count: number,
): PlannerMonth[] {
  const milestones = calendar.milestones.map((one) => ({ number: one.number, ...milestoneDates(calendar, one) }));
  const pauses = calendar.pauses.map(({ afterSprint, startsOn, endsOn }) => ({
    number: afterSprint,
    startsOn,
    endsOn,
  }));
  return Array.from({ length: count }, (_, n) => {
    const month = addMonths(firstMonth, n);
    const first = `${month}-01`;
    const days = daysBetween(first, `${addMonths(month, 1)}-01`);
    const all = Array.from({ length: days }, (_unused, day) => day + 1);
    return {
      month,
      days,
      weekends: all.filter((day) => !isWorkingDay(addDays(first, day - 1))),
      sprints: cut(calendar.sprints, first, days),
      pauses: cut(pauses, first, days),
      milestones: cut(milestones, first, days),
    };
  });
}

function cut(
  spans: readonly { number: number; startsOn: CalendarDate; endsOn: CalendarDate }[],
  first: CalendarDate,
  days: number,
): PlannerSpan[] {
  const last = addDays(first, days - 1);
  return spans
    .filter(({ startsOn, endsOn }) => startsOn <= last && endsOn >= first)
    .map(({ number, startsOn, endsOn }) => ({
      number,
      fromDay: startsOn < first ? 1 : daysBetween(first, startsOn) + 1,
      toDay: endsOn > last ? days : daysBetween(first, endsOn) + 1,
      begins: startsOn >= first,
      ends: endsOn <= last,
      widest: widestMonth(startsOn, endsOn) === monthOf(first),
    }));
}

/** The month with most of its days, the earliest of several. */
function widestMonth(startsOn: CalendarDate, endsOn: CalendarDate): CalendarMonth {
  let widest = { month: monthOf(startsOn), days: 0 };
  for (let from = startsOn; from <= endsOn; from = `${addMonths(monthOf(from), 1)}-01`) {
    const monthEnd = addDays(`${addMonths(monthOf(from), 1)}-01`, -1);
    const days = daysBetween(from, monthEnd < endsOn ? monthEnd : endsOn) + 1;
    if (days > widest.days) widest = { month: monthOf(from), days };
  }
  return widest.month;
}

/** The month a day is in. */
export function monthOf(day: CalendarDate): CalendarMonth {
  return day.slice(0, 7);
}

/** The month so many later, or earlier when negative. */
export function addMonths(month: CalendarMonth, count: number): CalendarMonth {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  return `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((months % 12) + 1).padStart(2, "0")}`;
}

/** Whether it is a month, such as one from an address. */
export function isCalendarMonth(text: string | null): text is CalendarMonth {
  return text !== null && /^20\d{2}-(0[1-9]|1[0-2])$/.test(text);
}

/** Where a planner opens: the month before this one, or the calendar's first where that is later. */
export function openingMonth(calendar: Calendar, today: CalendarDate): CalendarMonth {
  const before = addMonths(monthOf(today), -1);
  const first = monthOf(calendarStart(calendar));
  return first > before ? first : before;
}
