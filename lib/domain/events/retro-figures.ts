import type { CalendarDate } from "@/lib/domain/calendar/dates";
import type { FlowSprintState } from "@/lib/domain/calendar/calendar";
import { type ScopeSums, scopeWords } from "@/lib/domain/calendar/scope-changes";
import { committedHow } from "@/lib/domain/calendar/sprint-life";
import { counted } from "@/lib/domain/words";

/** Stories and their points. */
type Sum = { stories: number; points: number };

/** What is known of a Flow Sprint when it is looked back on: of the Flow Team, or of one Scrum Team. */
export type RetroFacts = {
  sprint: { number: number; state: FlowSprintState; goal: string; startsOn: CalendarDate; endsOn: CalendarDate };
  /** The Scrum Team's, in its own retrospective. */
  team: { id: string; slug: string; name: string; goal: string } | null;
  /** Null where the Flow Sprint hasn't started. `isBaseline`: planned is what Planning 2 froze. */
  points: { planned: number; isBaseline: boolean; committed: number; done: number; notDone: Sum } | null;
  scope: ScopeSums;
  /** Points done in Flow Sprints before, the latest first. */
  before: { sprint: number; points: number }[];
  /** The median from start to done of the Stories done in the Flow Sprint, in seconds. */
  cycle: { seconds: number | null; sample: number };
  /** `oldestDays` is the age of the oldest one open. */
  impediments: { raised: number; resolved: number; open: number; oldestDays: number | null };
  /** Dependencies promised for the Flow Sprint or one before, and those of them that aren't delivered. */
  promises: { broken: number; of: number };
  overrides: number;
  /** Of the events closed: minutes planned and used. */
  events: { closed: number; planned: number; used: number };
  unresolved: UnresolvedIssue[];
};

/** What is open still when the Flow Sprint ends. */
export type UnresolvedIssue = { name: string; title: string; since: string; href: string };

/** One figure of how a Flow Sprint went. Null values say that there isn't enough data yet. */
export type RetroFigure = {
  key: string;
  name: string;
  value: string | null;
  /** What it counts, and where that is looked at. */
  lines: { text: string; href: string }[];
  /** What goes into it, said on hover. */
  how: string;
};

/** With fewer Stories done than this, how long they take says nothing yet. */
const smallestSample = 5;
const day = 86_400;

/** The figures of a Flow Sprint in the order in which they are talked about. `slug` is the Flow Team's. */
export function figuresOf(facts: RetroFacts, slug: string): RetroFigure[] {
  const { sprint, team } = facts;
  const at = `/flow-teams/${slug}`;
  const sprintPage = `${at}/sprints/${sprint.number}${team ? `?team=${team.id}` : ""}`;
  return [
    pointsFigure(facts, sprintPage),
    notDoneFigure(facts, sprintPage),
    scopeFigure(facts, sprintPage),
    cycleFigure(facts, team ? `${at}/board?team=${team.slug}&sprint=${sprint.number}` : sprintPage),
    impedimentsFigure(facts, at),
    {
      key: "promises",
      name: "Broken promises",
      value: facts.promises.of > 0 ? `${facts.promises.broken} of ${facts.promises.of}` : null,
      lines: [
        {
          text: facts.promises.of > 0 ? "Dependencies not delivered" : "No Dependency was promised",
          href: `${at}/dependencies?form=list&show=open${team ? `&team=${team.slug}` : ""}`,
        },
      ],
      how: `Dependencies promised for S${sprint.number} or before, and how many of them the giver hasn't delivered.`,
    },
    {
      key: "overrides",
      name: "Overrides",
      value: String(facts.overrides),
      lines: [
        {
          text: facts.overrides > 0 ? "Rules set aside with a reason" : "No rule was set aside",
          href: `${at}/rulebook`,
        },
      ],
      how: "Gates of the Rulebook that the CSM overrode in this Flow Sprint.",
    },
    {
      key: "events",
      name: "Time in events",
      value: facts.events.closed > 0 ? `${facts.events.used} of ${facts.events.planned} min` : null,
      lines: [
        {
          text:
            facts.events.closed > 0 ? `in ${counted(facts.events.closed, "closed event")}` : "No event is closed yet",
          href: `${at}/events?sprint=${sprint.number}`,
        },
      ],
      how: "Minutes used and planned of the events of this Flow Sprint that are closed.",
    },
  ];
}

function pointsFigure({ points, before }: RetroFacts, href: string): RetroFigure {
  const former = before.map((one) => `${one.points} in S${one.sprint}`).join(", ");
  return {
    key: "points",
    name: "Points done",
    value: points && `${points.done} of ${points.committed}`,
    lines: points
      ? [
          {
            text: `committed; ${points.planned} planned ${points.isBaseline ? "in Planning 2" : "at the start"}`,
            href,
          },
          ...(former ? [{ text: `before: ${former}`, href }] : []),
        ]
      : [{ text: "The Flow Sprint hasn't started", href }],
    how: `${committedHow} Planned: the points that were in them when Planning 2 closed, or at the start where it didn't; what came in, went out or was re-estimated since makes the difference.`,
  };
}

function notDoneFigure({ points, sprint }: RetroFacts, href: string): RetroFigure {
  const isClosed = sprint.state === "closed";
  return {
    key: "not_done",
    name: isClosed ? "Carried over" : "Not done",
    value: points && counted(points.notDone.stories, "Story", "Stories"),
    lines: [{ text: points ? counted(points.notDone.points, "point") : "The Flow Sprint hasn't started", href }],
    how: isClosed
      ? "Stories that left their Sprint Backlog at the close without being done, at their estimates then."
      : "Stories that are in a Sprint Backlog and not done yet.",
  };
}

function cycleFigure({ cycle }: RetroFacts, href: string): RetroFigure {
  const isEnough = cycle.seconds !== null && cycle.sample >= smallestSample;
  const days = (cycle.seconds ?? 0) / day;
  return {
    key: "cycle",
    name: "Cycle time",
    value: isEnough ? `${days < 10 ? days.toFixed(1) : Math.round(days)} days` : null,
    lines: [{ text: `median of ${counted(cycle.sample, "Story", "Stories")} done`, href }],
    how: `The time from start to done of the Stories done in this Flow Sprint; with fewer than ${smallestSample} it says nothing yet.`,
  };
}

function scopeFigure({ points, scope }: RetroFacts, href: string): RetroFigure {
  const changes = scopeWords(scope).map((text) => ({ text, href }));
  return {
    key: "scope",
    name: "Scope changes",
    value: points && (changes.length > 0 ? counted(scope.all.stories, "Story", "Stories") : "None"),
    lines: changes.length > 0 ? changes : [{ text: "Sprint Backlogs stayed as they were", href }],
    how: "Stories that came into or left a Sprint Backlog, or got another estimate, after the Flow Sprint had started.",
  };
}

function impedimentsFigure({ impediments, team }: RetroFacts, at: string): RetroFigure {
  const { raised, resolved, open, oldestDays } = impediments;
  const addressOf = (show: "open" | "resolved") => `${at}/impediments?show=${show}${team ? `&team=${team.slug}` : ""}`;
  const age = oldestDays === null ? "nothing is in the way now" : `the oldest for ${ageWords(oldestDays)}`;
  return {
    key: "impediments",
    name: "Impediments",
    value: `${open} open`,
    // The figure itself opens what its first line does.
    lines: [
      { text: age, href: addressOf("open") },
      { text: `${raised} raised, ${resolved} resolved`, href: addressOf("resolved") },
    ],
    how: "Impediments that are open, and those raised and resolved during this Flow Sprint.",
  };
}

const ageWords = (days: number) => (days === 0 ? "less than a day" : counted(days, "day"));
