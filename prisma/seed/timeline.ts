import { type Calendar, type FlowSprint, type Pause, type Undated, layOut } from "@/lib/domain/calendar/calendar";
import { type CalendarDate, addDays, isWorkingDay } from "@/lib/domain/calendar/dates";

/** The Flow Sprint that runs today. The story is written around these numbers. */
export const runningSprintNumber = 16;

/** Three Milestones behind, one running, two ahead; the second is of five Flow Sprints. */
const toldMilestones = [
  { number: 1, firstSprint: 1, lastSprint: 4 },
  { number: 2, firstSprint: 5, lastSprint: 9 },
  { number: 3, firstSprint: 10, lastSprint: 13 },
  { number: 4, firstSprint: 14, lastSprint: 17 },
  { number: 5, firstSprint: 18, lastSprint: 21 },
  { number: 6, firstSprint: 22, lastSprint: 25 },
] as const;

const sprintWeeks = 2;
const milestoneSprints = 4;
const pauseWeeks = 2;

/**
 * The demo's calendar: two-week Flow Sprints, of which number 16 is on its sixth working day today
 * (at a weekend: on the Friday before), two weeks of pause at each turn of the year, and whole
 * Milestones up to three years from today.
 */
export function demoCalendar(today: CalendarDate): Calendar {
  const runningStart = addDays(workdayUpTo(today), -7);

  const pauses: Undated<Pause>[] = [];
  let start = runningStart;
  for (let number = runningSprintNumber - 1; number >= 1; number--) {
    const before = addDays(start, -7 * pauseWeeks);
    if (isYearEnd(before)) {
      pauses.unshift(yearEndPause(number));
      start = before;
    }
    start = addDays(start, -7 * sprintWeeks);
  }
  const startsOn = start;

  const last = addDays(today, 3 * 365);
  const milestones: { number: number; firstSprint: number; lastSprint: number; committed: boolean }[] =
    toldMilestones.map((told) => ({ ...told, committed: told.number <= 5 }));
  const sprints: Undated<FlowSprint>[] = [];
  let day = runningStart;
  for (let number = 1; ; number++) {
    const state = number < runningSprintNumber ? "closed" : number === runningSprintNumber ? "running" : "planned";
    sprints.push({ number, weeks: sprintWeeks, state });
    if (number < runningSprintNumber) continue;
    day = addDays(day, 7 * sprintWeeks);
    const told = milestones.at(-1);
    if (told && number > told.lastSprint + milestoneSprints - 1) {
      const firstSprint = told.lastSprint + 1;
      milestones.push({ number: told.number + 1, firstSprint, lastSprint: number, committed: false });
    }
    if (day > last && number === milestones.at(-1)?.lastSprint) break;
    if (isYearEnd(day)) {
      pauses.push(yearEndPause(number));
      day = addDays(day, 7 * pauseWeeks);
    }
  }
  return {
    ...layOut(startsOn, sprints, pauses),
    milestones,
    cadences: [{ fromSprint: 1, sprintWeeks, milestoneSprints }],
  };
}

/** Whether a two-week pause from this day on holds New Year and most of the days before it. */
function isYearEnd(day: CalendarDate): boolean {
  const monthDay = day.slice(5);
  return monthDay >= "12-16" && monthDay <= "12-29";
}

function yearEndPause(afterSprint: number): Undated<Pause> {
  return { afterSprint, weeks: pauseWeeks, reason: "Year-end break" };
}

/** The day itself, or the Friday before it. */
export function workdayUpTo(day: CalendarDate): CalendarDate {
  let workday = day;
  while (!isWorkingDay(workday)) workday = addDays(workday, -1);
  return workday;
}
