import type { Role } from "@/lib/domain/access";
import type { BoardPace } from "@/lib/domain/backlog/board-age";
import type { GroundView } from "@/lib/domain/backlog/ground";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { type ImpedimentRow, daysOld } from "@/lib/domain/dependencies/impediments";
import { itemName } from "@/lib/domain/dependencies/rules";
import { type Judged, dependencyAbout, dependencyEnds, standingWords } from "@/lib/domain/dependencies/view";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { milestoneTitle } from "@/lib/domain/roadmap/lanes";
import type { MilestoneStanding } from "@/lib/domain/roadmap/standing";
import { counted } from "@/lib/domain/words";
import { contracts } from "./contracts";
import type { FeedbackInView } from "./review";
import { dayInWords, whenWords } from "./schedule-words";
import { type Pressing, type TodayLine, type TodaySection, sectionId } from "./today";
import { troublesOf } from "./today-figures";

type EpicWaiting = { number: number; title: string; firstSprint: number | null };

/** An Override, with the page of what it is of. */
export type OverrideGiven = {
  id: string;
  rule: string;
  transition: string;
  reason: string;
  by: string;
  item: string;
  href: string;
};

/** An event that comes, or is open. */
export type EventAhead = { key: string; name: string; day: CalendarDate; startMinute: number };

/** A Milestone that isn't over, and the last day of its last Flow Sprint. */
export type MilestoneAhead = MilestoneStanding & { endsOn: CalendarDate };

/** What Today is put together from: all a person of some role may need, the rest null or empty. */
export type TodayFacts = {
  personId: string;
  held: readonly { role: Role; teamId: string | null }[];
  /** Milliseconds since 1970. */
  now: number;
  ground: GroundView;
  runningSprint: number | null;
  nextSprint: number | null;
  judged: readonly Judged[];
  impediments: readonly ImpedimentRow[];
  overrides: readonly OverrideGiven[];
  waits: { value: EpicWaiting[]; validation: EpicWaiting[]; verdict: EpicWaiting[] };
  openFeedback: readonly FeedbackInView[];
  myFeedback: readonly FeedbackInView[];
  /** Those of the roadmap, for a Stakeholder. */
  milestones: readonly MilestoneAhead[];
  /** Left out where the day's events, or what they name as the next, say it. */
  nextReview?: EventAhead | null;
  /** The next Scrum of Scrums of the person's, and the teams whose report for it is in; null without one. */
  nextReport: { event: EventAhead; preparedTeamIds: readonly string[] } | null;
  /** The Stories of the person's teams, and how long such take. */
  stories: ReadonlyMap<string, readonly StoryRow[]>;
  paces: ReadonlyMap<string, BoardPace>;
};

/** Lines shown of a section; the count says how many there are. */
const most = 5;

/** A section of Today: its first lines, and where all are. */
export function section(
  key: string,
  title: string,
  count: string,
  href: string,
  lines: TodayLine[],
  empty: string,
): TodaySection {
  return { key, title, count, href, lines: lines.slice(0, most), empty };
}

/** A section whose lines stand nowhere else together: all are here, and its address leads to itself. */
export function wholeSection(key: string, title: string, lines: TodayLine[], empty: string): TodaySection {
  return { key, title, count: String(lines.length), href: `today#${sectionId(key)}`, lines, empty };
}

/** Something that presses, where there is any of it. */
export function press(count: number, one: string, many: string, href: string): Pressing[] {
  return count > 0 ? [{ text: `${count} ${count === 1 ? one : many}`, href }] : [];
}

/** A Dependency: its number and what it is about, who needs it of whom, and the conflict it is in. */
export function conflictLine(dependency: Judged, facts: TodayFacts): TodayLine {
  const { id, number, neederTeamId, giverTeamId, standing } = dependency;
  const nameOf = (teamId: string) => teamOn(facts, teamId)?.name ?? "a team";
  return {
    key: id,
    title: `D-${number} ${dependencyAbout(dependency)}`.trim(),
    detail: dependencyEnds(dependency, nameOf),
    href: `dependencies?dependency=${number}`,
    hues: [neederTeamId, giverTeamId].map((teamId) => teamOn(facts, teamId)?.hue ?? 0),
    badge: standing.kind === "conflict" ? { text: standingWords(standing), tone: "bad" } : null,
  };
}

/** An Impediment with its age. */
export function impedimentLine(
  { id, number, title, teamId, owner, createdAt, escalatedAt }: ImpedimentRow,
  facts: TodayFacts,
): TodayLine {
  const team = teamId ? teamOn(facts, teamId) : null;
  const days = daysOld(createdAt, new Date(facts.now));
  return {
    key: id,
    title,
    detail: `${team?.name ?? "The Flow Team"}, ${owner ? `owned by ${owner}` : "owned by nobody yet"}${escalatedAt ? ", escalated" : ""}`,
    href: `impediments?impediment=${number}`,
    hues: team ? [team.hue] : [],
    badge: { text: days === 0 ? "today" : counted(days, "day"), tone: days >= 3 ? "bad" : "neutral" },
  };
}

/** An event ahead: when it is, and the way to its room. */
export function eventLine({ key, name, day, startMinute }: EventAhead): TodayLine {
  return { key, title: name, detail: whenWords(day, startMinute), href: `events/${key}`, hues: [], badge: null };
}

/** A Milestone ahead: how much of it is done, when it ends, and what speaks against its holding. */
export function milestoneLine(standing: MilestoneAhead): TodayLine {
  const { milestone, epics, doneEpics, endsOn } = standing;
  const { number, state, firstSprint, lastSprint } = milestone;
  const against = troublesOf(standing);
  return {
    key: String(number),
    title: milestoneTitle(milestone),
    detail: [
      `Flow Sprint ${firstSprint} to ${lastSprint}, ends ${dayInWords(endsOn)}`,
      `${doneEpics} of ${counted(epics.length, "Epic")} done`,
      ...against,
    ].join(", "),
    href: `roadmap?about-milestone=${number}`,
    hues: [],
    badge:
      against.length > 0
        ? { text: "at risk", tone: "warn" }
        : state === "committed"
          ? { text: "committed", tone: "ok" }
          : { text: "planned", tone: "neutral" },
  };
}

/** A Story, on its team's board. */
export function storyLine(story: StoryRow, facts: TodayFacts): TodayLine {
  const team = story.teamId ? teamOn(facts, story.teamId) : null;
  return {
    key: story.id,
    title: `S-${story.number} ${story.title}`,
    detail: "",
    href: `board?team=${team?.slug ?? ""}&story=${story.number}`,
    hues: team ? [team.hue] : [],
    badge: null,
  };
}

/** An Epic that waits, with what for. */
export const epicLine =
  (detail: string) =>
  ({ number, title, firstSprint }: EpicWaiting): TodayLine => ({
    key: String(number),
    title: `E-${number} ${title}`,
    detail: firstSprint === null ? detail : `${detail}, planned from Flow Sprint ${firstSprint}`,
    href: `backlog?epic=${number}`,
    hues: [],
    badge: null,
  });

/** The step of a Review at which feedback lies on the table, as its room's address counts. */
const feedbackStep = contracts.review.steps.findIndex(({ key }) => key === "feedback") + 1;

/** Feedback and what became of it, in the room or the minutes of its Review. */
export function feedbackLine({ id, eventKey, text, about, by, state, became, answer }: FeedbackInView): TodayLine {
  const outcome =
    state === "turned"
      ? `became ${became ? itemName(became) : "a Backlog item"}`
      : state === "declined"
        ? `declined: ${answer}`
        : "not dealt with yet";
  return {
    key: id,
    title: text,
    detail: [about ? `on ${itemName(about)}` : "on the whole", `by ${by}`, outcome].join(", "),
    href: `events/${eventKey}?step=${feedbackStep}`,
    hues: [],
    badge: state === "turned" ? { text: "taken up", tone: "ok" } : null,
  };
}

/** "blocked 3 days". */
export function blockedFor({ blockedSince }: StoryRow, now: number): string {
  const days = blockedSince === null ? 0 : Math.floor((now / 1000 - blockedSince) / 86_400);
  return days === 0 ? "blocked" : `blocked ${counted(days, "day")}`;
}

/** The column of its team's board that a Story stands in. */
export function columnName({ columnId, teamId, status }: StoryRow, facts: TodayFacts): string {
  const column = facts.ground.teams.find(({ id }) => id === teamId)?.columns.find(({ id }) => id === columnId);
  return column?.name ?? (status === "open" ? "To do" : "In progress");
}

/** A Scrum Team by its id. */
export function teamOn({ ground }: TodayFacts, teamId: string) {
  return ground.teams.find(({ id }) => id === teamId);
}
