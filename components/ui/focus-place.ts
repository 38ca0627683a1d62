import { takesText } from "./takes-text";

/** Where the focus was: what had it, and what stood around and beside it then. */
export type FocusPlace = {
  element: HTMLElement;
  /** Its surroundings, the nearest first; the region itself is the last. */
  around: readonly HTMLElement[];
  /** What could take the focus after it in the region, in order, and all that could before. */
  after: readonly HTMLElement[];
  before: readonly HTMLElement[];
};

const focusable = "a[href], button, input, select, textarea, summary, [tabindex]";

/** Keeps where an element stands within a region. */
export function placeOf(region: HTMLElement, element: HTMLElement): FocusPlace {
  const all = [...region.querySelectorAll<HTMLElement>(focusable)];
  const at = all.indexOf(element);
  const around: HTMLElement[] = [];
  for (let area = element.parentElement; area; area = area.parentElement) {
    around.push(area);
    if (area === region) break;
  }
  return { element, around, after: at < 0 ? [] : all.slice(at + 1), before: at < 0 ? all : all.slice(0, at) };
}

/** Whether an element is there to hold the focus: what was taken off, disabled or hidden isn't. */
export function holdsFocus(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(":disabled") && element.closest("[hidden], [inert]") === null;
}

/**
 * What takes the focus over for one that is gone: in the nearest of its surroundings that are still
 * there, what stood after it, else what has come in its place, else what stood before it. A named
 * section that was filled anew is itself next, not a control in it: its name is heard, and a key
 * pressed twice doesn't act on something else. A field takes over for a field alone: who pressed a button
 * goes on by keys, which a field would swallow. Null where nothing but the region is left.
 */
export function nextTo({ element, around, after, before }: FocusPlace): HTMLElement | null {
  const isField = takesText(element);
  for (const area of around) {
    if (!area.isConnected) continue;
    const now = [...area.querySelectorAll<HTMLElement>(focusable)].filter(
      (one) => isInReach(one) && (isField || !takesText(one)),
    );
    const following = after.find((one) => now.includes(one));
    if (following) return following;
    if (area === around.at(-1)) return null;
    if (isSection(area)) return area;
    const fresh = now.find((one) => !before.includes(one));
    const last = fresh ?? before.findLast((one) => now.includes(one));
    if (last) return last;
  }
  return null;
}

/** Gives the focus to a control, or to a part of the page that has no stop of its own. */
export function giveFocus(element: HTMLElement): void {
  if (element.tabIndex < 0) element.tabIndex = -1;
  // The page's main has a stop of its own, for the keyboard to scroll it: nobody chose it here, so it shows no ring.
  if (element.tagName === "MAIN") {
    element.dataset.focusGiven = "";
    element.addEventListener("blur", () => delete element.dataset.focusGiven, { once: true });
  }
  // Nobody has gone there: what was brought into sight meanwhile stays.
  element.focus({ preventScroll: true });
}

function isInReach(element: HTMLElement): boolean {
  return element.tabIndex >= 0 && holdsFocus(element) && element.getClientRects().length > 0;
}

/** A part of the page that the focus may stand in front of: it says what it is, or was made for it. */
function isSection(area: HTMLElement): boolean {
  return area.hasAttribute("tabindex") || (area.tagName === "SECTION" && /^\S/.test(area.ariaLabel ?? ""));
}
