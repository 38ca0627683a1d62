import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { type LinkPurpose, linkLifetime, linkPath, linkStanding } from "@/lib/domain/accounts/links";
import { type Result, ok, refuse } from "@/lib/domain/result";
import type { Tx } from "@/lib/server/db";

/** A link just made: its path is known now and never again, for only its hash is kept. */
type IssuedLink = { id: string; path: string };

export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A secret of 256 bits, as it stands in a link. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * Makes a person's link of a purpose, and revokes the one they had. Holds the person's row, so that
 * two at once leave one open link.
 */
export async function issueLink(
  tx: Tx,
  link: { purpose: LinkPurpose; personId: string; createdById: string | null; now: Date },
): Promise<IssuedLink> {
  await tx.$queryRaw`SELECT 1 FROM "Person" WHERE id = ${link.personId}::uuid FOR UPDATE`;
  return replaceLink(tx, link);
}

/** Makes the link of the first administrator, and revokes the former. One at a time. */
export async function issueFirstLink(tx: Tx, now: Date): Promise<IssuedLink> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('first administrator', 0))`;
  return replaceLink(tx, { purpose: "first_administrator", personId: null, createdById: null, now });
}

async function replaceLink(
  tx: Tx,
  {
    purpose,
    personId,
    createdById,
    now,
  }: {
    purpose: LinkPurpose;
    personId: string | null;
    createdById: string | null;
    now: Date;
  },
): Promise<IssuedLink> {
  await revokeLinks(tx, { purpose, personId, now });
  const token = newToken();
  const expiresAt = new Date(now.getTime() + linkLifetime[purpose]);
  const { id } = await tx.oneTimeLink.create({
    data: { purpose, personId, createdById, createdAt: now, expiresAt, tokenHash: hashToken(token) },
    select: { id: true },
  });
  return { id, path: linkPath(purpose, token) };
}

/** Revokes what is open: of one purpose, or all of a person's. */
export async function revokeLinks(
  tx: Tx,
  which: { personId: string | null; purpose?: LinkPurpose; now: Date },
): Promise<void> {
  const { personId, purpose, now } = which;
  await tx.oneTimeLink.updateMany({
    where: { personId, ...(purpose ? { purpose } : {}), usedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
}

/** The one a link is for, once it has been used up. Null for the first administrator's. */
type UsedLink = { id: string; personId: string | null };

/**
 * Uses a link up, in the transaction of what it opens: of two at once, one is let in. Refuses what
 * is unknown, used, revoked, expired, or its person's who is deactivated.
 */
export async function takeLink(
  tx: Tx,
  { token, purpose, now }: { token: string; purpose: LinkPurpose; now: Date },
): Promise<Result<UsedLink>> {
  const [link] = await tx.$queryRaw<
    { id: string; personId: string | null; expiresAt: Date; usedAt: Date | null; revokedAt: Date | null }[]
  >`
    SELECT id, "personId", "expiresAt", "usedAt", "revokedAt" FROM "OneTimeLink"
    WHERE "tokenHash" = ${hashToken(token)} AND purpose = ${purpose}::"LinkPurpose" FOR UPDATE`;
  if (!link || linkStanding(link, now) !== "open") return closedLink(purpose);
  const person = link.personId
    ? await tx.person.findUnique({ where: { id: link.personId }, select: { deactivatedAt: true } })
    : null;
  if (person?.deactivatedAt) return closedLink(purpose);
  await tx.oneTimeLink.update({ where: { id: link.id }, data: { usedAt: now } });
  return ok({ id: link.id, personId: link.personId });
}

/** The no for a link that doesn't open. Why isn't told: whoever holds it may be anybody. */
export function closedLink(purpose: LinkPurpose) {
  const ways: Record<LinkPurpose, string> = {
    invitation: "Ask whoever invited you for a new one.",
    password_reset: "Ask for a new one under “Forgotten password”.",
    first_administrator:
      "Sign in if there is an Administrator by now; if not, start Flotilla again and it prints a new one.",
  };
  return refuse({
    code: "not_found",
    message: "This link doesn't work: it was used already, replaced, or its time is up.",
    wayOut: ways[purpose],
  });
}
