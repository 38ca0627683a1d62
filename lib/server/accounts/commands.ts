import "server-only";
import { z } from "zod";
import { checkNewPassword } from "@/lib/domain/accounts/passwords";
import { ChangePassword, RenameMyself, RevokeSignIn, SignOutEverywhere } from "@/lib/domain/accounts/schema";
import type { Actor } from "@/lib/domain/access";
import { mergeEdits } from "@/lib/domain/edit";
import { type Answer, notFound, ok, refuse } from "@/lib/domain/result";
import { command, refusalFor } from "@/lib/server/command";
import { type Attempt, countAttempt, forgiveAttempt } from "./attempts";
import { revokeLinks } from "./links";
import { hashPassword, verifyPassword } from "./passwords";
import { endSignIns, personItem, tellFlowTeams } from "./person";

/** Changes the name others see. */
export const renameMyself = command({
  name: "accounts.renameMyself",
  input: RenameMyself,
  async run(context, edits) {
    const { tx, actor } = context;
    const person = await tx.person.findUniqueOrThrow({ where: { id: actor.personId } });
    const merged = mergeEdits({ name: person.name }, edits);
    if (!merged.ok) return merged;
    const { before, after } = merged.value;
    if (after.name === undefined) return ok({ name: person.name });
    await tx.person.update({ where: { id: person.id }, data: { name: after.name } });
    context.record({
      flowTeamId: null,
      item: personItem({ id: person.id, name: after.name }),
      before,
      after,
    });
    await tellFlowTeams(context, person.id);
    return ok({ name: after.name });
  },
});

/** Ends one of the person's own sign-ins, this one too. */
export const revokeSignIn = command({
  name: "accounts.revokeSignIn",
  input: RevokeSignIn,
  async run(context, { signInId }) {
    const { tx, actor, now } = context;
    const found = await tx.signIn.findFirst({
      where: { id: signInId, personId: actor.personId, revokedAt: null },
    });
    if (!found) return notFound("sign-in");
    await endSignIns(context, { personId: actor.personId, name: actor.name, only: signInId, now });
    return ok({ signInId });
  },
});

/** Ends all of the person's sign-ins, on every device, this one included. */
export const signOutEverywhere = command({
  name: "accounts.signOutEverywhere",
  input: SignOutEverywhere,
  async run(context) {
    const { actor, now } = context;
    const ended = await endSignIns(context, { personId: actor.personId, name: actor.name, now });
    return ok({ ended });
  },
});

const changeOwnPassword = command({
  name: "accounts.changePassword",
  input: ChangePassword.extend({ signInId: z.uuid().nullable() }),
  async run(context, { current, password, signInId }) {
    const { tx, actor, now } = context;
    const person = await tx.person.findUniqueOrThrow({ where: { id: actor.personId } });
    if (person.passwordHash === null) return noPassword;
    if (!(await verifyPassword(person.passwordHash, current))) return wrongPassword;
    const checked = checkNewPassword(password, person.email);
    if (!checked.ok) return checked;
    const passwordHash = await hashPassword(password);
    const { count } = await tx.person.updateMany({
      where: { id: person.id, passwordHash: person.passwordHash },
      data: { passwordHash },
    });
    if (count === 0) return wrongPassword;
    await revokeLinks(tx, { personId: person.id, purpose: "password_reset", now });
    context.record({
      flowTeamId: null,
      item: personItem(person),
      before: null,
      after: { password: "changed" },
    });
    const ended = await endSignIns(context, {
      personId: person.id,
      name: person.name,
      except: signInId,
      now,
    });
    return ok({ ended });
  },
});

/**
 * Changes the person's own password: asks the current one and ends their other sign-ins. Wrong
 * guesses are counted. `signInId` is the one that goes on.
 */
export async function changePassword(
  actor: Actor | null,
  input: unknown,
  signInId: string | null,
): Promise<Answer<{ ended: number }>> {
  const attempts: Attempt[] = actor ? [{ kind: "password change by person", key: actor.personId }] : [];
  try {
    const counted = await countAttempt(attempts);
    if (!counted.ok) return counted;
    const fields = typeof input === "object" ? input : {};
    const changed = await changeOwnPassword.run(actor, { ...fields, signInId });
    if (changed.ok) await forgiveAttempt(attempts);
    return changed;
  } catch (error) {
    return refuse(refusalFor("change password", error));
  }
}

const wrongPassword = refuse({
  code: "forbidden",
  message: "This isn't your current password.",
  fields: { current: "This isn't your current password." },
  wayOut: "Type it again, or sign out and ask for a new one.",
});

const noPassword = refuse({
  code: "rule",
  message: "You sign in without a password.",
  wayOut: "There is none to change: the demo and OpenID Connect go without.",
});
