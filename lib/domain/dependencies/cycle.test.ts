import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Edge, findCycle } from "./cycle";

describe("findCycle", () => {
  it("finds none in a chain", () => {
    expect(findCycle([{ needer: "a", giver: "b" }], { needer: "b", giver: "c" })).toBeNull();
  });

  it("names the cycle from the needer round to the needer", () => {
    const edges = [
      { needer: "b", giver: "c" },
      { needer: "c", giver: "a" },
    ];
    expect(findCycle(edges, { needer: "a", giver: "b" })).toEqual(["a", "b", "c", "a"]);
  });

  it("names a cycle through eight items", () => {
    const items = [..."abcdefgh"];
    const edges = items.slice(1).map((needer, i) => ({ needer, giver: items[i + 2] ?? "a" }));
    expect(findCycle(edges, { needer: "a", giver: "b" })).toEqual([...items, "a"]);
  });

  it("refuses an item that needs itself", () => {
    expect(findCycle([], { needer: "a", giver: "a" })).toEqual(["a", "a"]);
  });

  it("names the shorter of two cycles", () => {
    const edges = [
      { needer: "b", giver: "c" },
      { needer: "c", giver: "a" },
      { needer: "b", giver: "a" },
    ];
    expect(findCycle(edges, { needer: "a", giver: "b" })).toEqual(["a", "b", "a"]);
  });

  it("leaves whatever is added one after the other without cycles, and refuses nothing else", () => {
    const edge = fc.record({ needer: fc.integer({ min: 0, max: 7 }), giver: fc.integer({ min: 0, max: 7 }) });
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 40 }), (wanted) => {
        const kept: Edge[] = [];
        for (const { needer, giver } of wanted) {
          const added = { needer: String(needer), giver: String(giver) };
          const cycle = findCycle(kept, added);
          if (cycle === null) kept.push(added);
          else expect(isWalk(cycle, [...kept, added])).toBe(true);
        }
        expect(canBeOrdered(kept)).toBe(true);
      }),
    );
  });
});

function isWalk(path: readonly string[], edges: readonly Edge[]): boolean {
  const steps = path.slice(1).map((giver, i) => ({ needer: path[i], giver }));
  return path[0] === path.at(-1) && steps.every((s) => edges.some((e) => e.needer === s.needer && e.giver === s.giver));
}

/** Takes away items nobody needs until none is left, which a cycle would prevent. */
function canBeOrdered(edges: readonly Edge[]): boolean {
  let left = [...edges];
  for (;;) {
    const needed = new Set(left.map((edge) => edge.giver));
    const next = left.filter((edge) => needed.has(edge.needer));
    if (next.length === left.length) return left.length === 0;
    left = next;
  }
}
