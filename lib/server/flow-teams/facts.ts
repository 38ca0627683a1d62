import "server-only";
import type { FlowTeamFacts } from "@/lib/domain/flow-teams/facts";
import type { Tx } from "@/lib/server/db";
import type { LockedFlowTeam } from "./lock";

type Row = Pick<FlowTeamFacts, "teams" | "holdings" | "people">;

/** What the TEAM rules look at, in one statement. Lock the Flow Team first where it decides a change. */
export async function loadFacts(
  tx: Tx,
  { id, name, state }: Pick<LockedFlowTeam, "id" | "name" | "state">,
): Promise<FlowTeamFacts> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT
      coalesce((
        SELECT json_agg(json_build_object('id', id, 'name', name) ORDER BY lower(name))
        FROM "ScrumTeam" WHERE "flowTeamId" = ${id}::uuid AND "retiredAt" IS NULL), '[]') AS teams,
      coalesce((
        SELECT json_agg(json_build_object('personId', "personId", 'role', role, 'scrumTeamId', "scrumTeamId") ORDER BY id)
        FROM "RoleHolding" WHERE "flowTeamId" = ${id}::uuid AND "endedAt" IS NULL), '[]') AS holdings,
      coalesce((
        SELECT json_object_agg(person.id, json_build_object('name', person.name, 'skills', membership.skills))
        FROM "Membership" membership JOIN "Person" person ON person.id = membership."personId"
        WHERE membership."flowTeamId" = ${id}::uuid), '{}') AS people`;
  return { name, state, ...(row ?? { teams: [], holdings: [], people: {} }) };
}
