import "server-only";
import { fieldName } from "@/lib/domain/history-words";
import { type Result, notFound, ok } from "@/lib/domain/result";
import { type CommandContext, requireCapability } from "@/lib/server/command";
import { tell } from "@/lib/server/conversations/tell";
import { tellWatchers } from "@/lib/server/conversations/watchers";
import type { Tx } from "@/lib/server/db";
import { enterToChange } from "@/lib/server/flow-teams/entry";

/** What a Risk or an Impediment may name: all of its own Flow Team. */
type Named = {
  epicId?: string | null | undefined;
  storyId?: string | null | undefined;
  teamId?: string | null | undefined;
  /** Members: guests own nothing. */
  personIds?: readonly (string | null | undefined)[];
};

/** Lets a Member of the Flow Team in, locked for the change. */
export async function enterRegister(
  { tx, actor }: CommandContext,
  flowTeamId: string,
  what: "Risk" | "Impediment",
): Promise<Result<unknown>> {
  const entered = await enterToChange(tx, actor, flowTeamId, what);
  return entered.ok ? requireCapability(actor, "contribute", { flowTeamId }) : entered;
}

/** Refuses with `not_found` what isn't in the Flow Team, or is gone from it. */
export async function checkNamed(
  tx: Tx,
  flowTeamId: string,
  { epicId, storyId, teamId, personIds = [] }: Named,
): Promise<Result<null>> {
  if (epicId && (await tx.epic.count({ where: { id: epicId, flowTeamId, deletedAt: null } })) === 0)
    return notFound("Epic");
  if (storyId && (await tx.story.count({ where: { id: storyId, flowTeamId, deletedAt: null } })) === 0)
    return notFound("Story");
  if (teamId && (await tx.scrumTeam.count({ where: { id: teamId, flowTeamId, retiredAt: null } })) === 0)
    return notFound("Scrum Team");
  for (const personId of personIds) {
    if (!personId) continue;
    const held = { personId, flowTeamId, endedAt: null, role: { not: "stakeholder" as const } };
    if ((await tx.roleHolding.count({ where: held })) === 0) return notFound("Member");
  }
  return ok(null);
}

/** Tells somebody that a Risk or an Impediment is theirs now. */
export async function tellOwner(
  context: CommandContext,
  flowTeamId: string,
  ownerId: string | null | undefined,
  item: { kind: "Risk" | "Impediment"; id: string; title: string },
): Promise<void> {
  if (!ownerId) return;
  await tell(context, flowTeamId, {
    to: [ownerId],
    kind: "assigned",
    item,
    text: `made you the owner of this ${item.kind}`,
  });
}

/** Tells who watches a Risk or an Impediment what was changed in it, and its new owner that it is theirs. */
export async function tellOfEdit(
  context: CommandContext,
  flowTeamId: string,
  item: { kind: "Risk" | "Impediment"; id: string; title: string },
  after: { ownerId?: string | null | undefined },
): Promise<void> {
  await tellOwner(context, flowTeamId, after.ownerId, item);
  const text = `changed ${Object.keys(after).map(fieldName).join(", ")}`;
  await tellWatchers(context, flowTeamId, item, text, { except: after.ownerId ? [after.ownerId] : [] });
}

/** Who holds a role of the Flow Team, or of one of its Scrum Teams. */
export async function holdersOf(
  tx: Tx,
  flowTeamId: string,
  role: "csm" | "sm",
  scrumTeamId: string | null = null,
): Promise<string[]> {
  const holdings = await tx.roleHolding.findMany({
    where: { flowTeamId, role, endedAt: null, ...(scrumTeamId && { scrumTeamId }) },
    select: { personId: true },
  });
  return holdings.map(({ personId }) => personId);
}
