import { expect, test } from "vitest";
import { turnSeconds, turnsOf } from "./turns";

const order = ["a", "b", "c"];

test("the turn goes round: who was passed over comes when the others are through", () => {
  expect(turnsOf(order, {}).next).toBe("a");
  expect(turnsOf(order, { turn: "a" }).next).toBe("b");
  expect(turnsOf(order, { turn: "c", done: ["b"] }).next).toBe("a");
  expect(turnsOf(order, { turn: "b", done: ["a", "c"] }).next).toBeNull();
  expect(turnsOf(order, { turn: null, done: order }).next).toBeNull();
});

test("who left the order has no turn", () => {
  expect(turnsOf(order, { turn: "gone", done: ["a"] })).toMatchObject({ current: null, next: "b" });
  expect(turnsOf([], { turn: "gone" }).next).toBeNull();
});

test("a step's time is shared out among all who speak", () => {
  expect(turnSeconds(1755, 15)).toBe(117);
  expect(turnSeconds(600, 0)).toBe(0);
});
