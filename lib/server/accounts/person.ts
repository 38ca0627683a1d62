import "server-only";
import type { CommandContext } from "@/lib/server/command";

/** A person as history names them. */
export function personItem(person: { id: string; name: string }) {
  return { kind: "Person" as const, id: person.id, title: person.name };
}

/** Tells every Flow Team the person has a role in that something about them changed. */
export async function tellFlowTeams({ tx, changed }: CommandContext, personId: string): Promise<void> {
  const held = await tx.roleHolding.findMany({
    where: { personId, endedAt: null },
    select: { flowTeamId: true },
    distinct: ["flowTeamId"],
  });
  for (const { flowTeamId } of held) changed({ flowTeamId, context: "accounts", id: personId });
}

/**
 * Revokes a person's sign-ins at once: all, only one, or all except one. Returns how many. Open
 * streams are told, so that they end as well.
 */
export async function endSignIns(
  context: CommandContext,
  which: { personId: string; name: string; only?: string; except?: string | null; now: Date },
): Promise<number> {
  const { personId, only, except, now } = which;
  const { count } = await context.tx.signIn.updateMany({
    where: {
      personId,
      revokedAt: null,
      ...(only ? { id: only } : {}),
      ...(except ? { id: { not: except } } : {}),
    },
    data: { revokedAt: now },
  });
  if (count === 0) return 0;
  context.record({
    flowTeamId: null,
    item: personItem({ id: personId, name: which.name }),
    before: null,
    after: { signInsEnded: count },
  });
  await tellFlowTeams(context, personId);
  return count;
}
