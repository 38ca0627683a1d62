import { type RefObject, useEffect } from "react";
import { type FocusPlace, giveFocus, holdsFocus, nextTo, placeOf } from "./focus-place";

/** Where the focus goes: to a row of a list (`rows` selects them), or to what is nearest; else to the region. */
type KeptFocus = { rows: string } | "nearest" | undefined;

/** How long what was disabled may take to come back, in milliseconds: as long as a command is under way. */
const comesBackWithin = 500;

/** What lies over the page and gives the focus back when it goes. */
const above = "[role=dialog], [role=menu], [role=listbox]";

/**
 * Keeps the focus in a region when what had it goes away or is disabled: a button that was pressed, a
 * form that was sent, a row that was answered, a field that somebody else's act took off. It goes to the
 * row that took the place of the lost one, or to what is nearest (`nextTo`), else to the region itself,
 * which takes a `tabIndex`; where it has a page's `main`, to that. A dialog or menu opened from the
 * region that finds its button gone when it closes is covered as well.
 */
export function useKeptFocus(region: RefObject<HTMLElement | null>, to?: KeptFocus): void {
  const rows = typeof to === "object" ? to.rows : null;
  const isNearest = to === "nearest";
  useEffect(() => {
    const place = region.current;
    if (!place) return;
    let held: (FocusPlace & { row: number }) | null = null;
    let frame = 0;
    let wait: ReturnType<typeof setTimeout> | undefined;
    const endWait = () => {
      clearTimeout(wait);
      wait = undefined;
    };
    const allRows = () => (rows ? [...place.querySelectorAll<HTMLElement>(rows)] : []);
    const onFocusIn = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      endWait();
      if (place.contains(target)) {
        held = { ...placeOf(place, target), row: allRows().findIndex((row) => row.contains(target)) };
      } else if (!target.closest(above)) {
        held = null;
      }
    };
    // Left for nothing on purpose, by a press beside it, it is still there a moment later.
    const onFocusOut = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        if (held?.element === target && document.activeElement === document.body && holdsFocus(held.element)) {
          held = null;
        }
      });
    /** Not where somebody who took it away has given it on, nor while a dialog has it. */
    const isNowhere = ({ activeElement } = document) =>
      !activeElement || activeElement === document.body || activeElement === held?.element;
    const settle = () => {
      endWait();
      if (!held || holdsFocus(held.element) || !isNowhere()) return;
      // Emptied for something that is on its way: the focus goes there once it is here.
      if (place.childElementCount === 0) return;
      const lost = held;
      held = null;
      const left = lost.row < 0 ? [] : allRows();
      const next = left[Math.min(lost.row, left.length - 1)] ?? (isNearest ? nextTo(lost) : null);
      giveFocus(next ?? (isNearest ? place.querySelector("main") : null) ?? place);
    };
    const observer = new MutationObserver(() => {
      if (!held) return;
      if (holdsFocus(held.element)) {
        if (wait && isNowhere()) held.element.focus({ preventScroll: true });
        return endWait();
      }
      if (held.element.isConnected) {
        wait ??= setTimeout(settle, comesBackWithin);
        return;
      }
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(settle);
    });
    document.addEventListener("focusin", onFocusIn);
    place.addEventListener("focusout", onFocusOut);
    observer.observe(place, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["disabled", "hidden"],
    });
    // Dialogs and menus stand at the page's end.
    observer.observe(document.body, { childList: true });
    return () => {
      document.removeEventListener("focusin", onFocusIn);
      place.removeEventListener("focusout", onFocusOut);
      observer.disconnect();
      cancelAnimationFrame(frame);
      endWait();
    };
  }, [region, rows, isNearest]);
}
