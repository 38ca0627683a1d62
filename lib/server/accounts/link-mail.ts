import "server-only";
import { type LinkPurpose, linkLifetime, linkPath, linkStanding } from "@/lib/domain/accounts/links";
import { type Tx, db } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { addJob, jobs, takeJobs } from "@/lib/server/jobs";
import { type Mail, isMailOn, sendMail } from "@/lib/server/mail";
import { hashToken, newToken } from "./links";

type LinkMailJob = { linkId: string };

/**
 * Has a link mailed once this transaction commits. The job carries the link's id alone: its secret
 * is made when the letter is written, so that it is never kept.
 */
export function queueLinkMail(tx: Tx, linkId: string): Promise<void> {
  return addJob(tx, "link-mail", { linkId } satisfies LinkMailJob);
}

/** Takes mail jobs in this process, where mail is set up. */
export async function startLinkMail(): Promise<void> {
  if (isMailOn()) await takeJobs<LinkMailJob>("link-mail", ({ linkId }) => mailLink(linkId, new Date()));
}

/** Writes a link's letter, with a secret of its own, and sends it. What no longer opens isn't sent. */
async function mailLink(linkId: string, now: Date): Promise<void> {
  const link = await db().oneTimeLink.findUnique({ where: { id: linkId }, include: { person: true } });
  if (!link?.person || link.person.deactivatedAt || linkStanding(link, now) !== "open") return;
  const token = newToken();
  await db().oneTimeLink.update({ where: { id: linkId }, data: { tokenHash: hashToken(token) } });
  const inviter = link.createdById
    ? await db().person.findUnique({ where: { id: link.createdById }, select: { name: true } })
    : null;
  await sendMail(
    letter(link.purpose, {
      to: link.person.email,
      name: link.person.name,
      inviter: inviter?.name ?? null,
      url: env().FLOTILLA_URL + linkPath(link.purpose, token),
    }),
  );
}

type LetterFacts = { to: string; name: string; inviter: string | null; url: string };

function letter(purpose: LinkPurpose, { to, name, inviter, url }: LetterFacts): Mail {
  const hours = linkLifetime[purpose] / 3_600_000;
  const time = hours > 48 ? `${hours / 24} days` : `${hours} hours`;
  if (purpose === "password_reset") {
    return {
      to,
      subject: "Choose a new password for Flotilla",
      text: `Hello ${name},\n\nsomebody, hopefully you, asked for a new password. Choose it here:\n\n${url}\n\nThe link works once, for ${time}. If it wasn't you, nothing needs doing: your password stays as it is.\n`,
    };
  }
  return {
    to,
    subject: inviter ? `${inviter} invites you to Flotilla` : "You are invited to Flotilla",
    text: `Hello ${name},\n\n${inviter ?? "Somebody"} invites you to Flotilla, where your Flow Team keeps its plan. Choose a password here:\n\n${url}\n\nThe link works once, for ${time}.\n`,
  };
}

/** A letter that hasn't gone out: still being tried, or given up. */
type UnsentMail = {
  personId: string;
  name: string;
  purpose: LinkPurpose;
  /** An ISO instant. */
  since: string;
  error: string;
  isGivenUp: boolean;
};

/** Letters that failed at least once and whose link is still open, newest first. */
export async function listUnsentMail(): Promise<UnsentMail[]> {
  if (!isMailOn()) return [];
  const found = await (await jobs()).findJobs<LinkMailJob>("link-mail", { limit: 1000 });
  const failing = found.filter(
    ({ state, retryCount }) => state === "failed" || state === "retry" || (state === "active" && retryCount > 0),
  );
  const links = await db().oneTimeLink.findMany({
    where: { id: { in: failing.map((job) => job.data.linkId) }, usedAt: null, revokedAt: null },
    select: { id: true, purpose: true, person: { select: { id: true, name: true } } },
  });
  return failing.reverse().flatMap((job) => {
    const link = links.find((each) => each.id === job.data.linkId);
    if (!link?.person) return [];
    return [
      {
        personId: link.person.id,
        name: link.person.name,
        purpose: link.purpose,
        since: job.createdOn.toISOString(),
        error: errorOf(job.output),
        isGivenUp: job.state === "failed",
      },
    ];
  });
}

function errorOf(output: unknown): string {
  const message = output && typeof output === "object" && "message" in output ? output.message : null;
  return typeof message === "string" ? message : "The mail server gave no reason.";
}
