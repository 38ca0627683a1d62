import { holdsWords, wordsTyped } from "@/lib/domain/words";
import type { EpicOnGround, SprintOnGround, TeamOnGround } from "./ground";
import type { MapAddress, MapRowKind } from "./map-address";
import { isTeamRetired } from "./story-policy";
import type { StoryRow } from "./story-row";

/** Stories without Epic, Flow Sprint or team. */
export const mapNone = "none";

/** What the map is drawn from. */
type MapGround = {
  teams: readonly Pick<TeamOnGround, "id" | "slug" | "name">[];
  sprints: readonly Pick<SprintOnGround, "number" | "state">[];
  epics: readonly EpicOnGround[];
  milestones: readonly { number: number; firstSprint: number; lastSprint: number }[];
};

/** Points of Stories, and how many of them are done; Stories without an estimate are counted apart. */
export type MapSum = { stories: number; points: number; donePoints: number; unestimated: number };

export type MapColumn = { id: string; epic: EpicOnGround | null; sum: MapSum };
export type MapRow = { id: string; cells: StoryRow[][]; sum: MapSum };
export type StoryMap = { columns: MapColumn[]; rows: MapRow[] };

/**
 * Lays Stories out as a map: Epics from left to right in the CPO's order, rows by Flow Sprint (what
 * is planned for none comes last) or by team (what no team has taken comes last), and in each cell the
 * Epic's order.
 */
export function mapOf(stories: readonly StoryRow[], ground: MapGround, address: MapAddress): StoryMap {
  const epics = epicsInSight(ground, address);
  const shown = stories.filter((story) => passes(story, ground, address));
  const hasStories = new Set(shown.map(({ epicId }) => epicId));
  const isNarrowed = address.team !== null || address.label !== null || address.text !== "";
  const inSight = isNarrowed ? epics.filter(({ id }) => hasStories.has(id)) : epics;
  const withLoose = address.milestone === null && hasStories.has(null);
  const columns: MapColumn[] = [
    ...inSight.map((epic) => ({ id: epic.id, epic, sum: noSum() })),
    ...(withLoose ? [{ id: mapNone, epic: null, sum: noSum() }] : []),
  ];
  const columnAt = new Map(columns.map(({ id }, index) => [id, index]));
  const onMap = shown.filter(({ epicId }) => columnAt.has(epicId ?? mapNone));

  const rows: MapRow[] = rowIds(onMap, ground, address, inSight).map((id) => ({
    id,
    cells: columns.map(() => []),
    sum: noSum(),
  }));
  const rowAt = new Map(rows.map((row) => [row.id, row]));
  for (const story of onMap) {
    const column = columnAt.get(story.epicId ?? mapNone) ?? 0;
    const row = rowAt.get(rowOf(story, address.rows, ground.teams));
    row?.cells[column]?.push(story);
    add(columns[column]?.sum, story);
    add(row?.sum, story);
  }
  for (const { cells } of rows) for (const cell of cells) cell.sort(byEpicRank);
  return { columns, rows };
}

/** The id of the row a Story stands in: what a retired team has left counts as taken by none of the `teams`. */
export function rowOf(
  { teamId, sprint }: Pick<StoryRow, "sprint" | "teamId">,
  rows: MapRowKind,
  teams: readonly { id: string }[],
): string {
  if (rows === "sprint") return sprint?.toString() ?? mapNone;
  return isTeamRetired(teamId, teams) ? mapNone : (teamId ?? mapNone);
}

/** What a Story is after a move to a column and a row: only the fields that change. */
export function fieldsAfter(
  story: Pick<StoryRow, "epicId" | "sprint" | "teamId">,
  to: { columnId: string; rowId: string; rows: MapRowKind; teams: readonly { id: string }[] },
): { epicId?: string | null; sprintNumber?: number | null; teamId?: string | null } {
  const epicId = to.columnId === mapNone ? null : to.columnId;
  const row = to.rowId === mapNone ? null : to.rowId;
  const isOtherRow = rowOf(story, to.rows, to.teams) !== to.rowId;
  return {
    ...(epicId !== story.epicId && { epicId }),
    ...(isOtherRow && (to.rows === "team" ? { teamId: row } : { sprintNumber: row === null ? null : Number(row) })),
  };
}

function epicsInSight({ epics, milestones }: MapGround, { milestone: number }: MapAddress): EpicOnGround[] {
  if (number === null) return epics.filter(({ status }) => status === "planned" || status === "in_progress");
  const milestone = milestones.find((one) => one.number === number);
  if (!milestone) return [];
  return epics.filter(
    ({ firstSprint, lastSprint, status }) =>
      status !== "dropped" &&
      firstSprint !== null &&
      lastSprint !== null &&
      firstSprint <= milestone.lastSprint &&
      lastSprint >= milestone.firstSprint,
  );
}

function passes(story: StoryRow, { teams }: MapGround, { team, label, text }: MapAddress): boolean {
  if (team !== null && story.teamId !== (teams.find(({ slug }) => slug === team)?.id ?? "")) return false;
  if (label !== null && !story.labels.includes(label)) return false;
  return holdsWords(`S-${story.number} ${story.title}`, wordsTyped(text));
}

/**
 * Teams, the one that leads the leftmost Epic first, so that the map begins with cards at its top left;
 * or every sprint from the first with a Story, or the running one, to the last Epic's.
 */
function rowIds(
  stories: readonly StoryRow[],
  { teams, sprints }: MapGround,
  { rows, team }: MapAddress,
  epics: readonly EpicOnGround[],
): string[] {
  if (rows === "team") {
    const inSight = team === null ? teams : teams.filter(({ slug }) => slug === team);
    const led = epics.map(({ leadTeamId }) => leadTeamId);
    const placeOf = ({ id }: { id: string }) => (led.includes(id) ? led.indexOf(id) : led.length);
    const sorted = inSight.toSorted((a, b) => placeOf(a) - placeOf(b));
    return [...sorted.map(({ id }) => id), ...(team === null ? [mapNone] : [])];
  }
  const now = sprints.find(({ state }) => state !== "closed")?.number ?? sprints.at(-1)?.number ?? 1;
  let first = now;
  let last = now + 1;
  for (const { sprint } of stories) {
    if (sprint === null) continue;
    first = Math.min(first, sprint);
    last = Math.max(last, sprint);
  }
  for (const { lastSprint } of epics) last = Math.max(last, lastSprint ?? 0);
  return [
    ...sprints.filter(({ number }) => first <= number && number <= last).map(({ number }) => String(number)),
    mapNone,
  ];
}

function byEpicRank(a: StoryRow, b: StoryRow): number {
  return a.epicRank < b.epicRank ? -1 : a.epicRank > b.epicRank ? 1 : a.number - b.number;
}

function noSum(): MapSum {
  return { stories: 0, points: 0, donePoints: 0, unestimated: 0 };
}

function add(sum: MapSum | undefined, { estimate, status }: StoryRow): void {
  if (!sum) return;
  sum.stories += 1;
  sum.points += estimate ?? 0;
  if (status === "done") sum.donePoints += estimate ?? 0;
  if (estimate === null) sum.unestimated += 1;
}
