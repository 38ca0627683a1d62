import { describe, expect, test } from "vitest";
import { anEpic } from "@/tests/roadmap-view";
import { aStory } from "@/tests/story-rows";
import { dropOf, epicDropOf, ranksAfter, stepOf } from "./list-places";
import { inEpicOrder, listRows } from "./list-rows";

const epics = [anEpic({ id: "e1", number: 1, rank: "a0" }), anEpic({ id: "e2", number: 2, rank: "a1" })];
const [s1, s2, s3, t1] = [
  aStory({ id: "s1", number: 1, epicId: "e1", epicRank: "a0", teamRank: "a0" }),
  aStory({ id: "s2", number: 2, epicId: "e1", epicRank: "a1", teamRank: "a1" }),
  aStory({ id: "s3", number: 3, epicId: "e1", epicRank: "a2", teamRank: "a2" }),
  aStory({ id: "t1", number: 4, epicId: "e2", epicRank: "a0", teamId: null, teamRank: null }),
];
const stories = [s1, s2, s3, t1];
const shape = { epics, allEpics: epics, ground: null, isOpen: true, turned: new Set<string>() };
/** e1, s1, s2, s3, e2, t1 */
const tree = listRows({ ...shape, stories: inEpicOrder(stories, epics), grouping: "epic" });
const none = new Set<string>();

describe("a step by the keys", () => {
  test("goes past the next Story of the same Epic, and no further than it goes", () => {
    expect(stepOf(tree, s2, none, -1, "epic")).toEqual({ at: "before", storyId: "s1" });
    expect(stepOf(tree, s2, none, 1, "epic")).toEqual({ at: "after", storyId: "s3" });
    expect(stepOf(tree, s1, none, -1, "epic")).toBeNull();
    expect(stepOf(tree, s3, none, 1, "epic")).toBeNull();
  });

  test("goes past those that move along", () => {
    expect(stepOf(tree, s1, new Set(["s1", "s2"]), 1, "epic")).toEqual({ at: "after", storyId: "s3" });
  });

  test("of a Story no team has taken leads nowhere in a team's order", () => {
    expect(stepOf(tree, t1, none, -1, "team")).toBeNull();
  });
});

describe("a drop", () => {
  test("goes after the Story above, or before the one below", () => {
    expect(dropOf(tree, 4, s1, new Set(["s1"]), "epic")).toEqual({
      kind: "rank",
      place: { at: "after", storyId: "s3" },
    });
    expect(dropOf(tree, 1, s3, new Set(["s3"]), "epic")).toEqual({
      kind: "rank",
      place: { at: "before", storyId: "s1" },
    });
  });

  test("beside itself changes nothing", () => {
    expect(dropOf(tree, 1, s1, new Set(["s1"]), "epic")).toBeNull();
    expect(dropOf(tree, 2, s1, new Set(["s1"]), "epic")).toBeNull();
    expect(dropOf(tree, 0, s1, new Set(["s1"]), "epic")).toBeNull();
  });

  test("in another Epic's part gives the Story that Epic", () => {
    expect(dropOf(tree, 5, s1, new Set(["s1"]), "epic")).toEqual({ kind: "epic", epicId: "e2" });
    expect(dropOf(tree, 6, s1, new Set(["s1"]), "epic")).toEqual({ kind: "epic", epicId: "e2" });
  });

  test("of an Epic goes before the next Epic, or after the last", () => {
    expect(epicDropOf(tree, 0, "e2")).toEqual({ at: "before", epicId: "e1" });
    expect(epicDropOf(tree, 6, "e1")).toEqual({ at: "after", epicId: "e2" });
    expect(epicDropOf(tree, 3, "e1")).toBeNull();
    expect(epicDropOf(tree, 5, "e2")).toBeNull();
  });
});

describe("the ranks after a move", () => {
  const orderAfter = (ranks: Map<string, string>) =>
    [s1, s2, s3]
      .map((story) => ({ id: story.id, rank: ranks.get(story.id) ?? story.epicRank }))
      .sort((a, b) => (a.rank < b.rank ? -1 : 1))
      .map(({ id }) => id);

  test("put the Stories there, in the order given", () => {
    const move = (storyIds: string[], place: Parameters<typeof ranksAfter>[1]["place"]) =>
      orderAfter(ranksAfter(stories, { order: "epic", storyIds, place }));
    expect(move(["s1"], { at: "after", storyId: "s2" })).toEqual(["s2", "s1", "s3"]);
    expect(move(["s3", "s1"], { at: "before", storyId: "s2" })).toEqual(["s3", "s1", "s2"]);
    expect(move(["s3"], { at: "top" })).toEqual(["s3", "s1", "s2"]);
    expect(move(["s1"], { at: "bottom" })).toEqual(["s2", "s3", "s1"]);
  });

  test("are none where the place isn't known here", () => {
    expect(ranksAfter(stories, { order: "epic", storyIds: ["s1"], place: { at: "after", storyId: "t1" } }).size).toBe(
      0,
    );
    expect(ranksAfter(stories, { order: "team", storyIds: ["gone"], place: { at: "top" } }).size).toBe(0);
  });
});
