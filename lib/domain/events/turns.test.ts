import { expect, test } from "vitest";
import { hadTurn, notItsTurn, turnSeconds, turnTakerOf, turnsOf } from "./turns";

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
