import "server-only";
import { completeChoices, fileValues, mergeSuggestions } from "@/lib/domain/backlog/import-choices";
import { readCsv } from "@/lib/domain/backlog/import-file";
import { planImport } from "@/lib/domain/backlog/import-plan";
import type { ImportChoices, ImportReport } from "@/lib/domain/backlog/import-schema";
import { guessStatus } from "@/lib/domain/backlog/import-values";
import {
  type ImportInList,
  type ImportPreview,
  type ImportStanding,
  type ImportView,
  previewOf,
} from "@/lib/domain/backlog/import-view";
import { mostTeams } from "@/lib/domain/flow-teams/sizes";
import { db } from "@/lib/server/db";
import { planDigest } from "./import-commands";
import { loadImportFacts } from "./import-facts";
import { isRunning } from "./import-progress";

/** The Flow Team's imports, newest first, open ones among them. */
export async function listImports(flowTeamId: string): Promise<ImportInList[]> {
  return db().$queryRaw<ImportInList[]>`
    SELECT i.id, i."fileName", p.name AS by, to_json(i."createdAt")#>>'{}' AS "createdAt", to_json(i."endedAt")#>>'{}' AS "endedAt",
      i.report->'figures' AS figures
    FROM "Import" i JOIN "Person" p ON p.id = i."personId"
    WHERE i."flowTeamId" = ${flowTeamId}::uuid ORDER BY i."createdAt" DESC LIMIT 20`;
}

/** Where an import is. Null when there is none of that id in the Flow Team. */
export async function getImportStanding(flowTeamId: string, importId: string): Promise<ImportStanding | null> {
  const found = await db().import.findFirst({
    where: { id: importId, flowTeamId },
    select: { state: true, progress: true, total: true },
  });
  if (!found) return null;
  const { state, progress, total } = found;
  return { state: state === "done" ? "done" : (await isRunning(importId)) ? "running" : "open", progress, total };
}

/** An open import with all that its steps ask about. Null when there is none, or it's done. */
export async function getImport(flowTeamId: string, importId: string): Promise<ImportView | null> {
  const open = await loadOpen(flowTeamId, importId);
  if (!open) return null;
  const { file, facts, choices, fileName } = open;
  const values = fileValues(file, choices.columns);
  const suggestions = mergeSuggestions(file, choices.columns);
  const labels = new Map(values.owners.map((owner) => [owner.key, owner.label]));
  return {
    id: importId,
    fileName,
    delimiter: file.delimiter,
    rowCount: file.rows.length,
    columns: file.header.map((name, index) => ({
      name,
      samples: samplesOf(file.rows.map((row) => row.cells[index] ?? "")),
    })),
    choices,
    kinds: values.kinds,
    sprints: values.sprints,
    flowSprints: [...facts.flowSprints],
    statuses: values.statuses.map((status) => {
      const { value, certainty } = guessStatus(status.label);
      return { ...status, guess: value, certainty };
    }),
    owners: values.owners.map((owner) => {
      const best = suggestions.get(owner.key);
      return { ...owner, suggestion: best ? { ...best, label: labels.get(best.into) ?? best.into } : null };
    }),
    releases: values.releases,
    teams: [...facts.teams],
    milestones: [...facts.milestones],
    isForming: facts.isForming,
    mostTeams,
  };
}

/** What the import would do now. Null when there is none, or it's done. */
export async function getImportPreview(flowTeamId: string, importId: string): Promise<ImportPreview | null> {
  const open = await loadOpen(flowTeamId, importId);
  if (!open) return null;
  const plan = planImport(open.file, open.choices, open.facts);
  const { teams, people, epics } = open.facts;
  const names = new Map([...teams, ...people].map(({ id, name }) => [id, name]));
  for (const { id, number, title } of epics) names.set(id, `E-${number} ${title}`);
  return previewOf(plan, planDigest(plan), (id) => names.get(id));
}

/** What an import did, with its file's name. Null when it isn't done. */
export async function getImportReport(
  flowTeamId: string,
  importId: string,
): Promise<{ fileName: string; report: ImportReport } | null> {
  const found = await db().import.findFirst({
    where: { id: importId, flowTeamId, state: "done" },
    select: { fileName: true, report: true },
  });
  return found && { fileName: found.fileName, report: found.report as ImportReport };
}

async function loadOpen(flowTeamId: string, importId: string) {
  const found = await db().import.findFirst({
    where: { id: importId, flowTeamId, state: { not: "done" } },
    select: { fileName: true, content: true, choices: true },
  });
  if (!found) return null;
  const file = readCsv(found.content);
  if (!file.ok) throw new Error("An import that was taken in can't be read any more");
  const facts = await loadImportFacts(db(), flowTeamId);
  return {
    fileName: found.fileName,
    file: file.value,
    facts,
    choices: completeChoices(file.value, found.choices as ImportChoices | null, facts),
  };
}

/** The first three different values of a column, each cut short. */
function samplesOf(cells: readonly string[]): string[] {
  const samples = new Set<string>();
  for (const cell of cells) {
    if (cell !== "") samples.add(cell.length > 40 ? `${cell.slice(0, 39)}…` : cell);
    if (samples.size === 3) break;
  }
  return [...samples];
}
