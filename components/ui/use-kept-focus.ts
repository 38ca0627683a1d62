import { type RefObject, useEffect } from "react";

/**
 * Keeps the focus in a region when what had it goes away: a button that was pressed, a form that was
 * sent, a row that was answered. It goes to the row that took the place of the lost one, where
 * `rows` selects the region's rows, else to the region itself, which takes a `tabIndex`.
 */
export function useKeptFocus(region: RefObject<HTMLElement | null>, rows?: string): void {
  useEffect(() => {
    const place = region.current;
    if (!place) return;
    let held: { element: Element; row: number } | null = null;
    let frame = 0;
    const allRows = () => (rows ? [...place.querySelectorAll<HTMLElement>(rows)] : []);
    const onFocusIn = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return;
      held = { element: target, row: allRows().findIndex((row) => row.contains(target)) };
    };
    // Left on purpose, it is still there a moment later.
    const onFocusOut = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        if (held?.element === target && held.element.isConnected && document.activeElement !== target) held = null;
      });
    const observer = new MutationObserver(() => {
      if (!held || held.element.isConnected) return;
      const { row } = held;
      held = null;
      cancelAnimationFrame(frame);
      // A frame later: whoever took it away may have given it on.
      frame = requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        const left = row < 0 ? [] : allRows();
        (left[Math.min(row, left.length - 1)] ?? place).focus({ preventScroll: left.length === 0 });
      });
    });
    place.addEventListener("focusin", onFocusIn);
    place.addEventListener("focusout", onFocusOut);
    observer.observe(place, { childList: true, subtree: true });
    return () => {
      place.removeEventListener("focusin", onFocusIn);
      place.removeEventListener("focusout", onFocusOut);
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [region, rows]);
}
