"use client";

import dynamic from "next/dynamic";
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useHere, useMay } from "@/components/flow-teams/here";
import { useCommands } from "@/components/frame/commands";
import { lazily } from "@/components/ui/lazily";
import type { MenuItem } from "@/components/ui/menu-item";
import type { ListColumn } from "@/lib/domain/backlog/list-columns";
import { backlogWords } from "@/lib/domain/backlog/list-kinds";
import type { BacklogAddress } from "@/lib/domain/backlog/list-address";
import type { ListRow } from "@/lib/domain/backlog/list-rows";
import { mayCommit } from "@/lib/domain/backlog/story-policy";
import { missingForReady, notReadyWords } from "@/lib/domain/backlog/story-readiness";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { ItemList } from "./item-list";
import { ListLookContext, type RowActs } from "./list-look";
import { QuickAdd } from "./quick-add";
import type { BacklogModel } from "./use-backlog-model";
import { useListKeys } from "./use-list-keys";
import { useListLook } from "./use-list-look";
import { useListRanking } from "./use-list-ranking";
import { useMadeStory } from "./use-made-story";
import { useNewStoryPlace } from "./use-new-story-place";
import { useRowCommands } from "./use-row-commands";
import { useRowDrag } from "./use-row-drag";
import { rowHeight, useRowForm } from "./use-row-form";
import { useSelection } from "./use-selection";
import { type ListedField, useStoryActs } from "./use-story-acts";

const BulkBar = lazily(dynamic(() => import("./bulk-bar").then((module) => module.BulkBar)));
const ReasonDialog = lazily(dynamic(() => import("./reason-dialog").then((module) => module.ReasonDialog)));

type BacklogListProps = {
  roadmap: RoadmapView;
  address: BacklogAddress;
  columns: readonly ListColumn[];
  model: BacklogModel;
  /** The line at the foot, where a Story is written. */
  addLine: RefObject<HTMLInputElement | null>;
  onTurn(id: string): void;
  /** Writes a Story in a form, from a template where one fits, with what was typed in the line. */
  onForm(title: string): void;
  /** What stands there while there are no rows. */
  children: ReactNode;
};

const noStories: readonly StoryRow[] = [];

/** The rows of a backlog with all that is done to them: by keys, in their cells, by carrying, or to many at once. */
export function BacklogList({ roadmap, address, columns, model, addLine, onTurn, onForm, children }: BacklogListProps) {
  const { actor, flowTeamId, isRetired } = useHere();
  const { rows, ground, team, sprint } = model;
  const form = useRowForm();
  const panel = usePanelAddress();
  const scroller = useRef<HTMLDivElement>(null);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const [editing, setEditing] = useState<{ id: string; field: ListedField } | null>(null);
  const selection = useSelection(rows);
  const acts = useStoryActs(model.scope, model.allStories ?? noStories, model.rankedBy);
  const isRanked = address.order === "rank";
  const ranking = useListRanking(roadmap, model, isRanked, address.of === "product", selection, acts);
  const drag = useRowDrag(scroller, rows.length, rowHeight[form], ranking.drop);
  const look = useListLook(roadmap, address, columns, model, form);
  const focused = rows.find(({ id }) => id === focusedId);

  function open(index: number): void {
    const row = rows[index];
    if (row?.kind === "epic") panel.openEpic(row.epic.number);
    if (row?.kind === "story") panel.openStory(row.story.number);
  }
  function turn(index: number): void {
    const row = rows[index];
    if (row) onTurn(row.id);
  }
  function focus(id: string): void {
    setFocusedId(id);
    // At once where it is in sight: the next key may come before the page is painted.
    scroller.current?.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus({ preventScroll: true });
  }
  function editField(row: ListRow | undefined, field: ListedField): void {
    if (row?.kind === "story" && look.may(row.story, field)) setEditing({ id: row.id, field });
    else if (row?.kind === "epic" && field === "title") panel.openEpic(row.epic.number);
  }
  const keys = useListKeys({
    rows,
    scroller,
    selection,
    focus,
    open,
    turn,
    editTitle: (index) => editField(rows[index], "title"),
    step: ranking.step,
  });
  useRowCommands(focused, columns, editField, (row) => selection.toggle(rows.indexOf(row)));

  function menuOf(row: ListRow): MenuItem[] {
    const at = () => rows.findIndex(({ id }) => id === row.id);
    const openIt: MenuItem = { label: "Open", shortcut: "Enter", onSelect: () => open(at()) };
    if (row.kind === "group") return [];
    const moves: MenuItem[] = ranking.mayRank(row)
      ? [
          { kind: "separator" },
          { label: "Move up", shortcut: "alt+ArrowUp", onSelect: () => ranking.step(at(), -1) },
          { label: "Move down", shortcut: "alt+ArrowDown", onSelect: () => ranking.step(at(), 1) },
          { label: "Move to the top", shortcut: "alt+Home", onSelect: () => ranking.step(at(), "top") },
          { label: "Move to the bottom", shortcut: "alt+End", onSelect: () => ranking.step(at(), "bottom") },
        ]
      : [];
    if (row.kind === "epic") return [openIt, ...moves];
    const { story } = row;
    const missing = ground && story.teamId !== null && !story.isCommitted ? missingForReady(story, ground) : [];
    const committable = !isRetired && mayCommit(actor, flowTeamId, story.teamId) && story.sprint !== null;
    return [
      openIt,
      { label: "Choose", shortcut: "x", onSelect: () => selection.toggle(at()) },
      ...moves,
      ...(committable && story.sprint !== null
        ? ([
            { kind: "separator" },
            story.isCommitted
              ? {
                  label: `Take out of the Sprint Backlog of S${story.sprint}`,
                  onSelect: () => acts.takeOut([story], story.sprint ?? 0),
                }
              : { label: `Commit to S${story.sprint}`, onSelect: () => acts.commit([story], story.sprint ?? 0) },
          ] satisfies MenuItem[])
        : []),
      ...(acts.override.may && missing.length > 0 && story.status !== "done"
        ? ([
            {
              label: "Override BLG-2…",
              onSelect: () => acts.override.ask({ storyId: story.id, says: notReadyWords(story.number, missing) }),
            },
          ] satisfies MenuItem[])
        : []),
      ...(look.mayRemove(story)
        ? ([
            { kind: "separator" },
            { label: "Remove", danger: true, onSelect: () => acts.remove([story]) },
          ] satisfies MenuItem[])
        : []),
    ];
  }
  const rowActs = useSteadyActs({
    open,
    turn,
    focus: (index) => setFocusedId(rows[index]?.id ?? null),
    pick: (index, how) => (how === "extend" ? selection.extendTo(index) : selection.toggle(index)),
    grab: drag.grab,
    edit: (id, field) => setEditing(field === null ? null : { id, field }),
    save: (story, field, to, seen) => acts.edit([story], field, to, seen),
    menuOf,
  });

  const chosen = useMemo(
    () => (selection.ids.size === 0 ? noStories : model.stories.filter(({ id }) => selection.ids.has(id))),
    [selection.ids, model.stories],
  );
  const { madeId, onMade } = useMadeStory(model, address.grouping, onTurn);
  const place = useNewStoryPlace(address.of, model, focused);
  const mayWrite = useMay("contribute");
  useCommands(
    mayWrite && place
      ? [
          {
            id: "backlog.newStory",
            label: "New Story",
            keys: "n",
            group: "Backlog",
            run: () => addLine.current?.focus(),
          },
        ]
      : [],
  );
  const openItem = panel.epic !== null ? `epic ${panel.epic}` : panel.story !== null ? `story ${panel.story}` : null;
  return (
    <ListLookContext value={look}>
      <div className="flex h-full min-h-0 flex-col">
        {rows.length === 0 ? (
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
        ) : (
          <ItemList
            label={`${backlogWords[address.of]}${team ? ` of ${team.name}` : ""}${sprint ? ` in Flow Sprint ${sprint}` : ""}`}
            {...{ rows, columns, form, keys, drag, selection, scroller, focusedId, editing, openItem, madeId }}
            acts={rowActs}
            mayRank={ranking.mayRank}
          />
        )}
        {chosen.length > 0 && ground ? (
          <BulkBar
            stories={chosen}
            allStories={model.allStories ?? noStories}
            ground={ground}
            acts={acts}
            sprint={sprint}
            may={{
              commit: !isRetired && chosen.every(({ teamId }) => mayCommit(actor, flowTeamId, teamId)),
              remove: chosen.every(look.mayRemove),
            }}
            onClear={selection.clear}
          />
        ) : mayWrite && place ? (
          <QuickAdd place={place} line={addLine} onMade={onMade} onForm={onForm} />
        ) : null}
      </div>
      {acts.override.dialog}
      {acts.reasonAsked ? <ReasonDialog asked={acts.reasonAsked} onClose={acts.dropReason} /> : null}
    </ListLookContext>
  );
}

/** The same object always, which does what the last render's acts do: rows needn't be drawn for new ones. */
function useSteadyActs(acts: RowActs): RowActs {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  const [steady] = useState<RowActs>(() => ({
    open: (index) => latest.current.open(index),
    turn: (index) => latest.current.turn(index),
    focus: (index) => latest.current.focus(index),
    pick: (index, how) => latest.current.pick(index, how),
    grab: (event, index) => latest.current.grab(event, index),
    edit: (id, field) => latest.current.edit(id, field),
    save: (story, field, to, seen) => latest.current.save(story, field, to, seen),
    menuOf: (row) => latest.current.menuOf(row),
  }));
  return steady;
}
