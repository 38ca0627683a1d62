import { describe, expect, it } from "vitest";
import { aStay } from "@/tests/stay-rows";
import { chooseForAll, closingWords } from "./close-choices";
import type { StayInSprint } from "./sprint-life";

const stay = (storyId: string, over: Partial<StayInSprint> = {}) => aStay({ storyId, ...over });

describe("chooseForAll", () => {
  const stays = [stay("ready"), stay("unready", { estimate: null }), stay("begun", { status: "in_progress" })];
  const mayCarry = ({ storyId }: StayInSprint) => storyId !== "unready";

  it("returns all", () => {
    const chosen = chooseForAll(stays, "return", mayCarry);
    expect([...chosen].map(([id, { choice }]) => [id, choice])).toEqual([
      ["ready", "return"],
      ["unready", "return"],
      ["begun", "return"],
    ]);
  });

  it("carries over those that may go on, and leaves what was decided on the others", () => {
    expect([...chooseForAll(stays, "carry", mayCarry).keys()]).toEqual(["ready", "begun"]);
  });
});

describe("closingWords", () => {
  // 2026-11-27 is a Friday.
  it("counts working days, as the page does", () => {
    expect(closingWords("2026-12-04", "2026-11-27")).toBe(", and 5 working days are left");
    expect(closingWords("2026-12-04", "2026-12-03")).toBe(", and 1 working day is left");
    expect(closingWords("2026-12-04", "2026-12-04")).toBe("");
    expect(closingWords("2026-12-06", "2026-12-04")).toBe("");
  });

  it("says how long ago the last day was", () => {
    expect(closingWords("2026-11-27", "2026-11-30")).toBe(", and its last day was 3 days ago");
  });
});
