import "server-only";
import type { Actor, HeldRole } from "@/lib/domain/access";
import { db } from "@/lib/server/db";
import { isDemoOffered } from "./demo";

/** How long a sign-in lasts without signing in again, in seconds. */
export const signInSeconds = 30 * 24 * 60 * 60;

/** Who a sign-in stands for, and until when. */
export type SignedIn = { actor: Actor; expiresAt: Date };

type ActorRow = {
  expiresAt: Date;
  personId: string;
  name: string;
  isAdministrator: boolean;
  isDemo: boolean;
  roles: HeldRole[];
  demoFlowTeamIds: string[];
};

/** As `loadSignIn`, without until when. */
export async function loadActor(signInId: string, now: Date): Promise<Actor | null> {
  return (await loadSignIn(signInId, now))?.actor ?? null;
}

/**
 * Who a sign-in stands for at this moment, with the roles they hold: one statement. Null when the
 * sign-in is unknown, over or revoked, its person is deactivated, or it came by the demo's one-click
 * entry and that has ended. Whatever it reads tells `flotilla_access` of its changes, by triggers.
 */
export async function loadSignIn(signInId: string, now: Date): Promise<SignedIn | null> {
  const [row] = await db().$queryRaw<ActorRow[]>`
    SELECT entry."expiresAt", person.id AS "personId", person.name, person."isAdministrator", person."isDemo",
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
  const { expiresAt, isDemo, demoFlowTeamIds, ...actor } = row;
  return { expiresAt, actor: isDemo ? { ...actor, confinedTo: demoFlowTeamIds } : actor };
}
