import { type CalendarDate, addDays, isWorkingDay } from "@/lib/domain/calendar/dates";
import { type EventKind, contracts } from "./contracts";
import { besideHoliday, daysOf, daysOff } from "./days-off";
import { nearestDayFor } from "./event-days";
import type { ScheduleGround } from "./schedule-model";
import { seriesIn } from "./series";
import { slotsOf } from "./slots";

/** Where an event of a Flow Sprint stands as long as nobody put it elsewhere by hand. */
export type Proposal = {
  kind: EventKind;
  teamId: string | null;
  ordinal: number;
  day: CalendarDate;
  /** Minutes after midnight in the Flow Team's time zone. */
  startMinute: number;
  minutes: number;
  callLink: string;
  /** A Daily Scrum of a day on which there is none. It keeps its number, and stands if somebody touched it. */
  isLeftOut: boolean;
};

type Sprint = ScheduleGround["sprints"][number];
/** A day, the first minute that is free on it, and how long an event takes that begins there. */
type Spot = { day: CalendarDate; startMinute: number; minutes: number };
/** What holds for a spot whatever the series says. */
type Limits = { notBefore?: number; isLeftOut?: boolean };

const clock = (hours: number, minutes = 0) => hours * 60 + minutes;
const dailiesAt = clock(9);
/** A day of planning ends with the teams' first Daily Scrums, if they are over by then. */
const dayEnds = clock(18);
/** Nothing is proposed into it. */
const lunch = { from: clock(12, 45), to: clock(13, 30) };
/** Between two events that the same people come to. */
const breakMinutes = 15;
/** More rounds than this in a row fill a day: teams beyond share one, and the schedule shows who is in two rooms. */
const mostRounds = 5;

/**
 * What is proposed for a Flow Sprint. On its first working day Planning 1, then the teams, then Planning 2;
 * on its last one the Review, then the Flow Retrospective, then the teams; each takes its time from
 * the series of what is before it. Teams that share people meet one after the other. Nothing is put on a
 * public holiday of those it is for.
 */
export function proposeSprint(ground: ScheduleGround, sprint: Sprint): Proposal[] {
  const slots = slotsOf(ground);
  const rounds = Math.max(1, Math.min(mostRounds, 1 + Math.max(0, ...slots.values())));
  const slotOf = (teamId: string) => slots.get(teamId) ?? 0;
  const days = daysOf(sprint);
  const weeks = Array.from({ length: Math.ceil(days.length / 7) }, (_, week) => days.slice(week * 7, week * 7 + 7));
  const working = days.filter(isWorkingDay);
  const isOff = daysOff(ground);
  const open = working.filter((day) => !isOff(null, day));
  const first = open[0] ?? working[0] ?? sprint.startsOn;
  const last = open.at(-1) ?? working.at(-1) ?? sprint.endsOn;
  const dailiesTake = 15 * (1 + Math.max(0, ...slots.values()));
  const afterDailies = dailiesAt + Math.min(90, dailiesTake);
  const proposals: Proposal[] = [];

  /** Puts an event where its series says, and where that says nothing, where it is proposed. */
  const put = (
    kind: EventKind,
    teamId: string | null,
    ordinal: number,
    spot: Spot,
    from: CalendarDate,
    { notBefore = 0, isLeftOut = false }: Limits = {},
  ): Spot => {
    const held = seriesIn(ground.series, kind, teamId, sprint.number);
    const minutes = held.minutes ?? spot.minutes;
    const day = held.day === null ? spot.day : nearestDayFor(kind, addDays(from, held.day), sprint);
    const placed = {
      day: besideHoliday(kind, day, { days, first, last }, (one) => isOff(teamId, one)),
      // It ends on the day it begins.
      startMinute: Math.min(Math.max(held.startMinute ?? spot.startMinute, notBefore), clock(24) - minutes),
      minutes,
    };
    proposals.push({ kind, teamId, ordinal, ...placed, callLink: held.callLink ?? "", isLeftOut });
    return placed;
  };
  /** Puts the teams' events of a kind round after round from a spot on, and tells where the last round ends. */
  const putRounds = (kind: EventKind, from: Spot, base: CalendarDate): Spot => {
    const starts: number[] = [];
    let next = from.startMinute;
    for (let round = 0; round < rounds; round += 1) {
      next = pastLunch(next, from.minutes);
      starts.push(next);
      next += from.minutes;
    }
    for (const { id } of ground.teams) {
      put(kind, id, 1, { ...from, startMinute: starts[slotOf(id) % rounds] ?? from.startMinute }, base);
    }
    return { ...from, startMinute: starts.at(-1) ?? from.startMinute };
  };

  const planning1 = put(
    "planning_1",
    null,
    1,
    spotAt(first, Math.max(clock(9, 30), afterDailies), "planning_1"),
    sprint.startsOn,
  );
  const teamPlanning = minutesOf("team_planning", rounds);
  const plannings = putRounds("team_planning", after(planning1, first, afterDailies, teamPlanning), sprint.startsOn);
  const before2 = ground.teams.length > 0 ? plannings : planning1;
  const planning2 = put(
    "planning_2",
    null,
    1,
    after(before2, first, afterDailies, contracts.planning_2.minutes.usual),
    sprint.startsOn,
  );

  // On the day of planning there is nothing to go through before Planning 2 is over.
  const planned = planning2.startMinute + planning2.minutes + breakMinutes;
  const isLast = planned + dailiesTake <= dayEnds;
  for (const { id } of ground.teams) {
    const slot = 15 * slotOf(id);
    for (const [at, day] of working.entries()) {
      const spot = { day, startMinute: dailiesAt + slot, minutes: contracts.daily_scrum.minutes.usual };
      put("daily_scrum", id, at + 1, spot, day, {
        notBefore: day === planning2.day && isLast ? planned + slot : 0,
        isLeftOut: day < first || isOff(id, day),
      });
    }
  }
  for (const [at, week] of weeks.entries()) {
    const [begins = sprint.startsOn] = week;
    // Where holidays come first, the first week begins with the day of planning.
    const fromFirst = week.filter((day) => isWorkingDay(day) && day >= first);
    const ofWeek = fromFirst.length > 0 ? fromFirst : week.filter(isWorkingDay);
    const workingDay = (nth: number) => ofWeek[nth - 1] ?? ofWeek.at(-1) ?? begins;
    const startMinute = Math.max(clock(10), afterDailies);
    put("scrum_of_scrums", null, at + 1, spotAt(workingDay(3), startMinute, "scrum_of_scrums"), begins);
    for (const { id } of ground.teams) {
      const round = slotOf(id) % rounds;
      const { usual } = contracts.refinement.minutes;
      put("refinement", id, at + 1, spotAt(workingDay(4), clock(13, 30) + usual * round, "refinement"), begins);
    }
    if (at === 0 && isFirstOfMonth(ground, sprint)) {
      put("roadmap_refinement", null, 1, spotAt(workingDay(2), clock(14), "roadmap_refinement"), begins);
    }
  }

  const review = put("review", null, 1, spotAt(last, Math.max(clock(10), afterDailies), "review"), sprint.endsOn);
  const retroMinutes = contracts.flow_retrospective.minutes.usual;
  const retro = put("flow_retrospective", null, 1, after(review, last, afterDailies, retroMinutes), sprint.endsOn);
  putRounds(
    "team_retrospective",
    after(retro, last, afterDailies, minutesOf("team_retrospective", rounds)),
    sprint.endsOn,
  );
  return proposals;
}

/** Whether no other Flow Sprint begins before it in its calendar month. */
export function isFirstOfMonth(
  { sprints }: Pick<ScheduleGround, "sprints">,
  { startsOn }: Pick<Sprint, "startsOn">,
): boolean {
  const month = startsOn.slice(0, 7);
  return !sprints.some((other) => other.startsOn < startsOn && other.startsOn.startsWith(month));
}

/** The time-box proposed for a team's event: shorter where many rounds have to fit into the day. */
function minutesOf(kind: "team_planning" | "team_retrospective", rounds: number): number {
  const { least, usual } = contracts[kind].minutes;
  if (rounds < 3) return usual;
  return kind === "team_planning" ? least : 45;
}

function spotAt(day: CalendarDate, startMinute: number, kind: EventKind): Spot {
  const minutes = contracts[kind].minutes.usual;
  return { day, startMinute: pastLunch(startMinute, minutes), minutes };
}

/** Where something of so many minutes goes after another event: on its own day, unless the other is later. */
function after(before: Spot, day: CalendarDate, earliest: number, minutes: number): Spot {
  if (before.day < day) return { day, startMinute: pastLunch(earliest, minutes), minutes };
  const startMinute = before.startMinute + before.minutes + breakMinutes;
  return { day: before.day, startMinute: pastLunch(startMinute, minutes), minutes };
}

function pastLunch(startMinute: number, minutes: number): number {
  return startMinute < lunch.to && startMinute + minutes > lunch.from ? lunch.to : startMinute;
}
