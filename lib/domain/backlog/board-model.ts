import { type BoardFilters, countBoardFilters } from "./board-address";
import { type BoardPace, isStuck } from "./board-age";
import { type StoriesView, type StoryRow, packStory, unpackStory } from "./story-row";
import { inTeamOrder } from "./team-order";
import { type BoardColumn, type StoryStatus, statusOfColumn, storyStatuses } from "./workflow";

/** A band of a board from left to right: its cards, by the index of their column. */
type BoardLane<Card> = { id: string; cells: readonly (readonly Card[])[] };

/** A Task as a board shows it. */
export type TaskOnBoard = {
  id: string;
  storyId: string;
  title: string;
  status: StoryStatus;
  ownerId: string | null;
};

/** The Tasks of a board, in the order of each Story. */
export type BoardTasksView = { tasks: readonly TaskOnBoard[] };

/** The lane of what belongs to none: nobody's cards, Stories without an Epic. */
export const laneOfNone = "none";

type FilterGround = {
  myId: string;
  /** The id of the Epic the filter names by its number. */
  epicId: string | null;
  /** How long the team's Stories take; on the board of all teams nothing is slow. */
  pace?: BoardPace | undefined;
  /** Seconds since 1970. */
  now: number;
};

/** The Stories that pass the filters; the same ones where nothing is asked for. */
export function filterBoard(
  stories: readonly StoryRow[],
  filters: BoardFilters,
  { myId, epicId, pace, now }: FilterGround,
): readonly StoryRow[] {
  if (!filters.onlyMine && countBoardFilters(filters) === 0) return stories;
  const text = filters.text.trim().toLocaleLowerCase("en");
  const passes = (story: StoryRow) =>
    (!filters.onlyMine || story.ownerId === myId) &&
    (!filters.onlyBlocked || story.blockedSince !== null) &&
    (!filters.onlyStuck || isStuck(story, pace, now)) &&
    (filters.owner === null || (story.ownerId ?? laneOfNone) === filters.owner) &&
    (filters.label === null || story.labels.includes(filters.label)) &&
    (filters.epic === null || story.epicId === (filters.epic === 0 ? null : epicId)) &&
    (text === "" || wordsOf(story).includes(text));
  return stories.filter(passes);
}

/**
 * What somebody's own cards are where Stories are lanes: their Tasks, and the Stories these belong to.
 * A Story not yet cut into Tasks is a card itself, so its owner keeps its lane; a lane of others'
 * Tasks alone has no card of theirs.
 */
export function lanesOfMine(
  stories: readonly StoryRow[],
  tasks: readonly TaskOnBoard[],
  myId: string,
): { stories: readonly StoryRow[]; tasks: readonly TaskOnBoard[] } {
  const mine = tasks.filter(({ ownerId }) => ownerId === myId);
  const cut = new Set(tasks.map(({ storyId }) => storyId));
  const withMine = new Set(mine.map(({ storyId }) => storyId));
  return {
    stories: stories.filter(({ id, ownerId }) => withMine.has(id) || (ownerId === myId && !cut.has(id))),
    tasks: mine,
  };
}

function wordsOf({ number, title, labels }: StoryRow): string {
  return `s-${number} ${title} ${labels.join(" ")}`.toLocaleLowerCase("en");
}

/**
 * The index of the column a card stands in, for many cards: what `columnOf` says of one. Without
 * columns there is none, and all stand at 0.
 */
export function columnFinder(columns: readonly BoardColumn[]) {
  const byId = new Map(columns.map(({ id }, index) => [id, index]));
  const first = new Map<StoryStatus, number>();
  for (const [index, { id }] of columns.entries()) {
    const status = statusOfColumn(columns, id);
    if (!first.has(status)) first.set(status, index);
  }
  return ({ columnId, status }: { columnId: string | null; status: StoryStatus }): number =>
    byId.get(columnId ?? "") ?? first.get(status) ?? 0;
}

/** How many Stories stand in each column. */
export function countByColumn(stories: readonly StoryRow[], columns: readonly BoardColumn[]): number[] {
  const columnAt = columnFinder(columns);
  const counts = columns.map(() => 0);
  for (const story of stories) {
    const index = columnAt(story);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

/** More cards than a screen shows of a column. */
const screenful = 12;

/**
 * The first Stories of each column: of all, and of those the team committed to, since a board may
 * show these alone.
 */
export function beginningOfBoard({ stories }: StoriesView, columns: readonly BoardColumn[]): StoriesView {
  const columnAt = columnFinder(columns);
  const counts = { all: columns.map(() => 0), committed: columns.map(() => 0) };
  const isAmongFirst = (column: number, of: number[]) => {
    const count = (of[column] ?? 0) + 1;
    of[column] = count;
    return count <= screenful;
  };
  const first = inTeamOrder(stories.map(unpackStory)).filter((story) => {
    const column = columnAt(story);
    const isFirst = isAmongFirst(column, counts.all);
    return (story.isCommitted && isAmongFirst(column, counts.committed)) || isFirst;
  });
  return { stories: first.map(packStory) };
}

/** One lane with every Story, in the order given. */
export function undividedBoard(
  stories: readonly StoryRow[],
  columns: readonly BoardColumn[],
): readonly BoardLane<StoryRow>[] {
  const columnAt = columnFinder(columns);
  return [{ id: "all", cells: divide(stories, columns.length, columnAt) }];
}

/** A lane for each owner in the order of `people`, and last what nobody owns. */
export function lanesByPerson(
  stories: readonly StoryRow[],
  columns: readonly BoardColumn[],
  people: readonly { id: string }[],
): readonly BoardLane<StoryRow>[] {
  const columnAt = columnFinder(columns);
  const byOwner = groupBy(stories, (story) => story.ownerId ?? laneOfNone);
  const known = people.filter(({ id }) => byOwner.has(id)).map(({ id }) => id);
  const others = [...byOwner.keys()].filter((id) => id !== laneOfNone && !known.includes(id));
  const last = byOwner.has(laneOfNone) ? [laneOfNone] : [];
  return [...known, ...others, ...last].map((id) => ({
    id,
    cells: divide(byOwner.get(id) ?? [], columns.length, columnAt),
  }));
}

/** A lane for each Story, with its Tasks in the first column of their status. */
export function lanesByStory(
  stories: readonly StoryRow[],
  tasks: readonly TaskOnBoard[],
  columns: readonly BoardColumn[],
): readonly BoardLane<TaskOnBoard>[] {
  const columnAt = columnFinder(columns);
  const byStory = groupBy(tasks, (task) => task.storyId);
  return stories.map(({ id }) => ({
    id,
    cells: divide(byStory.get(id) ?? [], columns.length, ({ status }) => columnAt({ columnId: null, status })),
  }));
}

/** The Flow Team's board: a lane for each Epic in the order given, a column for each status. */
export function lanesByEpic(
  stories: readonly StoryRow[],
  epics: readonly { id: string }[],
): readonly BoardLane<StoryRow>[] {
  const byEpic = groupBy(stories, (story) => story.epicId ?? laneOfNone);
  const known = new Set(epics.map(({ id }) => id));
  const gone = [...byEpic].filter(([id]) => id !== laneOfNone && !known.has(id)).flatMap(([, rows]) => rows);
  const without = [...(byEpic.get(laneOfNone) ?? []), ...gone];
  const lanes = epics.filter(({ id }) => byEpic.has(id)).map(({ id }) => ({ id, rows: byEpic.get(id) ?? [] }));
  return [...lanes, ...(without.length > 0 ? [{ id: laneOfNone, rows: without }] : [])].map(({ id, rows }) => ({
    id,
    cells: divide(rows, storyStatuses.length, ({ status }) => storyStatuses.indexOf(status)),
  }));
}

function divide<Card>(cards: readonly Card[], columns: number, columnAt: (card: Card) => number): Card[][] {
  const cells: Card[][] = Array.from({ length: columns }, () => []);
  for (const card of cards) cells[columnAt(card)]?.push(card);
  return cells;
}

function groupBy<Card>(cards: readonly Card[], keyOf: (card: Card) => string): Map<string, Card[]> {
  const groups = new Map<string, Card[]>();
  for (const card of cards) {
    const group = groups.get(keyOf(card));
    if (group) group.push(card);
    else groups.set(keyOf(card), [card]);
  }
  return groups;
}
