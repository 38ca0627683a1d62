import { expect, test } from "vitest";
import { firstClock, movedTo } from "./clock";
import { eventKinds } from "./contracts";
import {
  hadTurn,
  hasNextStep,
  isLaidOnTable,
  isLedByTurns,
  leftNow,
  nameOfStep,
  notItsTurn,
  stepTimes,
  turnAct,
  turnSeconds,
  turnTakerOf,
  turnsOf,
} from "./turns";

const order = ["a", "b", "c"];

test("the turn goes round: who was passed over comes when the others are through", () => {
  expect(turnsOf(order, {}).next).toBe("a");
  expect(turnsOf(order, { turn: "a" }).next).toBe("b");
  expect(turnsOf(order, { turn: "c", done: ["b"] }).next).toBe("a");
  expect(turnsOf(order, { turn: "b", done: ["a", "c"] }).next).toBeNull();
  expect(turnsOf(order, { turn: null, done: order }).next).toBeNull();
});

test("who has the turn now hasn't had it yet, and who left isn't counted", () => {
  expect(hadTurn(order, { turn: "b", done: ["c", "gone", "a"] })).toEqual(["a", "c"]);
  expect(hadTurn(order, { turn: null, done: order })).toEqual(order);
  expect(hadTurn(order, {})).toEqual([]);
});

test("who left the order has no turn", () => {
  expect(turnsOf(order, { turn: "gone", done: ["a"] })).toMatchObject({ current: null, next: "b" });
  expect(turnsOf([], { turn: "gone" }).next).toBeNull();
});

test("a step's time is shared out among all who speak", () => {
  expect(turnSeconds(1755, 15)).toBe(117);
  expect(turnSeconds(600, 0)).toBe(0);
});

test("the turn is one of what the kind of event takes in turn, and the no says so", () => {
  expect(turnTakerOf("planning_1")).toBe("objective");
  expect(turnTakerOf("review")).toBeNull();
  expect(notItsTurn("planning_1", 4).message).toBe(
    "In Flow Sprint Planning 1 the turn is given to an objective of Flow Sprint 4, and this is none.",
  );
  expect(notItsTurn("review", 4)).toMatchObject({
    code: "invalid",
    message: "Flow Sprint Review has no turns to give.",
  });
});

const people = [
  { id: "a", name: "Amara" },
  { id: "b", name: "Aoi" },
];
const clock = firstClock(15, [0.34, 0.33, 0.33], 0);
const daily = { event: { kind: "daily_scrum" }, stage: {}, clock } as const;
const reports = { event: { kind: "scrum_of_scrums" }, stage: {}, clock } as const;

test("who leads begins the round, gives the turn on and ends it; then the agenda leads on", () => {
  for (const room of [daily, reports]) {
    expect(turnAct(people, room)).toEqual({ to: "a", label: "Begin with: Amara" });
    expect(turnAct(people, { ...room, stage: { turn: "a" } })).toEqual({ to: "b", label: "Next: Aoi" });
    expect(turnAct(people, { ...room, stage: { turn: null, done: ["a", "b"] } })).toBeNull();
    // Who came late, when the others were through.
    expect(turnAct(people, { ...room, stage: { turn: null, done: ["a"] } })).toEqual({ to: "b", label: "Next: Aoi" });
    expect(turnAct([], room)).toBeNull();
  }
  const last = { turn: "b", done: ["a"] };
  expect(turnAct(people, { ...daily, stage: last })).toEqual({ to: null, label: "All have spoken" });
  expect(turnAct(people, { ...reports, stage: last })).toEqual({ to: null, label: "All have reported" });
  expect(turnAct(people, { ...reports, event: { kind: "planning_2" }, stage: last })?.label).toBe("All have presented");
});

test("turns are of the first step, save a person's, which goes through the whole agenda", () => {
  const next = movedTo(clock, 1, 60_000);
  const stage = { turn: "a" };
  expect(turnAct(people, { ...reports, stage, clock: next })).toBeNull();
  expect(turnAct(people, { ...daily, stage, clock: next })?.to).toBe("b");
  expect(turnAct(people, { ...daily, clock: next })).toBeNull();
  expect(isLedByTurns("daily_scrum", {})).toBe(false);
  expect(isLedByTurns("daily_scrum", { turn: null, done: ["a"] })).toBe(true);
  expect(isLedByTurns("scrum_of_scrums", stage)).toBe(false);
});

test("a step comes next until the agenda ends, and none where the turns lead", () => {
  expect(hasNextStep(daily)).toBe(true);
  expect(hasNextStep({ ...daily, clock: movedTo(clock, 2, 60_000) })).toBe(false);
  expect(hasNextStep({ ...daily, stage: { turn: "a" } })).toBe(false);
  expect(hasNextStep({ ...reports, stage: { turn: "a" } })).toBe(true);
});

test("an Epic and a Story are laid on the table; a team, a person and an objective have the turn beside others", () => {
  const kinds = eventKinds.filter(isLaidOnTable);
  expect(kinds.toSorted()).toEqual(["refinement", "roadmap_refinement", "team_planning"]);
});

test("one clock counts: the step's, or the event's where the turns lead", () => {
  expect(leftNow(daily, 60_000)).toBe(4 * 60);
  expect(nameOfStep(daily, 1)).toBe("Today");
  const led = { ...daily, stage: { turn: "a" } };
  expect(leftNow(led, 60_000)).toBe(14 * 60);
  expect(nameOfStep(led, 1)).toBe("Done · Today · In the way");
  expect(leftNow({ ...reports, stage: { turn: "a" } }, 60_000)).toBe(4 * 60);
  const held = movedTo(clock, 1, 60_000);
  expect(stepTimes({ ...daily, clock: held }).map(({ name, used }) => [name, used])).toEqual([
    ["Done", 60],
    ["Today", 0],
    ["In the way", 0],
  ]);
  expect(stepTimes({ ...led, clock: held })).toEqual([
    { name: "Done · Today · In the way", seconds: 15 * 60, used: 60 },
  ]);
});
