import "server-only";
import type { FlowBacklogView } from "@/lib/domain/events/flow-backlog";
import { db } from "@/lib/server/db";
import type { View } from "@/lib/server/view";

/** The Flow Backlog of a Flow Sprint, for Members. */
export const flowBacklogView = (number: number): View<FlowBacklogView> => ({
  name: `flow backlog of ${number}`,
  capability: "contribute",
  contexts: ["claims", "backlog", "stories", "calendar"],
  load: (flowTeamId) => flowBacklogJson(flowTeamId, number),
});

async function flowBacklogJson(flowTeamId: string, number: number): Promise<string> {
  const [row] = await db().$queryRaw<{ json: string }[]>`
    SELECT json_build_object('epics', coalesce(json_agg(json_build_object('id', e.id, 'number', e.number, 'title', e.title,
        'status', e.status, 'stories',
        (SELECT coalesce(json_agg(json_build_object('id', y.id, 'number', y.number, 'title', y.title, 'estimate', y.estimate,
            'status', y.status, 'teamId', y."teamId", 'sprint', y."sprintNumber",
            'isCommitted', EXISTS (SELECT FROM "SprintEntry" n WHERE n."storyId" = y.id AND n."sprintNumber" = ${number}
              AND n.outcome IS DISTINCT FROM 'removed')) ORDER BY y."epicRank"), '[]')
         FROM "Story" y WHERE y."epicId" = e.id AND y."deletedAt" IS NULL)) ORDER BY e.rank), '[]'))::text AS json
    FROM "Epic" e
    WHERE e."flowTeamId" = ${flowTeamId}::uuid AND e."deletedAt" IS NULL AND EXISTS (SELECT FROM "Claim" c
      WHERE c."flowTeamId" = e."flowTeamId" AND c."sprintNumber" = ${number} AND c."epicId" = e.id)`;
  return row?.json ?? '{"epics":[]}';
}
