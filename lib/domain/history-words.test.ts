import { describe, expect, it } from "vitest";
import { deedOf, fieldChanges, fieldName, idsIn, valueWords } from "./history-words";

const team = "01890000-0000-7000-8000-000000000001";
const names = { [team]: "Storage" };

describe("the words of history", () => {
  it("names fields as people do", () => {
    expect(fieldName("leadTeamId")).toBe("lead team");
    expect(fieldName("riskNote")).toBe("risk note");
    expect(fieldName("title")).toBe("title");
  });

  it("says values as people do", () => {
    expect(valueWords("leadTeamId", team, names)).toBe("Storage");
    expect(valueWords("ownerId", team.replace("1", "2"), {})).toBe("something no longer there");
    expect(valueWords("lastSprint", 12, names)).toBe("Flow Sprint 12");
    expect(valueWords("effort", 1200, names)).toBe("1,200");
    expect(valueWords("status", "in_progress", names)).toBe("in progress");
    expect(valueWords("title", "Use snake_case", names)).toBe("Use snake_case");
    expect(valueWords("labels", ["a", "b"], names)).toBe("a, b");
    expect(valueWords("labels", [], names)).toBe("nothing");
    expect(valueWords("isAdministrator", true, names)).toBe("yes");
  });

  it("keeps calendar days in every time zone", () => {
    expect(valueWords("startsOn", "2026-03-29", names)).toBe("March 29, 2026");
  });

  it("tells what changed and leaves out what didn't", () => {
    const entry = { before: { effort: 5, riskNote: "" }, after: { effort: 8, riskNote: "" } };
    expect(deedOf(entry)).toBe("changed");
    expect(fieldChanges(entry, names)).toEqual([{ field: "effort", from: "5", to: "8" }]);
    expect(deedOf({ before: null, after: { title: "A" } })).toBe("added");
    expect(deedOf({ before: { title: "A" }, after: null })).toBe("removed");
  });

  it("finds ids however deep", () => {
    expect(idsIn({ a: [{ b: team }], c: "no", d: null })).toEqual([team]);
  });
});
