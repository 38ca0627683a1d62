import { describe, expect, test } from "vitest";
import { firstClock, movedTo, paused } from "./clock";
import { contracts, type EventKind } from "./contracts";
import { ledBy, sayLedOn } from "./led-on";
import type { EventStage } from "./room";
import type { EventState } from "./schedule-model";

function at(kind: EventKind, step = 0, stage: EventStage = {}, state: EventState = "running") {
  const shares = contracts[kind].steps.map(({ share }) => share);
  return { event: { kind, state }, clock: movedTo(firstClock(60, shares, 0), step, 0), stage };
}

describe("who presses as somebody else leads the room on is told", () => {
  test("the step it is at, forth and back", () => {
    expect(sayLedOn(at("review"), at("review", 1))).toBe("The room has just gone on to “Demos”");
    expect(sayLedOn(at("review", 2), at("review", 1))).toBe("The room has just gone back to “Demos”");
  });

  test("that it was opened; of the close the minutes speak", () => {
    expect(sayLedOn(at("review", 0, {}, "scheduled"), at("review"))).toBe("The room has just been opened");
    expect(sayLedOn(at("review"), at("review", 0, {}, "closed"))).toBeNull();
  });

  test("the phase of a retrospective, and that it votes again", () => {
    const retro = (stage: EventStage) => at("flow_retrospective", 1, stage);
    expect(sayLedOn(retro({ phase: "writing" }), retro({ phase: "grouping" }))).toBe(
      "The room has just gone on to “Group”",
    );
    expect(sayLedOn(retro({ phase: "deciding" }), retro({ phase: "voting", round: 2 }))).toBe(
      "The room has just begun to vote again",
    );
  });

  test("that the turn was given on", () => {
    expect(sayLedOn(at("daily_scrum", 0, { turn: "a" }), at("daily_scrum", 0, { turn: "b" }))).toBe(
      "The room has just gone on",
    );
  });

  test("nothing where it is where it was, however its clock goes", () => {
    const here = at("review", 1);
    expect(sayLedOn(here, { ...here, clock: paused(here.clock, 9_000) })).toBeNull();
    expect(sayLedOn(here, { ...here, stage: { turn: null } })).toBeNull();
  });
});

test("a stage names who led it elsewhere, and nobody who left it where it was", () => {
  const before: EventStage = { turn: "a", movedBy: "ada" };
  expect(ledBy("bo", before, { ...before, turn: "b" }).movedBy).toBe("bo");
  expect(ledBy("bo", before, { ...before, phase: "voting" }).movedBy).toBe("bo");
  expect(ledBy("bo", before, { ...before, round: 2 }).movedBy).toBe("bo");
  expect(ledBy("bo", before, { ...before, lookOn: ["bo"] }).movedBy).toBe("ada");
});
