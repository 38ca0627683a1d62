import { ranksBetween } from "@/lib/domain/backlog/ranks";
import type { EpicKind, EpicStatus, Feasibility } from "@/lib/domain/backlog/kinds";
import type { Calendar } from "@/lib/domain/calendar/calendar";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { type DependencySketch, demoDependencies } from "./dependencies";
import { effortOf } from "./effort";
import type { DemoTechnicalNote, EpicSketch } from "./epic-sketch";
import { epicsAhead } from "./epics-ahead";
import { epicsBehind } from "./epics-behind";
import { epicsRunning } from "./epics-running";
import { ideas } from "./ideas";
import { type DemoHolding, type DemoPerson, demoPeople } from "./people";
import { type Random, randomFrom } from "./random";
import { tellStories } from "./stories";
import { ideaStories } from "./story-ideas";
import type { DemoStoryItem } from "./story-item";
import { demoCalendar, runningSprintNumber } from "./timeline";

/** An Epic with all that is written of it; people and teams by their keys. */
export type DemoEpic = {
  key: string;
  number: number;
  title: string;
  description: string;
  kind: EpicKind;
  status: EpicStatus;
  team: string | null;
  firstSprint: number | null;
  lastSprint: number | null;
  effort: number | null;
  value: number | null;
  timeCriticality: number | null;
  riskReduction: number | null;
  riskNote: string;
  acceptanceConditions: string[];
  feasibility: Feasibility | null;
  feasibilityNote: string;
  owner: string | null;
  labels: string[];
  rank: string;
  stories: DemoStoryItem[];
  notes: DemoTechnicalNote[];
};

/** The demo Flow Team, complete but for ids: the same for the same day. */
export type DemoStory = {
  today: CalendarDate;
  people: DemoPerson[];
  holdings: DemoHolding[];
  calendar: Calendar;
  epics: DemoEpic[];
  /** Those of Epics and those of none, by number. */
  stories: (DemoStoryItem & { by?: string })[];
  dependencies: DependencySketch[];
};

/** Tells the story as it stands on a day. */
export function tellStory(today: CalendarDate): DemoStory {
  const random = randomFrom(1871);
  const people = demoPeople(random);
  const calendar = demoCalendar(today);
  const told = tellStories(sketches, calendar, today);
  const stories = [...told, ...ideaStories(today)].map((story, index) => ({ ...story, number: index + 1 }));
  return {
    today,
    ...people,
    calendar,
    epics: demoEpics(random, stories),
    stories,
    dependencies: demoDependencies,
  };
}

const sketches = [...epicsBehind, ...epicsRunning, ...epicsAhead, ...ideas];

/** What is done comes last in the Product Backlog, what runs comes first, ideas before what is done. */
function demoEpics(random: Random, stories: DemoStoryItem[]): DemoEpic[] {
  const inOrder = [...epicsRunning, ...epicsAhead, ...ideas, ...epicsBehind];
  const ranks = ranksBetween(null, null, inOrder.length);
  const rankOf = new Map(inOrder.map((sketch, index) => [sketch.key, ranks[index] as string]));
  return sketches.map((sketch, index) => ({
    ...writeOut(sketch, index + 1, rankOf.get(sketch.key) as string, random),
    stories: stories.filter((story) => story.epic === sketch.key),
  }));
}

function writeOut(sketch: EpicSketch, number: number, rank: string, random: Random): Omit<DemoEpic, "stories"> {
  const [firstSprint, lastSprint] = sketch.span ?? [null, null];
  const status = statusOf(sketch);
  const effort = effortOf(sketch, sketches, random);
  const scale = [2, 3, 5, 8, 13] as const;
  return {
    key: sketch.key,
    number,
    title: sketch.title,
    description: sketch.about,
    kind: sketch.kind ?? "business",
    status,
    team: sketch.team,
    firstSprint,
    lastSprint,
    effort,
    value: sketch.value ?? null,
    timeCriticality: sketch.span ? random.pick(scale) : null,
    riskReduction: sketch.span ? random.pick(sketch.kind === "enabler" ? ([8, 13] as const) : scale) : null,
    riskNote: sketch.risk ?? "",
    acceptanceConditions: sketch.accept ?? [],
    ...verdictOn(sketch),
    owner:
      sketch.kind === "enabler"
        ? "architect"
        : sketch.span && sketch.team
          ? `po ${sketch.team}`
          : sketch.value
            ? "cpo"
            : null,
    labels: sketch.labels ?? [],
    rank,
    notes: sketch.notes ?? [],
  };
}

function statusOf(sketch: EpicSketch): EpicStatus {
  if (sketch.isDropped) return "dropped";
  if (!sketch.span) return "idea";
  const [first, last] = sketch.span;
  if (sketch.isLate) return "in_progress";
  if (last < runningSprintNumber) return "done";
  return first <= runningSprintNumber ? "in_progress" : "planned";
}

function verdictOn(sketch: EpicSketch): { feasibility: Feasibility | null; feasibilityNote: string } {
  if (!sketch.span || sketch.feasibility === "none") return { feasibility: null, feasibilityNote: "" };
  if (sketch.feasibility === "feasible_with_conditions") {
    return {
      feasibility: sketch.feasibility,
      feasibilityNote: "With a rehearsal on staging first, and a way back by hand.",
    };
  }
  if (sketch.feasibility === "not_feasible") {
    return {
      feasibility: sketch.feasibility,
      feasibilityNote: "The voice link to shore breaks for up to 20 seconds. Not before the second mast stands.",
    };
  }
  return { feasibility: "feasible", feasibilityNote: "" };
}
