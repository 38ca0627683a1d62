import { setTimeout as pause } from "node:timers/promises";
import { expectReply, request } from "./http";
import type { Inspected } from "./inspected";
import { Participant } from "./participants";
import type { Sides } from "./reads";
import type { RoomChange } from "./room-ground";

/** Between two acts of the event, in milliseconds. */
const actEvery = 2000;
/** So often each participant says where they are, as a browser does, in milliseconds. */
const beatEvery = 15_000;
/** What a server keeps while it works is there after so long, in milliseconds. */
const settlesWithin = 5 * 60_000;

type Event = {
  cookies: readonly string[];
  changes: readonly RoomChange[];
  inspected: Inspected;
  minutes: number;
  say(line: string): void;
};

/** Bytes of the server's heap after collection, and what was done meanwhile; `failed` is what a busy machine refused. */
type Soaked = { early: number; late: number; acts: number; readings: number; failed: number };

/**
 * An event of so many minutes with everybody in it: every two seconds somebody leads it on, votes or claims,
 * all say that they are here, and each minute ten leave and come back.
 */
export async function soak(sides: Pick<Sides, "app" | "flowTeam">, event: Event): Promise<Soaked> {
  const { cookies, changes, inspected, say } = event;
  const crowd = await Promise.all(cookies.map((cookie) => enter(sides, changes, cookie)));
  const stopBeats = beat(sides, event);
  const start = performance.now();
  let [acts, early, readings, gone, failed] = [0, 0, 0, 0, 0];
  while (performance.now() - start < event.minutes * 60_000) {
    const next = performance.now() + actEvery;
    await changes[acts++ % changes.length]?.ours().catch(() => failed++);
    if (acts % (60_000 / actEvery) === 0) {
      const places = Array.from({ length: 10 }, () => gone++ % crowd.length);
      for (const place of places) {
        readings += crowd[place]?.readings ?? 0;
        crowd[place]?.leave();
        const back = await enter(sides, changes, cookies[place] ?? "").catch(() => null);
        if (back) crowd[place] = back;
        else failed++;
      }
      const heap = await inspected.heapAfterCollection();
      const passed = performance.now() - start;
      say(`  after ${(passed / 60_000).toFixed(1)} min: ${(heap / 1e6).toFixed(1)} MB`);
      if (passed >= settlesWithin) early ||= heap;
    }
    await pause(Math.max(0, next - performance.now()));
  }
  stopBeats();
  const late = await inspected.heapAfterCollection();
  for (const one of crowd) {
    readings += one.readings;
    one.leave();
  }
  return { early, late, acts, readings, failed };
}

/** Opens the page, as whoever comes does, then the stream and the views. */
async function enter(
  { app, flowTeam }: Pick<Sides, "app" | "flowTeam">,
  changes: readonly RoomChange[],
  cookie: string,
): Promise<Participant> {
  const [first] = changes;
  const keys = [...new Set(changes.map(({ key }) => key))];
  const views = [...changes.map(({ view }) => view), ...keys.map((key) => `events/${key}/outputs`)];
  const headers = { cookie, "accept-encoding": "gzip" };
  await expectReply(200, `${app}/flow-teams/${flowTeam.slug}/${first?.screen}`, { headers });
  const one = new Participant(
    app,
    cookie,
    views.map((view) => `/api/flow-teams/${flowTeam.slug}/${view}`),
  );
  await one.enter();
  return one;
}

/** Has them say one after the other where they are. Returns how to stop that. */
function beat({ app, flowTeam }: Pick<Sides, "app" | "flowTeam">, { cookies, changes }: Event): () => void {
  const page = `events/${changes[0]?.key}`;
  let turn = 0;
  const timer = setInterval(() => {
    const at = turn++ % cookies.length;
    const cookie = cookies[at] ?? "";
    const body = JSON.stringify({ tab: `tab${at}`, page });
    const headers = { cookie, "content-type": "application/json", origin: app };
    // One that fails is followed by another.
    request(`${app}/api/flow-teams/${flowTeam.slug}/presence`, { method: "POST", headers, body }).catch(() => {});
  }, beatEvery / cookies.length);
  return () => clearInterval(timer);
}
