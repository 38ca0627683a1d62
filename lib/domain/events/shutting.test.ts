import { expect, test } from "vitest";
import { type WrittenInRoom, checkShut } from "./shutting";

const nothing: WrittenInRoom = {
  decisions: 0,
  parked: 0,
  nones: 0,
  extensions: 0,
  votes: 0,
  cards: 0,
  feedback: 0,
  actions: 0,
  improvements: 0,
  claims: 0,
  dependencies: 0,
  risks: 0,
  impediments: 0,
};

test("a room in which nothing was written can be shut again", () => {
  expect(checkShut(nothing)).toMatchObject({ ok: true });
});

test("whatever was written keeps it open, and is named", () => {
  for (const kind of Object.keys(nothing)) expect(checkShut({ ...nothing, [kind]: 1 }).ok, kind).toBe(false);
  const done = { ...nothing, decisions: 2, extensions: 1, votes: 1, dependencies: 1 };
  expect(checkShut(done)).toMatchObject({
    refusal: { message: expect.stringContaining("2 decisions, 1 vote, 1 Dependency, more time given once.") },
  });
});

test("the way out offers to take back only what can be taken back", () => {
  const takesBack = { refusal: { wayOut: expect.stringContaining("Take back") } };
  expect(checkShut({ ...nothing, claims: 2 })).toMatchObject(takesBack);
  expect(checkShut({ ...nothing, claims: 2, extensions: 1 })).toMatchObject({
    refusal: { wayOut: "Lead the event on and close it: time once given can't be taken back." },
  });
});
