import type { Judged } from "@/lib/domain/dependencies/view";
import { type RoadmapFilters, countFilters, filterEpics, noFilters } from "@/lib/domain/roadmap/filters";
import { conflictsByEpic, epicConflicts, judgeDependencies } from "@/lib/domain/roadmap/standing";
import type { EpicInView, RoadmapView } from "@/lib/domain/roadmap/view";
import { wordsTyped } from "@/lib/domain/words";
import type { GroundView } from "./ground";
import { type ListFilters, epicFiltersOf } from "./list-address";
import type { Only } from "./list-kinds";
import { type EpicWait, epicWaitsFor } from "./readiness";
import { isStoryReady } from "./story-readiness";
import type { StoryRow } from "./story-row";
import { storyStatuses } from "./workflow";

/** What the filters are judged by beside the Story itself. */
type FilterGround = {
  roadmap: RoadmapView;
  /** Null while it isn't there: readiness then filters nothing. */
  ground: Pick<GroundView, "teams" | "definitions"> | null;
  /** Stories in which the server found the text; null while it hasn't answered. */
  foundIds: ReadonlySet<string> | null;
  /** The Dependencies with those of Stories, where they are known. */
  ofItems?: readonly Judged[] | undefined;
};

/** The ids of Epics that a conflict (DEP-2) troubles, one of their Stories included. */
function epicsInConflict({ roadmap, ofItems }: Pick<FilterGround, "roadmap" | "ofItems">): Set<string> {
  return new Set(conflictsByEpic(epicConflicts(roadmap, judgeDependencies(roadmap), ofItems)).keys());
}

/** The Epics that pass by themselves. What only Stories have lets none through. */
export function passingEpics(filters: ListFilters, around: FilterGround): EpicInView[] {
  const { roadmap } = around;
  const own = epicFiltersOf(filters);
  const asksStories = filters.statuses.length > 0 && own.statuses.length === 0;
  const storyFacts = filters.only.some((only) => only === "blocked" || only === "ready");
  if (asksStories || storyFacts || filters.sprints.length > 0) return [];
  const numbers = new Set(filters.epics);
  return filterEpics(roadmap, own, epicsInConflict(around)).filter(
    (epic) =>
      (numbers.size === 0 || numbers.has(String(epic.number))) &&
      (!filters.only.includes("no-estimate") || epic.effort === null) &&
      waitsAsAsked(epic, filters),
  );
}

const waitOf: Partial<Record<Only, EpicWait>> = {
  "awaits-value": "value",
  "awaits-verdict": "verdict",
  "awaits-validation": "validation",
};

/** Whether the Epic waits for what is asked; where nothing is, each does. */
function waitsAsAsked(epic: EpicInView, { only }: ListFilters): boolean {
  const asked = only.flatMap((one) => waitOf[one] ?? []);
  return asked.length === 0 || asked.some((wait) => wait === epicWaitsFor(epic));
}

/** The Stories that pass, in the order they come. */
export function passingStories(
  stories: readonly StoryRow[],
  filters: ListFilters,
  around: FilterGround,
): readonly StoryRow[] {
  const { roadmap, ground, foundIds } = around;
  const tests: ((story: StoryRow) => boolean)[] = [];
  const among = <T>(list: readonly T[], factOf: (story: StoryRow) => T) => {
    if (list.length === 0) return;
    const allowed = new Set(list);
    tests.push((story) => allowed.has(factOf(story)));
  };
  const slugs = new Map(roadmap.teams.map((team) => [team.id, team.slug]));
  const numbers = new Map(roadmap.epics.map((epic) => [epic.id, String(epic.number)]));
  // A retired team isn't among them: what it had is found with what no team has taken.
  among(filters.teams, ({ teamId }) => slugs.get(teamId ?? "") ?? "none");
  among(filters.epics, ({ epicId }) => numbers.get(epicId ?? "") ?? "none");
  among(filters.sprints, ({ sprint }) => (sprint === null ? "none" : String(sprint)));
  among(filters.owners, ({ ownerId }) => ownerId ?? "none");
  const statuses = storyStatuses.filter((status) => filters.statuses.includes(status));
  among(statuses, ({ status }) => status);
  if (filters.labels.length > 0) tests.push(({ labels }) => labels.some((label) => filters.labels.includes(label)));
  const ofEpics = askedOfEpics(filters);
  if (ofEpics) {
    const asked = filterEpics(roadmap, ofEpics, epicsInConflict(around)).filter((epic) => waitsAsAsked(epic, filters));
    const epicIds = new Set(asked.map(({ id }) => id));
    tests.push(({ epicId }) => epicIds.has(epicId ?? ""));
  }
  for (const only of filters.only) {
    if (only === "blocked") tests.push(({ blockedReason }) => blockedReason !== null);
    if (only === "no-estimate") tests.push(({ estimate }) => estimate === null);
    if (only === "ready" && ground) tests.push((story) => story.status !== "done" && isStoryReady(story, ground));
    if (only === "not-ready" && ground) tests.push((story) => story.status !== "done" && !isStoryReady(story, ground));
  }
  const words = wordsTyped(filters.text);
  if (words.length > 0) tests.push((story) => isCalled(story, words) || (foundIds?.has(story.id) ?? false));
  return tests.length === 0 ? stories : stories.filter((story) => tests.every((passes) => passes(story)));
}

/** What is asked that Epics alone have, which their Stories inherit; null where nothing is. */
function askedOfEpics(filters: ListFilters): RoadmapFilters | null {
  const { kinds, milestones, statuses, onlyConflicts } = epicFiltersOf(filters);
  const isOfStories = storyStatuses.some((status) => filters.statuses.includes(status));
  const asked = { ...noFilters, kinds, milestones, onlyConflicts, statuses: isOfStories ? [] : statuses };
  return countFilters(asked) > 0 || filters.only.some((only) => waitOf[only]) ? asked : null;
}

const haystacks = new WeakMap<StoryRow, string>();

/** Whether all the words (in lower case) are in the Story's title, number or labels. */
function isCalled(story: StoryRow, words: readonly string[]): boolean {
  let haystack = haystacks.get(story);
  if (haystack === undefined) {
    haystack = `s-${story.number} ${story.title} ${story.labels.join(" ")}`.toLocaleLowerCase("en");
    haystacks.set(story, haystack);
  }
  return words.every((word) => haystack.includes(word));
}
