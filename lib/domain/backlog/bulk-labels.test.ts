import { expect, test } from "vitest";
import { labelsAmong, storiesToLabel } from "./bulk-labels";

const stories = [{ labels: ["tide", "rope"] }, { labels: ["rope"] }, { labels: [] }];

test("labels among Stories, each with how many have it", () => {
  expect(labelsAmong(stories)).toEqual([
    { label: "rope", count: 2 },
    { label: "tide", count: 1 },
  ]);
  expect(labelsAmong([])).toEqual([]);
});

test("a label is added to those that lack it, and taken off those that have it", () => {
  expect(storiesToLabel(stories, "tide", "add")).toEqual([{ labels: ["rope"] }, { labels: [] }]);
  expect(storiesToLabel(stories, "tide", "take off")).toEqual([{ labels: ["tide", "rope"] }]);
});
