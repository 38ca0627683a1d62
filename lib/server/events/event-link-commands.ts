import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { CreateEventLink, RevokeEventLink } from "@/lib/domain/events/review-schema";
import { tableOf } from "@/lib/domain/live";
import { type Result, notFound, ok } from "@/lib/domain/result";
import { type CommandContext, command, requireCapability } from "@/lib/server/command";
import { type HeldRoom, enterRoom, itemOf } from "./enter-room";
import { hashEventSecret } from "./event-link-queries";

/**
 * Makes an address by which people without an account join a Review. Its secret is in this answer and
 * nowhere else.
 */
export const createEventLink = command({
  name: "events.createEventLink",
  input: CreateEventLink,
  async run(context, input) {
    const { tx, actor, now, record } = context;
    const entered = await enterToInvite(context, input, "open or before");
    if (!entered.ok) return entered;
    const { event, name } = entered.value;
    const id = randomUUID();
    const token = newSecret();
    await tx.eventLink.create({
      data: { id, eventId: event.id, tokenHash: hashEventSecret(token), createdById: actor.personId, createdAt: now },
    });
    record({ flowTeamId: event.flowTeamId, item: itemOf(event, name), before: null, after: { link: "made" } });
    context.changed({ flowTeamId: event.flowTeamId, context: tableOf(event.key), id });
    return ok({ id, path: `/shared/review/${token}` });
  },
});

/** Makes such an address void at once, for good, also where somebody has it open. */
export const revokeEventLink = command({
  name: "events.revokeEventLink",
  input: RevokeEventLink,
  async run(context, { linkId, ...input }) {
    const { tx, now, record } = context;
    const entered = await enterToInvite(context, input);
    if (!entered.ok) return entered;
    const { event, name } = entered.value;
    const link = await tx.eventLink.findFirst({ where: { id: linkId, eventId: event.id } });
    if (!link) return notFound("link");
    if (link.revokedAt) return ok(null);
    await tx.eventLink.update({ where: { id: linkId }, data: { revokedAt: now } });
    // Who came by it is there no longer.
    const visitors = await tx.visitor.findMany({ where: { linkId }, select: { id: true } });
    await tx.presence.deleteMany({
      where: { flowTeamId: event.flowTeamId, personId: { in: visitors.map(({ id }) => id) } },
    });
    context.changed({ flowTeamId: event.flowTeamId, context: "presence", id: `events/${event.key}` });
    record({
      flowTeamId: event.flowTeamId,
      item: itemOf(event, name),
      before: { link: "in force" },
      after: { link: "revoked" },
    });
    context.changed({ flowTeamId: event.flowTeamId, context: tableOf(event.key), id: linkId });
    return ok(null);
  },
});

/** A secret of 32 letters, digits, - and _. */
export function newSecret(): string {
  return randomBytes(24).toString("base64url");
}

async function enterToInvite(
  context: CommandContext,
  input: { flowTeamId: string; key: string },
  state?: "open or before",
): Promise<Result<HeldRoom>> {
  const entered = await enterRoom(context, input, { as: "anyone in it", ...(state && { state }) });
  if (!entered.ok) return entered;
  if (entered.value.event.kind !== "review") return notFound("Flow Sprint Review");
  const allowed = requireCapability(context.actor, "invite stakeholders", { flowTeamId: input.flowTeamId });
  return allowed.ok ? entered : allowed;
}
