import "server-only";
import type { Actor, HeldRole } from "@/lib/domain/access";
import { db } from "@/lib/server/db";
import { isDemoOffered } from "./demo";

/** How long a sign-in lasts without signing in again, in seconds. */
export const signInSeconds = 30 * 24 * 60 * 60;

type ActorRow = {
  personId: string;
  name: string;
  isAdministrator: boolean;
  isDemo: boolean;
  roles: HeldRole[];
  demoFlowTeamIds: string[];
};

/**
 * Who a sign-in stands for at this moment, with the roles they hold: one statement, asked on each
 * request. Null when the sign-in is unknown, over or revoked, its person is deactivated, or it came
 * by the demo's one-click entry and that has ended.
 */
export async function loadActor(signInId: string, now: Date): Promise<Actor | null> {
  const [row] = await db().$queryRaw<ActorRow[]>`
    SELECT person.id AS "personId", person.name, person."isAdministrator", person."isDemo",
      coalesce((
        SELECT json_agg(json_build_object(
          'flowTeamId', "flowTeamId", 'scrumTeamId', "scrumTeamId", 'role', role))
        FROM "RoleHolding" WHERE "personId" = person.id AND "endedAt" IS NULL), '[]') AS roles,
      CASE WHEN person."isDemo" THEN coalesce((
        SELECT json_agg(id) FROM "FlowTeam" WHERE "isDemo"), '[]') END AS "demoFlowTeamIds"
    FROM "SignIn" entry JOIN "Person" person ON person.id = entry."personId"
    WHERE entry.id = ${signInId}::uuid AND entry."revokedAt" IS NULL
      AND entry."expiresAt" > ${now} AND person."deactivatedAt" IS NULL
      AND (entry.way <> 'demo' OR (${isDemoOffered()}
        AND NOT EXISTS (SELECT FROM "Person" WHERE NOT "isDemo")))`;
  if (!row) return null;
  const { isDemo, demoFlowTeamIds, ...actor } = row;
  return isDemo ? { ...actor, confinedTo: demoFlowTeamIds } : actor;
}
