import "server-only";
import { missingForReady } from "@/lib/domain/backlog/readiness";
import type { Feasibility } from "@/lib/domain/backlog/kinds";
import {
  type BecameReady,
  type EpicToRefine,
  type ReadinessSince,
  type RefinementView,
  becameReady,
} from "@/lib/domain/events/refinement";
import { type Tx, db } from "@/lib/server/db";
import { findEvent } from "./schedule-facts";

/** JSON of the RefinementView of a room; null where the key names no event of a Scrum Team. */
export async function refinementViewJson(flowTeamId: string, key: string): Promise<string | null> {
  const tx = db();
  const found = await findEvent(tx, flowTeamId, key);
  if (!found?.event.teamId) return null;
  const { id, teamId } = found.event;
  const [epics, ready] = await Promise.all([readEpics(tx, flowTeamId, teamId), id ? readBecameReady(tx, id) : []]);
  return JSON.stringify({ epics, becameReady: ready } satisfies RefinementView);
}

/**
 * The Stories of an event's Scrum Team that became Ready since it was opened. How each was then is
 * told by history: its estimate by the first change since, its checks by those made and taken back
 * since, its criteria by when they were written and removed.
 */
export async function readBecameReady(tx: Tx, eventId: string): Promise<BecameReady[]> {
  const [row] = await tx.$queryRaw<
    {
      stories: ReadinessSince[] | null;
      teams: { id: string; storyLimit: number }[];
      definitions: { kind: "ready"; id: string; text: string }[] | null;
    }[]
  >`
    WITH opened AS (
      SELECT "flowTeamId", "teamId", "openedAt" AS at FROM "FlowSprintEvent" WHERE id = ${eventId}::uuid AND "openedAt" IS NOT NULL
    ), story AS (
      SELECT s.* FROM "Story" s JOIN opened o ON s."teamId" = o."teamId"
      WHERE s."deletedAt" IS NULL AND s.estimate IS NOT NULL
    ), told AS (
      SELECT a."itemId" AS "storyId", a.id, a.before, a.after FROM "AuditEntry" a JOIN story s ON s.id = a."itemId" JOIN opened o ON a.at >= o.at
    ), fact AS (
      SELECT s.id, s.number, s.title, s."teamId", s.estimate, s."createdAt" >= o.at AS "isNew",
        (SELECT count(*)::int FROM "AcceptanceCriterion" c WHERE c."storyId" = s.id AND c."deletedAt" IS NULL) AS criteria,
        (SELECT count(*)::int FROM "AcceptanceCriterion" c WHERE c."storyId" = s.id AND c."createdAt" < o.at
          AND (c."deletedAt" IS NULL OR c."deletedAt" >= o.at)) AS "criteriaThen",
        (SELECT count(*)::int FROM "DefinitionCheck" k JOIN "Definition" d ON d.id = k."definitionId"
          WHERE k."storyId" = s.id AND d.kind = 'ready' AND d."deletedAt" IS NULL) AS checks,
        (SELECT count(*) FILTER (WHERE t.after ? 'definitionOfReady')::int - count(*) FILTER (WHERE t.before ? 'definitionOfReady')::int
          FROM told t WHERE t."storyId" = s.id) AS "checkedSince",
        coalesce((SELECT t.before -> 'estimate' FROM told t WHERE t."storyId" = s.id AND t.before ? 'estimate' ORDER BY t.id LIMIT 1),
          to_jsonb(s.estimate)) AS "estimateThen"
      FROM story s CROSS JOIN opened o
    )
    SELECT
      (SELECT json_agg(json_build_object('id', f.id, 'number', f.number, 'title', f.title,
        'now', json_build_object('teamId', f."teamId", 'estimate', f.estimate, 'criteria', f.criteria, 'readyChecks', f.checks,
          'checks', ARRAY(SELECT k."definitionId" FROM "DefinitionCheck" k WHERE k."storyId" = f.id)),
        'before', CASE WHEN f."isNew" THEN NULL ELSE json_build_object('teamId', f."teamId", 'estimate', f."estimateThen",
          'criteria', f."criteriaThen", 'readyChecks', greatest(f.checks - f."checkedSince", 0)) END)) FROM fact f) AS stories,
      (SELECT json_agg(json_build_object('id', t.id, 'storyLimit', t."storyLimit")) FROM "ScrumTeam" t WHERE t.id = o."teamId") AS teams,
      (SELECT json_agg(json_build_object('kind', d.kind, 'id', d.id, 'text', d.text) ORDER BY d.rank) FROM "Definition" d
        WHERE d."flowTeamId" = o."flowTeamId" AND d.kind = 'ready' AND d."deletedAt" IS NULL) AS definitions
    FROM opened o`;
  if (!row) return [];
  return becameReady(row.stories ?? [], { ...row, definitions: row.definitions ?? [] });
}

type EpicRow = Omit<EpicToRefine, "lacks"> & {
  value: number | null;
  effort: number | null;
  hasRiskNote: boolean;
  acceptanceConditions: number;
  feasibility: Feasibility | null;
};

/** The Epics the team leads that aren't Ready, those ahead or under way only. */
async function readEpics(tx: Tx, flowTeamId: string, teamId: string): Promise<EpicToRefine[]> {
  const rows = await tx.$queryRaw<EpicRow[]>`
    SELECT e.id, e.number, e.title, e.value, e.effort, e."riskNote" <> '' AS "hasRiskNote", e.feasibility::text AS feasibility,
      coalesce(cardinality(e."acceptanceConditions"), 0) AS "acceptanceConditions",
      (SELECT count(*)::int FROM "Story" s WHERE s."epicId" = e.id AND s."deletedAt" IS NULL) AS stories
    FROM "Epic" e
    WHERE e."flowTeamId" = ${flowTeamId}::uuid AND e."leadTeamId" = ${teamId}::uuid AND e."deletedAt" IS NULL
      AND e.status NOT IN ('done', 'dropped')
    ORDER BY e.rank`;
  return rows.flatMap(({ id, number, title, stories, ...facts }) => {
    const lacks = missingForReady(facts);
    return lacks.length > 0 ? [{ id, number, title, lacks, stories }] : [];
  });
}
