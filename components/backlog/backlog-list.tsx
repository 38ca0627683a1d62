"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { announce } from "@/components/ui/announce";
import { rankEpic } from "@/lib/actions/backlog";
import { useCommand } from "@/lib/client/use-command";
import type { EpicOrder } from "@/lib/domain/backlog/scores";
import type { EpicInView, RoadmapView } from "@/lib/domain/roadmap/view";
import { BacklogRow } from "./backlog-row";
import { rankPatch } from "./rank-patch";
import { useRowDrag } from "./use-row-drag";
import { type RowForm, type RowPlace, rowGrid, rowHeight, useRowForm } from "./use-row-form";

type BacklogListProps = {
  epics: readonly EpicInView[];
  roadmap: RoadmapView;
  order: EpicOrder;
  openNumber: number | null;
  onOpen(number: number): void;
};

/**
 * The ranked list. Only rows in sight are in the page. Rows are ranked by drag, by Alt with the
 * arrows, or by a row's menu; only in the CPO's own order, which computed ones never overwrite.
 */
export function BacklogList({ epics, roadmap, order, openNumber, onOpen }: BacklogListProps) {
  const { slug, flowTeamId } = useHere();
  const mayRank = useMay("own the product") && order === "rank";
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const form = useRowForm();
  const rows = useVirtualizer({
    count: epics.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight[form],
    overscan: 12,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights are asked for anew when the form is another
  useEffect(() => rows.measure(), [form, rows]);
  const rank = useCommand(rankEpic, {
    optimistic: (input) => [rankPatch(slug, input)],
    done: (_, input) => {
      const epic = epics.find((one) => one.id === input.epicId);
      return `E-${epic?.number ?? ""} moved in the Product Backlog`;
    },
  });
  const place = (epic: EpicInView, where: RowPlace) =>
    void rank.run({ flowTeamId, epicId: epic.id, place: where as never });
  const drag = useRowDrag(scroller, epics, rowHeight[form], place);

  const focusedIndex = epics.findIndex((epic) => epic.id === focused);
  // A row that was moved keeps the focus at its new place.
  useEffect(() => {
    if (focusedIndex < 0) return;
    rows.scrollToIndex(focusedIndex);
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${focused}"]`);
    if (row && scroller.current?.contains(document.activeElement) && !row.contains(document.activeElement))
      row.focus({ preventScroll: true });
  }, [focusedIndex, focused, rows]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>, epic: EpicInView, index: number): void {
    if (event.target !== event.currentTarget) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const other = epics[index + step];
    if (step !== 0 && event.altKey) {
      event.preventDefault();
      if (!mayRank || !other) return;
      place(epic, { at: step > 0 ? "after" : "before", epicId: other.id });
      announce(`E-${epic.number} is number ${index + 1 + step} of ${epics.length}`);
    } else if (step !== 0 && other) {
      event.preventDefault();
      setFocused(other.id);
      rows.scrollToIndex(index + step);
      requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${other.id}"]`)?.focus());
    } else if (event.key === "Enter") {
      event.preventDefault();
      onOpen(epic.number);
    }
  }

  return (
    <div ref={scroller} className="relative h-full overflow-auto">
      <div role="table" aria-label="Epics in order" aria-rowcount={epics.length + 1} className="md:min-w-272">
        <HeadRow form={form} />
        <div role="rowgroup" className="relative" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const epic = epics[index];
            if (!epic) return null;
            return (
              <BacklogRow
                key={epic.id}
                epic={epic}
                index={index}
                form={form}
                top={start}
                roadmap={roadmap}
                isOpen={epic.number === openNumber}
                isFocusable={focusedIndex < 0 ? index === 0 : epic.id === focused}
                mayRank={mayRank}
                isLast={index === epics.length - 1}
                onOpen={() => onOpen(epic.number)}
                onFocus={() => setFocused(epic.id)}
                onKeyDown={(event) => onKeyDown(event, epic, index)}
                onPlace={(where) => place(epic, where)}
                onGrab={(event) => drag.grab(event, index)}
                isDragged={drag.dragged === index}
              />
            );
          })}
          {drag.line === null ? null : (
            <div
              aria-hidden="true"
              className="pointer-events-none absolute inset-x-0 z-10 h-0.5 bg-accent"
              style={{ top: drag.line * rowHeight[form] - 1 }}
            />
          )}
        </div>
      </div>
    </div>
  );
}

function HeadRow({ form }: { form: RowForm }) {
  const isNarrow = form === "narrow";
  const heads = isNarrow
    ? ["", "Epic", ""]
    : ["", "", "Epic", "Team", "Flow Sprints", "Status", "Value", "Effort", "WSJF", ""];
  const spoken = isNarrow ? ["Place", "Epic", "More"] : ["Place", "Number", ...heads.slice(2, -1), "More"];
  return (
    <div role="rowgroup" className={isNarrow ? "sr-only" : "sticky top-0 z-20"}>
      <div role="row" className={`${rowGrid[form]} h-8 border-b bg-surface text-sm text-ink-3`}>
        {heads.map((head, index) => (
          <span role="columnheader" key={spoken[index]} className={index >= 6 && index <= 8 ? "text-right" : undefined}>
            {head || <span className="sr-only">{spoken[index]}</span>}
          </span>
        ))}
      </div>
    </div>
  );
}
