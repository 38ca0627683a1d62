import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fullView, someSprints } from "@/tests/roadmap-view";
import { isPlanned, lanesOf } from "./lanes";
import { type Axis, axisOf, comfortable } from "./layout";
import { around, placeLanes, touches } from "./placement";

const axis = axisOf(someSprints(40)) as Axis;
const bar = fc
  .tuple(fc.integer({ min: 1, max: 36 }), fc.integer({ min: 0, max: 4 }))
  .map(([first, more]) => ({ first, last: first + more }));
const lanes = fc
  .array(fc.array(bar, { maxLength: 12 }), { minLength: 1, maxLength: 8 })
  .map((all) =>
    all.map((bars, lane) => ({ id: `l${lane}`, bars: bars.map((one, i) => ({ ...one, id: `b${lane}-${i}` })) })),
  );

describe("placing lanes and bars", () => {
  test("no two bars lie on each other, and each lies within its lane", () => {
    fc.assert(
      fc.property(lanes, fc.double({ min: 1, max: 20, noNaN: true }), (all, scale) => {
        const { boxes, bars, tops, heights, height } = placeLanes(axis, all, scale, comfortable);
        const placed = bars.map((one) => ({ ...one, box: boxes.get(one.id) }));
        for (const a of placed) {
          if (!a.box) throw new Error("a bar without a box");
          const top = tops[a.lane] ?? 0;
          expect(a.box.top).toBeGreaterThanOrEqual(top);
          expect(a.box.top + a.box.height).toBeLessThanOrEqual(top + (heights[a.lane] ?? 0));
          for (const b of placed) if (a !== b && b.box) expect(touches(a.box, b.box)).toBe(false);
        }
        expect(height).toBe(heights.reduce((sum, one) => sum + one, 0));
      }),
    );
  });

  test("every planned Epic of a full roadmap has its place", () => {
    const view = fullView({ teams: 15, sprints: 78, epics: 600 });
    const full = axisOf(view.sprints) as Axis;
    const byTeam = lanesOf(view, "team", view.epics).map((lane) => ({
      id: lane.id,
      bars: lane.epics.map((epic) => ({ id: epic.id, first: epic.firstSprint, last: epic.lastSprint })),
    }));
    expect(placeLanes(full, byTeam, 7, comfortable).boxes.size).toBe(view.epics.filter(isPlanned).length);
  });
});

test("the box around two holds both", () => {
  const a = { left: 10, top: 5, width: 20, height: 10 };
  const b = { left: 100, top: 50, width: 5, height: 5 };
  expect(around(a, b)).toEqual({ left: 10, top: 5, width: 95, height: 50 });
  expect(touches(a, b)).toBe(false);
  expect(touches(around(a, b), b)).toBe(true);
});
