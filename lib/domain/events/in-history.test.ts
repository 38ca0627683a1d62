import { describe, expect, test } from "vitest";
import { eventKinds } from "./contracts";
import { asInHistory, asInHistoryStill, keptInTeam } from "./in-history";

const decision = {
  item: { kind: "Event", id: "e", title: "Team Sprint Retrospective of Bedrock, S3" },
  before: null,
  after: { decision: "No meetings on Mondays" },
  undo: { command: "events.removeNote", input: { noteId: "n" } },
} as const;

const action = {
  item: { kind: "Action item", id: "a", title: "A-12 Talk to Ada" },
  before: { text: "Talk to Ada", ownerId: null, state: "open", votes: 3 },
  after: { text: "Talk to Bo", ownerId: "p", state: "done", votes: { bo: 3 } },
  reason: "Ada is ill",
} as const;

describe("an act in history", () => {
  test("of a Team Sprint Retrospective tells who did what, and nothing that was said", () => {
    expect(asInHistory("team_retrospective", decision)).toEqual({
      ...decision,
      after: { decision: keptInTeam },
      reason: null,
    });
    expect(asInHistory("team_retrospective", action)).toEqual({
      item: { kind: "Action item", id: "a", title: "A-12" },
      before: { text: keptInTeam, ownerId: null, state: "open", votes: 3 },
      after: { text: keptInTeam, ownerId: keptInTeam, state: "done", votes: keptInTeam },
      reason: null,
    });
  });
  test("of every other event is told whole", () => {
    for (const kind of eventKinds.filter((one) => one !== "team_retrospective")) {
      expect(asInHistory(kind, action)).toBe(action);
    }
  });
  test("written down with its words is told without them; what the calendar shows all stays", () => {
    const written = { ...decision, command: "events.addNote" };
    expect(asInHistoryStill("team_retrospective", written).after).toEqual({ decision: keptInTeam });
    expect(asInHistoryStill(null, written)).toBe(written);
    const calledOff = { ...decision, after: { state: "called_off" }, reason: "Storm", command: "events.callOffEvent" };
    expect(asInHistoryStill("team_retrospective", calledOff)).toBe(calledOff);
  });
});
