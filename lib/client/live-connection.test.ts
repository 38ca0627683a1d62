import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { beatEvery } from "@/lib/domain/live";
import { type LiveMessage, openConnection } from "./live-connection";

/** An event stream that tells what the test has it tell. */
class Stream extends EventTarget {
  static all: Stream[] = [];
  isClosed = false;
  constructor() {
    super();
    Stream.all.push(this);
  }
  close(): void {
    this.isClosed = true;
  }
  tell(event: string, data: object = {}): void {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }));
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", Stream);
  vi.stubGlobal("fetch", async () => new Response(null, { status: 200 }));
});

afterEach(() => {
  Stream.all = [];
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function connection() {
  const told: LiveMessage[] = [];
  const end = openConnection("/api/live", (message) => told.push(message));
  Stream.all[0]?.tell("hello", { build: "1", standing: {} });
  return { end, states: () => told.flatMap((message) => (message.kind === "state" ? message.state : [])) };
}

test("a stream that falls silent is lost, though nothing says that it broke, and is opened again", async () => {
  const { end, states } = connection();
  for (let beats = 0; beats < 4; beats++) {
    await vi.advanceTimersByTimeAsync(beatEvery);
    Stream.all[0]?.tell("beat");
  }
  expect(states()).toEqual(["open"]);
  await vi.advanceTimersByTimeAsync(3 * beatEvery);
  expect(states()).toEqual(["open", "connecting"]);
  expect(Stream.all.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  Stream.all[1]?.tell("hello", { build: "1", standing: {} });
  expect(states()).toEqual(["open", "connecting", "open"]);
  end();
});

test("a connection that was ended stays so", async () => {
  const { end, states } = connection();
  end();
  await vi.advanceTimersByTimeAsync(10 * beatEvery);
  expect(states()).toEqual(["open"]);
  expect(Stream.all).toHaveLength(1);
});
