import { describe, expect, it } from "vitest";
import { editsTo, inverseEdits, mergeEdits, sameValue } from "./edit";

const stored = { title: "Tide tables", effort: 5, labels: ["sea"] };

describe("mergeEdits", () => {
  it("writes what is still as the person saw it", () => {
    expect(mergeEdits(stored, { effort: { seen: 5, to: 8 } })).toEqual({
      ok: true,
      value: { before: { effort: 5 }, after: { effort: 8 } },
    });
  });

  it("merges different fields of two people", () => {
    expect(mergeEdits({ ...stored, title: "Theirs" }, { effort: { seen: 5, to: 8 } }).ok).toBe(true);
  });

  it("passes over what is already as wanted", () => {
    expect(mergeEdits(stored, { effort: { seen: 3, to: 5 }, labels: { seen: [], to: ["sea"] } })).toEqual({
      ok: true,
      value: { before: {}, after: {} },
    });
  });

  it("refuses with both values what somebody else changed", () => {
    const result = mergeEdits(stored, { title: { seen: "Tides", to: "Mine" }, effort: { seen: 5, to: 8 } });
    expect(result.ok ? null : result.refusal).toMatchObject({
      code: "stale",
      conflicts: [{ field: "title", seen: "Tides", mine: "Mine", theirs: "Tide tables" }],
    });
  });

  it("takes edits made of what is wanted and what was seen, of fields that are wanted alone", () => {
    const edits = editsTo<typeof stored>({ effort: 8 }, stored);
    expect(edits).toEqual({ effort: { seen: 5, to: 8 } });
    expect(mergeEdits(stored, edits).ok).toBe(true);
  });

  it("is taken back by the inverse edits", () => {
    const { before, after } = { before: { effort: 5 }, after: { effort: 8 } };
    expect(mergeEdits({ ...stored, ...after }, inverseEdits<typeof stored>(before, after))).toMatchObject({
      ok: true,
      value: { after: { effort: 5 } },
    });
  });
});

it("takes values for the same, whatever the order of their keys", () => {
  expect(sameValue({ first: 1, last: [{ a: 1, b: 2 }] }, { last: [{ b: 2, a: 1 }], first: 1 })).toBe(true);
  expect(sameValue({ first: 1, last: 2 }, { first: 1, last: 3 })).toBe(false);
  expect(sameValue([1, 2], [2, 1])).toBe(false);
  expect(sameValue(new Date(0), new Date(1))).toBe(false);
  expect(sameValue(null, {})).toBe(false);
});
