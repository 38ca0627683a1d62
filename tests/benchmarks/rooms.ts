import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "@playwright/test";
import pg from "pg";
import type { Context, LiveHint } from "@/lib/domain/live";
import { type Opened, openBrowser } from "./chromium";
import { type Line, alternately, alone, compared, median, ms, percentile } from "./measure";
import { BareParticipant, Participant } from "./participants";
import { type RoomChange, openRooms } from "./room-ground";
import type { Sides } from "./reads";

type Around = {
  databaseUrl: string;
  cookies: readonly string[];
  build: string;
  browser: Opened["browser"];
  /** A second process on the same database, whose statements are counted. */
  second: { url: string; taken(): number };
};

const rounds = 40;
const warmUp = 5;

/** A step, a vote and a claim in a room of 150, from the commit until all of them have read it again. */
export async function measureRooms(sides: Sides, around: Around): Promise<Line[]> {
  const changes = await openRooms(sides, around.cookies, around.build);
  const commits = await hearCommits(around.databaseUrl);
  const browser = await openBrowser({ app: sides.app, cookie: around.cookies[1] ?? "", browser: around.browser });
  const lines: Line[] = [];
  for (const change of changes) {
    const screen = `${sides.app}/flow-teams/${sides.flowTeam.slug}/${change.screen}`;
    // The facilitator, a PO and a Developer.
    const people = [1, 3, 33].map((n) => around.cookies[n] ?? "");
    const visits = [];
    for (const who of people) visits.push(await browser.visit(screen, change.shownAt, who));
    const pages = visits.map(({ page }) => page);
    const addresses = await viewsOf(
      pages[2] as Page,
      `/api/flow-teams/${sides.flowTeam.slug}/events/${change.key}/room`,
    );
    lines.push(...(await reachLines(sides, around, { change, commits, addresses, pages })));
    for (const visit of visits) await visit.close();
    lines.push(await readsLine(around, { change, commits, addresses }));
    if (change === changes[0]) lines.push(await processesLine(sides, around, { change, commits, addresses }));
  }
  await browser.close();
  await commits.close();
  return lines;
}

type Measured = { change: RoomChange; commits: Commits; addresses: readonly string[] };

async function reachLines(
  sides: Sides,
  { cookies }: Around,
  { change, commits, addresses, pages }: Measured & { pages: readonly Page[] },
): Promise<Line[]> {
  const crowd = await enter(cookies.map((cookie) => new Participant(sides.app, cookie, addresses)));
  const bare = await enter(cookies.map(() => new BareParticipant(sides.floor, change.barePath)));
  const heard = { floor: [] as number[], ours: [] as number[], painted: [] as number[] };
  let round = 0;
  await alternately(
    rounds,
    warmUp,
    async () => {
      const commit = commits.next("floor_hints");
      const reading = bare.map((one) => one.reads().then(() => performance.now()));
      await change.bare();
      const { at } = await commit;
      const times = await Promise.all(reading);
      if (round >= 2 * warmUp) heard.floor.push(...times.map((time) => time - at));
      return round++;
    },
    async () => {
      await Promise.all(pages.map((page) => watchFor(page, change.shownAt)));
      const commit = commits.next("flotilla_hints", change.context);
      const acting = change.ours();
      const { at, revision } = await commit;
      const times = await seenBy(crowd, change.context, revision);
      await acting;
      const painted = await Promise.all(pages.map(paintedAt));
      if (round >= 2 * warmUp) {
        heard.ours.push(...times.map((time) => time - at));
        heard.painted.push(...painted.map((time) => time - performance.timeOrigin - at));
      }
      return round++;
    },
  );
  for (const one of [...crowd, ...bare]) one.leave();
  const [floor, ours] = [percentile(heard.floor, 95), percentile(heard.ours, 95)];
  const both = (times: readonly number[]) => `${ms(median(times))} (${ms(percentile(times, 95))})`;
  const line = compared("", median(heard.floor), median(heard.ours));
  return [
    {
      work: `${change.name} in a room: committed until read again by ${cookies.length}, median (95th)`,
      floor: both(heard.floor),
      ours: both(heard.ours),
      ratio: `${line.ratio} (${(ours / floor).toFixed(2)}×)`,
      goal: "95th at most 3×",
      isReached: ours <= 3 * floor,
    },
    alone(`… painted in ${pages.length} browsers meanwhile`, both(heard.painted)),
  ];
}

/** What a change costs the database at a process where one looks on, and where all do. */
async function readsLine({ cookies, second }: Around, { change, commits, addresses }: Measured): Promise<Line> {
  const reads: number[] = [];
  for (const count of [1, cookies.length]) {
    const crowd = await enter(cookies.slice(0, count).map((cookie) => new Participant(second.url, cookie, addresses)));
    const taken: number[] = [];
    for (let round = 0; round < 10; round++) {
      second.taken();
      const commit = commits.next("flotilla_hints", change.context);
      await change.ours();
      await seenBy(crowd, change.context, (await commit).revision);
      // The other views that the change makes new are here by then.
      await pause(500);
      taken.push(second.taken());
    }
    for (const one of crowd) one.leave();
    // What the process does by itself now and then isn't of the change.
    reads.push(Math.min(...taken));
  }
  const [one = 0, all = 0] = reads;
  return alone(
    `… database reads for it at a process with 1 and with ${cookies.length} watchers`,
    `${one} and ${all}`,
    "the same",
    one === all,
  );
}

/** Half of them at each of two processes on one database. */
async function processesLine(sides: Sides, { cookies, second }: Around, { change, commits, addresses }: Measured) {
  const crowd = await enter(
    cookies.map((cookie, n) => new Participant(n % 2 === 0 ? sides.app : second.url, cookie, addresses)),
  );
  const heard: number[] = [];
  for (let round = 0; round < rounds / 2 + warmUp; round++) {
    const commit = commits.next("flotilla_hints", change.context);
    const acting = change.ours();
    const { at, revision } = await commit;
    const times = await seenBy(crowd, change.context, revision);
    await acting;
    if (round >= warmUp) heard.push(...times.map((time) => time - at));
  }
  for (const one of crowd) one.leave();
  return alone(
    `… ${cookies.length} at two processes on one database, median (95th)`,
    `${ms(median(heard))} (${ms(percentile(heard, 95))})`,
  );
}

async function enter<One extends { enter(): Promise<void> }>(crowd: readonly One[]): Promise<readonly One[]> {
  await Promise.all(crowd.map((one) => one.enter()));
  return crowd;
}

/** When each of them showed it. */
function seenBy(crowd: readonly Participant[], context: Context, revision: number): Promise<number[]> {
  return Promise.all(crowd.map((one) => one.sees(context, revision).then(() => performance.now())));
}

type Commit = { at: number; revision: number };
type Commits = { next(channel: string, context?: Context): Promise<Commit>; close(): Promise<void> };

/** The moment of a commit: when the database tells a connection that does nothing else. */
export async function hearCommits(databaseUrl: string): Promise<Commits> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("LISTEN flotilla_hints; LISTEN floor_hints");
  return {
    next: (wanted, context) =>
      new Promise((resolve) => {
        const hear = ({ channel, payload = "{}" }: pg.Notification) => {
          const hint = JSON.parse(payload) as Partial<LiveHint>;
          if (channel !== wanted || hint.context !== context) return;
          client.off("notification", hear);
          resolve({ at: performance.now(), revision: hint.revision ?? 0 });
        };
        client.on("notification", hear);
      }),
    close: () => client.end(),
  };
}

/** The views that a page has read, and the room's own, which came with it. */
export async function viewsOf(page: Page, room: string): Promise<string[]> {
  const read = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  const paths = read.map((address) => new URL(address)).map(({ pathname, search }) => pathname + search);
  return [...new Set([room, ...paths.filter((one) => /^\/api\/flow-teams\/[^/]+\/(?!presence)/.test(one))])];
}

type Watching = typeof globalThis & { seen?: Promise<number> };

/** Looks, frame by frame, for another text in the element than it has now. */
async function watchFor(page: Page, selector: string): Promise<void> {
  await page.evaluate((where) => {
    const read = () => document.querySelector(where)?.textContent;
    const before = read();
    (globalThis as Watching).seen = new Promise((resolve) => {
      const look = () => {
        if (read() === before) return void requestAnimationFrame(look);
        requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
      };
      look();
    });
  }, selector);
}

/** When a frame had it, in milliseconds since 1970. */
const paintedAt = async (page: Page): Promise<number> =>
  (await page.evaluate(() => (globalThis as Watching).seen)) ?? 0;
