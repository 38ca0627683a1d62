import type { EpicOnGround, GroundView } from "@/lib/domain/backlog/ground";
import type { SprintStanding } from "@/lib/domain/backlog/story-rules";
import type { StoryStatus } from "@/lib/domain/backlog/workflow";
import { counted } from "@/lib/domain/words";
import {
  type DependencyStanding,
  type Trouble,
  dependencyStanding,
  endFacts,
  lastClosedSprint,
  needAndPromise,
} from "./conflicts";
import { itemName } from "./rules";
import type { DependencyState } from "./schema";

/** Every Dependency and what is at its ends; Epics, teams and sprints are in the GroundView. */
export type DependenciesView = {
  /** By number. */
  dependencies: DependencyRow[];
  /** The Stories at their ends, deleted ones included. */
  stories: StoryAtEnd[];
  milestones: { id: string; number: number; name: string; firstSprint: number; lastSprint: number }[];
  /** Who raised or answered one. */
  people: { id: string; name: string }[];
};

/** Instants are ISO strings. */
export type DependencyRow = {
  id: string;
  /** D-12 is number 12. */
  number: number;
  neederTeamId: string;
  giverTeamId: string;
  neederEpicId: string | null;
  giverEpicId: string | null;
  neederStoryId: string | null;
  giverStoryId: string | null;
  answeringTeamId: string;
  note: string;
  state: DependencyState;
  neededBySprint: number | null;
  promisedForSprint: number | null;
  mitigation: string;
  answer: string;
  answeredById: string | null;
  answeredAt: string | null;
  raisedById: string | null;
  createdAt: string;
};

/** A Story as the judgement of a Dependency needs it. */
export type StoryAtEnd = {
  id: string;
  number: number;
  title: string;
  epicId: string | null;
  status: StoryStatus;
  sprint: number | null;
  isGone: boolean;
};

/** A Story or an Epic at an end, in one form. A Story has its Flow Sprint as first and last. */
export type ItemAtEnd = {
  kind: "Story" | "Epic";
  id: string;
  number: number;
  title: string;
  status: string;
  firstSprint: number | null;
  lastSprint: number | null;
  isStory: boolean;
  /** A Story's Epic. */
  epicId: string | null;
};

/** A Dependency with its ends and how it stands. An end is null where it is a team alone. */
export type Judged = DependencyRow & {
  needer: ItemAtEnd | null;
  giver: ItemAtEnd | null;
  standing: DependencyStanding;
  /** Flow Sprints said, or those of the items. */
  needed: number | null;
  promised: number | null;
};

/** What Dependencies are judged on: where the Epics stand, and which Flow Sprints have closed. */
export type JudgingGround = Pick<GroundView, "epics"> & { sprints: readonly SprintStanding[] };

/** Every Dependency of the view, judged by DEP-2. */
export function judgeAll(view: DependenciesView, ground: JudgingGround): Judged[] {
  const lastClosed = lastClosedSprint(ground.sprints);
  const items = new Map<string, ItemAtEnd>();
  for (const epic of ground.epics) items.set(epic.id, epicAtEnd(epic));
  for (const story of view.stories) if (!story.isGone) items.set(story.id, storyAtEnd(story));
  return view.dependencies.map((dependency) => {
    const neederId = dependency.neederStoryId ?? dependency.neederEpicId;
    const giverId = dependency.giverStoryId ?? dependency.giverEpicId;
    const needer = (neederId && items.get(neederId)) || null;
    const giver = (giverId && items.get(giverId)) || null;
    const facts = [
      endFacts(neederId, needer, dependency.neederStoryId !== null),
      endFacts(giverId, giver, dependency.giverStoryId !== null),
    ] as const;
    return {
      ...dependency,
      needer,
      giver,
      standing: dependencyStanding(dependency, ...facts, lastClosed),
      ...needAndPromise(dependency, ...facts),
    };
  });
}

function epicAtEnd({ id, number, title, status, firstSprint, lastSprint }: EpicOnGround): ItemAtEnd {
  return { kind: "Epic", id, number, title, status, firstSprint, lastSprint, isStory: false, epicId: null };
}

function storyAtEnd({ id, number, title, status, sprint, epicId }: StoryAtEnd): ItemAtEnd {
  return { kind: "Story", id, number, title, status, firstSprint: sprint, lastSprint: sprint, isStory: true, epicId };
}

/** Whether a Story is at one of its ends: guests, shared links and kept versions know the others alone. */
export function isOfStories({ neederStoryId, giverStoryId }: Pick<DependencyRow, "neederStoryId" | "giverStoryId">) {
  return neederStoryId !== null || giverStoryId !== null;
}

/** The Epic an end belongs to: itself, or its Story's. */
export function epicIdOf(item: Pick<ItemAtEnd, "id" | "isStory" | "epicId"> | null): string | null {
  return item?.isStory ? item.epicId : (item?.id ?? null);
}

type NamedEnd = Pick<ItemAtEnd, "kind" | "number">;

/** "S-12 needs E-4"; a team alone is called by its name. */
export function dependencyName(
  dependency: { needer: NamedEnd | null; giver: NamedEnd | null; neederTeamId: string; giverTeamId: string },
  teamName: (id: string) => string,
): string {
  const needer = dependency.needer ? itemName(dependency.needer) : teamName(dependency.neederTeamId);
  const giver = dependency.giver ? itemName(dependency.giver) : teamName(dependency.giverTeamId);
  return `${needer} needs ${giver}`;
}

type NamedDependency = Parameters<typeof dependencyName>[0];

/** "Berths needs Exchange": the teams, whatever their items. */
export function dependencyTeams(dependency: NamedDependency, teamName: (id: string) => string): string {
  return dependencyName({ ...dependency, needer: null, giver: null }, teamName);
}

/** "Berths needs Exchange (S-6 needs S-9)": the teams, and their items where there are any. */
export function dependencyEnds(dependency: NamedDependency, teamName: (id: string) => string): string {
  const teams = dependencyTeams(dependency, teamName);
  const items = dependencyName(dependency, teamName);
  return items === teams ? teams : `${teams} (${items})`;
}

/** What it is about: what exactly is needed, or else the item that is given, or waits; "" where only teams are known. */
export function dependencyAbout({ note, giver, needer }: Pick<Judged, "note" | "giver" | "needer">): string {
  return note.trim().split("\n")[0]?.trim() || (giver ?? needer)?.title || "";
}

/** "S-12 isn't Done yet", of what a giver gives; null where it is Done, or a team alone gives. */
export function unfinished(giver: (NamedEnd & { status: string }) | null): string | null {
  if (!giver || giver.status === "done") return null;
  return `${itemName(giver)} ${giver.status === "dropped" ? "was dropped" : "isn't Done yet"}`;
}

/**
 * What the giver is told before they deliver, and the needer before they verify, while the giver's item
 * isn't Done. It forbids nothing: no rule asks for the whole item, and a part of it may be all that is needed.
 */
export function unfinishedWords({ state, giver }: Pick<Judged, "state" | "giver">): string | null {
  const said = unfinished(giver);
  if (!said || (state !== "accepted" && state !== "in_progress" && state !== "delivered")) return null;
  return `${said}: ${state === "delivered" ? "verify" : "deliver"} it only if what is needed is there all the same.`;
}

/** How a Dependency stands, in a few words. */
export function standingWords(standing: DependencyStanding): string {
  switch (standing.kind) {
    case "conflict":
      return standing.reason;
    case "mitigated":
      return `${standing.reason}, with a mitigation`;
    case "open_ended":
      return "not both are planned yet";
    case "satisfied":
      return "satisfied";
    case "void":
      return "no longer needed";
    case "holds":
      return "comes in time";
  }
}

/** A conflict in short: how late it comes, that its Flow Sprint has closed, or that its giver is gone. */
export function shortWords(
  { cause, reason }: Trouble,
  { needed, promised }: Pick<Judged, "needed" | "promised">,
): string {
  if (cause === "closed") return "overdue";
  return cause === "late" && needed !== null && promised !== null
    ? `${counted(promised - needed, "sprint")} late`
    : reason;
}

/** The order of trouble: what needs somebody first. */
export const troubleOrder: readonly DependencyStanding["kind"][] = [
  "conflict",
  "open_ended",
  "mitigated",
  "holds",
  "satisfied",
  "void",
];
