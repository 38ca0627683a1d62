import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { completeChoices } from "@/lib/domain/backlog/import-choices";
import { type EarlierImport, recallChoices } from "@/lib/domain/backlog/import-recall";
import { readCsv } from "@/lib/domain/backlog/import-file";
import type { RowAction } from "@/lib/domain/backlog/import-names";
import { type ImportPlan, newEpic, planImport, teamMovesOf } from "@/lib/domain/backlog/import-plan";
import {
  ChooseForImport,
  DiscardImport,
  type ImportChoices,
  type ImportReport,
  RunImport,
  TakeBackImport,
  UploadImport,
} from "@/lib/domain/backlog/import-schema";
import { totals } from "@/lib/domain/backlog/import-totals";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command, requireCapability } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { followTeams } from "@/lib/server/dependencies/follow-teams";
import { enterToChange } from "@/lib/server/flow-teams/entry";
import type { LockedFlowTeam } from "@/lib/server/flow-teams/lock";
import { writeScrumTeams } from "@/lib/server/flow-teams/team-rows";
import { loadImportFacts } from "./import-facts";
import { markRunning, progressOf } from "./import-progress";
import { type StoriesWritten, writeStoriesOf } from "./import-story-write";
import { takeBackStories } from "./import-take-back";
import { writePlan } from "./import-write";

/** Takes a file in; its columns and values are read as at the last import, and guessed where that says nothing. Writes nothing into the backlog. */
export const uploadImport = command({
  name: "backlog.uploadImport",
  input: UploadImport,
  async run(context, { flowTeamId, fileName, content }) {
    const entered = await enterAsOwner(context, flowTeamId);
    if (!entered.ok) return entered;
    const file = readCsv(content);
    if (!file.ok) return file;
    const { tx, actor, now } = context;
    const facts = await loadImportFacts(tx, flowTeamId);
    const earlier = await loadEarlier(tx, flowTeamId);
    const choices = completeChoices(file.value, earlier && recallChoices(file.value, earlier, facts), facts);
    const id = randomUUID();
    await tx.import.create({
      data: {
        id,
        flowTeamId,
        personId: actor.personId,
        fileName,
        content: Uint8Array.from(content),
        choices,
        total: file.value.rows.length,
        createdAt: now,
      },
      select: { id: true },
    });
    return ok({ id, rows: file.value.rows.length });
  },
});

/** The Flow Team's last import that went through, or null. */
async function loadEarlier(tx: Tx, flowTeamId: string): Promise<EarlierImport | null> {
  const last = await tx.import.findFirst({
    where: { flowTeamId, state: "done" },
    orderBy: { endedAt: "desc" },
    select: { content: true, choices: true },
  });
  const file = last && readCsv(last.content);
  return file?.ok ? { header: file.value.header, choices: last?.choices as ImportChoices } : null;
}

/** Keeps what the person chose so far; what they left open is guessed. */
export const chooseForImport = command({
  name: "backlog.chooseForImport",
  input: ChooseForImport,
  async run(context, { flowTeamId, importId, choices }) {
    const entered = await enterAsOwner(context, flowTeamId);
    if (!entered.ok) return entered;
    const open = await loadUpload(context, flowTeamId, importId);
    if (!open.ok) return open;
    const { file, choices: former } = open.value;
    const facts = await loadImportFacts(context.tx, flowTeamId);
    const complete = completeChoices(file, { ...completeChoices(file, former, facts), ...choices }, facts);
    await context.tx.import.update({ where: { id: importId }, data: { choices: complete }, select: { id: true } });
    return ok(null);
  },
});

/**
 * Carries out what the preview showed, all of it or nothing. Refused when the preview no longer
 * holds because the backlog has changed since.
 */
export const runImport = command({
  name: "backlog.runImport",
  input: RunImport,
  // 50,000 rows on a slow machine.
  timeout: 5 * 60_000,
  async run(context, { flowTeamId, importId, seen }) {
    const { tx, now, record, changed } = context;
    const entered = await enterAsOwner(context, flowTeamId);
    if (!entered.ok) return entered;
    const open = await loadUpload(context, flowTeamId, importId);
    if (!open.ok) return open;
    const { file, fileName } = open.value;
    await markRunning(tx, importId);
    const tell = progressOf(importId, file.rows.length);
    tell(0);

    const facts = await loadImportFacts(tx, flowTeamId, true);
    const plan = planImport(file, completeChoices(file, open.value.choices, facts), facts);
    const [blocker] = plan.blockers;
    if (blocker) {
      const { rule, message, wayOut } = blocker;
      return refuse({ ...(rule ? { code: "rule", rule } : { code: "invalid" }), message, wayOut });
    }
    if (planDigest(plan) !== seen) return refuse(previewIsOld);

    const teams = await writeScrumTeams(context, flowTeamId, plan.newTeams);
    const teamIds = new Map(teams.map((team) => [team.name, team.id]));
    const newTeamIds = [...teamIds].map(([name, id]) => [`new:${name}`, id] as const);
    const followed = await followTeams(context, flowTeamId, teamMovesOf(plan, new Map(newTeamIds)));
    if (!followed.ok) return followed;
    let written = 0;
    const advance = (count: number) => {
      written += count;
      tell(written);
    };
    const epics = await writePlan(context, entered.value, plan, facts, teamIds, advance);
    const ids = new Map([
      ...newTeamIds,
      ...[...epics.epicIds].map(([externalId, id]) => [newEpic(externalId), id] as const),
    ]);
    const stories = await writeStoriesOf(context, flowTeamId, plan, facts, ids, advance);
    const report = reportOf(plan, epics.numbers, stories);
    await tx.import.update({
      where: { id: importId },
      data: { state: "done", progress: file.rows.length, total: file.rows.length, report, endedAt: now },
      select: { id: true },
    });
    const { teamsMade } = plan.figures;
    const { made, updated } = totals(plan.figures);
    // What was there before can't be told from what was edited since, so only what is new is taken back.
    const undo =
      updated === 0 && made > 0 ? { undo: { command: "backlog.takeBackImport", input: { flowTeamId, importId } } } : {};
    record({
      flowTeamId,
      item: { kind: "Import", id: importId, title: fileName },
      before: null,
      after: { made, updated, teamsMade, dependencies: plan.figures.references.dependency },
      ...undo,
    });
    changed({ flowTeamId, context: "backlog" });
    return ok(plan.figures);
  },
});

/** Takes back an import that only made items: they are removed with their Dependencies, and its file is open again. Teams it made stay. */
export const takeBackImport = command({
  name: "backlog.takeBackImport",
  input: TakeBackImport,
  async run(context, { flowTeamId, importId }) {
    const { tx, now, record, changed } = context;
    const entered = await enterAsOwner(context, flowTeamId);
    if (!entered.ok) return entered;
    const found = await tx.import.findFirst({
      where: { id: importId, flowTeamId, state: "done" },
      select: { fileName: true, report: true },
    });
    if (!found) return notFound("import");
    const { rows } = found.report as ImportReport;
    const numbers = rows.flatMap((row) => (row.result === "made" && row.epicNumber !== null ? [row.epicNumber] : []));
    const epics = await tx.$queryRaw<{ id: string; number: number; title: string }[]>`
      UPDATE "Epic" SET "deletedAt" = ${now} WHERE "flowTeamId" = ${flowTeamId}::uuid AND number = ANY(${numbers}::int[]) AND "deletedAt" IS NULL
      RETURNING id, number, title`;
    const ids = epics.map((epic) => epic.id);
    await tx.$executeRaw`
      UPDATE "Dependency" SET "deletedAt" = ${now}
      WHERE "flowTeamId" = ${flowTeamId}::uuid AND "deletedAt" IS NULL AND ("neederEpicId" = ANY(${ids}::uuid[]) OR "giverEpicId" = ANY(${ids}::uuid[]))`;
    await tx.$executeRaw`DELETE FROM "ImportedEpic" WHERE "flowTeamId" = ${flowTeamId}::uuid AND "epicId" = ANY(${ids}::uuid[])`;
    const stories = await takeBackStories(context, flowTeamId, rows);
    if (!stories.ok) return stories;
    await tx.import.update({
      where: { id: importId },
      data: { state: "uploaded", progress: 0, endedAt: null },
      select: { id: true },
    });
    record({
      flowTeamId,
      item: { kind: "Import", id: importId, title: found.fileName },
      before: { epics: ids.length, stories: stories.value },
      after: null,
    });
    for (const epic of epics) {
      record({
        flowTeamId,
        item: { kind: "Epic", id: epic.id, title: `E-${epic.number} ${epic.title}` },
        before: { title: epic.title },
        after: null,
      });
    }
    changed({ flowTeamId, context: "backlog" });
    changed({ flowTeamId, context: "dependencies" });
    return ok({ removed: ids.length + stories.value });
  },
});

/** Forgets an uploaded file that wasn't imported. */
export const discardImport = command({
  name: "backlog.discardImport",
  input: DiscardImport,
  async run(context, { flowTeamId, importId }) {
    const entered = await enterAsOwner(context, flowTeamId);
    if (!entered.ok) return entered;
    const { count } = await context.tx.import.deleteMany({ where: { id: importId, flowTeamId, state: "uploaded" } });
    return count === 0 ? notFound("import") : ok(null);
  },
});

/** Tells one preview from another: what would be written, and what becomes of each reference. */
export function planDigest(plan: ImportPlan): string {
  const content = [
    plan.newTeams,
    plan.rows.map((row) => [row.line, row.action, row.write, row.createdOn]),
    plan.references.map((one) => one.outcome),
    plan.stories.map((row) => [row.line, row.action, row.write, row.criteria, row.createdOn]),
    plan.tasks.map((row) => [row.line, row.action, row.write, row.storyExternalId]),
  ];
  return createHash("sha256").update(JSON.stringify(content)).digest("base64url");
}

/** What became of every row, in the order of the file. */
function reportOf(plan: ImportPlan, epics: ReadonlyMap<number, number>, written: StoriesWritten): ImportReport {
  const said = (row: { line: number; externalId: string; title: string; action: RowAction; notes: string[] }) => ({
    line: row.line,
    externalId: row.externalId,
    title: row.title,
    result: row.action,
    notes: row.notes,
  });
  const rows: ImportReport["rows"] = plan.rows.map((row) => ({
    ...said(row),
    kind: "epic",
    epicNumber: epics.get(row.line) ?? null,
  }));
  for (const row of [...plan.stories, ...plan.tasks]) {
    const taskId = written.taskIds.get(row.line);
    const storyNumber = written.numbers.get(row.line) ?? null;
    rows.push({ ...said(row), kind: row.kind, epicNumber: null, storyNumber, ...(taskId && { taskId }) });
  }
  return { figures: plan.figures, rows: rows.sort((a, b) => a.line - b.line) };
}

/** Every step of an import is the CPO's, in a Flow Team that can change. */
async function enterAsOwner({ tx, actor }: CommandContext, flowTeamId: string): Promise<Result<LockedFlowTeam>> {
  const entered = await enterToChange(tx, actor, flowTeamId, "Flow Team");
  if (!entered.ok) return entered;
  const allowed = requireCapability(actor, "own the product", { flowTeamId });
  return allowed.ok ? entered : allowed;
}

async function loadUpload({ tx }: CommandContext, flowTeamId: string, importId: string) {
  const found = await tx.import.findFirst({
    where: { id: importId, flowTeamId },
    select: { fileName: true, content: true, choices: true, state: true },
  });
  if (!found) return notFound("import");
  if (found.state === "done") {
    return refuse({
      code: "stale",
      message: "This file has been imported already.",
      wayOut: "Look at its report, or choose the file again to import it anew.",
    });
  }
  const file = readCsv(found.content);
  if (!file.ok) return file;
  return ok({ file: file.value, fileName: found.fileName, choices: found.choices as ImportChoices | null });
}

const previewIsOld = {
  code: "stale",
  message: "The backlog has changed since you looked at the preview, so the import would do something else now.",
  wayOut: "Look at the preview again; nothing was written.",
} as const;
