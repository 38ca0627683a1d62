import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CommandQueue } from "./command-queue";
import { noAnswer } from "./no-answer";
import { waitingFields } from "./waiting-fields";

let isAway = true;
let online: () => void = () => {};
const sent: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  isAway = true;
  sent.length = 0;
  vi.stubGlobal("sessionStorage", { getItem: () => null, setItem: () => {}, removeItem: () => {} });
  vi.stubGlobal("navigator", { onLine: false });
  vi.stubGlobal("addEventListener", (_: string, listener: () => void) => {
    online = listener;
  });
  vi.stubGlobal("removeEventListener", () => {});
  vi.stubGlobal("fetch", async (path: string, { body }: { body: string }) => {
    if (isAway) throw new TypeError("Failed to fetch");
    sent.push(`${path} ${JSON.stringify((JSON.parse(body) as { input: unknown }).input)}`);
    return new Response(JSON.stringify({ ok: true, value: null }), { headers: { "content-type": "application/json" } });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("what isn't answered waits in sight, with why, and goes in its order when the connection is back", async () => {
  const queue = new CommandQueue(() => {});
  queue.start();
  const told = vi.fn();
  queue.watch(told);
  const moved = queue.add("stories.moveCard", { to: "Doing" });
  expect(queue.read().why).toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  expect(queue.read()).toMatchObject({ why: "offline", commands: [{ name: "stories.moveCard" }] });
  expect(queue.holds("stories.moveCard")).toBe(true);
  expect(queue.holds("stories.blockStory")).toBe(false);
  const again = queue.add("stories.moveCard", { to: "Done" });
  expect(queue.read().commands).toHaveLength(2);
  const before = queue.read();
  expect(queue.read()).toBe(before);

  isAway = false;
  // At once, not with the next look.
  online();
  await vi.advanceTimersByTimeAsync(1);
  expect(await Promise.all([moved, again])).toMatchObject([{ ok: true }, { ok: true }]);
  expect(sent).toEqual([
    '/api/commands/stories.moveCard {"to":"Doing"}',
    '/api/commands/stories.moveCard {"to":"Done"}',
  ]);
  expect(queue.read()).toEqual({ why: null, commands: [] });
  expect(told).toHaveBeenCalled();
});

test("what is through at once is never said to wait; a server that is away isn't called offline", async () => {
  isAway = false;
  const queue = new CommandQueue(() => {});
  const said: unknown[] = [];
  queue.watch(() => said.push(queue.read().why));
  await queue.add("a", {});
  expect(said).toEqual([null]);
  isAway = true;
  vi.stubGlobal("navigator", { onLine: true });
  void queue.add("a", {});
  await vi.advanceTimersByTimeAsync(1);
  expect(queue.read().why).toBe("away");
  isAway = false;
  await vi.advanceTimersByTimeAsync(3_000);
  expect(queue.holds("a")).toBe(false);
});

test("the fields of an item that wait are the last ones chosen, and none of another's", () => {
  const edit = (id: string, edits: object) => ({ name: "edit", input: { id, edits }, commandId: "c" });
  const commands = [
    edit("s1", { title: { seen: "a", to: "b" }, ownerId: { seen: null, to: "ada" } }),
    edit("s2", { title: { seen: "x", to: "y" } }),
    edit("s1", { title: { seen: "b", to: "c" } }),
  ];
  type Input = { id: string; edits: { title?: { seen: string; to: string } } };
  const of = (why: "offline" | null) =>
    waitingFields<Input, { title: string }>({ why, commands }, "edit", "s1", ({ id, edits }, item) =>
      id === item ? edits : undefined,
    );
  expect(of("offline")).toEqual({ title: "c", ownerId: "ada" });
  expect(of(null)).toEqual({});
});

test("an act without an answer says whether it was offline, and whether what was shown went back", () => {
  expect(noAnswer({ isOffline: true, isShown: true })).toEqual({
    code: "busy",
    message: "You are offline, so this isn't saved: it is shown as it was before.",
    wayOut: "Try again when the connection is back.",
  });
  expect(noAnswer({ isOffline: false, isShown: false }).message).toBe(
    "The server didn't answer, so this may not be saved.",
  );
  expect(noAnswer({ isOffline: true, isShown: false }).wayOut).toContain("What you entered is still here");
});
