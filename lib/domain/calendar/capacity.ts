import { type AbsenceSpan, awayShare } from "./absences";
import { type CalendarDate, addDays, daysBetween, isWorkingDay } from "./dates";

/** A Developer's time in a Scrum Team: from its first day until the day before `until`, or on. */
type Service = { personId: string; teamId: string; from: CalendarDate; until: CalendarDate | null };

/** A public holiday. */
export type Holiday = { date: CalendarDate; name: string };

/** What a team reached in a closed Flow Sprint: points done, and person-days times the focus factor. */
type PastSprint = { number: number; pointsDone: number; focusedDays: number };

/** What capacities are computed from: the same for all who may see it. */
export type CapacityView = {
  sprints: { number: number; startsOn: CalendarDate; endsOn: CalendarDate; state: "planned" | "running" }[];
  teams: {
    id: string;
    name: string;
    hue: number;
    usualCapacity: number;
    /** In percent. */
    focusFactor: number;
    /** "DE" or "DE-BY"; null while none is set, and then no public holiday counts. */
    country: string | null;
    /** Closed Flow Sprints with known figures, the latest first. */
    past: PastSprint[];
  }[];
  services: Service[];
  people: { id: string; name: string }[];
  absences: (AbsenceSpan & { id: string; personId: string; note: string })[];
  /** By country as teams name it, in order. */
  holidays: { [country: string]: Holiday[] };
  /** Typed by hand, in points. */
  typed: { teamId: string; sprint: number; points: number }[];
};

/** One person's day: why it doesn't count in full, and how much of it does. */
export type PersonDay = {
  date: CalendarDate;
  /** 0, a half or 1. */
  share: 0 | 0.5 | 1;
  is: "there" | "half away" | "away" | "weekend" | "holiday" | "not in the team";
};

type PersonDays = { personId: string; days: PersonDay[]; personDays: number };

/** A team's capacity in a Flow Sprint, as it follows from people, days and what it reached before. */
export type ComputedCapacity = {
  people: PersonDays[];
  /** Person-days there, before the focus factor. */
  personDays: number;
  focusedDays: number;
  /** The Flow Sprints the average is taken over, the latest first. */
  basis: PastSprint[];
  /** Points done a focused day; null while there is not enough data. */
  pointsPerDay: number | null;
  /** Null while the pace isn't known, or nobody is in the team. */
  points: number | null;
};

/** Points by team id, then Flow Sprint number, wherever they can be computed. */
export type ComputedCapacities = { [teamId: string]: { [sprint: number]: number } };

/** What a team's capacity in a Flow Sprint may be taken from, in points; null is not known. */
export type CapacitySources = { typed: number | null; computed: number | null; usual: number };

/** The points a team has in a Flow Sprint, and which of its sources they are from. */
export type PlannedCapacity = { points: number; from: keyof CapacitySources };

/** Over how many closed Flow Sprints points a focused day are averaged. */
const velocityWindow = 3;

type TeamDays = {
  sprint: { startsOn: CalendarDate; endsOn: CalendarDate };
  /** Of this team alone; one person may have several. */
  services: readonly Service[];
  absences: readonly (AbsenceSpan & { personId: string })[];
  holidays: readonly Holiday[];
};

/** Each Developer's days in the Flow Sprint, by person in the order of the services. */
function personDaysOf({ sprint, services, absences, holidays }: TeamDays): PersonDays[] {
  const length = daysBetween(sprint.startsOn, sprint.endsOn) + 1;
  const dates = Array.from({ length }, (_, index) => addDays(sprint.startsOn, index));
  const isWorking = new Set(dates.filter(isWorkingDay));
  const isHoliday = new Set(holidays.map(({ date }) => date));
  const people = [...new Set(services.map(({ personId }) => personId))];
  return people.flatMap((personId) => {
    const own = services.filter((service) => service.personId === personId);
    const away = absences.filter((absence) => absence.personId === personId);
    const days = dates.map((date) => judgeDay(date, { own, away, isWorking, isHoliday }));
    if (days.every(({ is }) => is === "not in the team" || is === "weekend")) return [];
    return [{ personId, days, personDays: days.reduce((sum, { share }) => sum + share, 0) }];
  });
}

type PersonFacts = {
  own: readonly Service[];
  away: readonly AbsenceSpan[];
  isWorking: ReadonlySet<CalendarDate>;
  isHoliday: ReadonlySet<CalendarDate>;
};

function judgeDay(date: CalendarDate, { own, away, isWorking, isHoliday }: PersonFacts): PersonDay {
  if (!isWorking.has(date)) return { date, share: 0, is: "weekend" };
  const serves = own.some(({ from, until }) => from <= date && (until === null || date < until));
  if (!serves) return { date, share: 0, is: "not in the team" };
  if (isHoliday.has(date)) return { date, share: 0, is: "holiday" };
  const share = awayShare(away, date);
  if (share === 1) return { date, share: 0, is: "away" };
  return share === 0.5 ? { date, share: 0.5, is: "half away" } : { date, share: 1, is: "there" };
}

/**
 * Person-days times the focus factor (in percent), and the points that follow from what the team
 * reached a focused day in up to its last three closed Flow Sprints.
 */
export function computeCapacity(
  days: TeamDays & { focusFactor: number; past: readonly PastSprint[] },
): ComputedCapacity {
  const people = personDaysOf(days);
  const personDays = people.reduce((sum, person) => sum + person.personDays, 0);
  const focusedDays = (personDays * days.focusFactor) / 100;
  const pace = averagePace(days.past);
  return {
    people,
    personDays,
    focusedDays,
    ...pace,
    points: people.length === 0 ? null : pointsIn(focusedDays, pace.pointsPerDay),
  };
}

/** Points a focused day over the latest of `past`, which begins with the latest. */
function averagePace(past: readonly PastSprint[]): Pick<ComputedCapacity, "basis" | "pointsPerDay"> {
  const basis = past.filter(({ focusedDays }) => focusedDays > 0).slice(0, velocityWindow);
  const focused = basis.reduce((sum, { focusedDays }) => sum + focusedDays, 0);
  const done = basis.reduce((sum, { pointsDone }) => sum + pointsDone, 0);
  return { basis, pointsPerDay: focused > 0 ? done / focused : null };
}

function pointsIn(focusedDays: number, pointsPerDay: number | null): number | null {
  return pointsPerDay === null ? null : Math.round(pointsPerDay * focusedDays);
}

/** A team's capacity in one Flow Sprint of the view; null where it has no such team or sprint. */
export function capacityIn(view: CapacityView, teamId: string, sprintNumber: number): ComputedCapacity | null {
  const team = view.teams.find(({ id }) => id === teamId);
  const sprint = view.sprints.find(({ number }) => number === sprintNumber);
  if (!team || !sprint) return null;
  return computeCapacity({
    sprint,
    services: view.services.filter((service) => service.teamId === teamId),
    absences: view.absences.filter(({ startsOn, endsOn }) => startsOn <= sprint.endsOn && sprint.startsOn <= endsOn),
    holidays: (team.country && view.holidays[team.country]) || [],
    focusFactor: team.focusFactor,
    past: team.past,
  });
}

/**
 * Every capacity that can be computed: of open Flow Sprints from people and days, of closed ones from
 * the focused days they had and the pace until then, so that closing one doesn't change it.
 */
export function computedCapacities(view: CapacityView): ComputedCapacities {
  return Object.fromEntries(
    view.teams.map(({ id, past }) => {
      const open = view.sprints.map(({ number }) => ({ number, points: capacityIn(view, id, number)?.points ?? null }));
      const closed = past.map(({ number, focusedDays }, index) => {
        const { pointsPerDay } = averagePace(past.slice(index + 1));
        return { number, points: focusedDays > 0 ? pointsIn(focusedDays, pointsPerDay) : null };
      });
      const known = [...closed, ...open].flatMap(({ number, points }) => (points === null ? [] : [[number, points]]));
      return [id, Object.fromEntries(known)];
    }),
  );
}

/**
 * The capacity everybody plans with and commitments are judged by (BLG-4): typed for that Flow
 * Sprint, else computed where it can be, else the team's usual one.
 */
export function plannedCapacity({ typed, computed, usual }: CapacitySources): PlannedCapacity {
  if (typed !== null) return { points: typed, from: "typed" };
  return computed === null ? { points: usual, from: "usual" } : { points: computed, from: "computed" };
}
