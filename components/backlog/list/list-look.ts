import { type PointerEvent, createContext, useContext } from "react";
import type { MenuItem } from "@/components/ui/menu-item";
import type { GroundView, TeamOnGround } from "@/lib/domain/backlog/ground";
import type { ListColumn } from "@/lib/domain/backlog/list-columns";
import type { Backlog } from "@/lib/domain/backlog/list-kinds";
import type { ListRow } from "@/lib/domain/backlog/list-rows";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import type { StoryFields } from "@/lib/domain/backlog/story-schema";
import type { EpicInView, TeamInView } from "@/lib/domain/roadmap/view";
import type { RowForm } from "./use-row-form";
import type { ListedField } from "./use-story-acts";

/** What all rows of a list need beside their item. Stays the same while only rows change. */
export type ListLook = {
  of: Backlog;
  form: RowForm;
  columns: readonly ListColumn[];
  /** In people's own order, where places count. */
  isRanked: boolean;
  teams: ReadonlyMap<string, TeamOnGround | TeamInView>;
  epics: ReadonlyMap<string, EpicInView>;
  people: ReadonlyMap<string, string>;
  ground: GroundView | undefined;
  /** Whether the person may set the field of the Story. */
  may(story: StoryRow, field: ListedField): boolean;
  /** Whether the person may set the field in all of the Stories; with a team (null: none), whether to it. */
  mayAll(stories: readonly StoryRow[], field: ListedField, to?: { teamId: string | null }): boolean;
  mayRemove(story: StoryRow): boolean;
  /** What to say of Stories whose change waits for the connection, by their id. */
  waiting: ReadonlyMap<string, string>;
};

/** What a row tells its list. Always the same object, so that rows aren't drawn again for it. */
export type RowActs = {
  open(index: number): void;
  turn(index: number): void;
  focus(index: number): void;
  pick(index: number, how: "toggle" | "extend"): void;
  grab(event: PointerEvent<HTMLElement>, index: number): void;
  /** Begins to edit a field in its cell; null ends it. */
  edit(id: string, field: ListedField | null): void;
  save<F extends ListedField>(story: StoryRow, field: F, to: StoryFields[F], seen?: StoryFields[F]): void;
  /** What the row's menu offers. */
  menuOf(row: ListRow): readonly MenuItem[];
};

export const ListLookContext = createContext<ListLook | null>(null);

/** Throws outside of a list. */
export function useLook(): ListLook {
  const look = useContext(ListLookContext);
  if (!look) throw new Error("ListLookContext is missing above this row.");
  return look;
}
