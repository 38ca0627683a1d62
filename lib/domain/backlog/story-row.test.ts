import { expect, test } from "vitest";
import { aStory } from "@/tests/story-rows";
import { mergeStories, packStory, storyFields, unpackStory } from "./story-row";

const packed = (id: string, number: number, title = "A Story") => packStory(aStory({ id, number, title }));

test("a row comes out as it was packed", () => {
  const story = aStory({ id: "s", number: 7, labels: ["port"], sprint: 3 });
  expect(unpackStory(packStory(story))).toEqual(story);
});

test("each value comes out under its own name", () => {
  expect(Object.entries(unpackStory(storyFields))).toEqual(storyFields.map((field) => [field, field]));
});

test("rows that changed take the place of those they were; the others stay the same ones", () => {
  const known = { stories: [packed("a", 1), packed("b", 2), packed("c", 3), packed("e", 5)] };
  const changed = { stories: [packed("d", 4), packed("b", 2, "Renamed")] };
  const { stories } = mergeStories(known, changed, ["b", "c", "d"]);
  expect(stories.map(([id]) => id)).toEqual(["a", "b", "d", "e"]);
  expect(stories[1]?.[2]).toBe("Renamed");
  expect(stories[0]).toBe(known.stories[0]);
});
