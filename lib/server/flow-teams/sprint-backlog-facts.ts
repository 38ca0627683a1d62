import "server-only";
import type { SprintBacklogs } from "@/lib/domain/flow-teams/rulebook-sprints";
import { db } from "@/lib/server/db";

/** What the rulebook measures of the Sprint Backlogs that aren't closed: one statement. */
export async function loadSprintBacklogs(flowTeamId: string): Promise<SprintBacklogs> {
  const [row] = await db().$queryRaw<{ facts: SprintBacklogs }[]>`
    SELECT json_build_object(
      'stories', (SELECT coalesce(json_agg(json_build_object('number', y.number, 'sprint', n."sprintNumber", 'teamId', n."teamId",
                    'estimate', y.estimate,
                    'criteria', (SELECT count(*) FROM "AcceptanceCriterion" c WHERE c."storyId" = y.id AND c."deletedAt" IS NULL),
                    'readyChecks', (SELECT count(*) FROM "DefinitionCheck" k JOIN "Definition" d ON d.id = k."definitionId"
                                    WHERE k."storyId" = y.id AND d.kind = 'ready' AND d."deletedAt" IS NULL),
                    'checks', ARRAY(SELECT k."definitionId" FROM "DefinitionCheck" k WHERE k."storyId" = y.id),
                    'isOverridden', EXISTS (SELECT FROM "Override" v WHERE v."itemId" = y.id AND v.rule = 'BLG-2' AND v."usedAt" IS NOT NULL))
                    ORDER BY n."sprintNumber", y.number), '[]')
                  FROM "SprintEntry" n JOIN "Story" y ON y.id = n."storyId"
                  WHERE n."flowTeamId" = ${flowTeamId}::uuid AND n."leftAt" IS NULL),
      'teams', (SELECT coalesce(json_agg(json_build_object('id', id, 'storyLimit', "storyLimit")), '[]')
                FROM "ScrumTeam" WHERE "flowTeamId" = ${flowTeamId}::uuid),
      'definitions', (SELECT coalesce(json_agg(json_build_object('kind', kind, 'id', id, 'text', text) ORDER BY rank), '[]')
                      FROM "Definition" WHERE "flowTeamId" = ${flowTeamId}::uuid AND "deletedAt" IS NULL)
    ) AS facts`;
  return row?.facts ?? { stories: [], teams: [], definitions: [] };
}
