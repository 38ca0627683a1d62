import { describe, expect, it } from "vitest";
import { findUnkeepable } from "./plain-input";

/** Holds itself twice: walked without a limit it never ends. */
function circle(): object {
  const round: Record<string, unknown> = {};
  round.left = round;
  round.right = round;
  return round;
}

function nested(depth: number): unknown {
  return Array.from({ length: depth }).reduce((inner) => [inner], "deep");
}

describe("what no form sends is found", () => {
  it.each([
    ["plain data", { title: "Čaj 😀\n\t", points: 3, ids: ["a", null], seen: undefined, isOpen: true }, null],
    ["bytes of a file", { content: new Uint8Array([0, 1]) }, null],
    ["a zero character", { edits: { title: { to: "a\0b" } } }, "edits.title.to"],
    ["half a character", ["fine", "half \ud83d"], "1"],
    ["a zero character in a key", { statuses: { "a\0b": "done" } }, "statuses"],
    ["a big integer", { seen: 12n }, "seen"],
    ["a function", { to: () => "x" }, "to"],
    ["a date, which JSON has none of", { at: new Date(0) }, "at"],
    ["a map", new Map(), ""],
  ])("%s", (_, input, path) => {
    expect(findUnkeepable(input)?.path ?? null).toBe(path);
  });

  it("nesting without end, soon", () => {
    expect(findUnkeepable(nested(20_000))).not.toBeNull();
    expect(findUnkeepable(circle())).not.toBeNull();
    expect(findUnkeepable(nested(20))).toBeNull();
  });
});
