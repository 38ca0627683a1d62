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

/** The row as an object. Written out: named one by one in a loop, 5,000 rows took 15 ms, and so less than 1. */
export function unpackStory(packed: PackedStory): StoryRow {
  const row: Record<keyof StoryRow, unknown> = {
    id: packed[0],
    number: packed[1],
    title: packed[2],
    epicId: packed[3],
    teamId: packed[4],
    status: packed[5],
    estimate: packed[6],
    sprint: packed[7],
    isCommitted: packed[8],
    columnId: packed[9],
    columnSince: packed[10],
    startedAt: packed[11],
    doneAt: packed[12],
    ownerId: packed[13],
    labels: packed[14],
    blockedReason: packed[15],
    blockedSince: packed[16],
    epicRank: packed[17],
    teamRank: packed[18],
    criteria: packed[19],
    criteriaMet: packed[20],
    tasks: packed[21],
    tasksDone: packed[22],
    comments: packed[23],
    readyChecks: packed[24],
    doneChecks: packed[25],
    isIdea: packed[26],
  };
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
