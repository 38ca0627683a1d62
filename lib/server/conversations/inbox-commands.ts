import "server-only";
import { can } from "@/lib/domain/access";
import { MarkAllRead, MarkNews, MuteNews, SnoozeNews } from "@/lib/domain/conversations/schema";
import { inboxOf } from "@/lib/domain/live";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import { Prisma } from "@/prisma/client/client";

/** Marks news of one's own as read, or as unread again. */
export const markNews = command({
  name: "conversations.markNews",
  input: MarkNews,
  async run(context, { flowTeamId, ids, isRead }) {
    const entered = enterInbox(context, flowTeamId);
    if (!entered.ok) return entered;
    const { tx, actor, now } = context;
    const own = Prisma.sql`n.id = ANY(${ids}::uuid[]) AND n."personId" = ${actor.personId}::uuid AND n."flowTeamId" = ${flowTeamId}::uuid`;
    if (isRead) {
      await tx.$executeRaw`UPDATE "InboxItem" n SET "readAt" = ${now} WHERE ${own} AND n."readAt" IS NULL`;
    } else {
      // Newer news of the same kind about the same item says it already.
      await tx.$executeRaw`
        UPDATE "InboxItem" n SET "readAt" = NULL WHERE ${own} AND n."readAt" IS NOT NULL
          AND n.id = (SELECT l.id FROM "InboxItem" l WHERE l."personId" = n."personId" AND l."itemId" = n."itemId"
                        AND l.kind = n.kind AND l.id = ANY(${ids}::uuid[]) ORDER BY l."createdAt" DESC LIMIT 1)
          AND NOT EXISTS (SELECT FROM "InboxItem" o WHERE o."personId" = n."personId" AND o."itemId" = n."itemId"
                            AND o.kind = n.kind AND o."readAt" IS NULL)`;
    }
    return inboxChanged(context, flowTeamId);
  },
});

/** Marks all of one's own news as read, save what sleeps. */
export const markAllRead = command({
  name: "conversations.markAllRead",
  input: MarkAllRead,
  async run(context, { flowTeamId }) {
    const entered = enterInbox(context, flowTeamId);
    if (!entered.ok) return entered;
    const { tx, actor, now } = context;
    await tx.inboxItem.updateMany({
      where: {
        personId: actor.personId,
        flowTeamId,
        readAt: null,
        OR: [{ snoozedUntil: null }, { snoozedUntil: { lte: now } }],
      },
      data: { readAt: now },
    });
    return inboxChanged(context, flowTeamId);
  },
});

/** How long news may sleep, in days. */
const longestSleep = 90;

/** Lets news sleep until an instant, or wakes it. */
export const snoozeNews = command({
  name: "conversations.snoozeNews",
  input: SnoozeNews,
  async run(context, { flowTeamId, ids, until }) {
    const entered = enterInbox(context, flowTeamId);
    if (!entered.ok) return entered;
    const { tx, actor, now } = context;
    const wakesAt = until === null ? null : new Date(until);
    const days = wakesAt ? (wakesAt.getTime() - now.getTime()) / 86_400_000 : 1;
    if (days <= 0 || days > longestSleep) {
      return refuse({
        code: "invalid",
        message: days <= 0 ? "That moment is past already." : `News sleeps for ${longestSleep} days at most.`,
        fields: { until: "Choose a later day, within three months." },
        wayOut: "Choose a moment ahead, within three months.",
      });
    }
    await tx.inboxItem.updateMany({
      where: { id: { in: ids }, personId: actor.personId, flowTeamId },
      data: { snoozedUntil: wakesAt },
    });
    return inboxChanged(context, flowTeamId);
  },
});

/** Says whether the person wants news of a kind; what is there already stays. */
export const muteNews = command({
  name: "conversations.muteNews",
  input: MuteNews,
  async run(context, { flowTeamId, kind, isMuted }) {
    const entered = enterInbox(context, flowTeamId);
    if (!entered.ok) return entered;
    const { tx, actor } = context;
    const mute = { personId: actor.personId, kind };
    if (isMuted) await tx.inboxMute.createMany({ data: [mute], skipDuplicates: true });
    else await tx.inboxMute.deleteMany({ where: mute });
    return inboxChanged(context, flowTeamId);
  },
});

/** Everybody's inbox is their own, also in a retired Flow Team: reading it changes nothing there. */
function enterInbox({ actor }: CommandContext, flowTeamId: string): Result<null> {
  return can(actor, "be told", { flowTeamId }) ? ok(null) : notFound("inbox");
}

function inboxChanged({ actor, changed }: CommandContext, flowTeamId: string): Result<null> {
  changed({ flowTeamId, context: inboxOf(actor.personId) });
  return ok(null);
}
