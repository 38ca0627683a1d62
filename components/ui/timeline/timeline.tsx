"use client";

import {
  type CSSProperties,
  type Ref,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { columnAt, comfortable, roomy, stackedBetween } from "@/lib/domain/roadmap/layout";
import { placeLanes } from "@/lib/domain/roadmap/placement";
import { onBarKey } from "./bar-keys";
import type { Ground } from "./carry";
import { newGlides } from "./glide";
import type { TimelineHandle, TimelineProps } from "./model";
import { Bar } from "./timeline-bar";
import { Fullness, Grid } from "./timeline-grid";
import { Head, cardsHeight, ticksHeight } from "./timeline-head";
import { Strings } from "./timeline-strings";
import { Tip, type TipHandle } from "./timeline-tip";
import { usePress } from "./use-press";
import { useSight } from "./use-sight";
import { useZoomAnchor } from "./use-zoom-anchor";

/** How much of a column, in pixels, counts as nothing. */
const sliver = 12;

/**
 * Bars over columns of time, in lanes, with strings between them. Scrolls both ways in one box;
 * only what is in sight is in the document. Knows nothing of what the bars stand for.
 */
export function Timeline({ handle, ...props }: TimelineProps & { handle?: Ref<TimelineHandle> }) {
  const { axis, lanes, strings, cards, current, today, selectedId } = props;
  const scroller = useRef<HTMLElement>(null);
  const ghost = useRef<HTMLDivElement>(null);
  const ghostText = useRef<HTMLSpanElement>(null);
  const thread = useRef<SVGPathElement>(null);
  const tip = useRef<TipHandle>(null);
  const [glides] = useState(newGlides);
  const [focusId, setFocusId] = useState<string | null>(null);
  const [pointedId, setPointedId] = useState<string | null>(null);
  const wantsFocus = useRef(false);
  const hadFocus = useRef<string | null>(null);
  const helpId = useId();

  const { sight, drawn, remeasure } = useSight(scroller);
  const isMeasured = sight !== null;
  const laneWidth = sight && sight.width < 640 ? 96 : 152;
  const scale = sight ? Math.max(sight.fullWidth - laneWidth, 200) / props.daysInSight : 8;
  const density = sight?.isTouched ? roomy : comfortable;
  const placement = useMemo(() => placeLanes(axis, lanes, scale, density), [axis, lanes, scale, density]);
  const headHeight = (cards.length > 0 ? cardsHeight : 0) + ticksHeight;

  const ground = useRef<() => Ground | null>(() => null);
  useLayoutEffect(() => {
    glides.scale = scale;
    ground.current = () =>
      scroller.current && ghost.current && ghostText.current && thread.current
        ? {
            props,
            scroller: scroller.current,
            placement,
            scale,
            laneWidth,
            headHeight,
            padding: density.padding,
            glides,
            ghost: ghost.current,
            ghostText: ghostText.current,
            thread: thread.current,
          }
        : null;
  });
  const { onPointerDown, carryIn, carriedId } = usePress(ground);
  useZoomAnchor(scroller, scale, isMeasured, props, laneWidth, remeasure);

  const showBar = useCallback((id: string) => {
    const now = ground.current();
    const box = now?.placement.boxes.get(id);
    if (!now || !box) return;
    const { scroller: room } = now;
    const width = room.clientWidth - now.laneWidth;
    const height = room.clientHeight - now.headHeight;
    const { scrollLeft, scrollTop } = room;
    const left =
      box.left < scrollLeft + 8 || box.left + Math.min(box.width, width - 16) > scrollLeft + width
        ? box.left - width / 4
        : scrollLeft;
    const top =
      box.top < scrollTop + 8 || box.top + box.height > scrollTop + height - 8 ? box.top - height / 3 : scrollTop;
    room.scrollTo({ left, top, behavior: "instant" });
  }, []);
  const focusBar = useCallback(
    (id: string) => {
      wantsFocus.current = true;
      showBar(id);
      setFocusId(id);
    },
    [showBar],
  );
  // A bar that changes its lane is a new element: the focus goes with it.
  useLayoutEffect(() => {
    const lost = hadFocus.current && document.activeElement === document.body ? hadFocus.current : null;
    const id = wantsFocus.current ? focusId : lost;
    wantsFocus.current = false;
    if (id)
      scroller.current?.querySelector<HTMLElement>(`[data-bar="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
  });
  // What is opened beside the timeline must not hide the bar it belongs to.
  const roomWidth = sight?.width;
  useEffect(() => {
    if (selectedId && roomWidth) showBar(selectedId);
  }, [selectedId, roomWidth, showBar]);
  const startTop = useRef(props.startLane);
  useLayoutEffect(() => {
    const room = scroller.current;
    const now = ground.current();
    if (!room || !now || !isMeasured) return;
    const top = now.placement.tops[now.placement.laneIds.indexOf(props.startLane ?? "")];
    if (top !== undefined || startTop.current !== props.startLane) room.scrollTop = top ?? 0;
    startTop.current = props.startLane;
  }, [props.startLane, isMeasured]);

  useImperativeHandle(handle, () => ({
    showDay(day) {
      const room = scroller.current;
      const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)").matches;
      room?.scrollTo({
        left: day * scale - (room.clientWidth - laneWidth) / 3,
        behavior: reducedMotion ? "instant" : "smooth",
      });
    },
    showBar(id) {
      focusBar(id);
    },
    inSight() {
      const room = scroller.current;
      if (!room || room.clientWidth <= laneWidth) return null;
      const { scrollLeft, clientWidth } = room;
      // A column that shows by a sliver only is not meant.
      const at = (left: number) => columnAt(axis, left / scale).number;
      return { first: at(scrollLeft + sliver), last: at(scrollLeft + clientWidth - laneWidth - sliver) };
    },
    carryIn(event, { id, label, length, laneId }) {
      carryIn(event, { kind: "thing", id, label, length, laneId });
    },
  }));

  const width = axis.days * scale;
  const [firstLane, lastLane] = stackedBetween(placement.tops, placement.height, drawn.top, drawn.bottom);
  const kept = new Set([carriedId.current, focusId, selectedId]);
  const litBar = pointedId ?? selectedId ?? null;
  const shownBars = lanes.map((lane, index) =>
    lane.bars.filter((bar) => {
      if (kept.has(bar.id)) return true;
      if (index < firstLane || index > lastLane) return false;
      const box = placement.boxes.get(bar.id);
      return box && box.left < drawn.right && box.left + box.width > drawn.left;
    }),
  );
  const firstShown = shownBars.flat()[0]?.id ?? null;
  const tabStop = focusId && placement.boxes.has(focusId) ? focusId : firstShown;

  const onPoint = (event: React.PointerEvent<HTMLElement>) => {
    if (event.pointerType === "touch" || carriedId.current || event.buttons !== 0) return tip.current?.show(null);
    const target = event.target as Element;
    const id = target.closest<HTMLElement>("[data-bar]")?.dataset.bar ?? null;
    setPointedId(id);
    const at = { x: event.clientX, y: event.clientY };
    if (id) return tip.current?.show({ key: `bar ${id}`, ...at, delay: 450, content: () => props.barTip?.(id) });
    const string = target.closest<SVGElement>("[data-hit]")?.dataset.string;
    if (string) {
      const reason = strings.find((one) => one.id === string)?.reason;
      return tip.current?.show({ key: `string ${string}`, ...at, delay: 60, content: () => reason });
    }
    const lane = target.closest<HTMLElement>("[data-lane]")?.dataset.lane;
    const room = scroller.current;
    if (!lane || !room || !props.cellTip) return tip.current?.show(null);
    const x = at.x - room.getBoundingClientRect().left - laneWidth + room.scrollLeft;
    if (x < room.scrollLeft) return tip.current?.show(null);
    const column = columnAt(axis, x / scale).number;
    tip.current?.show({
      key: `cell ${lane} ${column}`,
      ...at,
      delay: 500,
      content: () => props.cellTip?.(lane, column),
    });
  };

  return (
    <section
      ref={scroller}
      aria-label={props.label}
      data-timeline=""
      // Cards and bars keep their labels right of the lanes' heads with it.
      style={{ "--timeline-heads": `${laneWidth}px` } as CSSProperties}
      className="relative isolate h-full min-h-0 overflow-auto overscroll-contain bg-background"
      onPointerDown={(event) => {
        tip.current?.show(null);
        onPointerDown(event);
      }}
      onPointerMove={onPoint}
      onPointerLeave={() => {
        setPointedId(null);
        tip.current?.show(null);
      }}
      onScroll={() => tip.current?.show(null)}
      onContextMenu={(event) => {
        const id = barOf(event.target);
        // A finger that rests on a bar carries it.
        if (carriedId.current) event.preventDefault();
        if (!id || !props.onMenu || carriedId.current) return event.stopPropagation();
        props.onMenu(id);
      }}
      onClick={(event) => {
        const id = barOf(event.target);
        if (!id) return;
        setFocusId(id);
        props.onOpen?.(id);
      }}
      onKeyDown={(event) => {
        const id = barOf(event.target);
        if (id) onBarKey(event, id, props, placement, focusBar);
      }}
      onFocus={(event) => {
        const id = barOf(event.target);
        hadFocus.current = id;
        if (id) setFocusId(id);
        if (!id || !(event.target instanceof Element) || !event.target.matches(":focus-visible")) return;
        setPointedId(id);
        const { left, bottom } = event.target.getBoundingClientRect();
        tip.current?.show({
          key: `focus ${id}`,
          x: left,
          y: bottom - 6,
          delay: 250,
          content: () => props.barTip?.(id),
        });
      }}
      onBlur={() => {
        hadFocus.current = null;
        setPointedId(null);
        tip.current?.show(null);
      }}
    >
      <p id={helpId} hidden>
        Arrow keys go to other bars.
        {props.onMove
          ? " Alt with arrows moves it, Shift with arrows its end, Alt and Shift its start. M asks where to."
          : null}
      </p>
      <div className="relative" style={{ width: laneWidth + width }}>
        <Head
          axis={axis}
          scale={scale}
          drawn={drawn}
          cards={cards}
          current={current}
          today={today}
          laneWidth={laneWidth}
          corner={props.corner}
          tick={props.tick}
        />
        <div className="relative" style={{ height: placement.height }}>
          <div className="absolute inset-y-0" style={{ left: laneWidth, width }}>
            {sight ? (
              <Grid axis={axis} scale={scale} height={placement.height} drawn={drawn} current={current} />
            ) : null}
          </div>
          {lanes.map((lane, index) =>
            (index < firstLane || index > lastLane) && shownBars[index]?.length === 0 ? null : (
              <div
                key={lane.id}
                role="group"
                aria-label={lane.description}
                data-lane={lane.id}
                className="absolute inset-x-0 border-b"
                style={{ top: placement.tops[index], height: placement.heights[index] }}
              >
                <div
                  className="sticky left-0 z-35 h-[calc(100%+1px)] border-r border-b bg-background"
                  style={{ width: laneWidth }}
                >
                  {lane.head}
                </div>
                <div className="absolute top-0 h-full" style={{ left: laneWidth, width }}>
                  <Fullness
                    lane={lane}
                    axis={axis}
                    scale={scale}
                    drawn={drawn}
                    height={placement.heights[index] ?? 0}
                  />
                  {shownBars[index]?.map((bar) => {
                    const box = placement.boxes.get(bar.id);
                    if (!box || !sight) return null;
                    return (
                      <Bar
                        key={bar.id}
                        bar={bar}
                        left={box.left}
                        top={box.top}
                        width={box.width}
                        height={box.height}
                        laneTop={placement.tops[index] ?? 0}
                        scale={scale}
                        isSelected={bar.id === selectedId}
                        isFocusable={bar.id === tabStop}
                        isActive={bar.id === pointedId || bar.id === carriedId.current}
                        canConnect={props.onConnect !== undefined}
                        mover={props.movers?.get(bar.id)}
                        glides={glides}
                        helpId={helpId}
                      />
                    );
                  })}
                </div>
              </div>
            ),
          )}
          <div className="pointer-events-none absolute inset-y-0" style={{ left: laneWidth, width }}>
            {sight ? <Strings strings={strings} placement={placement} drawn={drawn} litBar={litBar} /> : null}
            <svg aria-hidden="true" className="absolute top-0 left-0 z-30 size-px overflow-visible">
              <path ref={thread} className="fill-none stroke-accent" strokeWidth={2} strokeDasharray="5 4" />
            </svg>
            {today === null ? null : (
              <div
                className="absolute inset-y-0 z-25 w-0.5 -translate-x-1/2 bg-accent"
                style={{ left: today * scale }}
              />
            )}
            <div
              ref={ghost}
              hidden
              className="group/ghost absolute top-0 left-0 z-29 rounded-md border-2 border-dashed border-accent bg-accent/10 data-[tone=bad]:border-bad data-[tone=bad]:bg-bad/10"
              style={{ height: density.bar }}
            >
              <span
                ref={ghostText}
                className="absolute -top-6 left-0 group-data-at-top/ghost:top-6 rounded-md bg-ink px-1.5 py-0.5 text-xs whitespace-nowrap text-surface"
              />
            </div>
          </div>
        </div>
      </div>
      <Tip handle={tip} />
    </section>
  );
}

function barOf(target: EventTarget): string | null {
  return (target instanceof Element && target.closest<HTMLElement>("[data-bar]")?.dataset.bar) || null;
}
