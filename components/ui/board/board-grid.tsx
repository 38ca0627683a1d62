"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { type MouseEvent, type ReactNode, useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { CardFrame } from "./card-frame";
import { type CardMoves, useCardKeys } from "./card-keys";
import type { CarryGround } from "./carry-card";
import { CardGlides } from "./glide-card";
import { type GridCard, layOut } from "./layout";
import type { BoardGridProps } from "./model";
import { useCardPress } from "./use-card-press";
import { useColumnsInSight } from "./use-columns-in-sight";
import { useSteady } from "./use-steady";

/** Pixels left and right of the columns, between them, and of their heads. */
const inset = 16;
const gap = 10;
const headHeight = 44;

/**
 * Cards in columns and lanes, of which only those in sight are in the page. They are moved by
 * pointer, finger or keys; what others change meanwhile waits until a carried card is let go.
 */
export function BoardGrid<Card extends GridCard>(props: BoardGridProps<Card>) {
  const { columns, sizes, collapsed, layoutKey, marks, only, laneName, columnWidth = "15rem" } = props;
  const slots = only === undefined ? Math.max(1, columns.length) : 1;
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const [carried, setCarried] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [glides] = useState(() => new CardGlides(inset));
  const focusAfter = useRef<string | null>(null);

  const [held, setHeld] = useState(props.lanes);
  if (carried === null && held !== props.lanes) setHeld(props.lanes);
  const lanes = carried === null ? props.lanes : held;
  // Where one column fills the screen, a card comes into a cell by the column's name.
  const least = only === undefined ? 1 : 0;
  const layout = useMemo(
    () => layOut(lanes, sizes, (id) => collapsed.has(id), least),
    [lanes, sizes, collapsed, least],
  );
  const cards = useMemo(() => {
    const byId = new Map<string, Card>();
    for (const lane of lanes) for (const cell of lane.cells) for (const card of cell) byId.set(card.id, card);
    return byId;
  }, [lanes]);

  const rows = useVirtualizer({
    count: layout.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => layout.rows[index]?.height ?? 0,
    // Another function with another layout: heights are then looked up anew.
    getItemKey: useCallback((index: number) => (layout.rows[index] ? index : -1), [layout]),
    initialRect: { width: 1200, height: 800 },
    scrollPaddingStart: headHeight,
    overscan: 4,
  });
  const inSight = rows.getVirtualItems();

  const step = useCallback(() => {
    const width = body.current?.clientWidth ?? 0;
    return (width - 2 * inset + gap) / slots;
  }, [slots]);
  const span = useColumnsInSight(scroller, slots, step);

  const takes = (id: string, lane: number, column: number) => {
    const card = cards.get(id);
    return card !== undefined && props.takes(card, lane, column);
  };
  const ground = useRef<() => CarryGround | null>(() => null);
  useLayoutEffect(() => {
    ground.current = () =>
      scroller.current && body.current && line.current
        ? {
            scroller: scroller.current,
            body: body.current,
            line: line.current,
            lanes,
            layout,
            sizes,
            columns: columns.length,
            only,
            isOrdered: (column) => props.isOrdered?.(column) ?? false,
            step: step(),
            inset,
            gap,
            takes,
          }
        : null;
  });

  const steady = useSteady(scroller, layout, glides);
  const move = useCallback<CardMoves<Card>["move"]>(
    (card, to, by) => {
      const from = layout.places.get(card.id);
      if (!from) return;
      if (from.lane === to.lane && from.column === to.column && (to.index === null || to.index === from.index)) return;
      steady.isOwn.current = true;
      const { id: laneId = "", cells = [] } = lanes[to.lane] ?? {};
      const cell = (cells[to.column] ?? []).filter(({ id }) => id !== card.id);
      props.onMove({ card, ...to, laneId, cell, isToOtherLane: from.lane !== to.lane, by });
    },
    [layout, lanes, props.onMove, steady.isOwn],
  );
  const onPointerDown = useCardPress(ground, {
    isMovable: (id) => {
      const card = cards.get(id);
      return card !== undefined && props.isMovable(card);
    },
    onLift: setCarried,
    onDrop: (id, drop, at) => {
      if (at) glides.letGo(id, at);
      // It goes elsewhere in the page: moved with the focus on it, the page would be laid out midway.
      const element = cardElement(scroller.current, id);
      if (element && element === document.activeElement) {
        focusAfter.current = id;
        element.blur();
      }
      setCarried(null);
      const card = cards.get(id);
      if (card && drop) move(card, drop, "pointer");
    },
  });

  const focusCard = useCallback(
    (id: string) => {
      setFocused(id);
      const row = layout.places.get(id)?.row;
      if (row !== undefined) rows.scrollToIndex(row);
      requestAnimationFrame(() => cardElement(scroller.current, id)?.focus({ preventScroll: true }));
    },
    [layout, rows],
  );
  const onKeyDown = useCardKeys({ ...props, lanes, layout, cards, move, focusCard });

  const focusedRow = focused === null ? undefined : layout.places.get(focused)?.row;
  const hadFocus = useRef(false);
  // A card that was moved keeps the focus at its new place, in sight.
  useLayoutEffect(() => {
    if (focused === null || focusedRow === undefined || !hadFocus.current) return;
    rows.scrollToIndex(focusedRow);
    if (document.activeElement === document.body)
      cardElement(scroller.current, focused)?.focus({ preventScroll: true });
  }, [focused, focusedRow, rows]);
  useLayoutEffect(() => {
    if (focusAfter.current === null) return;
    cardElement(scroller.current, focusAfter.current)?.focus({ preventScroll: true });
    focusAfter.current = null;
  });
  // After what the cards noted as they were drawn, and after all that is measured.
  useLayoutEffect(() => glides.play(step));

  const visible = inSight.flatMap(({ index }) => layout.rows[index] ?? []);
  const shown = cardsOf(visible, lanes);
  const tabbable = shown.some(({ id }) => id === focused) ? focused : (shown[0]?.id ?? null);
  const width = `calc((100% - ${2 * inset - gap}px) / ${slots} - ${gap}px)`;
  const slotOf = (column: number) => (only === undefined ? column : 0);
  const leftOf = (column: number) => `calc(${inset}px + (100% - ${2 * inset - gap}px) * ${slotOf(column)} / ${slots})`;

  function onClick({ target }: MouseEvent): void {
    if (!(target instanceof Element) || target.closest("button, a, input, [role=menu]")) return;
    const card = cards.get(target.closest<HTMLElement>("[data-card]")?.dataset.card ?? "");
    if (card) props.onOpen(card);
  }

  const lanesInSight = [...new Set(visible.map(({ lane }) => lane))];

  function headOf(lane: number): ReactNode {
    const id = lanes[lane]?.id ?? "";
    return (
      <div
        key={`head ${id}`}
        role="row"
        aria-rowindex={(layout.heads[lane] ?? 0) + 1}
        className="absolute inset-x-0 top-0"
        style={{
          height: sizes.head,
          transform: `translateY(${(layout.tops[lane] ?? 0) - sizes.head}px)`,
          paddingInline: inset,
        }}
      >
        <div role="rowheader" className="sticky left-4 flex h-full max-w-[calc(100vw-2rem)] items-center">
          {props.renderLaneHead?.(id)}
        </div>
      </div>
    );
  }

  function cardOf(card: Card): ReactNode {
    const place = layout.places.get(card.id);
    if (!place || (only === undefined && (place.column < span.first || place.column > span.last))) return null;
    const lane = lanes[place.lane];
    const cell = lane?.cells[place.column]?.length ?? 0;
    const where = [columns[place.column]?.name, lane && laneName?.(lane.id)].filter(Boolean).join(", ");
    return (
      <CardFrame
        key={card.id}
        card={card}
        column={slotOf(place.column)}
        top={place.top}
        height={sizes.card}
        left={leftOf(place.column)}
        width={width}
        where={`${where}, ${place.index + 1} of ${cell}`}
        rowIndex={place.row + 1}
        isFocusable={card.id === tabbable}
        isCarried={card.id === carried}
        isMovable={props.isMovable(card)}
        mark={marks.get(card.id)}
        layoutKey={layoutKey}
        glides={glides}
        nameOf={props.nameOf}
        render={props.renderCard}
      />
    );
  }

  return (
    <div ref={scroller} data-board="" className="relative min-h-0 flex-1 overflow-auto overscroll-contain">
      <div
        className="flex min-h-full flex-col"
        style={{
          minWidth:
            only === undefined
              ? `calc(${columns.length} * (${columnWidth} + ${gap}px) + ${2 * inset - gap}px)`
              : undefined,
        }}
      >
        <div
          className={clsx("sticky top-0 z-20 grid items-start bg-background", only === undefined && "border-b py-1.5")}
          style={{
            paddingInline: inset,
            columnGap: gap,
            gridTemplateColumns: `repeat(${slots}, minmax(0, 1fr))`,
          }}
        >
          {columns.map(({ id }, index) =>
            only === index || (only === undefined && span.first <= index && index <= span.last) ? (
              <div
                key={id}
                data-drop-column={index}
                className="min-w-0 rounded data-target:bg-accent-soft"
                style={{ gridColumnStart: slotOf(index) + 1 }}
              >
                {props.renderHead(index)}
              </div>
            ) : null,
          )}
        </div>
        <div
          ref={body}
          role="grid"
          aria-label={props.label}
          aria-rowcount={layout.rows.length}
          onPointerDown={onPointerDown}
          onPointerOver={steady.onPointerOver}
          onPointerLeave={steady.onPointerLeave}
          onClick={onClick}
          onKeyDown={onKeyDown}
          onFocus={({ target }) => {
            hadFocus.current = true;
            const id = target.closest<HTMLElement>("[data-card]")?.dataset.card;
            if (id && id !== focused) setFocused(id);
          }}
          onBlur={({ relatedTarget }) => {
            // Without a next element the focused card was redrawn elsewhere, or the window was left.
            if (relatedTarget) hadFocus.current = false;
          }}
          className="relative mt-2 flex-1"
          style={{ minHeight: layout.height + 24 }}
        >
          {/* Lane after lane, each head before its own cards, in one list: a card that changes lanes stays the same. */}
          {lanesInSight.flatMap((lane) => [
            ...(visible.some((row) => row.kind === "head" && row.lane === lane) ? [headOf(lane)] : []),
            ...shown.filter(({ id }) => layout.places.get(id)?.lane === lane).map(cardOf),
          ])}
          <div
            ref={line}
            hidden
            aria-hidden="true"
            className="pointer-events-none absolute top-0 left-0 z-10 h-0.5 rounded bg-accent data-cell:opacity-15"
          />
        </div>
      </div>
    </div>
  );
}

/** The cards of the rows in sight, column by column within each lane: the order they are read in. */
function cardsOf<Card extends GridCard>(
  visible: readonly { kind: string; lane: number; index: number }[],
  lanes: BoardGridProps<Card>["lanes"],
): Card[] {
  const spans = new Map<number, { from: number; to: number }>();
  for (const { kind, lane, index } of visible) {
    if (kind !== "cards") continue;
    const span = spans.get(lane);
    if (span) span.to = index + 1;
    else spans.set(lane, { from: index, to: index + 1 });
  }
  return [...spans].flatMap(([lane, { from, to }]) =>
    (lanes[lane]?.cells ?? []).flatMap((cell) => cell.slice(from, to)),
  );
}

function cardElement(scroller: HTMLElement | null, id: string): HTMLElement | null {
  return scroller?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`) ?? null;
}
