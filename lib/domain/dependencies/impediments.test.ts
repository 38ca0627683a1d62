import { expect, test } from "vitest";
import { similarOpen } from "./impediments";

const row = (title: string, over: { teamId?: string; resolvedAt?: string | null } = {}) => ({
  title,
  teamId: "berths",
  resolvedAt: null,
  ...over,
});

test("an answer is about the team's open Impediments that say much the same", () => {
  const same = row("The message service answers twice");
  const closer = row("The message service answers twice for one promise");
  const all = [
    same,
    closer,
    row("The crane is broken"),
    row("Message board is full since Monday evening"),
    row("The message service answers twice", { teamId: "tides" }),
    row("The message service answers twice", { resolvedAt: "2030-01-01T00:00:00Z" }),
  ];
  expect(similarOpen("The message service answers twice for one promise", "berths", all)).toEqual([closer, same]);
  expect(similarOpen("MESSAGE SERVICE!", "berths", all)).toEqual([same, closer]);
  expect(similarOpen("No quota left", "berths", all)).toEqual([]);
  expect(similarOpen("", "berths", all)).toEqual([]);
});
