/** What one-time links are for. */
const linkPurposes = ["invitation", "password_reset", "first_administrator"] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

const hour = 60 * 60 * 1000;

/** How long a link opens, in milliseconds. */
export const linkLifetime: Record<LinkPurpose, number> = {
  invitation: 7 * 24 * hour,
  password_reset: 2 * hour,
  first_administrator: 7 * 24 * hour,
};

/** Where a link leads, without the address of the installation. */
export function linkPath(purpose: LinkPurpose, token: string): string {
  return `${folders[purpose]}/${token}`;
}

const folders: Record<LinkPurpose, string> = {
  invitation: "/invitation",
  password_reset: "/reset-password",
  first_administrator: "/welcome",
};

export type LinkTimes = { expiresAt: Date; usedAt: Date | null; revokedAt: Date | null };

/** Whether a link still opens, and why not. */
export function linkStanding(link: LinkTimes, now: Date): "open" | "used" | "revoked" | "expired" {
  if (link.usedAt) return "used";
  if (link.revokedAt) return "revoked";
  return link.expiresAt <= now ? "expired" : "open";
}
