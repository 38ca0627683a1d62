import { expect, test } from "vitest";
import { epicMoves } from "./import-cycles";

const items = new Map([
  ["moor", { kind: "Story" as const, number: 1, title: "moor" }],
  ["berth", { kind: "Story" as const, number: 2, title: "berth" }],
]);
const nameOf = (ref: string) => (ref.startsWith("new") ? ref.slice(4) : undefined);

test("a Story that needs nothing closes no cycle, and one that needs its Epic does", () => {
  const moves = epicMoves({ edges: [{ needer: "moor", giver: "new tides" }], items }, nameOf);
  expect(moves.cycleIn("berth", "new tides")).toBeNull();
  expect(moves.cycleIn("moor", "new other")).toBeNull();
  expect(moves.cycleIn("moor", "new tides")).toBe("tides holds S-1 moor needs tides");
});

test("Stories are judged beside those that came into an Epic before them, and only those", () => {
  const edges = [
    { needer: "moor", giver: "new ports" },
    { needer: "berth", giver: "new tides" },
  ];
  const moves = epicMoves({ edges, items }, nameOf);
  expect(moves.cycleIn("moor", "new tides")).toBeNull();
  expect(moves.cycleIn("berth", "new ports")).toBeNull();
  moves.add("moor", "new tides");
  expect(moves.cycleIn("berth", "new ports")).toBe("ports holds S-2 berth needs tides holds S-1 moor needs ports");
});
