import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Actor } from "@/lib/domain/access";
import { type LiveHello, type LiveHint, mostNamed, secretsOf, tableOf } from "@/lib/domain/live";
import { ok, refuse } from "@/lib/domain/result";
import { command } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { LiveHub } from "@/lib/server/live";
import { openLiveStream } from "@/lib/server/live-stream";
import { noteBeat, noteLeaving, readOthersAt } from "@/lib/server/presence";
import { actorIn, makeAdministrator, makeFlowTeam, makeOutsider } from "../factories";
import { readFrames } from "../live-frames";

const hubs: LiveHub[] = [];

/** What one app process has. */
function newHub(): LiveHub {
  const hub = new LiveHub(process.env.DATABASE_URL ?? "");
  hubs.push(hub);
  return hub;
}

afterEach(async () => {
  await Promise.all(hubs.splice(0).map((hub) => hub.close()));
});

async function listen(hub: LiveHub, actor: Actor, signal = new AbortController().signal) {
  const frames = readFrames(await openLiveStream(hub, actor, signal));
  const hello = await frames.next();
  return { frames, hello: hello?.data as LiveHello };
}

const change = command({
  name: "test.change",
  input: z.object({ flowTeamId: z.uuid(), refuses: z.boolean().default(false) }),
  async run({ changed }, { flowTeamId, refuses }) {
    changed({ flowTeamId, context: "backlog", id: randomUUID() });
    if (refuses) return refuse({ code: "invalid", message: "No.", wayOut: "None." });
    return ok(null);
  },
});

const changeSeveral = command({
  name: "test.changeSeveral",
  input: z.object({ flowTeamId: z.uuid(), ids: z.array(z.uuid().nullable()) }),
  async run({ changed }, { flowTeamId, ids }) {
    for (const id of ids) changed({ flowTeamId, context: "stories", ...(id && { id }) });
    return ok(null);
  },
});

const table = secretsOf("s1-team-retrospective-bedrock");

/** Somebody who takes part, and the table before them. */
const vote = command({
  name: "test.vote",
  input: z.object({ flowTeamId: z.uuid(), cardId: z.uuid() }),
  isSecret: true,
  async run({ changed, record }, { flowTeamId, cardId }) {
    const item = { kind: "Flow Team", id: flowTeamId, title: "The Flow Team" } as const;
    const undo = { command: "test.vote", input: { cardId } };
    record({ flowTeamId, item, before: null, after: { cardId }, reason: "Mine", undo });
    changed({ flowTeamId, context: table, id: cardId });
    return ok(null);
  },
});

describe("the live stream", () => {
  it("says first which build answers and where the actor's Flow Teams stand", async () => {
    const { flowTeam } = await makeFlowTeam();
    const cpo = await actorIn(flowTeam.id, "cpo");
    await change.run(cpo, { flowTeamId: flowTeam.id });
    const { hello } = await listen(newHub(), cpo);
    expect(hello).toEqual({ build: "development", standing: { [flowTeam.id]: { backlog: 1 } } });
  });

  it("carries a hint once the change is committed, to every process, and none for a refusal", async () => {
    const { flowTeam } = await makeFlowTeam();
    const cpo = await actorIn(flowTeam.id, "cpo");
    const csm = await actorIn(flowTeam.id, "csm");
    const here = await listen(newHub(), cpo);
    const there = await listen(newHub(), csm);
    expect((await change.run(cpo, { flowTeamId: flowTeam.id, refuses: true })).ok).toBe(false);
    const answer = await change.run(cpo, { flowTeamId: flowTeam.id });
    if (!answer.ok) throw new Error(answer.refusal.message);
    for (const { frames } of [here, there]) {
      const hint = (await frames.next())?.data as LiveHint;
      // The first hint there is belongs to the change that was committed.
      expect(hint).toMatchObject({
        flowTeamId: flowTeam.id,
        context: "backlog",
        revision: 1,
        commandId: answer.commandId,
        byId: cpo.personId,
      });
    }
  });

  it("names the items of a change of several, and none where they are too many or one part changed as a whole", async () => {
    const { flowTeam } = await makeFlowTeam();
    const cpo = await actorIn(flowTeam.id, "cpo");
    const { frames } = await listen(newHub(), await actorIn(flowTeam.id, "csm"));
    const named = async (ids: (string | null)[]) => {
      const answer = await changeSeveral.run(cpo, { flowTeamId: flowTeam.id, ids });
      if (!answer.ok) throw new Error(answer.refusal.message);
      const hint = await frames.next();
      return (hint?.data as LiveHint | undefined)?.ids;
    };
    const many = Array.from({ length: mostNamed }, () => randomUUID());
    const [first = ""] = many;
    expect(await named([...many, first])).toEqual(many);
    expect(await named([...many, randomUUID()])).toBeNull();
    expect(await named([first, null])).toBeNull();
    expect(await named([null, first])).toBeNull();
  });

  it("tells of secret acts by nobody and about nothing, and history keeps no more of them", async () => {
    const { flowTeam, teams } = await makeFlowTeam();
    const { frames } = await listen(newHub(), await actorIn(flowTeam.id, "csm"));
    const answers = [];
    for (const team of teams) {
      const voter = await actorIn(flowTeam.id, "developer", team.id);
      answers.push(await vote.run(voter, { flowTeamId: flowTeam.id, cardId: randomUUID() }));
    }
    expect(answers.map((answer) => answer.ok && answer.undoable)).toEqual([false, false, false]);
    const told: LiveHint[] = [];
    while (told.at(-1)?.revision !== 3) told.push((await frames.next())?.data as LiveHint);
    for (const { context, ids, commandId, byId } of told) {
      expect({ context, ids, commandId, byId }).toEqual({ context: table, ids: null, commandId: "", byId: null });
    }
    const kept = await db().auditEntry.findMany({ where: { flowTeamId: flowTeam.id, command: "test.vote" } });
    expect(kept).toHaveLength(3);
    for (const { actorId, before, after, reason, undo } of kept) {
      expect({ actorId, before, after, reason, undo }).toEqual({
        actorId: null,
        before: null,
        after: null,
        reason: null,
        undo: null,
      });
    }
  });

  it("passes the first hint of secret acts on at once and those that follow together, and others at once", async () => {
    const { flowTeam } = await makeFlowTeam();
    const cpo = await actorIn(flowTeam.id, "cpo");
    const { frames } = await listen(newHub(), cpo);
    const hint = { flowTeamId: flowTeam.id, context: table, ids: null, commandId: "", byId: null };
    const notifications = [
      ...[1, 2, 3].map((revision) => ({ ...hint, revision })),
      { ...hint, context: tableOf("s1-team-retrospective-bedrock"), revision: 4 },
      { ...hint, context: "backlog", revision: 1 },
    ];
    await db().$executeRaw`
      SELECT pg_notify('flotilla_hints', one::text) FROM jsonb_array_elements(${JSON.stringify(notifications)}::jsonb) AS n (one)`;
    const told: LiveHint[] = [];
    for (let n = 0; n < 4; n++) told.push((await frames.next())?.data as LiveHint);
    expect(told.map(({ context, revision }) => [context, revision])).toEqual([
      [table, 1],
      ["table of s1-team-retrospective-bedrock", 4],
      ["backlog", 1],
      [table, 3],
    ]);
  });

  it("is silent about a change until its transaction ends", async () => {
    const { flowTeam } = await makeFlowTeam();
    const { frames } = await listen(newHub(), await actorIn(flowTeam.id, "cpo"));
    const seen: string[] = [];
    const arrival = frames.next().then(() => seen.push("hint"));
    await db().$transaction(async (tx) => {
      const hint = {
        flowTeamId: flowTeam.id,
        context: "backlog",
        ids: null,
        revision: 1,
        commandId: "",
        byId: null,
      };
      await tx.$executeRaw`SELECT pg_notify('flotilla_hints', ${JSON.stringify(hint)})`;
      // Another transaction's notification overtakes it.
      await db()
        .$executeRaw`SELECT pg_notify('flotilla_hints', ${JSON.stringify({ ...hint, flowTeamId: randomUUID() })})`;
      seen.push("commit");
    });
    await arrival;
    expect(seen).toEqual(["commit", "hint"]);
  });

  it("carries nothing of Flow Teams the actor has no part in", async () => {
    const { flowTeam } = await makeFlowTeam();
    const outsider = await makeOutsider();
    const own = outsider.roles[0]?.flowTeamId ?? "";
    const { frames, hello } = await listen(newHub(), outsider);
    expect(Object.keys(hello.standing)).toEqual([own]);
    await change.run(await actorIn(flowTeam.id, "cpo"), { flowTeamId: flowTeam.id });
    await change.run(outsider, { flowTeamId: own });
    expect((await frames.next())?.data).toMatchObject({ flowTeamId: own });
  });

  it("tells where things stand when the listener was cut off, and hears again", async () => {
    const { flowTeam } = await makeFlowTeam();
    const cpo = await actorIn(flowTeam.id, "cpo");
    const { frames } = await listen(newHub(), cpo);
    const outside = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await outside.connect();
    await outside.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'flotilla live' AND datname = current_database()",
    );
    await outside.end();
    await change.run(cpo, { flowTeamId: flowTeam.id });
    expect(await frames.next()).toEqual({
      event: "resync",
      data: { standing: { [flowTeam.id]: { backlog: 1 } } },
    });
    await change.run(cpo, { flowTeamId: flowTeam.id });
    expect((await frames.next())?.data).toMatchObject({ context: "backlog", revision: 2 });
  });

  it("ends at once when the sign-in is revoked, a role is taken or given, or the person leaves", async () => {
    const { flowTeam } = await makeFlowTeam();
    const hub = newHub();
    const csm = await actorIn(flowTeam.id, "csm");
    const { personId } = csm;
    const ends: (() => Promise<unknown>)[] = [
      async () => {
        const signIn = await db().signIn.create({
          data: { personId, way: "password", expiresAt: new Date(Date.now() + 60_000) },
        });
        await db().signIn.update({ where: { id: signIn.id }, data: { revokedAt: new Date() } });
      },
      () =>
        db().roleHolding.create({
          data: { flowTeamId: flowTeam.id, personId, role: "stakeholder" },
        }),
      () =>
        db().roleHolding.updateMany({
          where: { personId, role: "stakeholder" },
          data: { endedAt: new Date() },
        }),
      () => db().person.update({ where: { id: personId }, data: { deactivatedAt: new Date() } }),
    ];
    const other = await listen(hub, await actorIn(flowTeam.id, "cpo"));
    for (const end of ends) {
      const { frames } = await listen(hub, csm);
      await end();
      expect(await frames.next()).toBeNull();
    }
    expect(hub.size).toBe(1);
    await change.run(csm, { flowTeamId: flowTeam.id });
    expect((await other.frames.next())?.event).toBe("hint");
  });

  it("ends for Administrators when a Flow Team is formed, so that they hear of it", async () => {
    const administrator = await makeAdministrator();
    const hub = newHub();
    const before = await listen(hub, administrator);
    const { flowTeam } = await makeFlowTeam({ state: "forming", teams: 0 });
    expect(await before.frames.next()).toBeNull();
    const after = await listen(hub, administrator);
    expect(after.hello.standing).toHaveProperty(flowTeam.id);
  });

  it("leaves nothing behind when the browser goes", async () => {
    const { flowTeam } = await makeFlowTeam();
    const cpo = await actorIn(flowTeam.id, "cpo");
    const hub = newHub();
    const aborted = new AbortController();
    await listen(hub, cpo, aborted.signal);
    const cancelled = await listen(hub, cpo);
    expect(hub.size).toBe(2);
    aborted.abort();
    await cancelled.frames.cancel();
    expect(hub.size).toBe(0);
  });
});

describe("presence", () => {
  it("names who else is on the page, and tells arrivals and departures alone", async () => {
    const { flowTeam } = await makeFlowTeam();
    const cpo = await actorIn(flowTeam.id, "cpo");
    const csm = await actorIn(flowTeam.id, "csm");
    const { frames } = await listen(newHub(), cpo);
    const at = new Date();
    const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);
    const place = (personId: string, page = "roadmap") => ({ flowTeamId: flowTeam.id, personId, tab: "one", page });

    const beat = async (personId: string, now: Date) => {
      await noteBeat(place(personId), now);
      return readOthersAt(place(personId), now);
    };

    expect(await beat(cpo.personId, at)).toEqual([]);
    expect(await beat(csm.personId, later(1))).toEqual([{ id: cpo.personId, name: cpo.name, isVisitor: false }]);
    expect(await beat(csm.personId, later(20))).toHaveLength(1);
    // The CPO's last heartbeat is too long ago.
    expect(await beat(csm.personId, later(46))).toEqual([]);
    await noteBeat(place(csm.personId, "backlog"), later(47));
    // A late goodbye from a page left behind changes nothing.
    await noteLeaving(place(csm.personId));
    await noteLeaving(place(csm.personId, "backlog"));

    const told: unknown[] = [];
    for (let n = 0; n < 5; n++) told.push((await frames.next())?.data);
    expect(told.map((hint) => [(hint as LiveHint).byId, (hint as LiveHint).ids?.[0]])).toEqual([
      [cpo.personId, "roadmap"],
      [csm.personId, "roadmap"],
      [csm.personId, "roadmap"],
      [csm.personId, "backlog"],
      [csm.personId, "backlog"],
    ]);
    expect(await db().revision.count({ where: { flowTeamId: flowTeam.id, context: "presence" } })).toBe(0);
  });

  it("has who has two tabs at both of their pages, until each is closed", async () => {
    const { flowTeam } = await makeFlowTeam();
    const [cpo, csm] = [await actorIn(flowTeam.id, "cpo"), await actorIn(flowTeam.id, "csm")];
    const at = new Date();
    const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);
    const place = (tab: string, page: string) => ({ flowTeamId: flowTeam.id, personId: csm.personId, tab, page });
    const seesCsm = async (page: string, now = at) =>
      (await readOthersAt({ flowTeamId: flowTeam.id, personId: cpo.personId, page }, now)).length;

    await noteBeat(place("wall", "events/one"), at);
    await noteBeat(place("desk", "events/one"), at);
    expect(await seesCsm("events/one")).toBe(1);
    await noteBeat(place("desk", "roadmap"), at);
    expect([await seesCsm("events/one"), await seesCsm("roadmap")]).toEqual([1, 1]);
    await noteLeaving(place("desk", "roadmap"));
    expect([await seesCsm("events/one"), await seesCsm("roadmap")]).toEqual([1, 0]);
    // A tab that broke off says nothing any more: nothing is kept of it.
    await noteBeat(place("spare", "events/one"), later(60));
    expect(await db().presence.count({ where: { flowTeamId: flowTeam.id } })).toBe(1);
    expect(await seesCsm("events/one", later(60))).toBe(1);
  });
});
