import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Answer, ok } from "@/lib/domain/result";
import { type Doors, ask } from "./ask";
import { CommandQueue } from "./command-queue";
import { InOrder } from "./in-order";

/** What the server was asked, in the order it heard of it. */
let heard: string[] = [];
let desk: Doors;

beforeEach(() => {
  heard = [];
  const kept = new Map<string, string>();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  vi.stubGlobal("navigator", { onLine: true });
  vi.stubGlobal("fetch", async (_: string, { body }: { body: string }) => {
    heard.push((JSON.parse(body) as { input: string }).input);
    return Response.json(done);
  });
  desk = { queue: new CommandQueue(() => {}), line: new InOrder() };
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const done = { ...ok(null), commandId: "1", undoable: false } as Answer<null>;

/** Asks for something that is heard once its way is over. */
function asked(input: string, way: Promise<unknown>, queueAs?: string) {
  const act = async () => {
    await way;
    heard.push(input);
    return done;
  };
  return ask(act, { input, queueAs, isShown: false }, desk);
}

test("what was asked first is heard first, however slow its way", async () => {
  let arrive: (value: unknown) => void = () => {};
  const first = asked("first", new Promise((resolve) => (arrive = resolve)));
  const second = asked("second", Promise.resolve());
  await Promise.resolve();
  expect(heard).toEqual([]);
  arrive(null);
  await Promise.all([first, second]);
  expect(heard).toEqual(["first", "second"]);
});

test("what follows one that waits for the connection waits behind it", async () => {
  const first = asked("first", Promise.reject(new Error("The connection broke.")), "edit");
  const second = asked("second", Promise.resolve(), "edit");
  await Promise.all([first, second]);
  expect(heard).toEqual(["first", "second"]);
});

test("one that is never answered is refused after a while, and holds nobody any longer", async () => {
  vi.useFakeTimers();
  const first = asked("first", new Promise(() => {}));
  const second = asked("second", Promise.resolve());
  await vi.advanceTimersByTimeAsync(70_000);
  expect(await first).toMatchObject({ ok: false, refusal: { code: "busy" } });
  expect(await second).toEqual(done);
  expect(heard).toEqual(["second"]);
});
