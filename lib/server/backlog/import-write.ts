import "server-only";
import { randomUUID } from "node:crypto";
import type { ImportPlan, PlannedRow } from "@/lib/domain/backlog/import-plan";
import { type FileEpic, newTeamName } from "@/lib/domain/backlog/import-rows";
import { ranksBetween } from "@/lib/domain/backlog/ranks";
import { dayToDate } from "@/lib/server/calendar-days";
import type { CommandContext } from "@/lib/server/command";
import type { ImportFacts } from "./import-facts";
import { neighbours } from "./rank-queries";

/** A row that comes in, with the Epic it is or becomes. */
type Incoming = PlannedRow & {
  epicId: string;
  epicNumber: number;
  after: FileEpic /** What the fields written held. */;
  former: Partial<FileEpic>;
};

/** Rows written in one statement: some thousand are as fast as all, and show progress between. */
const batchSize = 1000;

/**
 * Writes a plan: Epics made and updated, what the file said of them, Dependencies and links. The
 * caller holds the Flow Team's lock. Returns the number of each row's Epic by its line, and its id by the row's.
 */
export async function writePlan(
  context: CommandContext,
  flowTeam: { id: string; nextEpicNumber: number },
  plan: ImportPlan,
  facts: ImportFacts,
  teamIds: ReadonlyMap<string, string>,
  advance: (count: number) => void,
): Promise<{ numbers: Map<number, number>; epicIds: Map<string, string> }> {
  const rows = incomingRows(flowTeam, plan, facts, teamIds);
  const made = rows.filter((row) => row.action === "made");
  await insertEpics(context, flowTeam.id, made, advance);
  await updateEpics(
    context,
    flowTeam.id,
    rows.filter((row) => Object.keys(row.write).length > 0 && row.action !== "made"),
    advance,
  );
  await keepLastValues(context, flowTeam.id, rows);
  await drawReferences(context, flowTeam.id, plan, rows, facts);
  const { tx } = context;
  await tx.flowTeam.update({
    where: { id: flowTeam.id },
    data: { nextEpicNumber: { increment: made.length } },
    select: { id: true },
  });
  return {
    numbers: new Map(rows.map((row) => [row.line, row.epicNumber])),
    epicIds: new Map(rows.map((row) => [row.externalId, row.epicId])),
  };
}

function incomingRows(
  flowTeam: { nextEpicNumber: number },
  plan: ImportPlan,
  facts: ImportFacts,
  teamIds: ReadonlyMap<string, string>,
): Incoming[] {
  const idOf = (team: string | null): string | null => {
    const name = newTeamName(team);
    return name === null ? team : (teamIds.get(name) ?? null);
  };
  let number = flowTeam.nextEpicNumber;
  return plan.rows.flatMap((row): Incoming[] => {
    if (row.action === "left_out") return [];
    const write = {
      ...row.write,
      ...(row.write.leadTeamId !== undefined && { leadTeamId: idOf(row.write.leadTeamId) }),
    };
    const lead = row.last.fields.leadTeamId;
    if (lead) row.last.fields.leadTeamId = { ...lead, wrote: idOf(lead.wrote as string | null) };
    const current = facts.imported.get(row.externalId)?.current;
    return [
      {
        ...row,
        write,
        after: { ...current, ...write } as FileEpic,
        former: current ? pick(current, Object.keys(write) as (keyof FileEpic)[]) : {},
        epicId: row.epicId ?? randomUUID(),
        epicNumber: row.epicNumber ?? number++,
      },
    ];
  });
}

async function insertEpics(
  { tx, actor, now, record }: CommandContext,
  flowTeamId: string,
  rows: readonly Incoming[],
  advance: (count: number) => void,
): Promise<void> {
  const { before } = await neighbours(tx, flowTeamId, { at: "bottom" });
  const ranks = ranksBetween(before, null, rows.length);
  for (const [from, batch] of batches(rows)) {
    const values = batch.map(({ epicId: id, epicNumber: number, after: { span, ...epic }, createdOn }, index) => ({
      ...epic,
      id,
      number,
      firstSprint: span?.firstSprint ?? null,
      lastSprint: span?.lastSprint ?? null,
      rank: ranks[from + index],
      createdAt: createdOn ? dayToDate(createdOn) : now,
    }));
    await tx.$executeRaw`
      INSERT INTO "Epic" (id, "flowTeamId", number, title, description, status, "isDoneBeforeFlotilla", "leadTeamId", labels,
        "firstSprint", "lastSprint", value, effort, "acceptanceConditions", rank, "createdAt", "createdById")
      SELECT v.id, ${flowTeamId}::uuid, v.number, v.title, v.description, v.status::"EpicStatus", v.status = 'done', v."leadTeamId",
        ARRAY(SELECT jsonb_array_elements_text(v.labels)), v."firstSprint", v."lastSprint", v.value, v.effort, '{}', v.rank,
        v."createdAt", ${actor.personId}::uuid
      FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb) AS v(id uuid, number int, title text, description text, status text,
        "leadTeamId" uuid, labels jsonb, "firstSprint" int, "lastSprint" int, value int, effort int, rank text, "createdAt" timestamptz)`;
    advance(batch.length);
  }
  for (const row of rows) {
    const { title, status, leadTeamId, labels, span } = row.after;
    const after = { status, leadTeamId, labels, ...span };
    record({
      flowTeamId,
      item: { kind: "Epic", id: row.epicId, title: `E-${row.epicNumber} ${title}` },
      before: null,
      after,
    });
  }
}

async function updateEpics(
  { tx, record }: CommandContext,
  flowTeamId: string,
  rows: readonly Incoming[],
  advance: (count: number) => void,
): Promise<void> {
  for (const [, batch] of batches(rows)) {
    const values = batch.map(({ epicId: id, after: { span, ...after } }) => ({
      id,
      ...after,
      firstSprint: span?.firstSprint ?? null,
      lastSprint: span?.lastSprint ?? null,
    }));
    await tx.$executeRaw`
      UPDATE "Epic" e SET title = v.title, description = v.description, status = v.status::"EpicStatus", "leadTeamId" = v."leadTeamId",
        labels = ARRAY(SELECT jsonb_array_elements_text(v.labels)), "firstSprint" = v."firstSprint", "lastSprint" = v."lastSprint",
        value = v.value, effort = v.effort
      FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb) AS v(id uuid, title text, description text, status text,
        "leadTeamId" uuid, labels jsonb, "firstSprint" int, "lastSprint" int, value int, effort int)
      WHERE e.id = v.id`;
    advance(batch.length);
  }
  for (const row of rows) {
    record({
      flowTeamId,
      item: { kind: "Epic", id: row.epicId, title: `E-${row.epicNumber} ${row.after.title}` },
      before: unspanned(row.former),
      after: unspanned(row.write),
    });
  }
}

/** Keeps what the file said, for the next import to see what it changed. */
async function keepLastValues({ tx }: CommandContext, flowTeamId: string, rows: readonly Incoming[]): Promise<void> {
  for (const [, batch] of batches(rows)) {
    const values = batch.map(({ externalId, epicId, last }) => ({ externalId, epicId, lastValues: last }));
    await tx.$executeRaw`
      INSERT INTO "ImportedEpic" ("flowTeamId", "externalId", "epicId", "lastValues")
      SELECT ${flowTeamId}::uuid, v."externalId", v."epicId", v."lastValues"
      FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb) AS v("externalId" text, "epicId" uuid, "lastValues" jsonb)
      ON CONFLICT ("flowTeamId", "externalId") DO UPDATE SET "lastValues" = excluded."lastValues"`;
  }
}

async function drawReferences(
  { tx, actor, now, record, changed }: CommandContext,
  flowTeamId: string,
  plan: ImportPlan,
  rows: readonly Incoming[],
  facts: ImportFacts,
): Promise<void> {
  const byId = new Map(
    rows.map((row) => [
      row.externalId,
      { id: row.epicId, number: row.epicNumber, title: row.after.title, teamId: row.after.leadTeamId },
    ]),
  );
  const epicOf = (externalId: string) => {
    const earlier = facts.imported.get(externalId);
    const epic =
      byId.get(externalId) ??
      (earlier && {
        id: earlier.epicId,
        number: earlier.number,
        title: earlier.current.title,
        teamId: earlier.current.leadTeamId,
      });
    if (!epic) throw new Error("A reference leads to no Epic");
    return epic;
  };
  const ends = plan.references.flatMap((one) => {
    const isTie = one.outcome === "dependency" || one.outcome.startsWith("link_");
    return isTie && one.target
      ? [{ isDependency: one.outcome === "dependency", needer: epicOf(one.from), giver: epicOf(one.target.externalId) }]
      : [];
  });
  const dependencies = ends.filter((end) => end.isDependency).map((end) => ({ id: randomUUID(), ...end }));
  const { nextDependencyNumber } = await tx.flowTeam.update({
    where: { id: flowTeamId },
    data: { nextDependencyNumber: { increment: dependencies.length } },
    select: { nextDependencyNumber: true },
  });
  const firstNumber = nextDependencyNumber - dependencies.length;
  for (const [from, batch] of batches(dependencies)) {
    // The check for cycles looks up each new row: without figures on what was just written it reads the whole table.
    if (from > 0) await tx.$executeRaw`ANALYZE "Dependency"`;
    const values = batch.map(({ id, needer, giver }, index) => ({
      id,
      number: firstNumber + from + index,
      neederTeamId: needer.teamId,
      giverTeamId: giver.teamId,
      neederEpicId: needer.id,
      giverEpicId: giver.id,
    }));
    await tx.$executeRaw`
      INSERT INTO "Dependency" (id, "flowTeamId", number, "neederTeamId", "giverTeamId", "answeringTeamId", "neederEpicId", "giverEpicId",
        "raisedById", "createdAt")
      SELECT v.id, ${flowTeamId}::uuid, v.number, v."neederTeamId", v."giverTeamId", v."giverTeamId", v."neederEpicId", v."giverEpicId",
        ${actor.personId}::uuid, ${now}
      FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb) AS v(id uuid, number int, "neederTeamId" uuid, "giverTeamId" uuid, "neederEpicId" uuid, "giverEpicId" uuid)`;
  }
  for (const { id, needer, giver } of dependencies) {
    record({
      flowTeamId,
      item: { kind: "Dependency", id, title: `E-${needer.number} needs E-${giver.number}` },
      before: null,
      after: { needer: needer.title, giver: giver.title },
    });
    changed({ flowTeamId, context: "dependencies", id });
  }
  for (const [, batch] of batches(ends.filter((end) => !end.isDependency))) {
    await tx.epicLink.createMany({
      data: batch.map(({ needer, giver }) => ({ epicId: needer.id, toEpicId: giver.id })),
      skipDuplicates: true,
    });
  }
}

function pick<T, K extends keyof T>(from: T, keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, K>;
}

/** Fields as history names them: a span is its two sprints. */
function unspanned({ span, ...fields }: Partial<FileEpic>): object {
  return span === undefined
    ? fields
    : { ...fields, firstSprint: span?.firstSprint ?? null, lastSprint: span?.lastSprint ?? null };
}

/** The rows some at a time, with the index of the first. */
export function* batches<T>(rows: readonly T[]): Generator<[from: number, batch: T[]]> {
  for (let from = 0; from < rows.length; from += batchSize) yield [from, rows.slice(from, from + batchSize)];
}
