import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/domain/calendar/dates";
import {
  type Axis,
  axisOf,
  columnAt,
  columnsBetween,
  daysInSight,
  comfortable,
  indexAt,
  laneHeight,
  nextZoom,
  packRows,
  spanBox,
  stack,
  stackedBetween,
  startDay,
  zooms,
} from "./layout";
import { someSprints } from "@/tests/roadmap-view";

/** Ten sprints with a pause of a week after the fourth. */
function pausedAxis(): Axis {
  const before = someSprints(4);
  const pause = { startsOn: addDays("2026-01-05", 56), endsOn: addDays("2026-01-05", 62), reason: "Year end" };
  const after = someSprints(6, addDays(pause.endsOn, 1)).map((s) => ({ ...s, number: s.number + 4 }));
  return axisOf([...before, ...after], [pause]) as Axis;
}

const spans = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 8 }))
    .map(([first, more]) => ({ first, last: first + more })),
  { maxLength: 60 },
);

describe("the axis", () => {
  test("starts where it is wanted, or at the present column where that would be out of sight", () => {
    const axis = pausedAxis();
    expect(startDay(axis, 3, 1, "quarter")).toBe(0);
    expect(startDay(axis, 2, 1, "sprint")).toBe(0);
    expect(startDay(axis, 3, 1, "sprint")).toBe(28);
  });

  test("counts days from the first column, pauses between", () => {
    const axis = pausedAxis();
    expect(axis.days).toBe(10 * 14 + 7);
    expect(axis.columns[4]).toEqual({ number: 5, start: 63, end: 77 });
    expect(axis.gaps).toEqual([{ start: 56, end: 63, label: "Year end" }]);
    expect(axisOf([])).toBeNull();
  });

  test("finds the column of a day, and the nearest in a gap or outside", () => {
    const axis = pausedAxis();
    expect(columnAt(axis, -100).number).toBe(1);
    expect(columnAt(axis, 13.9).number).toBe(1);
    expect(columnAt(axis, 14).number).toBe(2);
    expect(columnAt(axis, 57).number).toBe(4);
    expect(columnAt(axis, 62).number).toBe(5);
    expect(columnAt(axis, 9999).number).toBe(10);
    expect(columnsBetween(axis, 20, 70).map((c) => c.number)).toEqual([2, 3, 4, 5]);
  });

  test("every zoom shows more days than the one before, and the steps end", () => {
    const days = zooms.map((zoom) => daysInSight[zoom]);
    expect(days).toEqual([...days].sort((a, b) => a - b));
    expect(nextZoom("sprint", -1)).toBe("sprint");
    expect(nextZoom("sprint", 1)).toBe("milestone");
    expect(nextZoom("three_years", 1)).toBe("three_years");
  });

  test("a bar covers its columns and stays on the axis", () => {
    const axis = pausedAxis();
    fc.assert(
      fc.property(
        fc.integer({ min: -5, max: 30 }),
        fc.integer({ min: 0, max: 20 }),
        fc.double({ min: 0.3, max: 60, noNaN: true }),
        (first, more, scale) => {
          const { left, width } = spanBox(axis, { first, last: first + more }, scale);
          expect(left).toBeGreaterThanOrEqual(0);
          expect(width).toBeGreaterThanOrEqual(3);
          expect(left + width).toBeLessThanOrEqual(axis.days * scale + 1e-6);
        },
      ),
    );
  });
});

describe("packing", () => {
  test("no two bars of a row overlap, and there are no more rows than bars at once", () => {
    fc.assert(
      fc.property(spans, (bars) => {
        const { rows, count } = packRows(bars);
        for (const a of bars) {
          for (const b of bars) {
            if (a !== b && rows.get(a) === rows.get(b)) expect(a.last < b.first || b.last < a.first).toBe(true);
          }
        }
        const atOnce = Math.max(
          0,
          ...bars.map((a) => bars.filter((b) => b.first <= a.first && a.first <= b.last).length),
        );
        expect(count).toBe(atOnce);
      }),
    );
  });

  test("the same bars always get the same rows, whatever their order of time", () => {
    fc.assert(
      fc.property(spans, (bars) => {
        expect([...packRows(bars).rows.values()]).toEqual([...packRows(bars).rows.values()]);
      }),
    );
  });
});

describe("stacking", () => {
  test("what is in sight is what touches it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 0, max: 900 }),
        (heights, from, room) => {
          const { tops, height } = stack(heights);
          const [first, last] = stackedBetween(tops, height, from, from + room);
          heights.forEach((h, i) => {
            const top = tops[i] as number;
            const touches = top < from + room && top + h > from;
            if (touches) expect(i >= first && i <= last).toBe(true);
          });
        },
      ),
    );
    expect(indexAt([0, 10, 30], 29)).toBe(1);
  });

  test("two rows fit into the smallest lane", () => {
    expect(laneHeight(0, comfortable)).toBe(64);
    expect(laneHeight(2, comfortable)).toBe(64);
    expect(laneHeight(6, comfortable)).toBeGreaterThan(laneHeight(3, comfortable));
  });
});
