import { describe, expect, test } from "vitest";
import { corrections } from "./search-correction";

const inUse = ["frequency", "frequencies", "second", "from", "form", "mast", "tide", "tidy", "berth", "berths"];

describe("what was meant", () => {
  test.each([
    ["swapped letters", ["freqeuncy"], ["frequency"]],
    ["a missing letter in one of two words", ["second", "freqency"], ["second", "frequency"]],
    ["a slip in each word", ["secnod", "frequenxy"], ["second", "frequency"]],
    ["the beginning of a word, of those alike the shortest", ["freqenc"], ["frequency"]],
    ["a word that is only the beginning of one stays as it is typed", ["seco", "freqency"], ["seco", "frequency"]],
    ["a word in use for another one, where both together are nowhere", ["form", "mast"], ["from", "mast"]],
    ["short words as they are", ["vhf", "freqency"], ["vhf", "frequency"]],
    ["with the first letter as it is", ["brth"], ["berth"]],
  ])("%s", (_, typed, expected) => {
    expect(corrections(typed, inUse)[0]).toEqual(expected);
  });

  test("the likeliest comes first, and a few others after it", () => {
    expect(corrections(["tids"], inUse)).toEqual([["tide"], ["tidy"]]);
    const many = ["lane", "land", "lanes", "lamp", "line", "lone"].flatMap((word) => [word, `${word}d`]);
    expect(corrections(["lanx", "lanx", "lanx"], many)).toHaveLength(4);
  });

  test.each([
    ["nothing comes near", ["wheelhouse"]],
    ["every word is in use and short", ["no", "sea"]],
    ["the words are too far off", ["fryqxenzy"]],
    ["nothing was typed", []],
  ])("nothing when %s", (_, typed) => {
    expect(corrections(typed, inUse)).toEqual([]);
  });
});
