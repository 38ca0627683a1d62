import { expect, test } from "vitest";
import { sayLackingActions } from "./action-items";

const item = (number: number, ownerId: string | null, dueOn: string | null, state = "open" as const) => ({
  number,
  ownerId,
  dueOn,
  state,
});

test("the open ones that lack something are named before the close", () => {
  const whole = item(3, "ada", "2030-01-15");
  expect(sayLackingActions([whole, item(4, null, null), item(5, "ada", null)])).toBe(
    "2 action items have no owner or date: A-4, A-5",
  );
  expect(sayLackingActions([item(4, null, null)])).toBe("1 action item has no owner or date: A-4");
  expect(sayLackingActions([whole, { ...item(6, null, null), state: "done" }])).toBeNull();
});
