import type { StoryStatus } from "./workflow";

/**
 * A Story as every list, board and map shows it. Instants are seconds since 1970. The criteria,
 * Tasks and checks are counted, so that a row says whether the Story is Ready without its details.
 */
export type StoryRow = {
  id: string;
  /** S-12 is number 12. */
  number: number;
  title: string;
  epicId: string | null;
  teamId: string | null;
  status: StoryStatus;
  estimate: number | null;
  /** The Flow Sprint it is planned for. */
  sprint: number | null;
  /** It is in the Sprint Backlog of that sprint. */
  isCommitted: boolean;
  /** Null: the first column of its status (`columnOf`). */
  columnId: string | null;
  columnSince: number;
  startedAt: number | null;
  doneAt: number | null;
  ownerId: string | null;
  labels: readonly string[];
  blockedReason: string | null;
  blockedSince: number | null;
  /** Places: within its Epic (or among the Stories without one), and within its team. */
  epicRank: string;
  teamRank: string | null;
  criteria: number;
  criteriaMet: number;
  tasks: number;
  tasksDone: number;
  comments: number;
  /** Lines of the Definition of Ready, and of Done, that it fulfils. */
  readyChecks: number;
  doneChecks: number;
  isIdea: boolean;
};

/** A row as it travels: the values in the order of `storyFields`, since 10,000 names would be most of it. */
type PackedStory = readonly unknown[];

/** The order in which `storyRowsJson` packs a row. */
export const storyFields = [
  "id",
  "number",
  "title",
  "epicId",
  "teamId",
  "status",
  "estimate",
  "sprint",
  "isCommitted",
  "columnId",
  "columnSince",
  "startedAt",
  "doneAt",
  "ownerId",
  "labels",
  "blockedReason",
  "blockedSince",
  "epicRank",
  "teamRank",
  "criteria",
  "criteriaMet",
  "tasks",
  "tasksDone",
  "comments",
  "readyChecks",
  "doneChecks",
  "isIdea",
] as const satisfies readonly (keyof StoryRow)[];

/** What a view of Stories holds. */
export type StoriesView = { stories: readonly PackedStory[] };

/** The row as an object. */
export function unpackStory(packed: PackedStory): StoryRow {
  const row: Partial<Record<keyof StoryRow, unknown>> = {};
  for (let index = 0; index < storyFields.length; index++) row[storyFields[index] as keyof StoryRow] = packed[index];
  return row as StoryRow;
}

/** The row as it travels: for changes shown before the server has answered. */
export function packStory(row: StoryRow): PackedStory {
  return storyFields.map((field) => row[field]);
}

/**
 * The Stories with some of them as they are now: those named that aren't among `changed` have left
 * the view. Rows that stay the same keep their identity; all stay in order of their numbers.
 */
export function mergeStories(known: StoriesView, changed: StoriesView, ids: readonly string[]): StoriesView {
  const named = new Set<unknown>(ids);
  const stories = known.stories.filter(([id]) => !named.has(id));
  stories.push(...changed.stories);
  return { stories: stories.sort((a, b) => Number(a[1]) - Number(b[1])) };
}
