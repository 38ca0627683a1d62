import "server-only";
import { createHash } from "node:crypto";
import type { ShareLinkInList } from "@/lib/domain/roadmap/view";
import { db } from "@/lib/server/db";

/** The shared links of a Flow Team, newest first. */
export async function listShareLinks(flowTeamId: string): Promise<ShareLinkInList[]> {
  const links = await db().shareLink.findMany({ where: { flowTeamId }, orderBy: { createdAt: "desc" } });
  const people = await db().person.findMany({
    where: { id: { in: links.map((link) => link.createdById) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map((person) => [person.id, person.name]));
  return links.map(({ id, label, createdById, createdAt, expiresAt, revokedAt, lastUsedAt }) => ({
    id,
    label,
    createdBy: names.get(createdById) ?? null,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}

const hourMs = 3_600_000;

/** The Flow Team whose roadmap a shared address shows now, or null: unknown, revoked and expired look alike. */
export async function openShareLink(token: string, now: Date): Promise<{ flowTeamId: string; expiresAt: Date } | null> {
  if (!/^[\w-]{32}$/.test(token)) return null;
  const link = await db().shareLink.findUnique({ where: { tokenHash: hashShareToken(token) } });
  if (!link || link.revokedAt || link.expiresAt <= now) return null;
  // Noted by the hour: enough to say whether the link is in use, without a write for each view.
  if (!link.lastUsedAt || now.getTime() - link.lastUsedAt.getTime() > hourMs) {
    await db().shareLink.update({ where: { id: link.id }, data: { lastUsedAt: now } });
  }
  return { flowTeamId: link.flowTeamId, expiresAt: link.expiresAt };
}

/** What is kept of a shared address. */
export function hashShareToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
