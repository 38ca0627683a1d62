import "server-only";
import type { Actor } from "@/lib/domain/access";
import {
  type MinutesAsked,
  type MinutesListView,
  mostMinutes,
  ofFlowTeam,
  teamsOfOwn,
} from "@/lib/domain/events/minutes-list";
import { searchWords } from "@/lib/domain/search";
import { db } from "@/lib/server/db";
import type { View } from "@/lib/server/view";
import { Prisma } from "@/prisma/client/client";

/** The minutes of closed events, for Members: those of a Team Sprint Retrospective for that team alone. */
export function minutesListView(actor: Actor, asked: MinutesAsked): View<MinutesListView> {
  const ownTeams = teamsOfOwn(actor);
  return {
    name: `minutes ${JSON.stringify([asked.kind, asked.team, asked.sprint, searchWords(asked.q ?? ""), ownTeams])}`,
    capability: "contribute",
    contexts: ["events", "flow-teams"],
    async load(flowTeamId) {
      const [row] = await db().$queryRaw<{ json: string }[]>`
        WITH held AS (
          SELECT e.*, team.name AS "teamName", team.hue FROM "FlowSprintEvent" e LEFT JOIN "ScrumTeam" team ON team.id = e."teamId"
          WHERE e."flowTeamId" = ${flowTeamId}::uuid AND e.state = 'closed' AND e."minutesText" <> ''
            AND (e.kind <> 'team_retrospective' OR e."teamId" = ANY(${ownTeams}::uuid[]))
            ${asked.kind ? Prisma.sql`AND e.kind = ${asked.kind}::"EventKind"` : Prisma.empty}
            ${asked.team ? ofTeam(asked.team) : Prisma.empty}
            ${asked.sprint ? Prisma.sql`AND e."sprintNumber" = ${asked.sprint}` : Prisma.empty}
            ${saying(flowTeamId, searchWords(asked.q ?? ""))}
        ), shown AS (SELECT * FROM held ORDER BY "closedAt" DESC, id DESC LIMIT ${mostMinutes})
        SELECT json_build_object('count', (SELECT count(*) FROM held), 'lines', coalesce((SELECT json_agg(json_build_object(
          'key', key, 'kind', kind, 'name', "minutesDocument" -> 'name', 'sprintNumber', "sprintNumber",
          'teamName', "teamName", 'hue', hue, 'day', "minutesDocument" -> 'day',
          'planned', "minutesDocument" -> 'planned', 'used', "minutesDocument" -> 'used',
          'added', coalesce("minutesDocument" -> 'added', '0'),
          'decisions', jsonb_array_length("minutesDocument" -> 'decisions'),
          'actions', jsonb_array_length("minutesDocument" -> 'actions'),
          'missing', jsonb_array_length(jsonb_path_query_array("minutesDocument", '$.outputs[*] ? (@.isMet == false)')),
          'overrideReason', "minutesDocument" -> 'overrideReason') ORDER BY "closedAt" DESC, id DESC) FROM shown), '[]'))::text AS json`;
      return row?.json ?? null;
    },
  };
}

function ofTeam(team: string): Prisma.Sql {
  return team === ofFlowTeam ? Prisma.sql`AND e."teamId" IS NULL` : Prisma.sql`AND team.slug = ${team}`;
}

/** Those that hold all words, by the search's own index; a team's Retrospective isn't in it, and is read itself. */
function saying(flowTeamId: string, words: readonly string[]): Prisma.Sql {
  if (words.length === 0) return Prisma.empty;
  const query = words.map((word) => `${word}:*`).join(" & ");
  return Prisma.sql`AND (
    e.id IN (SELECT id FROM "SearchText" text WHERE text."flowTeamId" = ${flowTeamId}::uuid AND text.kind = 'Minutes'
      AND to_tsvector('simple', text.words) @@ to_tsquery('simple', ${query}))
    OR (e.kind = 'team_retrospective' AND to_tsvector('simple', search_fold(e."minutesText")) @@ to_tsquery('simple', ${query})))`;
}
