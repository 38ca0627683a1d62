import type { StoryStatus } from "@/lib/domain/backlog/workflow";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import type { DependencyState } from "@/lib/domain/dependencies/schema";
import { itemAddress } from "./inbox";
import type { SpokenOfKind } from "./kinds";

/** All that is somebody's in a Flow Team, as PostgreSQL finds it. Instants are ISO strings. */
export type MyWorkView = {
  stories: {
    number: number;
    title: string;
    status: StoryStatus;
    teamName: string | null;
    sprint: number | null;
    isCommitted: boolean;
    blockedReason: string | null;
    blockedSince: string | null;
    columnSince: string;
  }[];
  tasks: {
    id: string;
    title: string;
    status: StoryStatus;
    storyNumber: number;
    storyTitle: string;
    teamName: string | null;
    /** The Flow Sprint its Story is planned for. */
    sprint: number | null;
  }[];
  epics: {
    number: number;
    title: string;
    status: string;
    firstSprint: number | null;
    lastSprint: number | null;
    /** What it asks of the Architect or the CPO; null where it is only theirs. */
    asks: "verdict" | "value" | "validation" | null;
  }[];
  /** Those of nobody stand here for who finds an owner for them: the SM of the team, the CSM. */
  risks: { number: number; title: string; roam: string | null; reviewOn: CalendarDate | null; isOwn: boolean }[];
  impediments: {
    number: number;
    title: string;
    createdAt: string;
    /** Whether the person owns it, finds an owner for it, or waits until it is resolved. */
    part: "owns" | "assigns" | "waits";
    owner: string | null;
    storyTitle: string | null;
  }[];
  dependencies: {
    number: number;
    state: DependencyState;
    needer: string;
    giver: string;
    neededBy: number | null;
    promisedFor: number | null;
    /** The person's part in it: a PO who answers; who has the item in hand that needs, or that gives. */
    mayAnswer: boolean;
    needs: boolean;
    gives: boolean;
  }[];
  runningSprint: number | null;
};

/** One line of somebody's work: what it is, why it is here, and where its next act is done. */
export type WorkLine = {
  key: string;
  kind: SpokenOfKind | "Task";
  /** "S-12 Berth list". */
  title: string;
  /** "blocked: no test data", "needed by Flow Sprint 17". */
  says: string;
  teamName: string | null;
  /** From the Flow Team's address on. */
  address: string;
  tone: "bad" | "warn" | "plain";
  /** The Flow Sprint by which it is wanted; null where none is said. */
  due: number | null;
};

export type WorkSections = { blocksMe: WorkLine[]; waitsOnMe: WorkLine[]; now: WorkLine[]; later: WorkLine[] };

/**
 * Somebody's work by what it asks of them: what is in their way, what others wait for, what is under
 * way or committed to now, and the rest. A line stands in one section alone; what is broken comes
 * first, then what is wanted soonest.
 */
export function arrangeWork(view: MyWorkView, today: CalendarDate): WorkSections {
  const sections: WorkSections = { blocksMe: [], waitsOnMe: [], now: [], later: [] };
  for (const dependency of view.dependencies) placeDependency(dependency, view.runningSprint, sections);
  for (const impediment of view.impediments) placeImpediment(impediment, today, sections);
  for (const risk of view.risks) {
    const isDue = risk.reviewOn !== null && risk.reviewOn <= today;
    const says = !risk.isOwn
      ? "nobody owns it yet"
      : !risk.roam
        ? "not classed yet"
        : isDue
          ? "to be reviewed"
          : risk.roam;
    const line = lineOf("Risk", risk, { says, tone: isDue || !risk.isOwn || !risk.roam ? "warn" : "plain" });
    (line.tone === "warn" ? sections.waitsOnMe : sections.later).push(line);
  }
  for (const story of view.stories) placeStory(story, view.runningSprint, today, sections);
  for (const task of view.tasks) {
    const isUnderWay = task.status === "in_progress";
    const isNow = isUnderWay || task.sprint === null || task.sprint <= (view.runningSprint ?? 0);
    (isNow ? sections.now : sections.later).push({
      key: `Task ${task.id}`,
      kind: "Task",
      title: task.title,
      says: `${isUnderWay ? "in progress" : "open"}, of S-${task.storyNumber} ${task.storyTitle}`,
      teamName: task.teamName,
      address: itemAddress("Story", task.storyNumber),
      tone: "plain",
      due: isUnderWay ? 0 : task.sprint,
    });
  }
  for (const epic of view.epics) placeEpic(epic, view.runningSprint, sections);
  for (const lines of Object.values(sections)) lines.sort(byUrgency);
  return sections;
}

const tones: readonly WorkLine["tone"][] = ["bad", "warn", "plain"];

function byUrgency(a: WorkLine, b: WorkLine): number {
  const last = Number.MAX_SAFE_INTEGER;
  return tones.indexOf(a.tone) - tones.indexOf(b.tone) || (a.due ?? last) - (b.due ?? last);
}

function placeStory(
  story: MyWorkView["stories"][number],
  runningSprint: number | null,
  today: CalendarDate,
  sections: WorkSections,
): void {
  const { sprint, teamName } = story;
  const isUnderWay = story.status === "in_progress";
  if (story.blockedReason) {
    const says = `blocked for ${daysWords(story.blockedSince ?? story.columnSince, today)}: ${story.blockedReason}`;
    sections.blocksMe.push(lineOf("Story", story, { says, tone: "bad", teamName, due: sprint }));
    return;
  }
  const isNow = isUnderWay || (story.isCommitted && sprint === runningSprint);
  const says = isNow
    ? `${isUnderWay ? "in progress" : "to be begun"}, ${daysWords(story.columnSince, today)} in its column`
    : sprint
      ? `planned for Flow Sprint ${sprint}`
      : "not planned yet";
  // What is begun comes before what is to be begun, whatever it is planned for.
  const due = isUnderWay ? 0 : sprint;
  (isNow ? sections.now : sections.later).push(lineOf("Story", story, { says, teamName, due }));
}

function placeImpediment(
  impediment: MyWorkView["impediments"][number],
  today: CalendarDate,
  sections: WorkSections,
): void {
  const { part, owner, storyTitle } = impediment;
  const age = `${daysWords(impediment.createdAt, today)} old`;
  const whose = part === "owns" ? "" : owner ? `, with ${owner}` : ", nobody owns it yet";
  const where = storyTitle ? `, in the way of ${storyTitle}` : "";
  const line = lineOf("Impediment", impediment, { says: `${age}${whose}${where}`, tone: "bad" });
  (part === "waits" ? sections.blocksMe : sections.waitsOnMe).push(line);
}

const asked = {
  verdict: "asks for your feasibility verdict",
  value: "lacks only its value",
  validation: "all its Stories are done: it waits for your validation",
} as const;

function placeEpic(epic: MyWorkView["epics"][number], runningSprint: number | null, sections: WorkSections): void {
  const { asks, status, firstSprint, lastSprint } = epic;
  if (asks) {
    const by = asks !== "validation" && firstSprint !== null ? `, to begin in Flow Sprint ${firstSprint}` : "";
    const isSoon = by !== "" && runningSprint !== null && (firstSprint ?? 0) <= runningSprint + 1;
    const tone = isSoon ? "warn" : "plain";
    sections.waitsOnMe.push(lineOf("Epic", epic, { says: `${asked[asks]}${by}`, tone, due: firstSprint }));
    return;
  }
  const says = lastSprint ? `until Flow Sprint ${lastSprint}` : "without a place on the roadmap";
  const isNow = status === "in_progress";
  (isNow ? sections.now : sections.later).push(lineOf("Epic", epic, { says, due: isNow ? lastSprint : firstSprint }));
}

function placeDependency(
  dependency: MyWorkView["dependencies"][number],
  runningSprint: number | null,
  sections: WorkSections,
): void {
  const { state, needer, giver, neededBy, promisedFor, mayAnswer, needs, gives } = dependency;
  const isOver = neededBy !== null && runningSprint !== null && neededBy < runningSprint;
  const isLate = isOver || (neededBy !== null && promisedFor !== null && promisedFor > neededBy);
  const by = neededBy ? `${isOver ? "was needed" : "needed"} by Flow Sprint ${neededBy}` : "no Flow Sprint said";
  const item = { number: dependency.number, title: `${needer} needs ${giver}` };
  const line = (says: string, tone: WorkLine["tone"]) => lineOf("Dependency", item, { says, tone, due: neededBy });
  const soon = neededBy !== null && neededBy === runningSprint ? "warn" : "plain";
  if (state === "proposed" && mayAnswer) {
    sections.waitsOnMe.push(line(`your answer is asked for, ${by}`, isLate ? "bad" : soon));
  } else if (state === "delivered") {
    if (needs) sections.waitsOnMe.push(line("delivered: say whether it is what you need", "plain"));
  } else if ((state === "accepted" || state === "in_progress") && gives) {
    sections.waitsOnMe.push(line(`promised, ${by}`, isLate ? "bad" : soon));
  } else if (needs) {
    const promised =
      promisedFor && state !== "proposed" ? `promised for Flow Sprint ${promisedFor}` : "not promised yet";
    sections.blocksMe.push(line(`${state === "declined" ? "declined" : promised}, ${by}`, isLate ? "bad" : "plain"));
  }
}

const letters: Record<SpokenOfKind, string> = { Epic: "E", Story: "S", Dependency: "D", Risk: "R", Impediment: "I" };

function lineOf(
  kind: SpokenOfKind,
  item: { number: number; title: string },
  over: { says: string; tone?: WorkLine["tone"]; teamName?: string | null; due?: number | null },
): WorkLine {
  return {
    key: `${kind} ${item.number}`,
    kind,
    title: `${letters[kind]}-${item.number} ${item.title}`,
    says: over.says,
    teamName: over.teamName ?? null,
    address: itemAddress(kind, item.number),
    tone: over.tone ?? "plain",
    due: over.due ?? null,
  };
}

/** "3 days": whole days from an instant's day (UTC) to a date. */
function daysWords(since: string, today: CalendarDate): string {
  const days = Math.max(0, Math.round((Date.parse(today) - Date.parse(since.slice(0, 10))) / 86_400_000));
  return days === 0 ? "less than a day" : days === 1 ? "1 day" : `${days} days`;
}
