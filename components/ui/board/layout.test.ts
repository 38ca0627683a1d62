import { describe, expect, it } from "vitest";
import { type GridLane, cardBeside, indexInCell, laneAt, layOut } from "./layout";

const sizes = { card: 90, gap: 10, head: 40 };
const cell = (...ids: string[]) => ids.map((id) => ({ id }));
const lanes: GridLane[] = [
  { id: "one", cells: [cell("a", "b"), cell(), cell("c")] },
  { id: "two", cells: [cell(), cell(), cell()] },
  { id: "three", cells: [cell("d"), cell("e"), cell()] },
];
const open = layOut(lanes, sizes, () => false);

describe("the layout of a board", () => {
  it("puts lanes one under the other, an empty one with room to drop into", () => {
    expect(open.tops).toEqual([40, 280, 420]);
    expect(open.heads).toEqual([0, 3, 5]);
    expect(open.height).toBe(520);
    expect(open.rows.map(({ kind, lane }) => `${kind} ${lane}`)).toEqual([
      "head 0",
      "cards 0",
      "cards 0",
      "head 1",
      "cards 1",
      "head 2",
      "cards 2",
    ]);
    expect(open.places.get("b")).toEqual({ lane: 0, column: 0, index: 1, row: 2, top: 140 });
  });

  it("keeps only the head of a folded lane", () => {
    const folded = layOut(lanes, sizes, (id) => id === "one");
    expect(folded.tops).toEqual([40, 80, 220]);
    expect(folded.places.has("a")).toBe(false);
  });

  it("finds lane and place by height", () => {
    expect([0, 239, 241, 400].map((y) => laneAt(open.tops, y, sizes.head))).toEqual([0, 0, 1, 2]);
    expect([-500, 49, 51, 5000].map((y) => indexInCell(2, y, 0, sizes))).toEqual([0, 0, 1, 2]);
  });

  it("leads from card to card, over empty columns and lanes", () => {
    expect(cardBeside(lanes, open, "b", "right")).toBe("c");
    expect(cardBeside(lanes, open, "c", "left")).toBe("a");
    expect(cardBeside(lanes, open, "b", "down")).toBe("d");
    expect(cardBeside(lanes, open, "d", "up")).toBe("b");
    expect(cardBeside(lanes, open, "a", "up")).toBeNull();
    expect(cardBeside(lanes, open, "e", "right")).toBeNull();
  });
});
