import { expect, test } from "vitest";
import { type WrittenInRoom, checkShut } from "./shutting";

const nothing: WrittenInRoom = { notes: 0, votes: 0, cards: 0, feedback: 0, actions: 0, improvements: 0, claims: 0 };

test("a room in which nothing was written can be shut again", () => {
  expect(checkShut(nothing)).toMatchObject({ ok: true });
});

test("whatever was written keeps it open, and is named", () => {
  for (const kind of Object.keys(nothing)) expect(checkShut({ ...nothing, [kind]: 1 }).ok, kind).toBe(false);
  expect(checkShut({ ...nothing, notes: 2, votes: 1 })).toMatchObject({
    refusal: { message: expect.stringContaining("2 notes and decisions, 1 vote.") },
  });
});
