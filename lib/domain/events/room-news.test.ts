import { describe, expect, test } from "vitest";
import type { BallotView } from "./ballots";
import type { Claim } from "./claims";
import { extended, firstClock, movedTo, paused, resumed } from "./clock";
import { type EventKind, contracts } from "./contracts";
import type { RoomView } from "./room";
import { type RoomMoment, type RoomNames, isHandedTo, sayRoomChange } from "./room-news";

const clock = firstClock(
  90,
  contracts.planning_1.steps.map(({ share }) => share),
  0,
);

function at(kind: EventKind, state: RoomView["event"]["state"], room: Partial<RoomView> = {}): RoomMoment {
  return {
    room: { event: { kind, state } as RoomView["event"], clock, stage: {}, facilitatorId: null, ...room },
    isOver: false,
  };
}

const names: RoomNames = {
  team: (id) => ({ alder: "Alder" })[id],
  person: (id) => ({ ada: "Ada", bo: "Bo" })[id],
  item: (id) => ({ e1: "E-1 Sails", s1: "S-1 Mend the jib" })[id],
};
const say = (before: RoomMoment, after: RoomMoment) => sayRoomChange(before, after, names, "Ada");

const planned = at("planning_1", "scheduled");
const running = at("planning_1", "running");

describe("a screen reader is told", () => {
  test("that the room opens, is shut, called off and closed, and nothing else then", () => {
    expect(say(planned, running)).toEqual(["The room is open. Step 1 of 3: CPO presents objectives and Epics"]);
    expect(say(running, planned)).toEqual(["The room is shut: the event is planned again"]);
    expect(say(planned, at("planning_1", "called_off"))).toEqual(["Called off"]);
    const closed = at("planning_1", "closed", { clock: paused(movedTo(clock, 2, 9), 10) });
    expect(say(running, closed)).toEqual(["Closed, the minutes are here"]);
  });

  test("where it goes in its agenda, forth and back", () => {
    const second = at("planning_1", "running", { clock: movedTo(clock, 1, 60_000) });
    expect(say(running, second)).toEqual(["Step 2 of 3: Teams claim Epics and name dependencies"]);
    expect(say(second, running)).toEqual(["Step 1 of 3: CPO presents objectives and Epics"]);
  });

  test("who leads now, once it was handed over; who has it sees that themself", () => {
    const led = (facilitatorId: string, state: RoomView["event"]["state"] = "running") =>
      at("planning_1", state, { facilitatorId });
    expect(say(led("ada"), led("bo"))).toEqual(["Bo leads now"]);
    expect(say(led("bo"), led("ada"))).toEqual([]);
    expect(say(led("bo"), led("bo"))).toEqual([]);
    expect([isHandedTo("bo", led("ada"), led("bo")), isHandedTo("ada", led("ada"), led("bo"))]).toEqual([true, false]);
    expect(isHandedTo("bo", planned, led("bo"))).toBe(false);
    expect(isHandedTo("bo", planned, led("bo", "scheduled"))).toBe(true);
  });

  test("that the clock stands still, goes on, and has more time", () => {
    const still = at("planning_1", "running", { clock: paused(clock, 5_000) });
    expect(say(running, still)).toEqual(["The clock stands still"]);
    expect(say(still, at("planning_1", "running", { clock: resumed(paused(clock, 5_000), 9_000) }))).toEqual([
      "The clock goes on",
    ]);
    expect(say(running, at("planning_1", "running", { clock: extended(clock, 0, 300) }))).toEqual([
      "5 minutes more for this step",
    ]);
  });

  test("when overtime begins, once, and not of a step that was over before", () => {
    const over = { ...running, isOver: true };
    expect(say(running, over)).toEqual(["Overtime"]);
    expect(say(over, over)).toEqual([]);
    const next = { ...at("planning_1", "running", { clock: movedTo(clock, 1, 9) }), isOver: true };
    expect(say(running, next)).toEqual(["Step 2 of 3: Teams claim Epics and name dependencies"]);
  });

  test("nothing while nothing changes but the time", () => {
    expect(say(running, { ...running, room: { ...running.room, clock: { ...clock } } })).toEqual([]);
    expect(say(planned, planned)).toEqual([]);
  });

  test("what a retrospective does with its cards", () => {
    const voting = at("flow_retrospective", "running", { stage: { phase: "voting" } });
    expect(say(at("flow_retrospective", "running"), voting)).toEqual(["The room is voting now"]);
    const counted = at("flow_retrospective", "running", { stage: { phase: "voting", isCounted: true } });
    expect(say(voting, counted)).toEqual([]);
    const deciding = at("flow_retrospective", "running", { stage: { phase: "deciding" } });
    expect(say(deciding, counted)).toEqual(["The room is looking at the dots as they were counted now"]);
    const again = at("flow_retrospective", "running", { stage: { phase: "voting", round: 2 } });
    expect(say(counted, again)).toEqual(["Round 2: everybody votes again, from zero"]);
  });

  test("what is laid on the table, and no turn of a person or team", () => {
    const table = (turn: string | null) => at("refinement", "running", { stage: { turn } });
    expect(say(table(null), table("s1"))).toEqual(["On the table: S-1 Mend the jib"]);
    expect(say(table("s1"), table(null))).toEqual([]);
    expect(say(table(null), table("somebody"))).toEqual([]);
  });
});

describe("of votes a screen reader is told", () => {
  const ballot: BallotView = {
    id: "b1",
    kind: "confidence",
    subjectId: null,
    round: 1,
    state: "voting",
    deck: ["1", "2", "3", "4", "5"],
    voted: 0,
    votedIds: [],
    revealed: null,
    result: null,
  };
  const withBallots = (...ballots: BallotView[]) => ({ ...at("planning_2", "running"), ballots });
  const shown: BallotView = {
    ...ballot,
    state: "revealed",
    revealed: { kind: "confidence", all: { "2": 1, "4": 1 }, teams: [] },
  };

  test("that they are asked for, shown, and asked for again; of a single vote nothing", () => {
    expect(say(withBallots(), withBallots(ballot))).toEqual(["The vote is open"]);
    expect(say(withBallots(ballot), withBallots({ ...ballot, voted: 1 }))).toEqual([]);
    expect(say(withBallots(ballot), withBallots(shown))).toEqual(["Votes shown: 3.0 of 5"]);
    expect(say(withBallots(shown), withBallots({ ...ballot, round: 2 }))).toEqual(["Round 2: vote again"]);
  });

  test("the cards of planning poker, and the number agreed on", () => {
    const poker: BallotView = { ...ballot, kind: "poker", subjectId: "s1" };
    const votes = ["3", "8", "5"].map((value) => ({ personId: value, name: value, value }));
    const open: BallotView = { ...poker, state: "revealed", revealed: { kind: "poker", votes, earlier: [] } };
    expect(say(withBallots(poker), withBallots(open))).toEqual(["Votes shown. From 3 to 8, median 5."]);
    expect(say(withBallots(open), withBallots({ ...open, state: "settled", result: "5" }))).toEqual([
      "Agreed on 5 points",
    ]);
  });

  test("nothing of what was there already when they are first read", () => {
    expect(say({ ...at("planning_2", "running") }, withBallots(shown))).toEqual([]);
  });
});

describe("of claims a screen reader is told", () => {
  const claim = (points: number, claimedBy: string): Claim => ({
    epicId: "e1",
    teamId: "alder",
    points,
    claimedBy,
    claimedAt: 0,
  });
  const withClaims = (...claims: Claim[]) => ({ ...running, claims });

  test("those of others, changed and withdrawn too", () => {
    expect(say(withClaims(), withClaims(claim(8, "Bo")))).toEqual(["Alder claims 8 points of E-1 Sails"]);
    expect(say(withClaims(claim(8, "Bo")), withClaims(claim(1, "Bo")))).toEqual(["Alder claims 1 point of E-1 Sails"]);
    expect(say(withClaims(claim(8, "Bo")), withClaims())).toEqual(["Alder no longer claims E-1 Sails"]);
    expect(say(withClaims(claim(8, "Bo")), withClaims(claim(8, "Bo")))).toEqual([]);
  });

  test("not their own, which they know", () => {
    expect(say(withClaims(), withClaims(claim(8, "Ada")))).toEqual([]);
    expect(say(withClaims(claim(8, "Ada")), withClaims())).toEqual([]);
  });

  test("nothing of what was claimed when they are first read", () => {
    expect(say(running, withClaims(claim(8, "Bo")))).toEqual([]);
  });
});
