import "server-only";
import { checkNewPassword } from "@/lib/domain/accounts/passwords";
import { AcceptInvitation, BecomeAdministrator, ForgotPassword, ResetPassword } from "@/lib/domain/accounts/schema";
import { findUnkeepable } from "@/lib/domain/plain-input";
import { type Answer, ok, refuse } from "@/lib/domain/result";
import { type Command, command, refusalFor } from "@/lib/server/command";
import { isMailOn } from "@/lib/server/mail";
import { type Attempt, countAttempt, forgiveAttempt } from "./attempts";
import { hasAdministrator } from "./first-administrator";
import { queueLinkMail } from "./link-mail";
import { closedLink, issueLink, revokeLinks, takeLink } from "./links";
import { hashPassword } from "./passwords";
import { endSignIns, personItem, tellFlowTeams } from "./person";
import type { Visitor } from "./visitor";

/** Whose account a link opened: they sign in next, with the password they just chose. */
type Opened = { email: string };

const acceptInvitationNow = command({
  name: "accounts.acceptInvitation",
  input: AcceptInvitation,
  anonymous: true,
  async run(context, { token, name, password }) {
    const { tx, now } = context;
    const link = await takeLink(tx, { token, purpose: "invitation", now });
    if (!link.ok) return link;
    const person = await tx.person.findUniqueOrThrow({ where: { id: link.value.personId ?? "" } });
    if (person.passwordHash !== null) return closedLink("invitation");
    const checked = checkNewPassword(password, person.email);
    if (!checked.ok) return checked;
    const passwordHash = await hashPassword(password);
    await tx.person.update({ where: { id: person.id }, data: { name, passwordHash } });
    await revokeLinks(tx, { personId: person.id, now });
    context.record({
      flowTeamId: null,
      item: personItem({ id: person.id, name }),
      before: { name: person.name, account: null },
      after: { name, account: "made" },
    });
    await tellFlowTeams(context, person.id);
    return ok<Opened>({ email: person.email });
  },
});

const resetPasswordNow = command({
  name: "accounts.resetPassword",
  input: ResetPassword,
  anonymous: true,
  async run(context, { token, password }) {
    const { tx, now } = context;
    const link = await takeLink(tx, { token, purpose: "password_reset", now });
    if (!link.ok) return link;
    const person = await tx.person.findUniqueOrThrow({ where: { id: link.value.personId ?? "" } });
    const checked = checkNewPassword(password, person.email);
    if (!checked.ok) return checked;
    const passwordHash = await hashPassword(password);
    await tx.person.update({ where: { id: person.id }, data: { passwordHash } });
    await revokeLinks(tx, { personId: person.id, now });
    context.record({
      flowTeamId: null,
      item: personItem(person),
      before: null,
      after: { password: "reset" },
    });
    await endSignIns(context, { personId: person.id, name: person.name, now });
    return ok<Opened>({ email: person.email });
  },
});

const becomeAdministratorNow = command({
  name: "accounts.becomeAdministrator",
  input: BecomeAdministrator,
  anonymous: true,
  async run(context, { token, name, email, password }) {
    const { tx, now } = context;
    const link = await takeLink(tx, { token, purpose: "first_administrator", now });
    if (!link.ok) return link;
    if (await hasAdministrator(tx)) return closedLink("first_administrator");
    const checked = checkNewPassword(password, email);
    if (!checked.ok) return checked;
    if (await tx.person.findUnique({ where: { email } })) return takenEmail;
    const passwordHash = await hashPassword(password);
    const person = await tx.person.create({
      data: { email, name, passwordHash, isAdministrator: true, createdAt: now },
    });
    context.record({
      flowTeamId: null,
      item: personItem(person),
      before: null,
      after: { email, name, isAdministrator: true },
    });
    return ok<Opened>({ email });
  },
});

const requestReset = command({
  name: "accounts.forgotPassword",
  input: ForgotPassword,
  anonymous: true,
  async run({ tx, now }, { email }) {
    const person = await tx.person.findUnique({ where: { email, deactivatedAt: null } });
    // The demo's own cast has no passwords, and nobody at their addresses.
    if (!person || (person.isDemo && person.passwordHash === null)) return ok(null);
    const link = await issueLink(tx, {
      purpose: "password_reset",
      personId: person.id,
      createdById: null,
      now,
    });
    // Without mail the request waits for an Administrator, who makes a link to hand over.
    if (isMailOn() && !person.isDemo) await queueLinkMail(tx, link.id);
    return ok(null);
  },
});

/** Sets name and password of an invited person, by their link. */
export const acceptInvitation = byLink(acceptInvitationNow);
/** Sets a new password by a link, and ends all sign-ins of its person. */
export const resetPassword = byLink(resetPasswordNow);
/** Makes the first real account, an Administrator's. With it the demo's one-click entry is over. */
export const becomeAdministrator = byLink(becomeAdministratorNow);

/** How long the answer to a forgotten password takes at least: longer than the work behind it. */
const evenAnswerMs = 400;

/**
 * Asks for a new password. The answer is the same, and takes as long, whether or not there is such
 * a person: a letter goes out by mail, or an Administrator sees the request.
 */
export async function forgotPassword(input: unknown, visitor: Visitor): Promise<Answer<null>> {
  const parsed = findUnkeepable(input) ? null : ForgotPassword.safeParse(input);
  const attempts: Attempt[] = [{ kind: "forgotten password by address", key: visitor.address }];
  if (parsed?.success) attempts.push({ kind: "forgotten password by e-mail", key: parsed.data.email });
  try {
    const counted = await countAttempt(attempts);
    if (!counted.ok) return counted;
    const [answer] = await Promise.all([
      requestReset.run(null, input),
      new Promise((done) => setTimeout(done, evenAnswerMs)),
    ]);
    return answer;
  } catch (error) {
    return refuse(refusalFor("forgotten password", error));
  }
}

/** A command opened by a link: guesses are counted by address. */
function byLink<Input>(opening: Command<Input, Opened>) {
  return async (input: unknown, visitor: Visitor): Promise<Answer<Opened>> => {
    const attempts: Attempt[] = [{ kind: "link by address", key: visitor.address }];
    try {
      const counted = await countAttempt(attempts);
      if (!counted.ok) return counted;
      const answer = await opening.run(null, input);
      if (answer.ok) await forgiveAttempt(attempts);
      return answer;
    } catch (error) {
      return refuse(refusalFor(opening.name, error));
    }
  };
}

const takenEmail = refuse({
  code: "invalid",
  message: "This e-mail address is in use already.",
  fields: { email: "This address is in use already." },
  wayOut: "Use another address for the Administrator.",
});
