import { describe, expect, test } from "vitest";
import { corrections, withoutUnknown } from "./search-correction";

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
    ["a word that is written nowhere", ["second", "wheelhouse"], ["second"]],
    ["the same, and a slip in the other", ["xyz", "frequenxy"], ["frequency"]],
    ["all of several", ["wheelhouse", "tide", "binnacle", "mast"], ["tide", "mast"]],
  ])("leaves out %s", (_, typed, expected) => {
    expect(withoutUnknown(typed, inUse)[0]).toEqual(expected);
  });

  test.each([
    ["every word is in use or near one", ["secnod", "tide"]],
    ["no word is", ["wheelhouse", "binnacle"]],
    ["what is left says nothing", ["ti", "wheelhouse"]],
    ["most would be", ["wheelhouse", "tide", "binnacle"]],
    ["nothing was typed", []],
  ])("leaves nothing out when %s", (_, typed) => {
    expect(withoutUnknown(typed, inUse)).toEqual([]);
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
