import "server-only";
import type { CapacitySources } from "@/lib/domain/calendar/capacity";
import type { TeamPlanFacts, TeamPlanView } from "@/lib/domain/events/team-planning";
import type { Revisions } from "@/lib/domain/live";
import { keptCapacitiesJson } from "@/lib/server/calendar/capacity-views";
import { type Tx, db } from "@/lib/server/db";
import { findEvent } from "./schedule-facts";

/** JSON of the TeamPlanView of a room; null where the key names no event of a Scrum Team. */
export async function teamPlanViewJson(flowTeamId: string, key: string, at?: Revisions): Promise<string | null> {
  const found = await findEvent(db(), flowTeamId, key);
  if (!found?.event.teamId) return null;
  const { teamId, sprintNumber } = found.event;
  const capacities = await keptCapacitiesJson(flowTeamId, at);
  const [row] = await db().$queryRaw<{ view: TeamPlanView }[]>`
    SELECT json_build_object(
      'sprint', json_build_object('number', s.number, 'state', s.state),
      'team', json_build_object('id', t.id, 'name', t.name, 'slug', t.slug, 'hue', t.hue, 'goal', coalesce(ts.goal, ''),
        'capacity', json_build_object('typed', c.points, 'usual', t."usualCapacity",
          'computed', (${capacities}::jsonb #>> ARRAY[t.id::text, s.number::text])::int)),
      'claims', (SELECT coalesce(json_agg(json_build_object('epicId', e.id, 'number', e.number, 'title', e.title,
                   'points', l.points) ORDER BY e.rank), '[]')
                 FROM "Claim" l JOIN "Epic" e ON e.id = l."epicId" AND e."deletedAt" IS NULL
                 WHERE l."flowTeamId" = s."flowTeamId" AND l."sprintNumber" = s.number AND l."teamId" = t.id),
      'letIn', (SELECT coalesce(json_agg(v."itemId"), '[]') FROM "Override" v JOIN "Story" y ON y.id = v."itemId"
                WHERE y."teamId" = t.id AND v.rule = 'BLG-2' AND v.transition = 'commit' AND v."usedAt" IS NULL)
    ) AS view
    FROM "FlowSprint" s
    JOIN "ScrumTeam" t ON t.id = ${teamId}::uuid
    LEFT JOIN "TeamSprint" ts ON ts."scrumTeamId" = t.id AND ts."sprintNumber" = s.number
    LEFT JOIN "TeamCapacity" c ON c."scrumTeamId" = t.id AND c."sprintNumber" = s.number
    WHERE s."flowTeamId" = ${flowTeamId}::uuid AND s.number = ${sprintNumber}`;
  return row ? JSON.stringify(row.view) : null;
}

/** What a team has taken into its Sprint Backlog of a Flow Sprint, and its Team Sprint Goal. */
export type TeamPlan = Pick<TeamPlanFacts, "committed" | "goal"> & { teamId: string };

/** The plans of all teams for a Flow Sprint, or of one. */
export async function readTeamPlans(
  tx: Pick<Tx, "$queryRaw">,
  { flowTeamId, sprintNumber, teamId = null }: { flowTeamId: string; sprintNumber: number; teamId?: string | null },
): Promise<TeamPlan[]> {
  const rows = await tx.$queryRaw<{ teamId: string; goal: string; stories: number; points: number }[]>`
    SELECT t.id AS "teamId", coalesce(ts.goal, '') AS goal, coalesce(plan.stories, 0) AS stories, coalesce(plan.points, 0) AS points
    FROM "ScrumTeam" t
    LEFT JOIN "TeamSprint" ts ON ts."scrumTeamId" = t.id AND ts."sprintNumber" = ${sprintNumber}
    LEFT JOIN (
      SELECT n."teamId", count(*)::int AS stories, coalesce(sum(coalesce(n."pointsAtEnd", y.estimate)), 0)::int AS points
      FROM "SprintEntry" n JOIN "Story" y ON y.id = n."storyId"
      WHERE n."flowTeamId" = ${flowTeamId}::uuid AND n."sprintNumber" = ${sprintNumber}
        AND (n."leftAt" IS NULL OR n.outcome <> 'removed')
      GROUP BY n."teamId"
    ) plan ON plan."teamId" = t.id
    WHERE t."flowTeamId" = ${flowTeamId}::uuid AND (${teamId}::uuid IS NULL OR t.id = ${teamId}::uuid)`;
  return rows.map(({ teamId: id, goal, stories, points }) => ({ teamId: id, goal, committed: { stories, points } }));
}

/** What teams can do in a Flow Sprint, by team. `computed` is the JSON text of the ComputedCapacities. */
export async function readCapacities(
  tx: Pick<Tx, "$queryRaw">,
  { flowTeamId, sprintNumber }: { flowTeamId: string; sprintNumber: number },
  computed: string,
): Promise<Map<string, CapacitySources>> {
  const rows = await tx.$queryRaw<({ teamId: string } & CapacitySources)[]>`
    SELECT t.id AS "teamId", c.points AS typed, t."usualCapacity" AS usual,
      (${computed}::jsonb #>> ARRAY[t.id::text, ${sprintNumber}::text])::int AS computed
    FROM "ScrumTeam" t
    LEFT JOIN "TeamCapacity" c ON c."scrumTeamId" = t.id AND c."sprintNumber" = ${sprintNumber}
    WHERE t."flowTeamId" = ${flowTeamId}::uuid`;
  return new Map(rows.map(({ teamId, ...sources }) => [teamId, sources]));
}
