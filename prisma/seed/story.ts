import { ranksBetween } from "@/lib/domain/backlog/ranks";
import type { EpicKind, EpicStatus, Feasibility } from "@/lib/domain/backlog/kinds";
import type { Calendar } from "@/lib/domain/calendar/calendar";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { type DependencySketch, demoDependencies } from "./dependencies";
import { demoCapacities } from "./direction";
import type { DemoTechnicalNote, EpicSketch } from "./epic-sketch";
import { epicsAhead } from "./epics-ahead";
import { epicsBehind } from "./epics-behind";
import { epicsRunning } from "./epics-running";
import { ideas } from "./ideas";
import { type DemoHolding, type DemoPerson, demoPeople, demoTeams } from "./people";
import { type Random, randomFrom } from "./random";
import { demoCalendar, runningSprintNumber } from "./timeline";

export type DemoStoryItem = { title: string; estimate: number; status: "open" | "in_progress" | "done" };

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
  dependencies: DependencySketch[];
};

/** Tells the story as it stands on a day. */
export function tellStory(today: CalendarDate): DemoStory {
  const random = randomFrom(1871);
  return {
    today,
    ...demoPeople(random),
    calendar: demoCalendar(today),
    epics: demoEpics(random),
    dependencies: demoDependencies,
  };
}

/** What is done comes last in the Product Backlog, what runs comes first, ideas before what is done. */
function demoEpics(random: Random): DemoEpic[] {
  const numbered = [...epicsBehind, ...epicsRunning, ...epicsAhead, ...ideas].map((sketch, index) => ({
    sketch,
    number: index + 1,
  }));
  const inOrder = [...epicsRunning, ...epicsAhead, ...ideas, ...epicsBehind];
  const ranks = ranksBetween(null, null, inOrder.length);
  const rankOf = new Map(inOrder.map((sketch, index) => [sketch.key, ranks[index] as string]));
  return numbered.map(({ sketch, number }) =>
    writeOut(
      sketch,
      number,
      rankOf.get(sketch.key) as string,
      numbered.map((one) => one.sketch),
      random,
    ),
  );
}

function writeOut(sketch: EpicSketch, number: number, rank: string, all: EpicSketch[], random: Random): DemoEpic {
  const [firstSprint, lastSprint] = sketch.span ?? [null, null];
  const status = statusOf(sketch);
  const effort = effortOf(sketch, all, random);
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
    stories: storiesOf(sketch, status, effort, random),
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

/** Teams that took on more than they can for the next Milestone. */
const eager = new Set(["berths", "yard", "customs", "manifest", "traffic", "bedrock"]);

/** How much of its capacity a team took on, by when: the next Milestone holds a little too much. */
function appetite(team: string | null, sprint: number): number {
  if (sprint <= 13) return 0.93;
  if (sprint <= 17) return 0.96;
  if (sprint > 21) return 0.8;
  return eager.has(team ?? "") ? 1.15 : 0.97;
}

/** The team's capacity over the span, shared with the team's other Epics of those sprints. */
function effortOf(sketch: EpicSketch, all: EpicSketch[], random: Random): number | null {
  if (!sketch.span || sketch.hasNoEffort) return null;
  const usual = demoTeams.find((team) => team.key === sketch.team)?.usualCapacity ?? 0;
  let points = 0;
  for (let sprint = sketch.span[0]; sprint <= sketch.span[1]; sprint++) {
    const typed = demoCapacities.find((one) => one.team === sketch.team && one.sprint === sprint)?.points;
    const sharing = all.filter(
      (one) => one.team === sketch.team && !one.isDropped && one.span && one.span[0] <= sprint && sprint <= one.span[1],
    );
    points += ((typed ?? usual) * appetite(sketch.team, sprint)) / Math.max(1, sharing.length);
  }
  return Math.max(1, Math.round(points * (0.97 + random.next() * 0.06)));
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

const estimates = [1, 2, 3, 5, 8, 13] as const;

/** The Epic's effort cut into Stories, of which as many are done as its time has passed. */
function storiesOf(sketch: EpicSketch, status: EpicStatus, effort: number | null, random: Random): DemoStoryItem[] {
  const titles = sketch.stories ?? [];
  const fair = (effort ?? 30) / Math.max(1, titles.length);
  const done = doneShare(sketch, status, random) * titles.length;
  return titles.map((title, index) => {
    const wished = fair * (0.7 + random.next() * 0.6);
    const estimate = estimates.reduce((best, one) => (Math.abs(one - wished) < Math.abs(best - wished) ? one : best));
    const isDone = index + 1 <= Math.floor(done);
    return {
      title,
      estimate,
      status: isDone ? "done" : status === "in_progress" && index < Math.floor(done) + 2 ? "in_progress" : "open",
    };
  });
}

function doneShare(sketch: EpicSketch, status: EpicStatus, random: Random): number {
  if (status === "done") return 1;
  if (status !== "in_progress" || !sketch.span) return 0;
  const [first, last] = sketch.span;
  const passed = (runningSprintNumber - first + 0.55) / (last - first + 1);
  return Math.min(0.85, Math.max(0, passed + (random.next() - 0.6) * 0.25));
}
