import "server-only";
import type { Actor } from "@/lib/domain/access";
import { type Context, type LiveHello, type Revisions, roomPattern } from "@/lib/domain/live";
import { isKeepable } from "@/lib/domain/plain-input";
import { db } from "./db";

export type FoundFlowTeam = { flowTeamId: string; isDemo: boolean };
export type FlowTeamStanding = FoundFlowTeam & { revisions: Revisions };

/**
 * Where each of the contexts stands in a Flow Team, found by id or address. Null when there is none, and
 * for the context of a room whose address in the request no database keeps.
 */
export async function readRevisions(
  flowTeam: { id: string } | { slug: string },
  contexts: readonly Context[],
): Promise<FlowTeamStanding | null> {
  if (!contexts.every(isKeepable)) return null;
  const [id, slug] = "id" in flowTeam ? [flowTeam.id, null] : [null, flowTeam.slug];
  const rows = await db().$queryRaw<FlowTeamStanding[]>`
    SELECT f.id AS "flowTeamId", f."isDemo",
      coalesce((SELECT json_object_agg(r.context, r.number) FROM "Revision" r
        WHERE r."flowTeamId" = f.id AND r.context = ANY(${contexts})), '{}') AS revisions
    FROM "FlowTeam" f WHERE f.id = ${id}::uuid OR f.slug = ${slug}`;
  const row = rows[0];
  if (!row) return null;
  const revisions = Object.fromEntries(contexts.map((context) => [context, row.revisions[context] ?? 0]));
  return { ...row, revisions };
}

/**
 * Where the given Flow Teams stand. Each of them is in the answer, even if it never changed. Rooms that
 * closed more than a day ago aren't: there are hundreds in each Flow Sprint, and hardly anybody in them.
 */
export async function readStanding(flowTeamIds: readonly string[]): Promise<LiveHello["standing"]> {
  const rows = await db().$queryRaw<{ flowTeamId: string; revisions: Revisions }[]>`
    SELECT r."flowTeamId", json_object_agg(r.context, r.number) AS revisions FROM "Revision" r
    LEFT JOIN "FlowSprintEvent" e ON e."flowTeamId" = r."flowTeamId" AND e.key = substring(r.context from ${roomPattern})
    WHERE r."flowTeamId" = ANY(${flowTeamIds}::uuid[])
      AND (e."closedAt" IS NULL OR e."closedAt" > now() - interval '1 day')
    GROUP BY r."flowTeamId"`;
  const changed = new Map(rows.map((row) => [row.flowTeamId, row.revisions]));
  return Object.fromEntries(flowTeamIds.map((id) => [id, changed.get(id) ?? {}]));
}

/**
 * The Flow Teams whose hints the actor may receive: those they hold a role in, and for an
 * Administrator all of their kind (demo or not).
 */
export async function listAudibleFlowTeams(actor: Actor): Promise<string[]> {
  const held = new Set(actor.roles.map((role) => role.flowTeamId));
  if (actor.isAdministrator) {
    const rows = await db().$queryRaw<{ id: string }[]>`
      SELECT f.id FROM "FlowTeam" f JOIN "Person" p ON p."isDemo" = f."isDemo"
      WHERE p.id = ${actor.personId}::uuid`;
    for (const row of rows) held.add(row.id);
  }
  return [...held];
}
