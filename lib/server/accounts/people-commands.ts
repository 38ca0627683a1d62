import "server-only";
import { isAdministratorOf, mayManage, mayRenewInvitation } from "@/lib/domain/accounts/policy";
import { InvitePerson, OnePerson, RenewInvitation, SetAdministrator } from "@/lib/domain/accounts/schema";
import { mergeEdits } from "@/lib/domain/edit";
import { type Result, ok, refuse } from "@/lib/domain/result";
import { command, requireCapability } from "@/lib/server/command";
import { handOver, invitePerson } from "./invitations";
import { issueLink, revokeLinks } from "./links";
import { lockAdministrators, openManaged } from "./managed";
import { personItem, tellFlowTeams } from "./person";

/** Invites somebody to the installation, without a role in a Flow Team yet. Administrators only. */
export const inviteToInstallation = command({
  name: "accounts.invitePerson",
  input: InvitePerson,
  async run({ tx, actor, now, record }, { email, name, isAdministrator }) {
    const isDemo = actor.confinedTo !== undefined;
    if (!isAdministratorOf(actor, { isDemo })) {
      const allowed = requireCapability(actor, "run the installation");
      if (!allowed.ok) return allowed;
    }
    const known = await tx.person.findUnique({ where: { email } });
    const invited = await invitePerson(tx, { email, name, invitedById: actor.personId, now });
    if (!invited.ok) return invited;
    const { personId, link } = invited.value;
    const makes = isAdministrator && !known?.isAdministrator;
    if (makes) await tx.person.update({ where: { id: personId }, data: { isAdministrator: true } });
    if (!known || makes) {
      record({
        flowTeamId: null,
        item: personItem({ id: personId, name: known?.name ?? name }),
        before: known ? { isAdministrator: false } : null,
        after: { ...(known ? {} : { email, name }), isAdministrator },
      });
    }
    return ok({ personId, link, wasKnown: known !== null });
  },
});

/**
 * Makes an invitation's link anew and revokes the former. Returns the path to hand over, or null
 * when it went by mail.
 */
export const renewInvitation = command({
  name: "accounts.renewInvitation",
  input: RenewInvitation,
  async run(context, { personId, way }) {
    const { tx, actor, now, record } = context;
    const opened = await openManaged(tx, actor, personId, mayRenewInvitation);
    if (!opened.ok) return opened;
    const person = opened.value;
    if (person.deactivatedAt) return isDeactivated(person.name);
    if (person.hasAccount) {
      return refuse({
        code: "rule",
        message: `${person.name} has an account already.`,
        wayOut: "If they can't get in, make them a link for a new password.",
      });
    }
    const invitation = { personId, isDemo: person.isDemo, invitedById: actor.personId, now };
    const link =
      way === "mail"
        ? await handOver(tx, invitation)
        : (await issueLink(tx, { purpose: "invitation", personId, createdById: actor.personId, now })).path;
    record({
      flowTeamId: null,
      item: personItem(person),
      before: null,
      after: { invitation: link ? "link made" : "mailed" },
    });
    return ok({ link });
  },
});

/** Makes a link for a new password, to hand over to its person. Administrators only. */
export const makeResetLink = command({
  name: "accounts.makeResetLink",
  input: OnePerson,
  async run({ tx, actor, now, record }, { personId }) {
    const opened = await openManaged(tx, actor, personId, isAdministratorOf);
    if (!opened.ok) return opened;
    const person = opened.value;
    if (person.deactivatedAt) return isDeactivated(person.name);
    if (!person.hasAccount) {
      return refuse({
        code: "rule",
        message: `${person.name} has no account yet, so there is no password to replace.`,
        wayOut: person.isDemo ? "The demo is entered in one click." : "Renew the invitation instead.",
      });
    }
    const link = await issueLink(tx, {
      purpose: "password_reset",
      personId,
      createdById: actor.personId,
      now,
    });
    record({
      flowTeamId: null,
      item: personItem(person),
      before: null,
      after: { newPassword: "link made" },
    });
    return ok({ link: link.path });
  },
});

/** Makes somebody an Administrator, or no longer one. There is always one left. */
export const setAdministrator = command({
  name: "accounts.setAdministrator",
  input: SetAdministrator,
  async run(context, { personId, isAdministrator }) {
    const { tx, actor } = context;
    const opened = await openManaged(tx, actor, personId, isAdministratorOf);
    if (!opened.ok) return opened;
    const active = await lockAdministrators(tx, opened.value.isDemo);
    const merged = mergeEdits({ isAdministrator: opened.value.isAdministrator }, { isAdministrator });
    if (!merged.ok) return merged;
    const { before, after } = merged.value;
    if (after.isAdministrator === undefined) return ok(null);
    if (opened.value.deactivatedAt) return isDeactivated(opened.value.name);
    const left = keepsAdministrator(active, after.isAdministrator ? null : personId);
    if (!left.ok) return left;
    await tx.person.update({
      where: { id: personId },
      data: { isAdministrator: after.isAdministrator },
    });
    context.record({
      flowTeamId: null,
      item: personItem(opened.value),
      before,
      after,
    });
    await tellFlowTeams(context, personId);
    return ok(null);
  },
});

/** Lets a deactivated person back in. Their roles were handed over and stay where they are. */
export const reactivatePerson = command({
  name: "accounts.reactivatePerson",
  input: OnePerson,
  async run(context, { personId }) {
    const { tx, actor, now } = context;
    const opened = await openManaged(tx, actor, personId, mayManage);
    if (!opened.ok) return opened;
    if (!opened.value.deactivatedAt) return ok(null);
    await tx.person.update({ where: { id: personId }, data: { deactivatedAt: null } });
    await revokeLinks(tx, { personId, now });
    context.record({
      flowTeamId: null,
      item: personItem(opened.value),
      before: { deactivated: true },
      after: { deactivated: false },
    });
    await tellFlowTeams(context, personId);
    return ok(null);
  },
});

/** Refuses to take the last active Administrator away. */
export function keepsAdministrator(active: readonly string[], leaving: string | null): Result<null> {
  if (leaving === null || active.some((id) => id !== leaving)) return ok(null);
  return refuse({
    code: "rule",
    message: "This is the only Administrator, and there must be one.",
    wayOut: "Make somebody else an Administrator first.",
  });
}

function isDeactivated(name: string) {
  return refuse({
    code: "rule",
    message: `${name} is deactivated.`,
    wayOut: "Reactivate them first.",
  });
}
