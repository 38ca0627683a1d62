import "server-only";
import type { BoardPace } from "@/lib/domain/backlog/board-age";
import type { BoardTasksView } from "@/lib/domain/backlog/board-model";
import { storiesOf } from "@/lib/domain/live";
import { db } from "@/lib/server/db";
import type { View } from "@/lib/server/view";

/** How many of a team's last done Stories say how long they take. */
const lastDone = 100;

/** The Tasks of a team's Stories of one Flow Sprint, in the order of each Story. */
export const boardTasksView = (teamId: string, sprint: number): View<BoardTasksView> => ({
  name: `tasks of ${teamId} in ${sprint}`,
  capability: "contribute",
  contexts: [storiesOf(teamId)],
  async load(flowTeamId) {
    const [row] = await db().$queryRaw<{ json: string }[]>`
      SELECT json_build_object('tasks', coalesce(json_agg(json_build_object('id', t.id, 'storyId', t."storyId",
        'title', t.title, 'status', t.status, 'ownerId', t."ownerId") ORDER BY t."storyId", t.rank), '[]'))::text AS json
      FROM "Task" t JOIN "Story" s ON s.id = t."storyId" AND s."deletedAt" IS NULL
      WHERE s."flowTeamId" = ${flowTeamId}::uuid AND s."teamId" = ${teamId}::uuid AND s."sprintNumber" = ${sprint}
        AND t."deletedAt" IS NULL`;
    return row?.json ?? '{"tasks":[]}';
  },
});

/** How long a team's Stories take from start to done. Read again when some Story is done, not for each move. */
export const boardPaceView = (teamId: string): View<BoardPace> => ({
  name: `pace of ${teamId}`,
  capability: "contribute",
  contexts: ["progress"],
  async load(flowTeamId) {
    const [row] = await db().$queryRaw<{ json: string }[]>`
      SELECT json_build_object('seconds', percentile_disc(0.85) WITHIN GROUP (ORDER BY took), 'sample', count(*))::text AS json
      FROM (SELECT extract(epoch FROM s."doneAt" - s."startedAt")::bigint AS took FROM "Story" s
            WHERE s."flowTeamId" = ${flowTeamId}::uuid AND s."teamId" = ${teamId}::uuid AND s."deletedAt" IS NULL
              AND s."doneAt" IS NOT NULL AND s."startedAt" IS NOT NULL
            ORDER BY s."doneAt" DESC LIMIT ${lastDone}) done`;
    return row?.json ?? '{"seconds":null,"sample":0}';
  },
});
