import { expect, test } from "vitest";
import { counted, eitherOf, holdsWords, wordsTyped } from "./words";

test("what is counted stands in singular or plural, its thousands set apart", () => {
  expect(counted(1, "conflict")).toBe("1 conflict");
  expect(counted(0, "conflict")).toBe("0 conflicts");
  expect(counted(1200, "Epic")).toBe("1,200 Epics");
  expect(counted(2, "person", "people")).toBe("2 people");
});

test.each([
  [[], ""],
  [["a"], "a"],
  [["a", "b"], "a or b"],
  [["a", "b", "c"], "a, b or c"],
])("%j is offered as %j", (words, said) => {
  expect(eitherOf(words)).toBe(said);
});

test.each([
  ["S-12 Berth plan", "plan berth", true],
  ["S-12 Berth plan", "  BER\t s-1 ", true],
  ["S-12 Berth plan", "berth plans", false],
  ["S-12 Berth plan", "", true],
])("%j answers what was typed, %j: %s", (text, typed, answers) => {
  expect(holdsWords(text, wordsTyped(typed))).toBe(answers);
});
