import { expect, test } from "vitest";
import { noMatchWords } from "./no-match-words";

test("a list with nothing in it says so, whatever is searched", () => {
  expect(noMatchWords({ options: 0, search: "" })).toBe("There is nothing to choose from yet.");
  expect(noMatchWords({ options: 0, search: "jib", nothingText: "No Scrum Team yet.", emptyText: "None." })).toBe(
    "No Scrum Team yet.",
  );
});

test("a search that finds nothing among what is there names what was searched", () => {
  expect(noMatchWords({ options: 3, search: " jib " })).toBe("Nothing matches “jib”.");
  expect(noMatchWords({ options: 3, search: "jib", emptyText: "Nobody of that name." })).toBe("Nobody of that name.");
});
