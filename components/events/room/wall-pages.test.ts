import { expect, test } from "vitest";
import { pageAfter, pageAt, pageStarts } from "./wall-pages";

/** So many rows of a height, one under the other, from `top` on. */
const rows = (count: number, height: number, top = 0) =>
  Array.from({ length: count }, (_, at) => ({ top: top + at * height, bottom: top + (at + 1) * height }));

test("what fits on the wall is one page", () => {
  expect(pageStarts(800, 800, rows(8, 100))).toEqual([0]);
  expect(pageStarts(801, 800, [])).toEqual([0]);
});

test("a row that the end of a page would cut begins the next, and the last page ends with the whole", () => {
  expect(pageStarts(2000, 850, rows(20, 100))).toEqual([0, 800, 1150]);
  expect(pageStarts(1600, 800, rows(16, 100))).toEqual([0, 800]);
});

test("what is higher than half a page may be cut: a card around rows, a picture", () => {
  expect(pageStarts(2000, 850, [{ top: 50, bottom: 2000 }, ...rows(19, 100, 100)])).toEqual([0, 800, 1150]);
  expect(pageStarts(2000, 800, [{ top: 0, bottom: 2000 }])).toEqual([0, 800, 1200]);
});

test("every row is whole on some page, whatever the heights", () => {
  for (let page = 200; page < 900; page += 7) {
    const parts = rows(30, 61, 37);
    const starts = pageStarts(37 + 30 * 61, page, parts);
    for (const { top, bottom } of parts) {
      expect(starts.some((start) => start <= top && bottom <= start + page + 1)).toBe(true);
    }
  }
});

test("the page after the last is the first, and one on the way to the next is still the one before", () => {
  const starts = [0, 800, 1150];
  expect([0, 1, 2].map((page) => pageAfter(starts, page))).toEqual([1, 2, 0]);
  expect([0, 400, 799.5, 900, 1150].map((at) => pageAt(starts, at))).toEqual([0, 0, 1, 1, 2]);
  expect(pageAfter([0], 0)).toBe(0);
});

test("what stays at the top of each page hides no row", () => {
  const kept = 90;
  for (let page = 400; page < 900; page += 7) {
    const parts = rows(30, 61, kept);
    const [first = 0, ...others] = pageStarts(kept + 30 * 61, page, parts, kept);
    for (const { top, bottom } of parts) {
      const isWhole = (start: number) => start + kept <= top + 1 && bottom <= start + page + 1;
      expect([first, ...others].some(isWhole)).toBe(true);
    }
  }
});
