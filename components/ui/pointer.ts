/** How far a mouse moves before a press is a carry, in pixels, and how long a finger rests, in milliseconds. */
export const slack = 4;
export const restMs = 350;

/** How near an edge what is carried scrolls the ground beneath it, in pixels. */
const edge = 48;

/** Pixels a frame to scroll by, the more the nearer `at` is to an edge; 0 away from both. */
export function pullAtEdge(at: number, from: number, to: number): number {
  if (at < from + edge) return -Math.min(18, Math.ceil((from + edge - at) / 4));
  if (at > to - edge) return Math.min(18, Math.ceil((at - to + edge) / 4));
  return 0;
}

let carriesShown = 0;

/**
 * Shows by the cursor that something is carried. Returns what ends it: not before the next frame is
 * painted, for the cursor is inherited by all of the page, and the frame should show what was dropped.
 */
export function showCarrying(cursor: "grabbing" | "crosshair"): () => void {
  const shown = ++carriesShown;
  const { style } = document.documentElement;
  style.setProperty("cursor", cursor);
  const end = () => shown === carriesShown && style.removeProperty("cursor");
  return () => requestAnimationFrame(() => setTimeout(end));
}

/** The press was a carry: the click that ends it isn't meant. */
export function swallowClick(): void {
  const swallow = (click: MouseEvent) => {
    click.preventDefault();
    click.stopPropagation();
  };
  window.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", swallow, true), 0);
}

type FollowedPress = {
  /** Whether it carries something: then the page doesn't scroll beneath a finger, and Esc puts it back. */
  isCarrying(): boolean;
  onMove(at: { x: number; y: number }): void;
  onUp(): void;
  /** It's taken back by Esc, or taken away by the browser. */
  onCancel(): void;
};

/** Follows a press over the whole window, wherever it goes. Returns what stops it. */
export function followPress(press: PointerEvent, on: FollowedPress): () => void {
  const { pointerId } = press;
  const over = new AbortController();
  const { signal } = over;
  const listen = <Name extends keyof WindowEventMap>(
    name: Name,
    then: (event: WindowEventMap[Name]) => void,
    options: AddEventListenerOptions = {},
  ) => window.addEventListener(name, then, { ...options, signal });
  const keepWhileCarrying = (event: Event) => {
    if (on.isCarrying()) event.preventDefault();
  };
  listen("pointermove", (move) => {
    if (move.pointerId === pointerId) on.onMove({ x: move.clientX, y: move.clientY });
  });
  listen("pointerup", (up) => {
    if (up.pointerId === pointerId) on.onUp();
  });
  listen("pointercancel", on.onCancel);
  listen(
    "keydown",
    (key) => {
      if (key.key !== "Escape" || !on.isCarrying()) return;
      key.preventDefault();
      key.stopPropagation();
      // The button is still down: the click comes when it is let go.
      window.addEventListener("pointerup", swallowClick, { capture: true, once: true });
      on.onCancel();
    },
    { capture: true },
  );
  listen("contextmenu", keepWhileCarrying, { capture: true });
  if (press.pointerType === "touch") listen("touchmove", keepWhileCarrying, { passive: false });
  return () => over.abort();
}

/**
 * Lets presses keep the page still while they carry: browsers settle as a finger comes down whether it
 * scrolls, and ask only who listens by then. Returns what stops it.
 */
export function listenForFingers(): () => void {
  const listen = () => {};
  window.addEventListener("touchmove", listen, { passive: false });
  return () => window.removeEventListener("touchmove", listen);
}

/** Whether a press on this is meant for a control, and carries nothing. */
export function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest("button, a, input, select, textarea, [role=menu]") !== null;
}
