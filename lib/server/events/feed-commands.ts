import "server-only";
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { feedPath } from "@/lib/domain/events/feed";
import { ok } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import { hashFeedSecret } from "./feed-queries";

/** Makes the person's calendar address, and a former one void at once. The secret is in this answer and nowhere else. */
export const renewFeed = command({
  name: "events.renewFeed",
  input: z.object({}),
  async run(context) {
    const { tx, actor, now } = context;
    const secret = randomBytes(24).toString("base64url");
    const feed = { tokenHash: hashFeedSecret(secret), createdAt: now };
    const former = await tx.calendarFeed.count({ where: { personId: actor.personId } });
    await tx.calendarFeed.upsert({
      where: { personId: actor.personId },
      create: { personId: actor.personId, ...feed },
      update: feed,
    });
    recordFeed(context, former > 0, true);
    return ok({ path: feedPath(secret) });
  },
});

/** Makes the person's calendar address void at once. */
export const revokeFeed = command({
  name: "events.revokeFeed",
  input: z.object({}),
  async run(context) {
    const { count } = await context.tx.calendarFeed.deleteMany({ where: { personId: context.actor.personId } });
    if (count > 0) recordFeed(context, true, false);
    return ok(null);
  },
});

function recordFeed({ actor, record }: CommandContext, before: boolean, after: boolean): void {
  record({
    flowTeamId: null,
    item: { kind: "Person", id: actor.personId, title: actor.name },
    before: { calendarAddress: before },
    after: { calendarAddress: after },
  });
}
