import "server-only";
import { type LinkTimes, linkStanding } from "@/lib/domain/accounts/links";
import { type Result, ok, refuse } from "@/lib/domain/result";
import { isMailOn } from "@/lib/server/mail";
import type { Tx } from "@/lib/server/db";
import { queueLinkMail } from "./link-mail";
import { issueLink } from "./links";

/**
 * Somebody invited: a person from then on, whether or not they ever sign in. `link` is the path to
 * hand over, shown once; null when it goes by mail, or when the person has an account already.
 */
export type Invitation = { personId: string; email: string; link: string | null };

type InvitedBy = { invitedById: string; now: Date };

/**
 * Invites a person by e-mail (trimmed, lower case): makes them unless the address is known already.
 * Refuses an address whose person is deactivated, or is of the demo where the inviter isn't, or
 * the other way round.
 */
export async function invitePerson(
  tx: Tx,
  { email, name, ...by }: { email: string; name: string } & InvitedBy,
): Promise<Result<Invitation>> {
  const invited = await invitePeople(tx, { people: [{ email, name }], ...by });
  return invited.ok ? ok(invited.value[0] as Invitation) : invited;
}

/**
 * Invites many in few statements, in the order given. All or none: refuses by the first that can't
 * be invited. Addresses may come twice.
 */
export async function invitePeople(
  tx: Tx,
  { people, invitedById, now }: { people: readonly { email: string; name: string }[] } & InvitedBy,
): Promise<Result<Invitation[]>> {
  const inviter = await tx.person.findUniqueOrThrow({
    where: { id: invitedById },
    select: { isDemo: true },
  });
  const emails = [...new Set(people.map((person) => person.email))];
  await tx.person.createMany({
    data: people.map(({ email, name }) => ({ email, name, isDemo: inviter.isDemo, createdAt: now })),
    skipDuplicates: true,
  });
  const known = await tx.person.findMany({
    where: { email: { in: emails } },
    select: {
      id: true,
      email: true,
      isDemo: true,
      deactivatedAt: true,
      passwordHash: true,
      _count: { select: { identities: true } },
      createdAt: true,
      links: {
        where: { purpose: "invitation" },
        select: { expiresAt: true, usedAt: true, revokedAt: true },
      },
    },
  });
  const byEmail = new Map(known.map((person) => [person.email, person]));
  const invitations = new Map<string, Invitation>();
  for (const email of emails) {
    const person = byEmail.get(email);
    if (!person) throw new Error("An invited person is there after they were made.");
    if (person.deactivatedAt) return isDeactivated(email);
    if (person.isDemo !== inviter.isDemo) return isElsewhere(email);
    const { id: personId, isDemo } = person;
    const link = needsLink(person, now) ? await handOver(tx, { personId, isDemo, invitedById, now }) : null;
    invitations.set(email, { personId, email, link });
  }
  return ok(people.map((person) => invitations.get(person.email) as Invitation));
}

/**
 * Whether a person still needs a link: they have no account, and no open link either, for inviting
 * to a second team mustn't break the first letter. The demo's own cast were never invited.
 */
function needsLink(
  person: {
    passwordHash: string | null;
    isDemo: boolean;
    createdAt: Date;
    links: LinkTimes[];
    _count: { identities: number };
  },
  now: Date,
): boolean {
  if (person.passwordHash !== null || person._count.identities > 0) return false;
  if (person.isDemo && person.links.length === 0) return person.createdAt.getTime() === now.getTime();
  return !person.links.some((link) => linkStanding(link, now) === "open");
}

/**
 * Makes the invitation's link anew and revokes the former. Goes by mail where mail is set up; else
 * returns the path to hand over. The demo sends no mail: anybody may invite there.
 */
export async function handOver(
  tx: Tx,
  person: { personId: string; isDemo: boolean; invitedById: string; now: Date },
): Promise<string | null> {
  const { personId, invitedById: createdById, now } = person;
  const link = await issueLink(tx, { purpose: "invitation", personId, createdById, now });
  if (!isMailOn() || person.isDemo) return link.path;
  await queueLinkMail(tx, link.id);
  return null;
}

function isDeactivated(email: string) {
  return refuse({
    code: "rule",
    message: `${email} belongs to somebody who was deactivated.`,
    fields: { email: "This person was deactivated." },
    wayOut: "Ask an Administrator to reactivate them first.",
  });
}

function isElsewhere(email: string) {
  return refuse({
    code: "rule",
    message: `${email} can't be invited here: the demo and real Flow Teams share no people.`,
    fields: { email: "This address is taken on the other side of the demo." },
    wayOut: "Use another address.",
  });
}
