"use client";

import { type RefObject, useEffect, useState } from "react";
import { type Look, isCut, pageAfter, pageAt, pageStarts, partsIn, withNext } from "./wall-pages";

/** How long a page stays, in milliseconds: long enough to read it. */
const pageStays = 12_000;

/** What says one thing, in however many lines. */
const row = "li, tr, p, dt, dd, label, button, figure, article, fieldset, blockquote";

const heading = "h2, h3, h4, h5, h6, legend, th";

/** What stays at the top of each page: headings that stick there. */
const staying = "[data-stays]";

/**
 * Turns what is higher than the wall page by page, from the top again after the last one and whenever `about`
 * changes. Scrolled by hand it goes on from there. What a page would cut in two gets `data-cut` while that is
 * shown, to be hidden.
 *
 * @param wall what scrolls; its one child holds all that it shows
 * @returns which page is shown, counted from 0, and of how many
 */
export function useWallPages(wall: RefObject<HTMLElement | null>, about: string): { page: number; pages: number } {
  const [shown, setShown] = useState({ page: 0, pages: 1 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it is about now begins at its top
  useEffect(() => {
    wall.current?.scrollTo({ top: 0, behavior: "instant" });
  }, [wall, about]);
  useEffect(() => {
    const element = wall.current;
    if (!element) return;
    const look = () => {
      const { starts, leaveOut } = pagesOn(element);
      const page = pageAt(starts, element.scrollTop);
      leaveOut(page);
      setShown((before) =>
        before.page === page && before.pages === starts.length ? before : { page, pages: starts.length },
      );
    };
    look();
    const sizes = new ResizeObserver(look);
    for (const one of [element, ...element.children]) sizes.observe(one);
    // Another row in the place of one is of no other size.
    const rows = new MutationObserver(look);
    rows.observe(element, { childList: true, subtree: true });
    element.addEventListener("scroll", look);
    return () => {
      sizes.disconnect();
      rows.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [wall]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page stays as long, also the first of something else
  useEffect(() => {
    if (shown.pages === 1) return;
    const timer = setInterval(() => {
      const element = wall.current;
      if (!element) return;
      const { starts } = pagesOn(element);
      const next = pageAfter(starts, pageAt(starts, element.scrollTop));
      element.scrollTo({ top: starts[next] ?? 0 });
    }, pageStays);
    return () => clearInterval(timer);
  }, [wall, shown, about]);
  return shown;
}

/** Where the wall's pages begin, and what leaves out what a page would cut: on the way from one to another nothing. */
function pagesOn(wall: HTMLElement): { starts: number[]; leaveOut(page: number): void } {
  const top = wall.getBoundingClientRect().top - wall.scrollTop;
  const { clientHeight, scrollHeight, scrollTop } = wall;
  const look: Look<Element> = {
    place(one) {
      const box = one.getBoundingClientRect();
      return { top: box.top - top, bottom: box.bottom - top };
    },
    inner: (one) =>
      one instanceof HTMLElement
        ? [...one.children].filter((part) => !part.matches(`${staying}, [data-side-panel]`))
        : [],
    isRow: (one) => one.matches(row),
    isStaying: (one) => one.querySelector(staying) !== null,
  };
  const kept = Math.max(0, ...[...wall.querySelectorAll<HTMLElement>(staying)].map((head) => head.offsetHeight));
  const shown = partsIn<Element>(wall, clientHeight - kept, look);
  const placed = shown.map((one) => ({ ...look.place(one), isHeading: isHeading(one) }));
  const parts = withNext(placed, clientHeight - kept);
  const starts = pageStarts(scrollHeight, clientHeight, parts, kept);
  return {
    starts,
    leaveOut(page) {
      const start = starts[page] ?? 0;
      const isAtRest = starts.length > 1 && Math.abs(scrollTop - start) <= 1;
      const cut = new Set(
        isAtRest ? shown.filter((_, at) => parts[at] && isCut(parts[at], start, clientHeight, kept)) : [],
      );
      for (const one of wall.querySelectorAll("[data-cut]")) if (!cut.has(one)) one.removeAttribute("data-cut");
      for (const one of cut) one.setAttribute("data-cut", "");
    },
  };
}

/** A heading, with or without a count beside it; not a card that has one. */
function isHeading(one: Element): boolean {
  const said = one.matches(heading) ? one : one.querySelector(heading);
  return said !== null && one.getBoundingClientRect().height < 2 * said.getBoundingClientRect().height;
}
