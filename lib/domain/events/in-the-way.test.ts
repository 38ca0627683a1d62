import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nothing, readInTheWay, toggled, writeInTheWay } from "./in-the-way";

const waiting = "Waiting for Storage: volume labels (D-12)";
const hindrances = [{ text: waiting }, { text: "Blocked: Topology spread (S-3)" }];

describe("what is in the way", () => {
  test("is nothing yet, said to be nothing, known, or something else", () => {
    expect(readInTheWay("", hindrances)).toEqual({ isNothing: false, known: [], other: "" });
    expect(readInTheWay("nothing", hindrances)).toEqual({ isNothing: true, known: [], other: "" });
    expect(readInTheWay(`${waiting}\nThe test ship`, hindrances)).toEqual({
      isNothing: false,
      known: [waiting],
      other: "The test ship",
    });
    // What was waited for is no longer known: it stays as it was typed.
    expect(readInTheWay(waiting, []).other).toBe(waiting);
  });

  test("is named and not any more; naming something takes nothing back", () => {
    const named = toggled(readInTheWay(nothing, hindrances), waiting);
    expect(writeInTheWay(named)).toBe(waiting);
    expect(writeInTheWay(toggled(named, waiting))).toBe("");
    expect(writeInTheWay({ isNothing: true, known: [waiting], other: "x" })).toBe(nothing);
  });

  test("reads back as it was written", () => {
    const said = fc.record({
      known: fc.subarray(hindrances.map(({ text }) => text)),
      other: fc.string().map((text) => text.trim()),
    });
    fc.assert(
      fc.property(said, ({ known, other }) => {
        const text = writeInTheWay({ isNothing: false, known, other });
        expect(writeInTheWay(readInTheWay(text, hindrances)).toLowerCase()).toBe(text.toLowerCase());
      }),
    );
  });
});
