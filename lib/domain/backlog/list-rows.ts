import type { EpicInView } from "@/lib/domain/roadmap/view";
import type { GroundView } from "./ground";
import type { Grouping, ListOrder } from "./list-kinds";
import { compareRanks, inOrder } from "./scores";
import { isTeamRetired } from "./story-policy";
import type { StoryRow } from "./story-row";
import { storyStatusWords } from "./story-words";
import { inTeamOrder } from "./team-order";
import { storyStatuses } from "./workflow";

/** A row of a list: an Epic, the head of a group, or a Story. Ids differ between them. */
export type ListRow =
  | { kind: "epic"; id: string; epic: EpicInView; place: number; stories: number; isOpen: boolean }
  | { kind: "group"; id: string; label: string; hue: number | null; stories: number; points: number; isOpen: boolean }
  | { kind: "story"; id: string; story: StoryRow; isInside: boolean };

type OrderedStories = readonly StoryRow[];

/** The Stories in the order of the Product and the Flow Backlog: by Epic, and within it; those without one last. */
export function inEpicOrder(
  stories: readonly StoryRow[],
  epics: readonly Pick<EpicInView, "id" | "rank">[],
): OrderedStories {
  const places = new Map(inRankOrder(epics).map((epic, index) => [epic.id, index]));
  const placeOf = ({ epicId }: StoryRow) => places.get(epicId ?? "") ?? places.size;
  return stories.toSorted((a, b) => placeOf(a) - placeOf(b) || compareRanks(a.epicRank, b.epicRank));
}

/** The Stories of a team that can come into its Sprint Backlog of a Flow Sprint, in the team's order. */
export function storiesToTakeIn(stories: readonly StoryRow[], sprint: number): OrderedStories {
  const isIn = (story: StoryRow) => story.isCommitted && story.sprint === sprint;
  return inTeamOrder(stories.filter((story) => story.status !== "done" && !isIn(story)));
}

/** The Stories as a computed order has them; as they come in people's own. */
export function inListOrder(stories: OrderedStories, order: ListOrder): OrderedStories {
  if (order === "newest") return stories.toSorted((a, b) => b.number - a.number);
  if (order === "estimate") return stories.toSorted((a, b) => (b.estimate ?? -1) - (a.estimate ?? -1));
  return stories;
}

/** The Epics as an order has them. */
export function epicsInListOrder(epics: readonly EpicInView[], order: ListOrder): EpicInView[] {
  if (order === "estimate") return epics.toSorted((a, b) => (b.effort ?? -1) - (a.effort ?? -1));
  if (order === "newest") return epics.toSorted((a, b) => b.number - a.number);
  return inOrder(epics, order);
}

export type ListShape = {
  /** In order, and already filtered. */
  stories: OrderedStories;
  /** In order: those that are shown even without a Story among `stories`. */
  epics: readonly EpicInView[];
  /** Every Epic, in order: those with a Story among `stories` are shown as well. */
  allEpics: readonly EpicInView[];
  grouping: Grouping;
  ground: Pick<GroundView, "teams" | "sprints" | "people"> | null;
  /** Whether groups are open, save those whose row's id is in `turned`. */
  isOpen: boolean;
  turned: ReadonlySet<string>;
};

/** The rows of a list from its top: what is folded away isn't among them. */
export function listRows(shape: ListShape): ListRow[] {
  if (shape.grouping === "none") return shape.stories.map((story) => rowOf(story, false));
  return shape.grouping === "epic" ? treeRows(shape) : groupRows(shape);
}

/** Where a Story stands in a list: in a row of its own, or folded away under a head. Null where it isn't in it. */
export function placeInList(
  rows: readonly ListRow[],
  story: StoryRow,
  grouping: Grouping,
): { row: string } | { foldedIn: string } | null {
  if (rows.some(({ kind, id }) => kind === "story" && id === story.id)) return { row: story.id };
  const heads = headsOver(story, grouping);
  const head = rows.find(({ id, kind }) => kind !== "story" && heads.includes(id));
  return head ? { foldedIn: head.id } : null;
}

/** The ids of the rows a Story may be folded away under. */
function headsOver(story: StoryRow, grouping: Grouping): string[] {
  if (grouping === "none") return [];
  if (grouping === "epic") return [story.epicId ?? "group:none", "group:none"];
  return [`group:${groupsOf(grouping, null).keyOf(story)}`];
}

/** Epics with their Stories, then the Stories without one. */
function treeRows({ stories, epics, allEpics, isOpen, turned }: ListShape): ListRow[] {
  const byEpic = Map.groupBy(stories, ({ epicId }) => epicId);
  const own = new Set(epics.map(({ id }) => id));
  const rows: ListRow[] = [];
  const known = new Set<string | null>();
  let place = 0;
  for (const epic of allEpics) {
    place++;
    known.add(epic.id);
    const inside = byEpic.get(epic.id) ?? [];
    if (inside.length === 0 && !own.has(epic.id)) continue;
    const isEpicOpen = inside.length > 0 && isOpen !== turned.has(epic.id);
    rows.push({ kind: "epic", id: epic.id, epic, place, stories: inside.length, isOpen: isEpicOpen });
    if (isEpicOpen) for (const story of inside) rows.push(rowOf(story, true));
  }
  const loose = [...byEpic].flatMap(([epicId, some]) => (known.has(epicId) ? [] : some));
  if (loose.length > 0) rows.push(...groupOf("group:none", "Stories without an Epic", null, loose, isOpen, turned));
  return rows;
}

function groupRows({ stories, grouping, ground, isOpen, turned }: ListShape): ListRow[] {
  const { keyOf, heads } = groupsOf(grouping, ground);
  const byKey = Map.groupBy(stories, keyOf);
  const unknown = [...byKey.keys()].filter((key) => !heads.some((head) => head.key === key));
  return [...heads, ...unknown.map((key) => ({ key, label: "Others", hue: null }))].flatMap(({ key, label, hue }) => {
    const inside = byKey.get(key) ?? [];
    return inside.length === 0 ? [] : groupOf(`group:${key}`, label, hue, inside, isOpen, turned);
  });
}

type GroupHead = { key: string; label: string; hue: number | null };

/** How a grouping sorts Stories apart, and its groups in order. */
function groupsOf(
  grouping: Grouping,
  ground: ListShape["ground"],
): { keyOf(story: StoryRow): string; heads: readonly GroupHead[] } {
  const none = (label: string): GroupHead => ({ key: "none", label, hue: null });
  switch (grouping) {
    case "team":
      return {
        keyOf: ({ teamId }) => (ground && isTeamRetired(teamId, ground.teams) ? "none" : (teamId ?? "none")),
        heads: [...(ground?.teams ?? []).map(({ id, name, hue }) => ({ key: id, label: name, hue })), none("No team")],
      };
    case "sprint":
      return {
        keyOf: ({ sprint }) => (sprint === null ? "none" : String(sprint)),
        heads: [
          ...(ground?.sprints ?? []).map(({ number }) => ({
            key: String(number),
            label: `Flow Sprint ${number}`,
            hue: null,
          })),
          none("Not planned"),
        ],
      };
    case "owner":
      return {
        keyOf: ({ ownerId }) => ownerId ?? "none",
        heads: [
          ...(ground?.people ?? []).map(({ id, name }) => ({ key: id, label: name, hue: null })),
          none("No owner"),
        ],
      };
    default:
      return {
        keyOf: ({ status }) => status,
        heads: storyStatuses.map((status) => ({ key: status, label: storyStatusWords[status], hue: null })),
      };
  }
}

function groupOf(
  id: string,
  label: string,
  hue: number | null,
  inside: readonly StoryRow[],
  isOpen: boolean,
  turned: ReadonlySet<string>,
): ListRow[] {
  const isGroupOpen = isOpen !== turned.has(id);
  const head: ListRow = {
    kind: "group",
    id,
    label,
    hue,
    stories: inside.length,
    points: pointsOf(inside),
    isOpen: isGroupOpen,
  };
  return isGroupOpen ? [head, ...inside.map((story) => rowOf(story, true))] : [head];
}

/** The sum of the Stories' estimates, in points; one without an estimate adds none. */
export function pointsOf(stories: readonly Pick<StoryRow, "estimate">[]): number {
  return stories.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0);
}

const inside = new WeakMap<StoryRow, ListRow>();
const flat = new WeakMap<StoryRow, ListRow>();

/** One row for one Story, so that rows which stay the same aren't drawn again. */
function rowOf(story: StoryRow, isInside: boolean): ListRow {
  const kept = isInside ? inside : flat;
  const known = kept.get(story);
  if (known) return known;
  const row: ListRow = { kind: "story", id: story.id, story, isInside };
  kept.set(story, row);
  return row;
}

function inRankOrder<E extends { rank: string }>(epics: readonly E[]): E[] {
  return epics.toSorted((a, b) => compareRanks(a.rank, b.rank));
}
