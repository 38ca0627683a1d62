import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import {
  type Revisions,
  type ViewRevisions,
  clockOf,
  heardHeader,
  readHeard,
  revisionsHeader,
  tableOf,
} from "@/lib/domain/live";
import { ok } from "@/lib/domain/result";
import { command } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { LiveHub } from "@/lib/server/live";
import { LiveMemory, accessOf } from "@/lib/server/live-memory";
import { openLiveStream } from "@/lib/server/live-stream";
import { readStanding } from "@/lib/server/revisions";
import { type View, serveViewOf } from "@/lib/server/view";
import { countQueries } from "../benchmarks/query-counter";
import { actorIn, actorOf, makeFlowTeam, makePerson, makeRole, unique } from "../factories";
import { readFrames } from "../live-frames";

// What the code under test asks of the database goes by here; nothing has asked yet.
const direct = process.env.DATABASE_URL ?? "";
const counted = await countQueries(direct);
process.env.DATABASE_URL = counted.url;

const hubs: LiveHub[] = [];

/** What one app process has. */
function newHub(): LiveHub {
  const hub = new LiveHub(direct);
  hubs.push(hub);
  return hub;
}

afterEach(async () => {
  await Promise.all(hubs.splice(0).map((hub) => hub.close()));
});

const change = command({
  name: "test.changed",
  input: z.object({ flowTeamId: z.uuid() }),
  async run({ changed }, { flowTeamId }) {
    changed({ flowTeamId, context: "backlog" });
    return ok(null);
  },
});

const newView = (): View => ({
  name: `of memory ${randomUUID()}`,
  capability: "see the roadmap",
  contexts: ["backlog", "roadmap"],
  load: async (id) => {
    const [row] = await db().$queryRaw<{ name: string }[]>`SELECT name FROM "FlowTeam" WHERE id = ${id}::uuid`;
    return row ? JSON.stringify(row) : null;
  },
});

async function signIn(personId: string, lasts = 60_000): Promise<string> {
  const expiresAt = new Date(Date.now() + lasts);
  const way = "password";
  return (await db().signIn.create({ data: { personId, way, expiresAt }, select: { id: true } })).id;
}

const ask = (heard?: Revisions) =>
  new Request("http://localhost/view", { headers: heard ? { [heardHeader]: JSON.stringify(heard) } : {} });

const shownBy = (answer: Response) =>
  (JSON.parse(answer.headers.get(revisionsHeader) ?? "null") as ViewRevisions | null)?.revisions;

/** A Flow Team, somebody in it who is signed in, and a process whose hub this person's stream is open at. */
async function makeWatched() {
  const { flowTeam } = await makeFlowTeam();
  const csm = await actorIn(flowTeam.id, "csm");
  const { personId } = (await makeRole({ flowTeamId: flowTeam.id, role: "stakeholder" })) as { personId: string };
  const hub = newHub();
  const frames = readFrames(await openLiveStream(hub, await actorOf(personId), new AbortController().signal));
  await frames.next();
  const signInId = await signIn(personId);
  const view = newView();
  const read = (heard?: Revisions, memory = hub.memory) =>
    serveViewOf(signInId, ask(heard), flowTeam.slug, view, memory);
  return { flowTeam, csm, personId, signInId, hub, frames, read };
}

describe("reading again because of a hint", () => {
  it("costs the database as much for 50 watchers as for one", async () => {
    const { flowTeam, csm, hub, frames } = await makeWatched();
    const people = await Promise.all(Array.from({ length: 50 }, () => makePerson()));
    for (const { id } of people) await makeRole({ flowTeamId: flowTeam.id, role: "stakeholder", personId: id });
    const signIns = await Promise.all(people.map(({ id }) => signIn(id)));
    const view = newView();
    const readAs = async (watchers: readonly string[], heard?: Revisions) => {
      const answers = await Promise.all(
        watchers.map((signInId) => serveViewOf(signInId, ask(heard), flowTeam.slug, view, hub.memory)),
      );
      expect(answers.map(({ status }) => status)).toEqual(watchers.map(() => 200));
      return answers.map(shownBy);
    };
    // Twice: an address is known from then on, and then where what it names stands.
    await readAs(signIns);
    await readAs(signIns);
    const costs: number[] = [];
    for (const [n, watchers] of [signIns.slice(0, 1), signIns].entries()) {
      await change.run(csm, { flowTeamId: flowTeam.id });
      await frames.next();
      counted.taken();
      const shown = await readAs(watchers, { backlog: n + 1, roadmap: 0 });
      costs.push(counted.taken());
      expect(new Set(shown.map((one) => one?.backlog))).toEqual(new Set([n + 1]));
    }
    // The view's own statement.
    expect(costs).toEqual([1, 1]);
  });

  it("asks the database without a word of what was heard, and where the process has heard less", async () => {
    const { flowTeam, csm, read } = await makeWatched();
    // A process that the notifications reach late, or not yet.
    const late = new LiveMemory();
    await read(undefined, late);
    expect(shownBy(await read(undefined, late))).toEqual({ backlog: 0, roadmap: 0 });
    await change.run(csm, { flowTeamId: flowTeam.id });
    expect(shownBy(await read({ backlog: 0, roadmap: 0 }, late))).toEqual({ backlog: 0, roadmap: 0 });
    expect(shownBy(await read({ backlog: 1, roadmap: 0 }, late))).toEqual({ backlog: 1, roadmap: 0 });
    await change.run(csm, { flowTeamId: flowTeam.id });
    expect(shownBy(await read(undefined, late))).toEqual({ backlog: 2, roadmap: 0 });
    // What it has read for one it knows for the others.
    expect(shownBy(await read({ backlog: 0, roadmap: 0 }, late))).toEqual({ backlog: 2, roadmap: 0 });
  });

  it("is right at every process, whichever the change was made at", async () => {
    const { flowTeam, csm, hub, frames, read } = await makeWatched();
    const other = newHub();
    const there = readFrames(await openLiveStream(other, csm, new AbortController().signal));
    await there.next();
    for (const { memory } of [hub, other, hub, other]) await read(undefined, memory);
    for (const revision of [1, 2, 3]) {
      await change.run(csm, { flowTeamId: flowTeam.id });
      await Promise.all([frames.next(), there.next()]);
      counted.taken();
      for (const { memory } of [hub, other]) {
        expect(shownBy(await read({ backlog: revision, roadmap: 0 }, memory))?.backlog).toBe(revision);
      }
      expect(counted.taken()).toBe(1);
    }
  });

  it("understands no header that isn't revisions", () => {
    expect(readHeard('{"backlog":3}')).toEqual({ backlog: 3 });
    for (const header of [null, "", "null", "3", '{"backlog":"3"}', '{"backlog":1.5}', "{"]) {
      expect(readHeard(header)).toBeNull();
    }
  });
});

describe("what a process remembers of people", () => {
  const endings: Record<string, (watched: Awaited<ReturnType<typeof makeWatched>>) => Promise<unknown>> = {
    "a sign-in was revoked": ({ signInId }) =>
      db().signIn.update({ where: { id: signInId }, data: { revokedAt: new Date() } }),
    "a sign-in was removed": ({ signInId }) => db().signIn.delete({ where: { id: signInId } }),
    "a sign-in was shortened": ({ signInId }) =>
      db().signIn.update({ where: { id: signInId }, data: { expiresAt: new Date(Date.now() - 1) } }),
    "a role has ended": ({ personId }) =>
      db().roleHolding.updateMany({ where: { personId }, data: { endedAt: new Date() } }),
    "a role was removed": ({ personId }) => db().roleHolding.deleteMany({ where: { personId } }),
    "a role was given to another": ({ csm, personId }) =>
      db().roleHolding.updateMany({ where: { personId }, data: { personId: csm.personId } }),
    "somebody left": ({ personId }) =>
      db().person.update({ where: { id: personId }, data: { deactivatedAt: new Date() } }),
  };

  for (const [what, end] of Object.entries(endings)) {
    it(`is over when ${what}: the next reading after the notification is refused`, async () => {
      const watched = await makeWatched();
      expect((await watched.read()).status).toBe(200);
      await end(watched);
      // The notification ends the stream of the person it is about.
      while ((await watched.frames.next()) !== null);
      expect([401, 404]).toContain((await watched.read({ backlog: 0, roadmap: 0 })).status);
    });
  }

  it("is asked of the database before somebody is refused, who may have come a moment ago", async () => {
    const { flowTeam } = await makeFlowTeam();
    const person = await makePerson();
    const signInId = await signIn(person.id);
    const late = new LiveMemory();
    const read = () => serveViewOf(signInId, ask(), flowTeam.slug, newView(), late);
    expect((await read()).status).toBe(404);
    await makeRole({ flowTeamId: flowTeam.id, role: "stakeholder", personId: person.id });
    expect((await read()).status).toBe(200);
  });

  it("names them as they are called now, and keeps nothing read while it changed", async () => {
    const { personId, signInId, hub, frames } = await makeWatched();
    const name = async () => (await hub.memory?.actorOf(signInId, new Date()))?.name;
    await name();
    const called = unique("renamed");
    await db().person.update({ where: { id: personId }, data: { name: called } });
    while ((await frames.next()) !== null);
    expect(await name()).toBe(called);

    const memory = new LiveMemory();
    const reading = memory.actorOf(signInId, new Date());
    memory.hearAccess(personId);
    await reading;
    counted.taken();
    await memory.actorOf(signInId, new Date());
    await memory.actorOf(signInId, new Date());
    expect(counted.taken()).toBe(1);
  });

  it("honours the end of a sign-in by the clock", async () => {
    const { personId, hub } = await makeWatched();
    const signInId = await signIn(personId, 30_000);
    expect(await hub.memory?.actorOf(signInId, new Date())).not.toBeNull();
    expect(await hub.memory?.actorOf(signInId, new Date(Date.now() + 31_000))).toBeNull();
  });

  it("is forgotten for the demo's people when a real account is made, and for all when a Flow Team moves", async () => {
    const listener = new pg.Client({ connectionString: direct });
    await listener.connect();
    onTestFinished(() => listener.end());
    const told: string[] = [];
    listener.on("notification", ({ payload = "" }) => told.push(payload));
    await listener.query("LISTEN flotilla_access");
    const toldBy = async (work: () => Promise<unknown>) => {
      // What was done before is here by then.
      await listener.query("SELECT 1");
      told.length = 0;
      await work();
      await listener.query("SELECT 1");
      return told.splice(0);
    };
    const { flowTeam } = await makeFlowTeam({ state: "forming", teams: 0 });
    await makePerson({ isDemo: true });
    expect(await toldBy(() => makePerson({ isDemo: true }))).toEqual([]);
    expect(await toldBy(() => makePerson())).toEqual([accessOf.demo]);
    const where = { id: flowTeam.id };
    expect(await toldBy(() => db().flowTeam.update({ where, data: { name: "Other" } }))).toEqual([]);
    const moves = [
      () => db().flowTeam.update({ where, data: { slug: unique("moved") } }),
      () => db().flowTeam.update({ where, data: { isDemo: true } }),
      () => db().flowTeam.delete({ where }),
    ];
    for (const move of moves) expect(await toldBy(move)).toEqual([accessOf.administrators]);
  });

  it("is nothing once the connection is lost, and begins anew with the next", async () => {
    const { flowTeam, csm, hub, frames, read, signInId } = await makeWatched();
    await read();
    const before = hub.memory;
    expect(before).not.toBeNull();
    const outside = new pg.Client({ connectionString: direct });
    await outside.connect();
    await outside.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'flotilla live' AND datname = current_database()",
    );
    // Unheard by whoever was listening.
    await change.run(csm, { flowTeamId: flowTeam.id });
    await db().signIn.update({ where: { id: signInId }, data: { revokedAt: new Date() } });
    await outside.end();
    expect((await frames.next())?.event).toBe("resync");
    expect(hub.memory).not.toBe(before);
    expect((await read({ backlog: 0, roadmap: 0 })).status).toBe(401);
    expect((await read({ backlog: 0, roadmap: 0 }, null)).status).toBe(401);
  });
});

describe("where Flow Teams stand", () => {
  it("names rooms until a day after they closed", async () => {
    const { flowTeam } = await makeFlowTeam();
    const hour = 3_600_000;
    const closed = { open: null, lately: new Date(Date.now() - 23 * hour), longAgo: new Date(Date.now() - 25 * hour) };
    for (const [ordinal, closedAt] of Object.values(closed).entries()) {
      const key = `s1-scrum-of-scrums-${ordinal + 1}`;
      const state = closedAt ? "closed" : "running";
      const place = { flowTeamId: flowTeam.id, key, kind: "scrum_of_scrums", sprintNumber: 1 } as const;
      const minutes = closedAt ? { closedAt, minutesDocument: {} } : {};
      const data = { ...place, ordinal: ordinal + 1, state, openedAt: new Date(0), ...minutes } as const;
      await db().flowSprintEvent.create({ data });
      for (const context of [clockOf(key), tableOf(key)]) {
        await db().revision.create({ data: { flowTeamId: flowTeam.id, context, number: 4 } });
      }
    }
    await db().revision.create({ data: { flowTeamId: flowTeam.id, context: "backlog", number: 2 } });
    const rooms = ["s1-scrum-of-scrums-1", "s1-scrum-of-scrums-2"];
    const named = Object.fromEntries(
      rooms.flatMap((key) => [
        [clockOf(key), 4],
        [tableOf(key), 4],
      ]),
    );
    expect(await readStanding([flowTeam.id])).toEqual({ [flowTeam.id]: { backlog: 2, ...named } });
  });

  it("is read once for all streams, and counted up by hints", async () => {
    const { flowTeam, csm, hub, frames } = await makeWatched();
    await change.run(csm, { flowTeamId: flowTeam.id });
    await frames.next();
    counted.taken();
    const hellos = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const stream = readFrames(await openLiveStream(hub, csm, new AbortController().signal));
        return (await stream.next())?.data;
      }),
    );
    expect(counted.taken()).toBe(0);
    for (const hello of hellos) expect(hello).toMatchObject({ standing: { [flowTeam.id]: { backlog: 1 } } });
  });

  it("loses no hint that comes while it is read", async () => {
    const { flowTeam } = await makeFlowTeam();
    const memory = new LiveMemory();
    const reading = memory.standing([flowTeam.id]);
    const hint = { flowTeamId: flowTeam.id, ids: null, commandId: "", byId: null };
    memory.hear({ ...hint, context: "backlog", revision: 7 });
    memory.hear({ ...hint, context: "presence", revision: 0 });
    expect(await reading).toEqual({ [flowTeam.id]: { backlog: 7 } });
  });
});
