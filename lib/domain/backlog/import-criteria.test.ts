import { describe, expect, test } from "vitest";
import { mostCriteria, planCriteria } from "./import-criteria";

describe("the criteria of a file that comes again", () => {
  test("are added where they are new in the file and not here yet", () => {
    const { added, notes } = planCriteria(
      ["It floats", "It sails", "It turns", "It turns"],
      ["It floats"],
      ["It sails"],
    );
    expect(added).toEqual(["It turns"]);
    expect(notes).toEqual(["1 acceptance criterion is new and added."]);
  });

  test("don't come back where somebody here has removed or reworded them", () => {
    expect(planCriteria(["It floats"], ["It floats"], ["It floats well"])).toEqual({ added: [], notes: [] });
  });

  test("that are gone from the file stay, and it is said", () => {
    expect(planCriteria(["C"], ["A", "B", "D"], ["A", "B", "C"])).toEqual({
      added: [],
      notes: ["2 acceptance criteria gone from the file stay here."],
    });
  });

  test("stay out where there is no room for them", () => {
    const here = Array.from({ length: mostCriteria - 1 }, (_, n) => `Criterion ${n}`);
    expect(planCriteria(["One", "Two"], [], here)).toEqual({
      added: ["One"],
      notes: [
        "1 acceptance criterion is new and added.",
        "There is no room for 1 acceptance criterion: a Story has at most 50.",
      ],
    });
  });
});
