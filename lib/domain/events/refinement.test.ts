import { describe, expect, test } from "vitest";
import { aStory } from "@/tests/story-rows";
import { becameReady, neighbourOf, refinementOutput, storiesToRefine } from "./refinement";

const ground = { teams: [{ id: "team-1", storyLimit: 8 }], definitions: [{ kind: "ready" as const }] };

test("what is to refine is what isn't Ready and nobody has begun or committed to, in the team's order", () => {
  const stories = [
    aStory({ id: "ready", estimate: 5, criteria: 1, readyChecks: 1, teamRank: "a0" }),
    aStory({ id: "second", estimate: 13, criteria: 1, readyChecks: 1, teamRank: "a2" }),
    aStory({ id: "first", estimate: 3, readyChecks: 1, teamRank: "a1" }),
    aStory({ id: "begun", status: "in_progress", teamRank: "a3" }),
    aStory({ id: "committed", isCommitted: true, teamRank: "a4" }),
  ];
  expect(storiesToRefine(stories, ground).map(({ story, lacks }) => [story.id, lacks])).toEqual([
    ["first", ["acceptance criteria"]],
    ["second", ["a size that fits one sprint (13 points, and at most 8 do)"]],
  ]);
});

describe("what became Ready", () => {
  const ready = { teamId: "team-1", estimate: 5, criteria: 1, readyChecks: 1 };
  const story = (number: number, before: typeof ready | null, now = ready) => ({
    id: `s${number}`,
    number,
    title: `Story ${number}`,
    now,
    before,
  });

  test("is Ready now and wasn't at the opening, or was written since", () => {
    const some = [
      story(4, null),
      story(1, { ...ready, criteria: 0 }),
      story(2, ready),
      story(3, { ...ready, readyChecks: 0 }, { ...ready, estimate: 13 }),
    ];
    expect(becameReady(some, ground).map(({ number }) => number)).toEqual([1, 4]);
  });

  test("is the output of the event; where nothing did, somebody says so", () => {
    expect(refinementOutput(becameReady([story(1, null)], ground))).toMatchObject({
      met: 1,
      of: 1,
      said: "1 Story became Ready",
    });
    expect(refinementOutput([])).toMatchObject({ met: 0, of: 0 });
  });
});

test("next and previous go by the order, from wherever the Story on the table stands in it", () => {
  const order = ["a", "b", "c", "d", "e"];
  const among = new Set(["a", "c", "e"]);
  expect(neighbourOf(order, among, null, 1)).toBe("a");
  expect(neighbourOf(order, among, null, -1)).toBe("e");
  expect(neighbourOf(order, among, "b", 1)).toBe("c");
  expect(neighbourOf(order, among, "d", -1)).toBe("c");
  expect(neighbourOf(order, among, "e", 1)).toBeNull();
  expect(neighbourOf(order, among, "gone", 1)).toBe("a");
});
