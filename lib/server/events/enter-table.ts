import "server-only";
import { secretsOf, tableOf } from "@/lib/domain/live";
import { type Result, notFound } from "@/lib/domain/result";
import type { CommandContext } from "@/lib/server/command";
import type { FlowSprintEvent } from "@/prisma/client/client";
import { type HeldRoom, type Needs, admit, enterRoom } from "./enter-room";

/**
 * As `enterRoom`, for what everybody in an open room does at once: votes, cards, feedback, reactions.
 * The event's row is shared, so that they don't wait for each other; whoever leads or closes the room
 * waits for them, and they for that.
 */
export async function enterTable(
  context: CommandContext,
  { flowTeamId, key }: { flowTeamId: string; key: string },
  as: Needs["as"] = "who takes part",
  state: NonNullable<Needs["state"]> = "running",
): Promise<Result<HeldRoom>> {
  if (!context.actor.roles.some((held) => held.flowTeamId === flowTeamId)) return notFound("event");
  const [event] = await context.tx.$queryRaw<FlowSprintEvent[]>`
    SELECT * FROM "FlowSprintEvent" WHERE "flowTeamId" = ${flowTeamId}::uuid AND key = ${key} FOR SHARE`;
  if (event) return admit(context, event, { as, state });
  // An event that nobody has touched has no row, so it isn't open; where it needn't be, it gets one.
  return state === "open or before"
    ? enterRoom(context, { flowTeamId, key }, { as, state })
    : notFound("event that is open");
}

/** Says to all in a room that something on its table changed: answers, votes shown, demos, feedback. */
export function tableChanged(context: CommandContext, event: Pick<FlowSprintEvent, "flowTeamId" | "key">): void {
  context.changed({ flowTeamId: event.flowTeamId, context: tableOf(event.key) });
}

/** As `tableChanged`, of what people did in secret: votes, cards, dots. For secret commands. */
export function secretsChanged(context: CommandContext, event: Pick<FlowSprintEvent, "flowTeamId" | "key">): void {
  context.changed({ flowTeamId: event.flowTeamId, context: secretsOf(event.key) });
}
