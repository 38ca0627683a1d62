import { expect, test } from "vitest";
import { actionsFact } from "./action-output";
import type { RoomAction } from "./room";

const anAction = (number: number, over: Partial<RoomAction> = {}): RoomAction => ({
  id: `a${number}`,
  number,
  text: "Ask the yard",
  ownerId: "ada",
  owner: "Ada",
  dueOn: "2030-02-01",
  state: "open",
  isNew: true,
  ...over,
});

test("what came back from before counts with what is agreed now, and each says what it lacks", () => {
  const actions = [
    anAction(1, { isNew: false }),
    anAction(2, { isNew: false, dueOn: null }),
    anAction(3, { ownerId: null, dueOn: null }),
    anAction(4, { state: "done", ownerId: null }),
    anAction(5, { state: "dropped", dueOn: null }),
  ];
  expect(actionsFact(actions, "/room")).toEqual({
    met: 2,
    of: 4,
    missing: [
      { label: "A-2 Ask the yard: no date", href: "/room#action-2" },
      { label: "A-3 Ask the yard: no owner, no date", href: "/room#action-3" },
    ],
  });
});
