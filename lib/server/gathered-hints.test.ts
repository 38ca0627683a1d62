import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type LiveHint, clockOf, secretsOf } from "@/lib/domain/live";
import { GatheredHints } from "./gathered-hints";

const heard: LiveHint[] = [];
const gathered = new GatheredHints((hint) => heard.push(hint));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
  heard.length = 0;
});

const hint = (revision: number, context = secretsOf("s1-review"), flowTeamId = "a"): LiveHint => ({
  flowTeamId,
  context,
  ids: ["item"],
  revision,
  commandId: "",
  byId: null,
});

test("the first is passed on at once, and what comes meanwhile as one, the newest", () => {
  gathered.hear(hint(1), 250);
  expect(heard.map(({ revision }) => revision)).toEqual([1]);
  for (const revision of [2, 3, 4]) gathered.hear(hint(revision), 250);
  vi.advanceTimersByTime(249);
  expect(heard).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(heard.map(({ revision }) => revision)).toEqual([1, 4]);
});

test("a stream of acts is passed on once in each while, and none is lost", () => {
  for (let revision = 1; revision <= 100; revision++) {
    gathered.hear(hint(revision), 250);
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(250);
  expect(heard.length).toBeLessThanOrEqual(6);
  expect(heard.at(-1)?.revision).toBe(100);
});

test("after a while of silence the next one doesn't wait", () => {
  gathered.hear(hint(1), 250);
  vi.advanceTimersByTime(250);
  gathered.hear(hint(2), 250);
  expect(heard.map(({ revision }) => revision)).toEqual([1, 2]);
});

test("contexts and Flow Teams don't wait for each other, and no item is named", () => {
  gathered.hear(hint(1), 250);
  gathered.hear(hint(1, clockOf("s1-review")), 250);
  gathered.hear(hint(1, secretsOf("s1-review"), "b"), 250);
  expect(heard).toHaveLength(3);
  expect(heard.map(({ ids }) => ids)).toEqual([null, null, null]);
});
