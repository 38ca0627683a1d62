import { describe, expect, test } from "vitest";
import { noColumns } from "./import-columns";
import { type EarlierImport, recallChoices } from "./import-recall";

const none = { ...noColumns };
const earlier: EarlierImport = {
  header: ["key", "what", "who", "state", "release"],
  choices: {
    columns: { ...none, id: 0, title: 1, team: 2, status: 3, labels: [], releases: [4] },
    statuses: { doing: "in_progress" },
    teams: {
      node: { to: "new", name: "Node" },
      apps: { to: "team", teamId: "team-1" },
      docs: { to: "team", teamId: "retired" },
      cli: { to: "merge", into: "node" },
    },
    releases: { "1.36": 2, "1.40": 9, "1.30": "nothing" },
    kinds: { "": "epic" },
    sprints: { "sprint 4": 4 },
    markup: "markdown",
    asks: { "7 title": "file" },
  },
};
const around = {
  teams: [
    { id: "team-1", name: "Apps" },
    { id: "team-2", name: "node" },
  ],
  milestones: [{ number: 2, firstSprint: 5, lastSprint: 8 }],
};

describe("a file that comes again", () => {
  test("is read as before, wherever its columns stand now", () => {
    const recalled = recallChoices({ header: ["release", "state", "what", "new", "who"] }, earlier, around);
    expect(recalled.columns).toEqual({ ...none, id: null, title: 2, team: 4, status: 1, labels: [], releases: [0] });
    expect(recalled.statuses).toEqual({ doing: "in_progress" });
  });

  test("finds the teams the first import made; one that is gone is asked for anew", () => {
    expect(recallChoices({ header: [...earlier.header] }, earlier, around).teams).toEqual({
      node: { to: "team", teamId: "team-2" },
      apps: { to: "team", teamId: "team-1" },
      cli: { to: "merge", into: "node" },
    });
  });

  test("keeps releases on their Milestones while the calendar has them, and no answer about one field", () => {
    const recalled = recallChoices({ header: [...earlier.header] }, earlier, around);
    expect(recalled.releases).toEqual({ "1.36": 2, "1.30": "nothing" });
    expect(recalled.asks).toBeUndefined();
  });

  test("of another kind has its columns guessed", () => {
    expect(recallChoices({ header: ["summary", "team"] }, earlier, around).columns).toBeUndefined();
  });
});
