import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Axis, axisOf } from "./layout";
import { someSprints } from "@/tests/roadmap-view";
import { type PlacedBar, neighbour, placedAt, sameSpan, shifted } from "./spans";

const axis = axisOf(someSprints(12)) as Axis;
const span = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 11 }))
  .map(([first, more]) => ({ first, last: Math.min(12, first + more) }));
const grip = fc.constantFrom("whole", "start", "end" as const);

describe("moving a span", () => {
  test("never leaves the axis, never turns round, and keeps its length when carried whole", () => {
    fc.assert(
      fc.property(span, grip, fc.integer({ min: -40, max: 40 }), (from, how, by) => {
        const to = shifted(from, how, by, axis);
        expect(to.first).toBeGreaterThanOrEqual(1);
        expect(to.last).toBeLessThanOrEqual(12);
        expect(to.first).toBeLessThanOrEqual(to.last);
        if (how === "whole") expect(to.last - to.first).toBe(from.last - from.first);
        if (how === "start") expect(to.last).toBe(from.last);
        if (how === "end") expect(to.first).toBe(from.first);
      }),
    );
  });

  test("there and back is where it was, while there is room", () => {
    expect(shifted(shifted({ first: 4, last: 6 }, "whole", 3, axis), "whole", -3, axis)).toEqual({ first: 4, last: 6 });
  });

  test("one that hangs over the end can be carried back", () => {
    expect(shifted({ first: 11, last: 14 }, "whole", 1, axis)).toEqual({ first: 11, last: 14 });
    expect(shifted({ first: 11, last: 14 }, "whole", -2, axis)).toEqual({ first: 9, last: 12 });
  });

  test("what is put down stays on the axis", () => {
    expect(placedAt(12, 3, axis)).toEqual({ first: 10, last: 12 });
    expect(placedAt(-2, 2, axis)).toEqual({ first: 1, last: 2 });
    expect(placedAt(3, 40, axis)).toEqual({ first: 1, last: 12 });
    expect(sameSpan({ first: 1, last: 2 }, { first: 1, last: 3 })).toBe(false);
  });
});

describe("the focus", () => {
  const bars: PlacedBar[] = [
    { id: "a", lane: 0, row: 0, first: 1, last: 2 },
    { id: "b", lane: 0, row: 1, first: 2, last: 4 },
    { id: "c", lane: 0, row: 0, first: 6, last: 7 },
    { id: "d", lane: 2, row: 0, first: 5, last: 8 },
    { id: "e", lane: 2, row: 0, first: 1, last: 1 },
  ];
  test("goes along the lane in order of time", () => {
    expect(neighbour(bars, "a", "right")).toBe("b");
    expect(neighbour(bars, "b", "right")).toBe("c");
    expect(neighbour(bars, "c", "right")).toBe("c");
    expect(neighbour(bars, "b", "left")).toBe("a");
  });
  test("goes up and down to what overlaps in the lane, then to the nearest in time, over empty lanes", () => {
    expect(neighbour(bars, "a", "down")).toBe("b");
    expect(neighbour(bars, "b", "down")).toBe("e");
    expect(neighbour(bars, "c", "down")).toBe("d");
    expect(neighbour(bars, "d", "up")).toBe("c");
    expect(neighbour(bars, "a", "up")).toBe("a");
  });
  test("starts somewhere when the bar is gone", () => {
    expect(neighbour(bars, "gone", "left")).toBe("a");
  });
});
