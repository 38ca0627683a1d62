import { expect, test } from "vitest";
import { type Look, isCut, pageAfter, pageAt, pageStarts, partsIn, withNext } from "./wall-pages";

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

test("no row is shown in half: what a page would cut is left out of it, and whole on another", () => {
  for (const kept of [0, 90]) {
    for (let page = 400; page < 900; page += 7) {
      // Beside each other, of different heights.
      const parts = [...rows(30, 61, kept), ...rows(21, 87, kept)];
      const starts = pageStarts(kept + 30 * 61, page, parts, kept);
      for (const part of parts) {
        const from = (start: number) => (start > 0 ? start + kept : 0);
        const seen = starts.filter((start) => part.bottom > from(start) + 1 && part.top < start + page - 1);
        const whole = seen.filter((start) => !isCut(part, start, page, kept));
        expect(whole.length).toBeGreaterThan(0);
        for (const start of whole) {
          expect(part.top).toBeGreaterThanOrEqual(from(start) - 1);
          expect(part.bottom).toBeLessThanOrEqual(start + page + 1);
        }
      }
    }
  }
});

test("the last page leaves out what it would begin with the half of; what is too high for any is cut", () => {
  expect(pageStarts(2000, 850, rows(20, 100))).toEqual([0, 800, 1150]);
  expect(isCut({ top: 1100, bottom: 1200 }, 1150, 850)).toBe(true);
  expect(isCut({ top: 1200, bottom: 1300 }, 1150, 850)).toBe(false);
  expect(isCut({ top: 800, bottom: 1900 }, 1150, 850)).toBe(false);
});

type Thing = { top: number; bottom: number; tag?: string; inner?: Thing[] };
const look: Look<Thing> = {
  place: (one) => one,
  inner: ({ inner = [] }) => inner,
  isRow: ({ tag }) => tag === "li",
  isStaying: ({ inner = [] }) => inner.some(({ tag }) => tag === "stays"),
};

test("whatever it is made of, the largest that isn't too high stays whole: a section of few rows, rows of a long one", () => {
  const short = { top: 0, bottom: 180, inner: rows(2, 90) };
  const long = { top: 180, bottom: 1380, inner: rows(12, 100, 180).map((row) => ({ ...row, inner: rows(2, 50) })) };
  const card = { top: 1380, bottom: 1700, tag: "li", inner: rows(4, 80, 1380) };
  const picture = { top: 1700, bottom: 2600 };
  expect(partsIn({ top: 0, bottom: 2600, inner: [short, long, card, picture] }, 800, look)).toEqual([
    short,
    ...long.inner,
    card,
  ]);
  const lane = { top: 0, bottom: 150, inner: [{ top: 0, bottom: 50, tag: "stays" }, ...rows(2, 50, 50)] };
  expect(partsIn({ top: 0, bottom: 150, inner: [lane] }, 800, look)).toHaveLength(3);
});

test("a heading isn't left at the foot of a page without what it heads", () => {
  const [heading, ...others] = rows(10, 100)
    .map((row, at) => ({ ...row, isHeading: at === 7 }))
    .slice(7);
  expect(withNext([...(heading ? [heading] : []), ...others], 850)).toEqual([
    { top: 700, bottom: 900 },
    ...rows(2, 100, 800),
  ]);
  // Beside it is not below it.
  expect(
    withNext(
      [
        { top: 0, bottom: 40, isHeading: true },
        { top: 0, bottom: 90, isHeading: false },
      ],
      850,
    )[0],
  ).toEqual({ top: 0, bottom: 40 });
});
