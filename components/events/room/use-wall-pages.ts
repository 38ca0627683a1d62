"use client";

import { type RefObject, useEffect, useState } from "react";
import { type Part, pageAfter, pageAt, pageStarts } from "./wall-pages";

/** How long a page stays, in milliseconds: long enough to read it. */
const pageStays = 12_000;

/** What a page isn't to cut in two. */
const uncut = "li, tr, p, h2, h3, dt, dd, label, button, img";

/** What stays at the top of each page: headings that stick there. */
const staying = "[data-stays]";

/**
 * Turns what is higher than the wall page by page, from the top again after the last one and whenever `about`
 * changes. Scrolled by hand it goes on from there.
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
      const starts = startsOn(element);
      const page = pageAt(starts, element.scrollTop);
      setShown((before) =>
        before.page === page && before.pages === starts.length ? before : { page, pages: starts.length },
      );
    };
    look();
    const sizes = new ResizeObserver(look);
    for (const one of [element, ...element.children]) sizes.observe(one);
    element.addEventListener("scroll", look);
    return () => {
      sizes.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [wall]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page stays as long, also the first of something else
  useEffect(() => {
    if (shown.pages === 1) return;
    const timer = setInterval(() => {
      const element = wall.current;
      if (!element) return;
      const starts = startsOn(element);
      const next = pageAfter(starts, pageAt(starts, element.scrollTop));
      element.scrollTo({ top: starts[next] ?? 0 });
    }, pageStays);
    return () => clearInterval(timer);
  }, [wall, shown, about]);
  return shown;
}

function startsOn(wall: HTMLElement): number[] {
  const top = wall.getBoundingClientRect().top - wall.scrollTop;
  const parts = [...wall.querySelectorAll(uncut)]
    .filter((part) => !part.closest(staying))
    .map((part): Part => {
      const box = part.getBoundingClientRect();
      return { top: box.top - top, bottom: box.bottom - top };
    });
  const kept = Math.max(0, ...[...wall.querySelectorAll<HTMLElement>(staying)].map((head) => head.offsetHeight));
  return pageStarts(wall.scrollHeight, wall.clientHeight, parts, kept);
}
