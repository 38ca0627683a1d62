import { expect, test } from "vitest";
import { aStory } from "@/tests/story-rows";
import { outputsOf } from "./outputs";
import { draftedTeams, hallOf, planningCandidates, planningsHall, teamPlanningOutputs } from "./team-planning";

test("Stories of claimed Epics come first, then the planned ones, then the rest, each in the team's order", () => {
  const stories = [
    aStory({ id: "rest", teamRank: "a0" }),
    aStory({ id: "planned", sprint: 4, teamRank: "a1" }),
    aStory({ id: "claimed 2", epicId: "e1", teamRank: "a4" }),
    aStory({ id: "claimed 1", epicId: "e1", sprint: 4, teamRank: "a3" }),
    aStory({ id: "later", sprint: 5, teamRank: "a2" }),
    aStory({ id: "in", epicId: "e1", sprint: 4, isCommitted: true }),
    aStory({ id: "done", status: "done" }),
  ];
  const groups = planningCandidates(stories, 4, new Set(["e1"]));
  expect(Object.values(groups).map((group) => group.map(({ id }) => id))).toEqual([
    ["claimed 1", "claimed 2"],
    ["planned"],
    ["rest", "later"],
  ]);
});

test("the outputs are a Sprint Backlog, or none of it said, and a Team Sprint Goal", () => {
  const empty = teamPlanningOutputs({ committed: { stories: 0, points: 0 }, goal: "" }, "/here");
  expect(empty).toMatchObject({ backlog: { of: 0 }, goal: { met: 0, of: 1, missing: [{ href: "/here" }] } });
  const full = teamPlanningOutputs({ committed: { stories: 2, points: 8 }, goal: "Moor" }, "/here");
  expect(full).toMatchObject({
    backlog: { met: 2, of: 2, said: "2 Stories, 8 points" },
    goal: { met: 1, missing: [] },
  });
});

test("a team's plan is drafted once it has a Sprint Backlog, or none of it is said, and a Team Sprint Goal", () => {
  const row = (teamId: string, stories: number, goal: string, nones: string[] = []) => {
    const facts = teamPlanningOutputs({ committed: { stories, points: stories * 3 }, goal }, "/here");
    return { teamId, outputs: outputsOf("team_planning", facts, nones) };
  };
  const rows = [row("a", 2, "Moor"), row("b", 0, "Moor"), row("c", 2, ""), row("d", 0, "Moor", ["backlog"])];
  expect([...draftedTeams(rows)]).toEqual(["a", "d"]);
});

test("the rooms of all team plannings of a Flow Sprint open to one hall", () => {
  expect(hallOf("s15-team-planning-bedrock")).toBe(planningsHall(15));
  expect(hallOf("s15-planning-1")).toBeNull();
});
