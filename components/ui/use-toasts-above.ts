import { type RefObject, useLayoutEffect } from "react";

/**
 * Keeps toasts above what stands at the foot of the page, a line to type in or a bar of acts, so that
 * neither covers the other. One foot at a time.
 */
export function useToastsAbove(foot: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = foot.current;
    if (!element) return;
    const { style } = document.documentElement;
    const place = () =>
      style.setProperty("--toasts-bottom", `${window.innerHeight - element.getBoundingClientRect().top + 8}px`);
    place();
    const sizes = new ResizeObserver(place);
    sizes.observe(element);
    window.addEventListener("resize", place);
    return () => {
      sizes.disconnect();
      window.removeEventListener("resize", place);
      style.removeProperty("--toasts-bottom");
    };
  }, [foot]);
}
