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
  }[];
  epics: { number: number; title: string; status: string; lastSprint: number | null }[];
  risks: { number: number; title: string; roam: string | null; reviewOn: CalendarDate | null }[];
  impediments: { number: number; title: string; createdAt: string; isOwn: boolean; storyTitle: string | null }[];
  dependencies: {
    number: number;
    state: DependencyState;
    needer: string;
    giver: string;
    neededBy: number | null;
    promisedFor: number | null;
    /** The person's part in it: a PO who answers; the owner of the item that needs, or that gives. */
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
};

export type WorkSections = { blocksMe: WorkLine[]; waitsOnMe: WorkLine[]; now: WorkLine[]; later: WorkLine[] };

/**
 * Somebody's work by what it asks of them: what is in their way, what others wait for, what is under
 * way or committed to now, and the rest. A line stands in one section alone, the most urgent first.
 */
export function arrangeWork(view: MyWorkView, today: CalendarDate): WorkSections {
  const sections: WorkSections = { blocksMe: [], waitsOnMe: [], now: [], later: [] };
  for (const dependency of view.dependencies) placeDependency(dependency, sections);
  for (const impediment of view.impediments) {
    const line = lineOf("Impediment", impediment, {
      says: `${daysWords(impediment.createdAt, today)} old${impediment.storyTitle ? `, in the way of ${impediment.storyTitle}` : ""}`,
      tone: "bad",
    });
    (impediment.isOwn ? sections.waitsOnMe : sections.blocksMe).push(line);
  }
  for (const risk of view.risks) {
    const isDue = risk.reviewOn !== null && risk.reviewOn <= today;
    const says = !risk.roam ? "not classed yet" : isDue ? "to be reviewed" : `owned, ${risk.roam}`;
    const line = lineOf("Risk", risk, { says, tone: isDue || !risk.roam ? "warn" : "plain" });
    (line.tone === "warn" ? sections.waitsOnMe : sections.later).push(line);
  }
  for (const story of view.stories) {
    const isNow = story.status === "in_progress" || (story.isCommitted && story.sprint === view.runningSprint);
    if (story.blockedReason) {
      const says = `blocked for ${daysWords(story.blockedSince ?? story.columnSince, today)}: ${story.blockedReason}`;
      sections.blocksMe.push(lineOf("Story", story, { says, tone: "bad", teamName: story.teamName }));
    } else {
      const says = isNow
        ? `${story.status === "in_progress" ? "in progress" : "to be begun"}, ${daysWords(story.columnSince, today)} in its column`
        : story.sprint
          ? `planned for Flow Sprint ${story.sprint}`
          : "not planned yet";
      (isNow ? sections.now : sections.later).push(lineOf("Story", story, { says, teamName: story.teamName }));
    }
  }
  for (const task of view.tasks) {
    sections.now.push({
      key: `Task ${task.id}`,
      kind: "Task",
      title: task.title,
      says: `${task.status === "in_progress" ? "in progress" : "open"}, of S-${task.storyNumber} ${task.storyTitle}`,
      teamName: task.teamName,
      address: itemAddress("Story", task.storyNumber),
      tone: "plain",
    });
  }
  for (const epic of view.epics) {
    const isNow = epic.status === "in_progress";
    const says = epic.lastSprint ? `until Flow Sprint ${epic.lastSprint}` : "without a place on the roadmap";
    (isNow ? sections.now : sections.later).push(lineOf("Epic", epic, { says }));
  }
  return sections;
}

function placeDependency(dependency: MyWorkView["dependencies"][number], sections: WorkSections): void {
  const { state, needer, giver, neededBy, promisedFor, mayAnswer, needs, gives } = dependency;
  const by = neededBy ? `needed by Flow Sprint ${neededBy}` : "needed";
  const isLate = neededBy !== null && promisedFor !== null && promisedFor > neededBy;
  const line = (says: string) =>
    lineOf(
      "Dependency",
      { number: dependency.number, title: `${needer} needs ${giver}` },
      { says, tone: isLate ? "bad" : "plain" },
    );
  if (state === "proposed" && mayAnswer) sections.waitsOnMe.push(line(`your answer is asked for, ${by}`));
  else if (state === "delivered" && needs) sections.waitsOnMe.push(line("delivered: say whether it is what you need"));
  else if ((state === "accepted" || state === "in_progress") && gives) sections.waitsOnMe.push(line(`promised, ${by}`));
  else if (state !== "delivered" && needs) {
    const promised = promisedFor ? `promised for Flow Sprint ${promisedFor}` : "not promised yet";
    sections.blocksMe.push(line(state === "declined" ? "declined" : promised));
  }
}

const letters: Record<SpokenOfKind, string> = { Epic: "E", Story: "S", Dependency: "D", Risk: "R", Impediment: "I" };

function lineOf(
  kind: SpokenOfKind,
  item: { number: number; title: string },
  over: { says: string; tone?: WorkLine["tone"]; teamName?: string | null },
): WorkLine {
  return {
    key: `${kind} ${item.number}`,
    kind,
    title: `${letters[kind]}-${item.number} ${item.title}`,
    says: over.says,
    teamName: over.teamName ?? null,
    address: itemAddress(kind, item.number),
    tone: over.tone ?? "plain",
  };
}

/** "3 days": whole days from an instant's day (UTC) to a date. */
function daysWords(since: string, today: CalendarDate): string {
  const days = Math.max(0, Math.round((Date.parse(today) - Date.parse(since.slice(0, 10))) / 86_400_000));
  return days === 0 ? "less than a day" : days === 1 ? "1 day" : `${days} days`;
}
