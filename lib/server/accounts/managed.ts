import "server-only";
import type { Actor, HeldRole } from "@/lib/domain/access";
import type { Managed } from "@/lib/domain/accounts/policy";
import { type Result, notFound, ok } from "@/lib/domain/result";
import { type Tx, db } from "@/lib/server/db";

/** A person whose account somebody manages. */
export type ManagedPerson = Managed & {
  id: string;
  name: string;
  email: string;
  deactivatedAt: Date | null;
  hasAccount: boolean;
};

/**
 * A person for whoever may manage them: by `may`, which decides over the roles they hold now. For
 * others they don't exist.
 */
export async function openManaged(
  tx: Tx,
  actor: Actor,
  personId: string,
  may: (actor: Actor, person: Managed) => boolean,
): Promise<Result<ManagedPerson>> {
  const found = await tx.person.findUnique({
    where: { id: personId },
    select: {
      id: true,
      name: true,
      email: true,
      isDemo: true,
      isAdministrator: true,
      deactivatedAt: true,
      passwordHash: true,
      _count: { select: { identities: true } },
      roles: {
        where: { endedAt: null },
        select: { flowTeamId: true, scrumTeamId: true, role: true },
      },
    },
  });
  if (!found) return notFound("person");
  const { passwordHash, _count, ...person } = found;
  const hasAccount = passwordHash !== null || _count.identities > 0;
  const managed = { ...person, roles: person.roles as HeldRole[], hasAccount };
  return may(actor, managed) ? ok(managed) : notFound("person");
}

/** The same outside a command. */
export function readManaged(
  actor: Actor,
  personId: string,
  may: (actor: Actor, person: Managed) => boolean,
): Promise<Result<ManagedPerson>> {
  return openManaged(db(), actor, personId, may);
}

/**
 * Holds the Administrators of one side still, so that none is removed while another one goes too.
 * Returns those who are active.
 */
export async function lockAdministrators(tx: Tx, isDemo: boolean): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string; deactivatedAt: Date | null }[]>`
    SELECT id, "deactivatedAt" FROM "Person"
    WHERE "isAdministrator" AND "isDemo" = ${isDemo} ORDER BY id FOR UPDATE`;
  return rows.filter((row) => row.deactivatedAt === null).map((row) => row.id);
}
