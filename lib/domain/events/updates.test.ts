import { expect, test } from "vitest";
import { inTurn, isUpdateAwaited, speakersIn } from "./updates";

const developer = { role: "developer", teamId: "a" } as const;
const sm = { role: "sm", teamId: "a" } as const;
const po = { role: "po", teamId: "a" } as const;

test("a Daily Scrum waits for its Developers' updates, who may be its SM as well", () => {
  expect(isUpdateAwaited([developer], "a")).toBe(true);
  expect(isUpdateAwaited([sm, developer], "a")).toBe(true);
  expect(isUpdateAwaited([sm], "a")).toBe(false);
  expect(isUpdateAwaited([po], "a")).toBe(false);
  expect(isUpdateAwaited([{ ...developer, teamId: "b" }, sm], "a")).toBe(false);
});

test("its Developers speak, then whoever else of the team has said something", () => {
  const people = [
    { id: "baran", roles: [sm] },
    { id: "cleo", roles: [po] },
    { id: "dana", roles: [developer] },
    { id: "emi", roles: [developer, sm] },
    { id: "guest", roles: [{ role: "csm", teamId: null } as const] },
  ];
  const speaking = (told: string[]) => speakersIn(people, "a", new Set(told)).map(({ id }) => id);
  expect(speaking([])).toEqual(["dana", "emi"]);
  expect(speaking(["baran", "guest"])).toEqual(["dana", "emi", "baran"]);
  expect(speakersIn(people, "a", new Set(["cleo"])).map(({ isAwaited }) => isAwaited)).toEqual([true, true, false]);
});

test("the turn goes round among who is here or has told beforehand; who comes late is last, who is absent has none", () => {
  const at = (id: string, joinedAt: number | null) => ({ id, joinedAt });
  const people = [at("amara", null), at("aoi", 5), at("elif", null), at("hauke", 90), at("moana", 80), at("sione", 7)];
  const order = (told: string[], stage: Parameters<typeof inTurn>[2] = {}) =>
    inTurn(people, new Set(told), stage).map(({ id }) => id);
  expect(order(["elif"])).toEqual(["aoi", "elif", "hauke", "moana", "sione"]);
  expect(order(["elif"], { turn: "aoi", turnsSince: 50 })).toEqual(["aoi", "elif", "sione", "moana", "hauke"]);
  // Given the turn by hand, they have it, and have had it then.
  expect(order([], { turn: "amara", done: ["elif"], turnsSince: 50 })).toEqual([
    "amara",
    "aoi",
    "elif",
    "sione",
    "moana",
    "hauke",
  ]);
});
