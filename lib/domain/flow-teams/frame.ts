import { dayOfSprint } from "@/lib/domain/calendar/calendar";
import { type CalendarDate, daysBetween } from "@/lib/domain/calendar/dates";
import type { FlowTeamState } from "./schema";

/** What stands around every page of a Flow Team, as one person sees it. */
export type Frame = {
  flowTeam: {
    id: string;
    slug: string;
    name: string;
    product: string;
    state: FlowTeamState;
    isDemo: boolean;
  };
  /** Teams that aren't retired, and Members: guests don't count. */
  teamCount: number;
  /** News in the person's inbox that is unread and awake. */
  unread: number;
  peopleCount: number;
  /** Dependencies that wait for the person's answer; null for who is no PO here. */
  dependenciesToAnswer: number | null;
  me: {
    id: string;
    name: string;
    /** "Chief Scrum Master", "Product Owner in Harbour and Tides"; empty for who has none here. */
    roles: string;
    /** Has no role here but Stakeholder: sees the roadmap and the events that invite them. */
    isGuest: boolean;
    isAdministrator: boolean;
  };
  myTeams: { id: string; slug: string; name: string; hue: number }[];
  sprint: FrameSprint | null;
  /** Every Flow Team the person may open, this one included, by name. */
  flowTeams: { slug: string; name: string }[];
};

/** The running Flow Sprint, or the next one while none runs. */
export type FrameSprint = {
  number: number;
  goal: string;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  isRunning: boolean;
};

/** Where a Flow Sprint is on a day, in working days. */
export type SprintStanding =
  | { is: "ahead"; inDays: number }
  | { is: "under way"; day: number; of: number }
  | { is: "over"; daysAgo: number };

/**
 * Where a Flow Sprint is today: Monday to Friday count. On a weekend it is still the day before
 * it. One whose last day is past but which isn't closed is over, by calendar days.
 */
export function sprintStanding(sprint: Pick<FrameSprint, "startsOn" | "endsOn">, today: CalendarDate): SprintStanding {
  const day = dayOfSprint(sprint, today);
  if (day) return { is: "under way", ...day };
  return today < sprint.startsOn
    ? { is: "ahead", inDays: daysBetween(today, sprint.startsOn) }
    : { is: "over", daysAgo: daysBetween(sprint.endsOn, today) };
}
