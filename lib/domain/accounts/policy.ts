import { type Actor, type HeldRole, can } from "@/lib/domain/access";

/** A person as those see them who may manage their account. */
export type Managed = {
  isDemo: boolean;
  isAdministrator: boolean;
  /** The roles they hold now. */
  roles: readonly HeldRole[];
};

/**
 * Whether the actor administers accounts on this side: of the installation, or of the demo for the
 * demo's own Administrator.
 */
export function isAdministratorOf(actor: Actor, person: Pick<Managed, "isDemo">): boolean {
  return actor.isAdministrator && (actor.confinedTo !== undefined) === person.isDemo;
}

/**
 * Who may deactivate a person or hand out a link to their account: an Administrator, or the CSM for
 * people who are in no Flow Team but theirs. A link to an account is as good as the account, so a
 * CSM gets none to people who have a part elsewhere, or who administer.
 */
export function mayManage(actor: Actor, person: Managed): boolean {
  if (isAdministratorOf(actor, person)) return true;
  if (person.isAdministrator || person.roles.length === 0) return false;
  return person.roles.every(({ flowTeamId }) => can(actor, "run the flow team", { flowTeamId }));
}

/** Who may renew an invitation: as above, and the CPO for those who are only Stakeholders of theirs. */
export function mayRenewInvitation(actor: Actor, person: Managed): boolean {
  if (mayManage(actor, person)) return true;
  if (person.isAdministrator || person.roles.length === 0) return false;
  return person.roles.every(
    ({ flowTeamId, role }) => role === "stakeholder" && can(actor, "invite stakeholders", { flowTeamId }),
  );
}
