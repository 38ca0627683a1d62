import { expect, test } from "vitest";
import { aStory } from "@/tests/story-rows";
import { outputsOf } from "./outputs";
import {
  draftedTeams,
  hallOf,
  heldAgainstClaims,
  planningCandidates,
  planningsHall,
  stillPlanningWords,
  teamPlanningOutputs,
} from "./team-planning";

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

test("a Sprint Backlog is held against the claims: too little of a claimed Epic, and Epics beside them", () => {
  const claims = [
    { epicId: "e1", points: 8 },
    { epicId: "e2", points: 8 },
    { epicId: "e3", points: 8 },
  ];
  const none = heldAgainstClaims(claims, []);
  expect(none.claimed.map(({ isShort }) => isShort)).toEqual([false, false, false]);
  const { claimed, beside } = heldAgainstClaims(claims, [
    aStory({ epicId: "e1", estimate: 3 }),
    aStory({ epicId: "e1", estimate: 1 }),
    aStory({ epicId: "e2", estimate: 3 }),
    aStory({ epicId: "e4", estimate: 5 }),
    aStory({ epicId: null, estimate: 13 }),
  ]);
  expect(claimed.map(({ committed, isShort }) => [committed.stories, committed.points, isShort])).toEqual([
    [2, 4, false],
    [1, 3, true],
    [0, 0, true],
  ]);
  expect(beside).toEqual([{ epicId: "e4", stories: 1, points: 5 }]);
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

test("Flow Sprint Planning 2 is told which plannings haven't closed, and nothing once all have or are called off", () => {
  const say = (...states: ("scheduled" | "running" | "closed" | "called_off")[]) =>
    stillPlanningWords(states.map((state) => ({ state })));
  expect(say("closed", "running", "scheduled", "scheduled")).toBe(
    "3 of 4 teams haven't closed their Team Sprint Planning: 1 team is planning, 2 haven't opened",
  );
  expect(say("closed", "called_off", "scheduled")).toBe("1 of 3 teams hasn't opened its Team Sprint Planning yet");
  expect(say("closed", "called_off")).toBeNull();
});
