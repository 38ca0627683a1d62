import "server-only";
import { type ImprovementRow, type ImprovementsView, afterAll } from "@/lib/domain/events/improvements";
import type { View } from "@/lib/server/view";
import { db } from "@/lib/server/db";
import { Prisma } from "@/prisma/client/client";

/** Whose Improvements: a Scrum Team's by its id, the Flow Team's, or all. */
export type WhoseImprovements = { teamId: string } | "flow team" | "all";

/**
 * The Improvements from a Flow Sprint on, and those before that are open still, for Members.
 */
export function improvementsView(whose: WhoseImprovements, fromSprint: number): View<ImprovementsView> {
  const named = typeof whose === "string" ? whose : whose.teamId;
  return {
    name: `improvements of ${named} from ${fromSprint}`,
    capability: "contribute",
    contexts: ["improvements", "flow-teams"],
    async load(flowTeamId) {
      const [row] = await db().$queryRaw<{ json: string }[]>`
        SELECT json_build_object('improvements', coalesce(json_agg(${shownRow} ORDER BY i."sprintNumber", i.rank), '[]'))::text AS json
        ${from(flowTeamId)} AND (i."sprintNumber" >= ${fromSprint} OR i.state = 'open') AND ${whereOf(whose)}`;
      return row?.json ?? null;
    },
  };
}

/** All that are open, of all backlogs. */
export const openImprovementsView = improvementsView("all", afterAll);

/** One Improvement by its number, for Members; it doesn't exist when it was deleted. */
export function improvementView(number: number): View<ImprovementRow> {
  return {
    name: `improvement ${number}`,
    capability: "contribute",
    contexts: ["improvements", "flow-teams"],
    async load(flowTeamId) {
      const [row] = await db().$queryRaw<{ json: string }[]>`
        SELECT ${shownRow}::text AS json ${from(flowTeamId)} AND i.number = ${number}`;
      return row?.json ?? null;
    },
  };
}

const shownRow = Prisma.sql`json_build_object('id', i.id, 'number', i.number, 'title', i.title, 'teamId', i."teamId",
  'sprintNumber', i."sprintNumber", 'eventId', i."eventId", 'eventKey', e.key, 'cardId', i."cardId", 'ownerId', i."ownerId",
  'owner', p.name, 'measure', i.measure, 'dueOn', i."dueOn", 'rank', i.rank, 'state', i.state, 'effect', i.effect)`;

const from = (flowTeamId: string) => Prisma.sql`
  FROM "Improvement" i LEFT JOIN "Person" p ON p.id = i."ownerId" LEFT JOIN "FlowSprintEvent" e ON e.id = i."eventId"
  WHERE i."flowTeamId" = ${flowTeamId}::uuid AND i."deletedAt" IS NULL`;

function whereOf(whose: WhoseImprovements): Prisma.Sql {
  if (whose === "all") return Prisma.sql`true`;
  return whose === "flow team" ? Prisma.sql`i."teamId" IS NULL` : Prisma.sql`i."teamId" = ${whose.teamId}::uuid`;
}
