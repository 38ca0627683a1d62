// biome-ignore-all format: a table, one row a line
import { db } from "@/lib/server/db";
import type { Actor } from "@/lib/domain/access";
import { makeStory } from "./factories";
import type { Row } from "./refusals-table";
import type { World } from "./refusals-world";

const members = ["cpo", "csm", "architect", "po", "sm", "developer", "otherPo", "otherSm", "otherDeveloper"] as const;

const item = async ({ flowTeamId, teamId }: World) => ({ kind: "Story" as const, id: (await makeStory({ flowTeamId, teamId })).id });

/** A comment of the Developer's. */
async function comment(world: World, deletedAt: Date | null = null) {
  const { kind, id } = await item(world);
  const data = { flowTeamId: world.flowTeamId, itemKind: kind, itemId: id, authorId: world.actors.developer.personId, body: "Ahoy", mentions: [], deletedAt };
  return (await db().comment.create({ data })).id;
}

/** A file the Developer added to a Story of their team. */
async function attachment(world: World, deletedAt: Date | null = null) {
  const { kind, id } = await item(world);
  const data = { flowTeamId: world.flowTeamId, itemKind: kind, itemId: id, name: "log.txt", mediaType: "text/plain", size: 2, content: Buffer.from("ok"), createdById: world.actors.developer.personId, deletedAt };
  return (await db().attachment.create({ data })).id;
}

async function news({ flowTeamId, actors }: World, actor: Actor | null) {
  const personId = actor?.personId ?? actors.cpo.personId;
  const data = { personId, flowTeamId, kind: "watched" as const, itemKind: "Story", itemId: crypto.randomUUID(), itemTitle: "S-1", text: "says", createdAt: new Date() };
  return (await db().inboxItem.create({ data })).id;
}

/** What people say about items and are told of them. */
export const conversationsTable: Record<string, Row> = {
  "conversations.addComment": { may: members, input: async (world) => ({ flowTeamId: world.flowTeamId, item: await item(world), body: "Ahoy" }) },
  "conversations.editComment": { may: ["developer"], input: async (world) => ({ flowTeamId: world.flowTeamId, commentId: await comment(world), edits: { body: { seen: "Ahoy", to: "Ship ahoy" } } }) },
  "conversations.deleteComment": { may: ["developer"], input: async (world) => ({ flowTeamId: world.flowTeamId, commentId: await comment(world) }) },
  "conversations.restoreComment": { may: ["developer"], input: async (world) => ({ flowTeamId: world.flowTeamId, commentId: await comment(world, new Date()) }) },
  "conversations.watchItem": { may: members, input: async (world) => ({ flowTeamId: world.flowTeamId, item: await item(world) }) },
  "conversations.unwatchItem": { may: members, input: async (world) => ({ flowTeamId: world.flowTeamId, item: await item(world) }) },
  "conversations.addAttachment": { may: members, input: async (world) => ({ flowTeamId: world.flowTeamId, item: await item(world), name: "log.txt", content: new TextEncoder().encode("all well") }) },
  "conversations.removeAttachment": { may: ["cpo", "po", "developer"], input: async (world) => ({ flowTeamId: world.flowTeamId, attachmentId: await attachment(world) }) },
  "conversations.restoreAttachment": { may: ["cpo", "po", "developer"], input: async (world) => ({ flowTeamId: world.flowTeamId, attachmentId: await attachment(world, new Date()) }) },
  "conversations.markNews": { may: [...members, "stakeholder"], input: async (world, actor) => ({ flowTeamId: world.flowTeamId, ids: [await news(world, actor)], isRead: true }) },
  "conversations.markAllRead": { may: [...members, "stakeholder"], input: ({ flowTeamId }) => ({ flowTeamId }) },
  "conversations.snoozeNews": { may: [...members, "stakeholder"], input: async (world, actor) => ({ flowTeamId: world.flowTeamId, ids: [await news(world, actor)], until: new Date(Date.now() + 3_600_000).toISOString() }) },
  "conversations.muteNews": { may: [...members, "stakeholder"], input: ({ flowTeamId }) => ({ flowTeamId, kind: "watched", isMuted: true }) },
};
