import "server-only";
import { type ImprovementState, mayKeepImprovement, notYourImprovement } from "@/lib/domain/events/improvements";
import { takesPart } from "@/lib/domain/events/room";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, requireCapability } from "@/lib/server/command";
import { tell } from "@/lib/server/conversations/tell";
import type { Tx } from "@/lib/server/db";
import { enterToChange } from "@/lib/server/flow-teams/entry";
import type { Improvement } from "@/prisma/client/client";

/** An Improvement as history and the inbox name it. */
export function itemOf({ id, number, title }: Pick<Improvement, "id" | "number" | "title">) {
  return { kind: "Improvement", id, title: `M-${number} ${title}` } as const;
}

/**
 * The Improvement, for who may change it: its owner, who leads its retrospectives, and while the
 * retrospective it comes from runs, all who take part. The Flow Team's row is locked, so that orders
 * and numbers hold still.
 */
export async function findImprovement(
  context: CommandContext,
  flowTeamId: string,
  improvementId: string,
  deleted = false,
): Promise<Result<Improvement>> {
  const { tx, actor } = context;
  const entered = await enterToChange(tx, actor, flowTeamId, "Improvement");
  if (!entered.ok) return entered;
  const allowed = requireCapability(actor, "contribute", { flowTeamId });
  if (!allowed.ok) return allowed;
  const improvement = await tx.improvement.findFirst({
    where: { id: improvementId, flowTeamId, deletedAt: deleted ? { not: null } : null },
  });
  if (!improvement) return notFound("Improvement");
  if (mayKeepImprovement(actor, improvement) || (await isInItsRetrospective(context, improvement)))
    return ok(improvement);
  return refuse(notYourImprovement);
}

/** Refuses an owner who is no Member. */
export async function checkOwner(
  tx: Tx,
  flowTeamId: string,
  ownerId: string | null | undefined,
): Promise<Result<null>> {
  if (!ownerId) return ok(null);
  const held = { personId: ownerId, flowTeamId, endedAt: null, role: { not: "stakeholder" as const } };
  return (await tx.roleHolding.count({ where: held })) === 0 ? notFound("Member") : ok(null);
}

/** Tells somebody that an Improvement is theirs now. */
export async function tellOwner(
  context: CommandContext,
  flowTeamId: string,
  ownerId: string | null | undefined,
  item: ReturnType<typeof itemOf>,
): Promise<void> {
  if (!ownerId) return;
  await tell(context, flowTeamId, {
    to: [ownerId],
    kind: "assigned",
    item,
    text: "made you the owner of this Improvement",
  });
}

/** The rank behind all others of a backlog in a Flow Sprint, those deleted among them; null in an empty one. */
export async function lastRank(tx: Tx, backlog: ImprovementBacklog): Promise<string | null> {
  const last = await tx.improvement.findFirst({
    where: backlogWhere(backlog),
    orderBy: { rank: "desc" },
    select: { rank: true },
  });
  return last?.rank ?? null;
}

export type ImprovementBacklog = Pick<Improvement, "flowTeamId" | "teamId" | "sprintNumber">;

/** What picks the Improvements of one backlog in one Flow Sprint. */
export const backlogWhere = ({ flowTeamId, teamId, sprintNumber }: ImprovementBacklog) => ({
  flowTeamId,
  teamId,
  sprintNumber,
});

/** What history keeps of how an Improvement stands. */
export type Standing = { state: ImprovementState; effect: string };

async function isInItsRetrospective({ tx, actor }: CommandContext, { eventId }: Improvement): Promise<boolean> {
  if (!eventId) return false;
  const event = await tx.flowSprintEvent.findFirst({
    where: { id: eventId, state: "running" },
    include: { guests: { select: { personId: true } } },
  });
  return event !== null && takesPart(actor, { ...event, guestIds: event.guests.map(({ personId }) => personId) });
}
