import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import type { HistoryPage } from "@/lib/domain/history-words";
import * as backlog from "@/lib/server/backlog/commands";
import { db } from "@/lib/server/db";
import { historyView } from "@/lib/server/history-queries";
import { runQueuedCommand } from "@/lib/server/queued-command";
import { readReadiness } from "@/lib/server/readiness";
import { listCommandNames } from "@/lib/server/registry";
import { findLastUndoable, undo } from "@/lib/server/undo";
import { actorIn, makeFlowTeam } from "../factories";

async function makeEpic() {
  const { flowTeam } = await makeFlowTeam();
  const cpo = await actorIn(flowTeam.id, "cpo");
  const created = await backlog.createEpic.run(cpo, {
    flowTeamId: flowTeam.id,
    title: "Chart room",
  });
  if (!created.ok) throw new Error(created.refusal.message);
  const epicId = created.value.id;
  const rename = async (actor: Actor, seen: string, to: string) => {
    const answer = await backlog.editEpic.run(actor, {
      flowTeamId: flowTeam.id,
      epicId,
      edits: { title: { seen, to } },
    });
    if (!answer.ok) throw new Error(answer.refusal.message);
    return answer.commandId;
  };
  const title = async () => (await db().epic.findUniqueOrThrow({ where: { id: epicId } })).title;
  return { flowTeam, cpo, epicId, created, rename, title };
}

async function undone(actor: Actor, commandId: string): Promise<string> {
  const answer = await undo.run(actor, { commandId });
  if (!answer.ok) throw new Error(answer.refusal.message);
  return answer.commandId;
}

const soon = () => new Date(Date.now() + 1000);

describe("undo", () => {
  it("takes a change back, and redo is the undo of that", async () => {
    const { cpo, rename, title } = await makeEpic();
    const renamed = await rename(cpo, "Chart room", "Chart house");
    const back = await undone(cpo, renamed);
    expect(await title()).toBe("Chart room");
    const again = await undone(cpo, back);
    expect(await title()).toBe("Chart house");
    await undone(cpo, again);
    expect(await title()).toBe("Chart room");
  });

  it("is the actor's own, and happens once, two at a time included", async () => {
    const { flowTeam, cpo, rename, title } = await makeEpic();
    const renamed = await rename(cpo, "Chart room", "Chart house");
    const csm = await actorIn(flowTeam.id, "csm");
    expect(await undo.run(csm, { commandId: renamed })).toMatchObject({
      refusal: { code: "not_found" },
    });
    expect(await undo.run(cpo, { commandId: randomUUID() })).toMatchObject({
      refusal: { code: "not_found" },
    });
    const both = await Promise.all([undo.run(cpo, { commandId: renamed }), undo.run(cpo, { commandId: renamed })]);
    expect(both.map((answer) => answer.ok).sort()).toEqual([false, true]);
    expect(await title()).toBe("Chart room");
  });

  it("is refused with both values when somebody changed the same since, and says who", async () => {
    const { flowTeam, cpo, epicId, rename, title } = await makeEpic();
    const renamed = await rename(cpo, "Chart room", "Chart house");
    // Another who may write it: the PO of the team that leads it.
    const po = await actorIn(flowTeam.id, "po");
    const leadTeamId = po.roles[0]?.scrumTeamId ?? null;
    await backlog.editEpic.run(cpo, {
      flowTeamId: flowTeam.id,
      epicId,
      edits: { leadTeamId: { seen: null, to: leadTeamId } },
    });
    await rename(po, "Chart house", "Wheel house");
    const answer = await undo.run(cpo, { commandId: renamed });
    expect(answer).toMatchObject({
      refusal: {
        code: "stale",
        conflicts: [{ field: "title", mine: "Chart room", theirs: "Wheel house" }],
      },
    });
    expect(answer.ok || answer.refusal.message).toContain(po.name);
    expect(await title()).toBe("Wheel house");
  });

  it("finds the last own change that stands", async () => {
    const { flowTeam, cpo, created, rename } = await makeEpic();
    const last = async () => (await findLastUndoable(cpo, flowTeam.slug, soon()))?.commandId;
    const renamed = await rename(cpo, "Chart room", "Chart house");
    expect(await last()).toBe(renamed);
    const back = await undone(cpo, renamed);
    expect(await last()).toBe(created.commandId);
    const again = await undone(cpo, back);
    expect(await last()).toBe(again);
    expect(await findLastUndoable(await actorIn(flowTeam.id, "csm"), flowTeam.slug, soon())).toBeNull();
  });
});

describe("history", () => {
  it("can't be changed, removed or emptied, whoever tries", async () => {
    const { epicId } = await makeEpic();
    const refused = /append-only/;
    await expect(db().auditEntry.updateMany({ where: { itemId: epicId }, data: { command: "other" } })).rejects.toThrow(
      refused,
    );
    await expect(db().auditEntry.deleteMany({ where: { itemId: epicId } })).rejects.toThrow(refused);
    await expect(db().$executeRaw`TRUNCATE "AuditEntry"`).rejects.toThrow(refused);
    expect(await db().auditEntry.count({ where: { itemId: epicId } })).toBe(1);
  });

  it("shows an item's changes, newest first, with names for ids", async () => {
    const { flowTeam, cpo, epicId, rename } = await makeEpic();
    const team = await db().scrumTeam.findFirstOrThrow({ where: { flowTeamId: flowTeam.id } });
    await backlog.editEpic.run(cpo, {
      flowTeamId: flowTeam.id,
      epicId,
      edits: { leadTeamId: { seen: null, to: team.id } },
    });
    const renamed = await rename(cpo, "Chart room", "Chart house");
    await undone(cpo, renamed);
    const text = await historyView({ itemId: epicId, before: null }).load(flowTeam.id);
    const page = JSON.parse(text ?? "null") as HistoryPage;
    expect(page.entries.map((entry) => [entry.isUndo, entry.canUndo, entry.by?.name])).toEqual([
      [true, true, cpo.name],
      [false, false, cpo.name],
      [false, true, cpo.name],
      [false, true, cpo.name],
    ]);
    expect(page.names[team.id]).toBe(team.name);
    expect(page.older).toBeNull();
    const elsewhere = await makeFlowTeam();
    const other = await historyView({ itemId: epicId, before: null }).load(elsewhere.flowTeam.id);
    expect(JSON.parse(other ?? "null")).toMatchObject({ entries: [] });
  });

  it("comes in pages", async () => {
    const { flowTeam, cpo, epicId, rename } = await makeEpic();
    for (let n = 0; n < 45; n++) await rename(cpo, n === 0 ? "Chart room" : `Room ${n}`, `Room ${n + 1}`);
    const page = async (before: bigint | null) =>
      JSON.parse((await historyView({ itemId: epicId, before }).load(flowTeam.id)) ?? "null") as HistoryPage;
    const first = await page(null);
    const second = await page(BigInt(first.older ?? 0));
    const ids = [...first.entries, ...second.entries].map((entry) => entry.id);
    expect([first.entries.length, second.entries.length, new Set(ids).size]).toEqual([40, 6, 46]);
    expect(second.older).toBeNull();
  });
});

describe("an edit queued while the server was away", () => {
  it("runs once however often it's sent", async () => {
    const { flowTeam, cpo } = await makeEpic();
    const queued = {
      commandId: randomUUID(),
      input: { flowTeamId: flowTeam.id, title: "Sent twice" },
    };
    const answers = await Promise.all([
      runQueuedCommand(cpo, "backlog.createEpic", queued),
      runQueuedCommand(cpo, "backlog.createEpic", queued),
    ]);
    expect(answers.map((answer) => answer.ok)).toEqual([true, true]);
    expect(await db().epic.count({ where: { flowTeamId: flowTeam.id, title: "Sent twice" } })).toBe(1);
    const csm = await actorIn(flowTeam.id, "csm");
    expect((await runQueuedCommand(csm, "backlog.createEpic", queued)).ok).toBe(false);
  });

  it("is refused like any other", async () => {
    const { flowTeam, cpo } = await makeEpic();
    const bad = { commandId: randomUUID(), input: { flowTeamId: flowTeam.id, title: "" } };
    expect(await runQueuedCommand(cpo, "backlog.createEpic", bad)).toMatchObject({
      refusal: { code: "invalid" },
    });
    expect(await runQueuedCommand(cpo, "backlog.noSuchCommand", bad)).toMatchObject({
      refusal: { code: "not_found" },
    });
  });
});

describe("the registry", () => {
  it("knows every command of a Flow Team by its stable name", async () => {
    const known = new Set(listCommandNames());
    const missing: string[] = [];
    for (const context of ["backlog", "calendar", "dependencies", "flow-teams", "roadmap"]) {
      const folder = `lib/server/${context}`;
      const files = await readdir(folder).catch(() => []);
      for (const file of files.filter((name) => name.endsWith("commands.ts"))) {
        const names = (await readFile(`${folder}/${file}`, "utf8")).matchAll(/name: "([a-z-]+\.[a-zA-Z]+)"/g);
        for (const [, name = ""] of names) if (!known.has(name)) missing.push(name);
      }
    }
    expect(missing).toEqual([]);
  });

  it("knows every command that history names as a way back", async () => {
    const known = new Set(listCommandNames());
    const named = await db().$queryRaw<{ command: string }[]>`
      SELECT DISTINCT undo ->> 'command' AS command FROM "AuditEntry" WHERE undo IS NOT NULL`;
    expect(named.filter(({ command }) => !known.has(command))).toEqual([]);
  });
});

describe("readiness", () => {
  it("compares the database's migrations with the code's", async () => {
    expect(await readReadiness()).toEqual({ ready: true });
    const [last] = await db().$queryRaw<{ id: string }[]>`
      UPDATE _prisma_migrations SET finished_at = NULL
      WHERE id = (SELECT id FROM _prisma_migrations ORDER BY migration_name DESC LIMIT 1) RETURNING id`;
    expect(await readReadiness()).toMatchObject({ ready: false });
    await db().$executeRaw`UPDATE _prisma_migrations SET finished_at = now() WHERE id = ${last?.id}`;
  });
});
