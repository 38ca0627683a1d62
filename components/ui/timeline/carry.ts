import { pullAtEdge, showCarrying } from "@/components/ui/pointer";
import { type Span, columnAt, columnOf, indexAt, spanBox } from "@/lib/domain/roadmap/layout";
import type { Placement } from "@/lib/domain/roadmap/placement";
import { type Box, type Point, routeBetween, routeString } from "@/lib/domain/roadmap/routes";
import { type Grip, placedAt, sameSpan } from "@/lib/domain/roadmap/spans";
import type { Glides } from "./glide";
import type { TimelineMove, TimelineProps } from "./model";

/** The timeline as it stands at this moment. Read anew in every frame: it may change meanwhile. */
export type Ground = {
  props: TimelineProps;
  scroller: HTMLElement;
  placement: Placement;
  scale: number;
  laneWidth: number;
  headHeight: number;
  padding: number;
  glides: Glides;
  ghost: HTMLElement;
  ghostText: HTMLElement;
  thread: SVGPathElement;
};

/** What is carried: a bar, by its whole or an end; a string's end; or a thing that has no bar yet. */
export type Load =
  | { kind: "bar"; id: string; laneId: string; span: Span; grip: Grip; box: Box }
  | { kind: "string"; id: string; from: Point; end: "needs" | "gives" }
  | { kind: "thing"; id: string; laneId: string | null; length: number; label: string };

/**
 * Carries something with the pointer. Works on the elements themselves, once a frame: nothing is
 * rendered until it is dropped. `onEnd` is called once, whether it was dropped or not.
 */
export class Carry {
  private frame = 0;
  private point: Point;
  private readonly grab: Point;
  private move: TimelineMove | null = null;
  private target: string | null = null;
  /** Whether it has been away from the edges: a thing from outside comes in over one. */
  private isWithin: boolean;
  private readonly hideCarrying: () => void;
  private readonly before = new Map<SVGPathElement, { d: string; tone: string }>();

  constructor(
    private readonly ground: () => Ground | null,
    private readonly load: Load,
    start: Point,
    private readonly onEnd: () => void,
  ) {
    this.point = start;
    this.isWithin = load.kind !== "thing";
    const at = this.contentPoint();
    this.grab = load.kind === "bar" && at ? { x: at.x - load.box.left, y: at.y - load.box.top } : { x: 0, y: 0 };
    if (load.kind === "bar") this.element(load.id)?.setAttribute("data-carried", load.grip);
    this.hideCarrying = showCarrying(load.kind === "string" ? "crosshair" : "grabbing");
    this.schedule();
  }

  /** The pointer is somewhere else now. */
  to(point: Point): void {
    this.point = point;
    this.schedule();
  }

  /** Puts it down where it is. */
  drop(): void {
    cancelAnimationFrame(this.frame);
    this.draw();
    const { move, target, load } = this;
    const ground = this.ground();
    if (load.kind === "string") {
      this.end();
      if (!target) return;
      if (load.end === "needs") ground?.props.onConnect?.(load.id, target);
      else ground?.props.onConnect?.(target, load.id);
      return;
    }
    const stays = load.kind === "bar" && move && sameSpan(move, load.span) && move.laneId === load.laneId;
    if (!move || stays || !ground) return this.cancel();
    if (load.kind === "bar") this.settle(ground, load.id);
    this.end();
    ground.props.onMove?.(move, "pointer");
  }

  /** Everything is as before. */
  cancel(): void {
    cancelAnimationFrame(this.frame);
    if (this.load.kind === "bar") this.returnHome(this.load.id);
    this.end();
  }

  private end(): void {
    for (const [path, { d, tone }] of this.before) {
      path.setAttribute("d", d);
      path.dataset.tone = tone;
    }
    const ground = this.ground();
    if (ground) {
      ground.ghost.hidden = true;
      ground.thread.setAttribute("d", "");
      this.mark(null);
    }
    if (this.load.kind === "bar") this.element(this.load.id)?.removeAttribute("data-carried");
    this.hideCarrying();
    this.onEnd();
  }

  private schedule(): void {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
      if (this.scrollAtEdge()) this.schedule();
    });
  }

  private draw(): void {
    const ground = this.ground();
    const at = this.contentPoint();
    if (!ground || !at) return;
    if (this.load.kind === "string") this.drawThread(ground, at);
    else if (this.load.kind === "thing") this.drawThing(ground, at);
    else this.drawBar(ground, at, this.load);
  }

  private drawBar(ground: Ground, at: Point, load: Load & { kind: "bar" }): void {
    const { axis } = ground.props;
    const { scale } = ground;
    const home = ground.placement.boxes.get(load.id);
    const element = this.element(load.id);
    if (!home || !element) return;
    const left = at.x - this.grab.x;
    let box: Box;
    let span: Span;
    let laneId = load.laneId;
    if (load.grip === "whole") {
      box = { ...home, left, top: at.y - this.grab.y };
      element.style.transform = `translate(${left - home.left}px, ${box.top - home.top}px)`;
      const firstWidth = columnOf(axis, load.span.first);
      const start = columnAt(axis, left / scale + (firstWidth.end - firstWidth.start) / 2);
      span = placedAt(start.number, load.span.last - load.span.first + 1, axis);
      laneId = this.laneAt(ground, box.top + box.height / 2) ?? laneId;
    } else {
      const column = columnAt(axis, at.x / scale).number;
      span =
        load.grip === "start"
          ? { first: Math.min(column, load.span.last), last: load.span.last }
          : { first: load.span.first, last: Math.max(column, load.span.first) };
      const right = home.left + home.width;
      box =
        load.grip === "start"
          ? { ...home, left: Math.min(at.x, right - 8), width: Math.max(8, right - at.x) }
          : { ...home, width: Math.max(8, at.x - home.left) };
      element.style.transform = `translate(${box.left - home.left}px, 0)`;
      element.style.width = `${box.width}px`;
    }
    this.drawStrings(ground, load.id, box);
    this.snapTo(ground, { id: load.id, laneId, ...span }, laneId === load.laneId ? home.top : null);
  }

  private drawThing(ground: Ground, at: Point): void {
    const { load } = this;
    if (load.kind !== "thing") return;
    const { scroller, laneWidth, headHeight, scale, props } = ground;
    const room = scroller.getBoundingClientRect();
    const isOver =
      this.point.x > room.left + laneWidth &&
      this.point.x < room.right &&
      this.point.y > room.top + headHeight &&
      this.point.y < room.bottom;
    if (!isOver) {
      this.move = null;
      ground.ghost.hidden = true;
      return;
    }
    const span = placedAt(columnAt(props.axis, at.x / scale).number, load.length, props.axis);
    const index = indexAt(ground.placement.tops, at.y);
    const lane = props.lanes[index];
    const top = (ground.placement.tops[index] ?? 0) + ground.padding;
    this.snapTo(
      ground,
      { id: load.id, laneId: lane?.takesBars ? lane.id : (load.laneId ?? lane?.id ?? ""), ...span },
      top,
    );
  }

  /** Shows where it would go, when that is another place than in the frame before. */
  private snapTo(ground: Ground, move: TimelineMove, top: number | null): void {
    const { move: before } = this;
    if (before && sameSpan(before, move) && before.laneId === move.laneId && !ground.ghost.hidden) return;
    this.move = move;
    const lane = ground.placement.laneIds.indexOf(move.laneId);
    const { left, width } = spanBox(ground.props.axis, move, ground.scale);
    const y = top ?? (ground.placement.tops[lane] ?? 0) + ground.padding;
    ground.ghost.hidden = false;
    ground.ghost.style.transform = `translate(${left}px, ${y}px)`;
    ground.ghost.style.width = `${width}px`;
    // Above it there is the head when it is at the top: then its words go below.
    ground.ghost.toggleAttribute("data-at-top", y - ground.scroller.scrollTop < 26);
    const preview = ground.props.previewStrings?.(move);
    const bad = [...(preview?.values() ?? [])].filter(({ tone }) => tone === "bad");
    ground.ghost.dataset.tone = bad.length > 0 ? "bad" : "quiet";
    const name = this.load.kind === "thing" ? `${this.load.label} · ` : "";
    const words = name + ground.props.spanInWords(move, move.laneId);
    ground.ghostText.textContent = bad[0]
      ? `${words} · ${bad.length === 1 ? bad[0].reason : `${bad.length} conflicts`}`
      : words;
    for (const [id, { tone }] of preview ?? []) {
      for (const path of this.paths(id)) path.dataset.tone = tone;
    }
  }

  private drawStrings(ground: Ground, id: string, box: Box): void {
    for (const string of ground.props.strings) {
      if (string.from !== id && string.to !== id) continue;
      const other = ground.placement.boxes.get(string.from === id ? string.to : string.from);
      if (!other) continue;
      const d = string.from === id ? routeString(box, other) : routeString(other, box);
      for (const path of this.paths(string.id)) path.setAttribute("d", d);
    }
  }

  private drawThread(ground: Ground, at: Point): void {
    const { load } = this;
    if (load.kind !== "string") return;
    const d = load.end === "needs" ? routeBetween(load.from, at) : routeBetween(at, load.from);
    ground.thread.setAttribute("d", d);
    const over = document.elementFromPoint(this.point.x, this.point.y)?.closest<HTMLElement>("[data-bar]");
    const id = over?.dataset.bar ?? null;
    this.mark(id === load.id ? null : id);
  }

  private mark(id: string | null): void {
    if (id === this.target) return;
    if (this.target) this.element(this.target)?.removeAttribute("data-target");
    this.target = id;
    if (id) this.element(id)?.setAttribute("data-target", "");
  }

  /** Leaves the bar under the pointer until it is drawn in its new place; if it isn't, it goes home. */
  private settle(ground: Ground, id: string): void {
    const element = this.element(id);
    const { m41: x, m42: y } = new DOMMatrix(element?.style.transform);
    ground.glides.carriedFrom.set(id, { x, y });
    setTimeout(() => {
      if (ground.glides.carriedFrom.delete(id)) this.returnHome(id);
    }, 250);
  }

  private returnHome(id: string): void {
    const element = this.element(id);
    if (!element?.style.transform) return;
    const from = element.style.transform;
    element.style.transform = "";
    const home = this.ground()?.placement.boxes.get(id);
    if (home) element.style.width = `${home.width}px`;
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) {
      element.animate([{ transform: from }, { transform: "none" }], { duration: 160, easing: "ease-out" });
    }
  }

  private laneAt(ground: Ground, y: number): string | null {
    const lane = ground.props.lanes[indexAt(ground.placement.tops, y)];
    return lane?.takesBars ? lane.id : null;
  }

  private contentPoint(): Point | null {
    const ground = this.ground();
    if (!ground) return null;
    const { scroller, laneWidth, headHeight } = ground;
    const { left, top } = scroller.getBoundingClientRect();
    return {
      x: this.point.x - left - laneWidth + scroller.scrollLeft,
      y: this.point.y - top - headHeight + scroller.scrollTop,
    };
  }

  /** Scrolls when the pointer is near an edge. True while it does. */
  private scrollAtEdge(): boolean {
    const ground = this.ground();
    if (!ground) return false;
    const { scroller, laneWidth, headHeight } = ground;
    const room = scroller.getBoundingClientRect();
    if (this.load.kind === "thing" && !this.move) return false;
    const x = pullAtEdge(this.point.x, room.left + laneWidth, room.right);
    const y = pullAtEdge(this.point.y, room.top + headHeight, room.bottom);
    if (x === 0 && y === 0) this.isWithin = true;
    if (!this.isWithin || (x === 0 && y === 0)) return false;
    const { scrollLeft, scrollTop } = scroller;
    scroller.scrollBy(x, y);
    return scroller.scrollLeft !== scrollLeft || scroller.scrollTop !== scrollTop;
  }

  private element(id: string): HTMLElement | null {
    return this.ground()?.scroller.querySelector<HTMLElement>(`[data-bar="${CSS.escape(id)}"]`) ?? null;
  }

  private paths(id: string): Iterable<SVGPathElement> {
    const paths = this.ground()?.scroller.querySelectorAll<SVGPathElement>(`[data-string="${CSS.escape(id)}"]`) ?? [];
    for (const path of paths) {
      if (!this.before.has(path))
        this.before.set(path, { d: path.getAttribute("d") ?? "", tone: path.dataset.tone ?? "" });
    }
    return paths;
  }
}
