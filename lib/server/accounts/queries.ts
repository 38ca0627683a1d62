import "server-only";
import type { Actor, Role } from "@/lib/domain/access";
import { type LinkPurpose, linkStanding } from "@/lib/domain/accounts/links";
import { LinkToken } from "@/lib/domain/accounts/schema";
import { type Result, ok, refuse } from "@/lib/domain/result";
import { refusalFor } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { type Attempt, countAttempt, forgiveAttempt } from "./attempts";
import { hasAdministrator } from "./first-administrator";
import { closedLink, hashToken } from "./links";
import type { Visitor } from "./visitor";

/**
 * Whom a one-time link is for, without using it up. Refuses what doesn't open; guesses are counted
 * by address.
 */
export async function lookAtLink(
  token: string,
  purpose: LinkPurpose,
  visitor: Visitor,
): Promise<Result<{ email: string; name: string; inviter: string | null } | null>> {
  const attempts: Attempt[] = [{ kind: "link by address", key: visitor.address }];
  try {
    const counted = await countAttempt(attempts);
    if (!counted.ok) return counted;
    if (!LinkToken.safeParse(token).success) return closedLink(purpose);
    const link = await db().oneTimeLink.findUnique({
      where: { tokenHash: hashToken(token), purpose },
      include: { person: true },
    });
    if (!link || linkStanding(link, new Date()) !== "open" || link.person?.deactivatedAt) {
      return closedLink(purpose);
    }
    if (purpose === "first_administrator" && (await hasAdministrator(db()))) return closedLink(purpose);
    if (purpose === "invitation" && link.person?.passwordHash) return closedLink(purpose);
    await forgiveAttempt(attempts);
    if (!link.person) return ok(null);
    const inviter = link.createdById
      ? await db().person.findUnique({ where: { id: link.createdById }, select: { name: true } })
      : null;
    const { email, name } = link.person;
    return ok({ email, name, inviter: inviter?.name ?? null });
  } catch (error) {
    return refuse(refusalFor("look at a link", error));
  }
}

/** A sign-in of one's own that still holds. */
type OwnSignIn = {
  id: string;
  device: string;
  way: "password" | "openid" | "demo";
  since: string;
  isThis: boolean;
};

type OwnAccount = {
  name: string;
  email: string;
  hasPassword: boolean;
  signIns: OwnSignIn[];
};

/** What a person sees of their own account. `signInId` is the one they look with. */
export async function getOwnAccount(actor: Actor, signInId: string | null): Promise<OwnAccount> {
  const now = new Date();
  const person = await db().person.findUniqueOrThrow({
    where: { id: actor.personId },
    select: {
      name: true,
      email: true,
      passwordHash: true,
      signIns: {
        where: { revokedAt: null, expiresAt: { gt: now } },
        orderBy: { createdAt: "desc" },
        take: 100,
      },
    },
  });
  return {
    name: person.name,
    email: person.email,
    hasPassword: person.passwordHash !== null,
    signIns: person.signIns.map(({ id, device, way, createdAt }) => ({
      id,
      device,
      way,
      since: createdAt.toISOString(),
      isThis: id === signInId,
    })),
  };
}

/** A role as the people list names it. */
type ListedRole = { flowTeam: string; slug: string; scrumTeam: string | null; role: Role };

type ListedPerson = {
  id: string;
  name: string;
  email: string;
  isAdministrator: boolean;
  state: "active" | "invited" | "deactivated";
  roles: ListedRole[];
  /** ISO instants. */
  lastSignInAt: string | null;
  /** An open request for a new password, or an invitation's end. */
  resetAskedAt: string | null;
  invitedUntil: string | null;
};

/** The most people one page of the list shows. */
const listedPeople = 200;

/**
 * People whose name or e-mail holds the search: who waits for a new password first, then by name, with roles, last sign-in and open links.
 * One statement. `onlyId` asks for one person.
 */
export async function listPeople(
  isDemo: boolean,
  { search = "", onlyId = null }: { search?: string; onlyId?: string | null },
): Promise<{ people: ListedPerson[]; total: number }> {
  const now = new Date();
  const pattern = `%${search
    .replaceAll("\0", "")
    .trim()
    .replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await db().$queryRaw<(ListedPerson & { total: number })[]>`
    SELECT * FROM (SELECT person.id, person.name, person.email, person."isAdministrator",
      count(*) OVER ()::int AS total,
      CASE WHEN person."deactivatedAt" IS NOT NULL THEN 'deactivated'
        WHEN person."passwordHash" IS NULL
          AND NOT EXISTS (SELECT FROM "OpenIdIdentity" WHERE "personId" = person.id)
          AND (NOT person."isDemo" OR EXISTS (
            SELECT FROM "OneTimeLink" WHERE "personId" = person.id AND purpose = 'invitation'))
          THEN 'invited' ELSE 'active' END AS state,
      coalesce((
        SELECT json_agg(json_build_object(
          'flowTeam', flow.name, 'slug', flow.slug, 'scrumTeam', team.name, 'role', held.role)
          ORDER BY flow.name, held.role, team.name)
        FROM "RoleHolding" held JOIN "FlowTeam" flow ON flow.id = held."flowTeamId"
          LEFT JOIN "ScrumTeam" team ON team.id = held."scrumTeamId"
        WHERE held."personId" = person.id AND held."endedAt" IS NULL), '[]') AS roles,
      (SELECT to_json(max("createdAt")) #>> '{}' FROM "SignIn" WHERE "personId" = person.id) AS "lastSignInAt",
      (SELECT to_json(max("createdAt")) #>> '{}' FROM "OneTimeLink"
        WHERE "personId" = person.id AND purpose = 'password_reset' AND "createdById" IS NULL
          AND "usedAt" IS NULL AND "revokedAt" IS NULL AND "expiresAt" > ${now}) AS "resetAskedAt",
      (SELECT to_json(max("expiresAt")) #>> '{}' FROM "OneTimeLink"
        WHERE "personId" = person.id AND purpose = 'invitation'
          AND "usedAt" IS NULL AND "revokedAt" IS NULL AND "expiresAt" > ${now}) AS "invitedUntil"
    FROM "Person" person
    WHERE person."isDemo" = ${isDemo}
      AND (${onlyId}::uuid IS NULL OR person.id = ${onlyId}::uuid)
      AND (person.name ILIKE ${pattern} OR person.email ILIKE ${pattern})
    ) listed
    ORDER BY "resetAskedAt" IS NULL, state = 'deactivated', lower(name), id
    LIMIT ${listedPeople}`;
  const people = rows.map(({ total: _total, ...person }) => person);
  return { people, total: rows[0]?.total ?? 0 };
}

/** A Flow Team as the Administrator's list shows it. */
type ListedFlowTeam = {
  id: string;
  slug: string;
  name: string;
  product: string;
  state: "forming" | "active" | "retired";
  members: number;
};

/** The Flow Teams of one side of the demo, with how many people hold a role. One statement. */
export async function listFlowTeamsToAdminister(isDemo: boolean): Promise<ListedFlowTeam[]> {
  return db().$queryRaw<ListedFlowTeam[]>`
    SELECT flow.id, flow.slug, flow.name, flow.product, flow.state,
      (SELECT count(DISTINCT "personId")::int FROM "RoleHolding"
        WHERE "flowTeamId" = flow.id AND "endedAt" IS NULL AND role <> 'stakeholder') AS members
    FROM "FlowTeam" flow WHERE flow."isDemo" = ${isDemo}
    ORDER BY flow.state, lower(flow.name)`;
}
