import "server-only";
import type { KeptVersion } from "@/lib/domain/roadmap/view";
import type { RoadmapSnapshot } from "@/lib/domain/roadmap/snapshot";
import { type Tx, db } from "@/lib/server/db";
import type { RoadmapVersion } from "@/prisma/client/client";

/**
 * The RoadmapView of a Flow Team as JSON text, built by PostgreSQL in one statement and passed on
 * unread: making objects of 600 rows only to write them out again would cost more than the query.
 * `computed` is the JSON text of its ComputedCapacities. Reads within the transaction `on` where one
 * is given.
 */
export async function roadmapViewJson(flowTeamId: string, computed: string, on: Tx = db()): Promise<string> {
  const [row] = await on.$queryRaw<{ json: string }[]>`
    SELECT json_build_object(
      'flowTeam', (SELECT json_build_object('id', f.id, 'slug', f.slug, 'name', f.name, 'product', f.product,
                     'timeZone', f."timeZone", 'state', f.state)
                   FROM "FlowTeam" f WHERE f.id = ${flowTeamId}::uuid),
      'goal', (SELECT json_build_object('id', g.id, 'text', g.text, 'measure', g.measure, 'since', g.since)
               FROM "ProductGoal" g WHERE g."flowTeamId" = ${flowTeamId}::uuid AND g."endedAt" IS NULL),
      'cadence', (SELECT json_build_object('sprintWeeks', c."sprintWeeks", 'milestoneSprints', c."milestoneSprints")
                  FROM "Cadence" c
                  WHERE c."flowTeamId" = ${flowTeamId}::uuid
                    AND c."fromSprint" <= coalesce((SELECT max(s.number) FROM "FlowSprint" s
                                                    WHERE s."flowTeamId" = ${flowTeamId}::uuid AND s.state <> 'planned'), 1)
                  ORDER BY c."fromSprint" DESC LIMIT 1),
      'sprints', (SELECT coalesce(json_agg(json_build_object('number', s.number, 'startsOn', s."startsOn", 'endsOn', s."endsOn",
                    'state', s.state, 'goal', s.goal) ORDER BY s.number), '[]')
                  FROM "FlowSprint" s WHERE s."flowTeamId" = ${flowTeamId}::uuid),
      'pauses', (SELECT coalesce(json_agg(json_build_object('afterSprint', p."afterSprint", 'startsOn', p."startsOn",
                   'endsOn', p."endsOn", 'reason', p.reason) ORDER BY p."afterSprint"), '[]')
                 FROM "Pause" p WHERE p."flowTeamId" = ${flowTeamId}::uuid),
      'milestones', (SELECT coalesce(json_agg(json_build_object('id', m.id, 'number', m.number, 'name', m.name,
                       'objective', m.objective, 'measure', m.measure, 'baseline', m.baseline, 'target', m.target,
                       'state', m.state, 'firstSprint', m."firstSprint", 'lastSprint', m."lastSprint") ORDER BY m.number), '[]')
                     FROM "Milestone" m WHERE m."flowTeamId" = ${flowTeamId}::uuid),
      'teams', (SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'slug', t.slug, 'hue', t.hue,
                  'usualCapacity', t."usualCapacity") ORDER BY lower(t.name), t.id), '[]')
                FROM "ScrumTeam" t WHERE t."flowTeamId" = ${flowTeamId}::uuid AND t."retiredAt" IS NULL),
      'capacities', (SELECT coalesce(json_agg(json_build_object('teamId', c."scrumTeamId", 'sprint', c."sprintNumber",
                       'points', c.points)), '[]')
                     FROM "TeamCapacity" c JOIN "ScrumTeam" t ON t.id = c."scrumTeamId"
                     WHERE t."flowTeamId" = ${flowTeamId}::uuid AND t."retiredAt" IS NULL),
      'computedCapacities', ${computed}::json,
      'epics', (SELECT coalesce(json_agg(json_build_object('id', e.id, 'number', e.number, 'title', e.title, 'kind', e.kind,
                  'status', e.status, 'isDoneBeforeFlotilla', e."isDoneBeforeFlotilla", 'leadTeamId', e."leadTeamId",
                  'firstSprint', e."firstSprint", 'lastSprint', e."lastSprint", 'effort', e.effort, 'value', e.value,
                  'timeCriticality', e."timeCriticality", 'riskReduction', e."riskReduction",
                  'hasRiskNote', e."riskNote" <> '', 'acceptanceConditions', cardinality(e."acceptanceConditions"),
                  'feasibility', e.feasibility, 'ownerId', e."ownerId", 'labels', e.labels, 'rank', e.rank,
                  'donePoints', coalesce(s.done, 0), 'storyPoints', coalesce(s.points, 0),
                  'insights', coalesce(i.count, 0)) ORDER BY e.rank), '[]')
                FROM "Epic" e
                LEFT JOIN (SELECT "epicId", sum(coalesce(estimate, 1)) AS points,
                                  sum(coalesce(estimate, 1)) FILTER (WHERE status = 'done') AS done
                           FROM "Story" WHERE "flowTeamId" = ${flowTeamId}::uuid AND "deletedAt" IS NULL
                           GROUP BY "epicId") s ON s."epicId" = e.id
                LEFT JOIN (SELECT t."epicId", count(*) AS count
                           FROM "InsightTie" t JOIN "Insight" n ON n.id = t."insightId"
                           WHERE n."flowTeamId" = ${flowTeamId}::uuid AND n."deletedAt" IS NULL
                           GROUP BY t."epicId") i ON i."epicId" = e.id
                WHERE e."flowTeamId" = ${flowTeamId}::uuid AND e."deletedAt" IS NULL),
      'dependencies', (SELECT coalesce(json_agg(json_build_object('id', d.id, 'neederTeamId', d."neederTeamId",
                         'giverTeamId', d."giverTeamId", 'neederEpicId', d."neederEpicId", 'giverEpicId', d."giverEpicId",
                         'state', d.state, 'note', d.note, 'neededBySprint', d."neededBySprint",
                         'promisedForSprint', d."promisedForSprint", 'mitigation', d.mitigation) ORDER BY d."createdAt", d.id), '[]')
                       FROM "Dependency" d WHERE d."flowTeamId" = ${flowTeamId}::uuid AND d."deletedAt" IS NULL
                         AND d."neederStoryId" IS NULL AND d."giverStoryId" IS NULL),
      'people', (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY p.name), '[]')
                 FROM "Person" p
                 WHERE EXISTS (SELECT 1 FROM "RoleHolding" r WHERE r."personId" = p.id
                                 AND r."flowTeamId" = ${flowTeamId}::uuid AND r."endedAt" IS NULL AND r.role <> 'stakeholder')
                    OR p.id IN (SELECT e."ownerId" FROM "Epic" e WHERE e."flowTeamId" = ${flowTeamId}::uuid AND e."deletedAt" IS NULL))
    )::text AS json`;
  return row?.json ?? "null";
}

/** The Roadmap versions of a Flow Team, newest first, without their content: a VersionsView as JSON text. */
export async function versionsViewJson(flowTeamId: string): Promise<string> {
  const [row] = await db().$queryRaw<{ json: string }[]>`
    SELECT json_build_object('versions', coalesce(json_agg(json_build_object('id', v.id, 'name', v.name,
             'createdAt', v."createdAt", 'createdBy', p.name,
             'epics', jsonb_array_length(v.snapshot -> 'epics'),
             'madeBy', CASE WHEN e.id IS NOT NULL THEN json_build_object('key', e.key, 'sprintNumber', e."sprintNumber") END)
             ORDER BY v."createdAt" DESC, v.id), '[]'))::text AS json
    FROM "RoadmapVersion" v LEFT JOIN "Person" p ON p.id = v."createdById"
    LEFT JOIN "FlowSprintEvent" e ON e."flowTeamId" = v."flowTeamId" AND e.kind = 'roadmap_refinement' AND e."closedAt" = v."createdAt"
    WHERE v."flowTeamId" = ${flowTeamId}::uuid AND v."deletedAt" IS NULL`;
  return row?.json ?? '{"versions":[]}';
}

/** The event whose close made a Roadmap version: at the very moment of the close. Null for one saved by hand. */
export async function makerOfVersion(
  { flowTeamId, createdAt }: Pick<RoadmapVersion, "flowTeamId" | "createdAt">,
  on: Tx,
): Promise<{ sprintNumber: number } | null> {
  return on.flowSprintEvent.findFirst({
    where: { flowTeamId, kind: "roadmap_refinement", closedAt: createdAt },
    select: { sprintNumber: true },
  });
}

type StoredSnapshot = Omit<RoadmapSnapshot, "computedCapacities"> & Partial<RoadmapSnapshot>;

/** What a Roadmap version keeps; null where there is none. `createdAt` is an ISO instant. */
export async function getVersion(flowTeamId: string, versionId: string): Promise<KeptVersion | null> {
  return keptIn(await db().roadmapVersion.findFirst({ where: { id: versionId, flowTeamId, deletedAt: null } }));
}

/** The newest Roadmap versions, at most so many. */
export async function latestVersions(flowTeamId: string, count: number, on: Tx = db()): Promise<KeptVersion[]> {
  const versions = await on.roadmapVersion.findMany({
    where: { flowTeamId, deletedAt: null },
    orderBy: { createdAt: "desc" },
    take: count,
  });
  return versions.flatMap((version) => keptIn(version) ?? []);
}

function keptIn(version: RoadmapVersion | null): KeptVersion | null {
  if (!version) return null;
  const { id, name, createdAt } = version;
  // Those written before capacities were computed go by what was typed or usual, as they did then.
  const snapshot: RoadmapSnapshot = { computedCapacities: {}, ...(version.snapshot as StoredSnapshot) };
  return { id, name, createdAt: createdAt.toISOString(), snapshot };
}

/** The wordings of the Product Goal, the present one first: a GoalsView as JSON text. */
export async function goalsViewJson(flowTeamId: string): Promise<string> {
  const [row] = await db().$queryRaw<{ json: string }[]>`
    SELECT json_build_object('goals', coalesce(json_agg(json_build_object('id', g.id, 'text', g.text, 'measure', g.measure,
             'since', g.since, 'endedAt', g."endedAt", 'setBy', p.name) ORDER BY g.since DESC, g.id), '[]'))::text AS json
    FROM "ProductGoal" g LEFT JOIN "Person" p ON p.id = g."setById"
    WHERE g."flowTeamId" = ${flowTeamId}::uuid`;
  return row?.json ?? '{"goals":[]}';
}
