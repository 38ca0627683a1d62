import "server-only";
import type { Feasibility } from "@/lib/domain/backlog/kinds";
import type { EpicSurroundings } from "@/lib/domain/backlog/rules";
import type { EpicFields } from "@/lib/domain/backlog/schema";
import type { Tx } from "@/lib/server/db";

/** An Epic as a command finds it: its fields, and what decides who may do what with it. */
export type LoadedEpic = EpicFields & {
  id: string;
  flowTeamId: string;
  number: number;
  createdById: string | null;
  /** The CPO validated it in a Review, or it was finished before Flotilla came into use (BLG-5). */
  isValidated: boolean;
  openStories: number;
  feasibility: Feasibility | null;
};

/**
 * Loads Epics that are not deleted and locks their rows, in one order, so that two bulk changes
 * can't wait for each other. Missing ones are simply not in the answer.
 */
export async function lockEpics(tx: Tx, flowTeamId: string, epicIds: readonly string[]): Promise<LoadedEpic[]> {
  return tx.$queryRaw<LoadedEpic[]>`
    SELECT e.id, e."flowTeamId", e.number, e."createdById", (e."isDoneBeforeFlotilla" OR e."validatedAt" IS NOT NULL) AS "isValidated",
           e.title, e.description, e.kind::text, e.status::text, e."leadTeamId", e."firstSprint", e."lastSprint",
           e.effort, e.value, e."timeCriticality", e."riskReduction", e."riskNote", e."acceptanceConditions",
           e."ownerId", e.labels, e.feasibility::text,
           (SELECT count(*)::int FROM "Story" s WHERE s."epicId" = e.id AND s."deletedAt" IS NULL AND s.status <> 'done') AS "openStories"
    FROM "Epic" e
    WHERE e."flowTeamId" = ${flowTeamId}::uuid AND e.id = ANY(${[...epicIds]}::uuid[]) AND e."deletedAt" IS NULL
    ORDER BY e.id
    FOR NO KEY UPDATE OF e`;
}

/** What surrounds the Epics of a Flow Team, and whether it may still be changed at all. */
export type FlowTeamFacts = Omit<EpicSurroundings, "openStories" | "isValidated"> & {
  state: "forming" | "active" | "retired";
};

/** The facts that decide where Epics may go. Null when there is no such Flow Team. */
export async function loadSurroundings(tx: Tx, flowTeamId: string): Promise<FlowTeamFacts | null> {
  const [row] = await tx.$queryRaw<
    { state: FlowTeamFacts["state"]; lastSprint: number; teamIds: string[]; personIds: string[] }[]
  >`
    SELECT f.state::text,
           coalesce((SELECT max(s.number) FROM "FlowSprint" s WHERE s."flowTeamId" = f.id), 0) AS "lastSprint",
           ARRAY(SELECT t.id::text FROM "ScrumTeam" t WHERE t."flowTeamId" = f.id AND t."retiredAt" IS NULL) AS "teamIds",
           ARRAY(SELECT DISTINCT r."personId"::text FROM "RoleHolding" r WHERE r."flowTeamId" = f.id AND r."endedAt" IS NULL) AS "personIds"
    FROM "FlowTeam" f WHERE f.id = ${flowTeamId}::uuid`;
  if (!row) return null;
  return {
    state: row.state,
    lastSprint: row.lastSprint,
    liveTeamIds: new Set(row.teamIds),
    personIds: new Set(row.personIds),
  };
}
