import "server-only";
import type { InboxKind, NewsOfKind } from "@/lib/domain/conversations/kinds";
import { inboxOf } from "@/lib/domain/live";
import type { CommandContext } from "@/lib/server/command";

/** Something people are told in their inbox. */
export type News = {
  /** Who is told. The one who acts is left out by itself, as are people who don't want the kind. */
  to: readonly string[];
  kind: InboxKind;
  item: { kind: NewsOfKind; id: string; title: string };
  /** What happened, to be read after the actor's name: "asks your team for E-12". */
  text: string;
};

/**
 * Puts news into people's inboxes, in the transaction of the change. What is unread about the same
 * item and of the same kind is brought up to date and counted instead of being said again.
 */
export async function tell(
  { tx, actor, now, changed }: CommandContext,
  flowTeamId: string,
  { to, kind, item, text }: News,
): Promise<void> {
  const people = [...new Set(to)].filter((id) => id !== actor.personId);
  if (people.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "InboxItem" (id, "personId", "flowTeamId", kind, "itemKind", "itemId", "itemTitle", text, "actorId", "createdAt")
    SELECT gen_random_uuid(), person, ${flowTeamId}::uuid, ${kind}::"InboxKind", ${item.kind}, ${item.id}::uuid, ${item.title},
      ${text}, ${actor.personId || null}::uuid, ${now}
    FROM unnest(${people}::uuid[]) AS person
    WHERE EXISTS (SELECT FROM "RoleHolding" r WHERE r."personId" = person AND r."flowTeamId" = ${flowTeamId}::uuid AND r."endedAt" IS NULL)
      AND NOT EXISTS (SELECT FROM "InboxMute" m WHERE m."personId" = person AND m.kind = ${kind}::"InboxKind")
    ORDER BY person
    ON CONFLICT ("personId", "itemId", kind) WHERE "readAt" IS NULL DO UPDATE SET
      count = "InboxItem".count + 1, text = excluded.text, "actorId" = excluded."actorId", "createdAt" = excluded."createdAt",
      "itemTitle" = excluded."itemTitle", "snoozedUntil" = NULL`;
  for (const personId of people) changed({ flowTeamId, context: inboxOf(personId) });
}

/** Marks as read what asked people for something that was done now, by whomever. */
export async function settleNews(
  { tx, now, changed }: CommandContext,
  flowTeamId: string,
  { to, kind, itemId }: { to: readonly string[]; kind: InboxKind; itemId: string },
): Promise<void> {
  const settled = await tx.inboxItem.updateManyAndReturn({
    where: { personId: { in: [...to] }, kind, itemId, readAt: null },
    data: { readAt: now },
    select: { personId: true },
  });
  for (const { personId } of settled) changed({ flowTeamId, context: inboxOf(personId) });
}
