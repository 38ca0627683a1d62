import type { MenuItem } from "@/components/ui/menu-item";
import { type StoryMap, fieldsAfter, mapNone, rowOf } from "@/lib/domain/backlog/map-model";
import type { MapRowKind } from "@/lib/domain/backlog/map-address";
import type { MapRights } from "@/lib/domain/backlog/map-rights";
import type { StoryPlace } from "@/lib/domain/backlog/story-schema";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import type { MapMoves } from "./use-map-moves";

type MapMenuProps = {
  map: StoryMap;
  rows: MapRowKind;
  teams: readonly { id: string }[];
  rights: MapRights;
  columns: readonly { id: string; name: string }[];
  rowName(id: string): string;
  move: MapMoves["move"];
  onOpen(story: StoryRow): void;
};

/** What a Story's menu on the map offers: all that a drag does, in words. */
export function mapMenu(
  story: StoryRow,
  { map, rows, teams, rights, columns, rowName, move, onOpen }: MapMenuProps,
): MenuItem[] {
  const open = { label: "Open", shortcut: "Enter", onSelect: () => onOpen(story) };
  if (!rights.isMovable(story)) return [open];
  const columnId = story.epicId ?? mapNone;
  const rowId = rowOf(story, rows, teams);

  const goTo = (label: string, to: { columnId: string; rowId: string }) => {
    const fields = fieldsAfter(story, { ...to, rows, teams });
    const isSame = Object.keys(fields).length === 0;
    return isSame || !rights.maySet(story, fields) ? [] : [{ label, onSelect: () => move(story, fields, null) }];
  };
  const toRows = map.rows.flatMap(({ id }) => goTo(rowName(id), { columnId, rowId: id }));
  const toEpics = columns.flatMap(({ id, name }) => goTo(name, { columnId: id, rowId }));
  const submenu = (label: string, items: readonly MenuItem[]) =>
    items.length > 0 ? [{ kind: "submenu" as const, label, items }] : [];
  return [
    open,
    ...(rights.mayOrder(story.epicId) ? orderItems(story, map, rowId, (place) => move(story, {}, place)) : []),
    ...submenu(rows === "team" ? "Give to team" : "Plan for", toRows),
    ...submenu("Move to Epic", toEpics),
  ];
}

/** Ways up and down its cell. */
function orderItems(story: StoryRow, map: StoryMap, rowId: string, put: (place: StoryPlace) => void): MenuItem[] {
  const column = map.columns.findIndex(({ id }) => id === (story.epicId ?? mapNone));
  const cell = map.rows.find(({ id }) => id === rowId)?.cells[column] ?? [];
  const at = cell.findIndex(({ id }) => id === story.id);
  const [above, below, first, last] = [cell[at - 1], cell[at + 1], cell[0], cell.at(-1)];
  const before = ({ id }: StoryRow) => put({ at: "before", storyId: id });
  const after = ({ id }: StoryRow) => put({ at: "after", storyId: id });
  return [
    ...(above ? [{ label: "Move up", shortcut: "alt+ArrowUp", onSelect: () => before(above) }] : []),
    ...(below ? [{ label: "Move down", shortcut: "alt+ArrowDown", onSelect: () => after(below) }] : []),
    ...(above && first ? [{ label: "To the top of the cell", onSelect: () => before(first) }] : []),
    ...(below && last ? [{ label: "To the bottom of the cell", onSelect: () => after(last) }] : []),
  ];
}
