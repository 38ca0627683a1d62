import "server-only";
import type { RaisedKind } from "@/lib/domain/events/answers";
import type { CommandContext } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import type { EventAnswer, FlowSprintEvent } from "@/prisma/client/client";
import { roomChanged } from "./enter-room";

/** What an answer became; null where nothing, or where that was taken back. */
export async function readRaised(
  tx: Tx,
  { raisedKind, raisedId }: Pick<EventAnswer, "raisedKind" | "raisedId">,
): Promise<{ kind: RaisedKind; number: number } | null> {
  if (!raisedKind || !raisedId) return null;
  const one = { where: { id: raisedId, deletedAt: null }, select: { number: true } };
  const found =
    raisedKind === "Impediment"
      ? await tx.impediment.findFirst(one)
      : raisedKind === "Risk"
        ? await tx.risk.findFirst(one)
        : await tx.dependency.findFirst(one);
  return found && { kind: raisedKind as RaisedKind, number: found.number };
}

/** That the rest is no Impediment was said of what stood there then, not of what is in the way since. */
export async function takeNoneBack(context: CommandContext, event: FlowSprintEvent): Promise<void> {
  const { count } = await context.tx.eventNote.updateMany({
    where: { eventId: event.id, kind: "none", about: "impediments", deletedAt: null },
    data: { deletedAt: context.now },
  });
  if (count > 0) roomChanged(context, event);
}
