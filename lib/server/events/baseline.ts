import "server-only";
import type { Baseline } from "@/lib/domain/events/baseline";
import type { CommandContext } from "@/lib/server/command";
import { db } from "@/lib/server/db";

/** Keeps what is planned for a Flow Sprint now. The first one holds: what was frozen stays. */
export async function freezeBaseline(
  { tx, now }: CommandContext,
  flowTeamId: string,
  sprintNumber: number,
): Promise<void> {
  const [row] = await tx.$queryRaw<{ content: Baseline }[]>`
    SELECT json_build_object('goal', s.goal,
      'teams', (SELECT coalesce(json_agg(json_build_object('teamId', t.id, 'name', t.name, 'goal', coalesce(g.goal, ''))
                  ORDER BY lower(t.name), t.id), '[]')
                FROM "ScrumTeam" t LEFT JOIN "TeamSprint" g ON g."scrumTeamId" = t.id AND g."sprintNumber" = s.number
                WHERE t."flowTeamId" = s."flowTeamId" AND t."retiredAt" IS NULL),
      'stories', (SELECT coalesce(json_agg(json_build_object('storyId', y.id, 'number', y.number, 'title', y.title,
                    'teamId', n."teamId", 'points', coalesce(y.estimate, 0)) ORDER BY y.number), '[]')
                  FROM "SprintEntry" n JOIN "Story" y ON y.id = n."storyId"
                  WHERE n."flowTeamId" = s."flowTeamId" AND n."sprintNumber" = s.number AND n."leftAt" IS NULL),
      'claims', (SELECT coalesce(json_agg(json_build_object('epicId', e.id, 'number', e.number, 'title', e.title,
                   'teamId', c."teamId", 'points', c.points) ORDER BY e.rank, c."teamId"), '[]')
                 FROM "Claim" c JOIN "Epic" e ON e.id = c."epicId"
                 WHERE c."flowTeamId" = s."flowTeamId" AND c."sprintNumber" = s.number AND e."deletedAt" IS NULL),
      'dependencies', (SELECT coalesce(json_agg(json_build_object('number', d.number, 'neederTeamId', d."neederTeamId",
                         'giverTeamId', d."giverTeamId", 'state', d.state, 'promisedForSprint', d."promisedForSprint",
                         'mitigation', d.mitigation) ORDER BY d.number), '[]')
                       FROM "Dependency" d
                       WHERE d."flowTeamId" = s."flowTeamId" AND d."deletedAt" IS NULL AND d."neededBySprint" = s.number)
    ) AS content
    FROM "FlowSprint" s WHERE s."flowTeamId" = ${flowTeamId}::uuid AND s.number = ${sprintNumber}`;
  if (!row) throw new Error(`There is no Flow Sprint ${sprintNumber} to freeze.`);
  await tx.planBaseline.createMany({
    data: [{ flowTeamId, sprintNumber, frozenAt: now, content: row.content }],
    skipDuplicates: true,
  });
}

/** JSON of the BaselineView of a Flow Sprint. */
export async function baselineViewJson(flowTeamId: string, sprintNumber: number): Promise<string> {
  const key = { flowTeamId_sprintNumber: { flowTeamId, sprintNumber } };
  const row = await db().planBaseline.findUnique({ where: key });
  return JSON.stringify({ baseline: row?.content ?? null, frozenAt: row?.frozenAt.getTime() ?? null });
}
