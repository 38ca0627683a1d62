import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { type Edits, inverseEdits, mergeEdits } from "@/lib/domain/edit";
import { can } from "@/lib/domain/access";
import { beginning, mentionedIds } from "@/lib/domain/conversations/mentions";
import {
  AddComment,
  DeleteComment,
  EditComment,
  RestoreComment,
  type SpokenItem,
} from "@/lib/domain/conversations/schema";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import { refuseRetired } from "@/lib/server/flow-teams/entry";
import { tellOfComment } from "./comment-news";
import { type SpokenOf, findSpokenOf, talkChanged } from "./spoken-of";
import { tell } from "./tell";
import { addWatchers } from "./watchers";

/**
 * Says something about an item. Who does watches it from then on; people named are told, and who has a part
 * in the item.
 */
export const addComment = command({
  name: "conversations.addComment",
  input: AddComment,
  run: (context, input) => writeComment(context, input),
});

/** Says something about an item in the transaction of the caller, as `addComment` does. */
export async function writeComment(
  context: CommandContext,
  { flowTeamId, item, body, commentId }: z.infer<typeof AddComment>,
): Promise<Result<{ id: string }>> {
  const { tx, actor, now, record } = context;
  const entered = await enterTalk(context, flowTeamId, item);
  if (!entered.ok) return entered;
  const spokenOf = entered.value;
  const mentions = await membersAmong(context, flowTeamId, mentionedIds(body));
  if (!mentions.ok) return mentions;
  const id = commentId ?? randomUUID();
  const said = commentId && (await tx.comment.findUnique({ where: { id }, select: { authorId: true } }));
  if (said) return said.authorId === actor.personId ? ok({ id }) : notFound("comment");
  await tx.comment.create({
    data: {
      id,
      flowTeamId,
      itemKind: item.kind,
      itemId: item.id,
      authorId: actor.personId,
      body,
      mentions: mentions.value,
      createdAt: now,
    },
  });
  await addWatchers(tx, flowTeamId, item, [actor.personId]);
  const start = beginning(body, 120);
  await tell(context, flowTeamId, {
    to: mentions.value,
    kind: "mention",
    item: spokenOf,
    text: `names you: “${start}”`,
  });
  await tellOfComment(context, flowTeamId, spokenOf, `says: “${start}”`, mentions.value);
  record({
    flowTeamId,
    item: { kind: item.kind, id: item.id, title: spokenOf.title },
    before: { comment: null },
    after: { comment: start },
    undo: { command: "conversations.deleteComment", input: { flowTeamId, commentId: id } },
  });
  talkChanged(context, flowTeamId, spokenOf);
  return ok({ id });
}

/** Words one's own comment anew. People it names for the first time are told. */
export const editComment = command({
  name: "conversations.editComment",
  input: EditComment,
  async run(context, { flowTeamId, commentId, edits }) {
    const { tx, now, record } = context;
    const found = await findOwn(context, flowTeamId, commentId, false);
    if (!found.ok) return found;
    const { comment, spokenOf } = found.value;
    const merged = mergeEdits<{ body: string }>({ body: comment.body }, edits as Edits<{ body: string }>);
    if (!merged.ok) return merged;
    const { before, after } = merged.value;
    if (after.body === undefined) return ok(null);
    const mentions = await membersAmong(context, flowTeamId, mentionedIds(after.body));
    if (!mentions.ok) return mentions;
    await tx.comment.update({
      where: { id: commentId },
      data: { body: after.body, mentions: mentions.value, editedAt: now },
    });
    const added = mentions.value.filter((id) => !comment.mentions.includes(id));
    const start = beginning(after.body, 120);
    await tell(context, flowTeamId, { to: added, kind: "mention", item: spokenOf, text: `names you: “${start}”` });
    record({
      flowTeamId,
      item: { kind: spokenOf.kind, id: spokenOf.id, title: spokenOf.title },
      before: { comment: beginning(comment.body, 120) },
      after: { comment: start },
      undo: {
        command: "conversations.editComment",
        input: { flowTeamId, commentId, edits: inverseEdits(before, after) },
      },
    });
    talkChanged(context, flowTeamId, spokenOf);
    return ok(null);
  },
});

/** Takes one's own comment back. */
export const deleteComment = command({
  name: "conversations.deleteComment",
  input: DeleteComment,
  run: (context, { flowTeamId, commentId }) => setGone(context, flowTeamId, commentId, true),
});

/** Brings one's own comment back where it stood. */
export const restoreComment = command({
  name: "conversations.restoreComment",
  input: RestoreComment,
  run: (context, { flowTeamId, commentId }) => setGone(context, flowTeamId, commentId, false),
});

async function setGone(
  context: CommandContext,
  flowTeamId: string,
  commentId: string,
  isGone: boolean,
): Promise<Result<null>> {
  const found = await findOwn(context, flowTeamId, commentId, !isGone);
  if (!found.ok) return found;
  const { comment, spokenOf } = found.value;
  await context.tx.comment.update({ where: { id: commentId }, data: { deletedAt: isGone ? context.now : null } });
  const words = { comment: beginning(comment.body, 120) };
  context.record({
    flowTeamId,
    item: { kind: spokenOf.kind, id: spokenOf.id, title: spokenOf.title },
    before: isGone ? words : { comment: null },
    after: isGone ? { comment: null } : words,
    undo: {
      command: isGone ? "conversations.restoreComment" : "conversations.deleteComment",
      input: { flowTeamId, commentId },
    },
  });
  talkChanged(context, flowTeamId, spokenOf);
  return ok(null);
}

/**
 * How each command about what people say begins: the item is there for a Member, and the Flow Team
 * isn't retired.
 */
export async function enterTalk(
  { tx, actor }: Pick<CommandContext, "tx" | "actor">,
  flowTeamId: string,
  item: SpokenItem,
): Promise<Result<SpokenOf>> {
  if (!can(actor, "contribute", { flowTeamId })) return notFound(item.kind);
  const flowTeam = await tx.flowTeam.findUnique({ where: { id: flowTeamId }, select: { state: true } });
  if (!flowTeam) return notFound(item.kind);
  if (flowTeam.state === "retired") return refuseRetired;
  const spokenOf = await findSpokenOf(tx, flowTeamId, item);
  return spokenOf ? ok(spokenOf) : refuse(itemGone(item.kind));
}

const itemGone = (kind: string) => ({
  code: "not_found" as const,
  message: `This ${kind} was removed meanwhile, so nothing more is said about it.`,
  wayOut: "Copy what you wrote, or bring the item back from its history first.",
});

async function findOwn(context: CommandContext, flowTeamId: string, commentId: string, isGone: boolean) {
  const { tx, actor } = context;
  if (!can(actor, "contribute", { flowTeamId })) return notFound("comment");
  const [locked] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Comment" WHERE id = ${commentId}::uuid AND "flowTeamId" = ${flowTeamId}::uuid FOR NO KEY UPDATE`;
  const comment = locked && (await tx.comment.findUnique({ where: { id: commentId } }));
  if (!comment || (comment.deletedAt !== null) !== isGone) return notFound("comment");
  if (comment.authorId !== actor.personId) {
    return refuse({
      code: "forbidden",
      message: "A comment is changed and removed by who wrote it.",
      wayOut: "Answer it with a comment of your own.",
    });
  }
  const entered = await enterTalk(context, flowTeamId, {
    kind: comment.itemKind as SpokenItem["kind"],
    id: comment.itemId,
  });
  return entered.ok ? ok({ comment, spokenOf: entered.value }) : entered;
}

/** The people named, all of them Members; refused where one isn't, for nobody would be told. */
async function membersAmong(
  { tx }: CommandContext,
  flowTeamId: string,
  personIds: readonly string[],
): Promise<Result<string[]>> {
  if (personIds.length === 0) return ok([]);
  const held = await tx.roleHolding.findMany({
    where: { flowTeamId, endedAt: null, role: { not: "stakeholder" }, personId: { in: [...personIds] } },
    select: { personId: true },
    distinct: ["personId"],
  });
  const members = new Set(held.map(({ personId }) => personId));
  if (personIds.every((id) => members.has(id))) return ok([...personIds]);
  return refuse({
    code: "invalid",
    message: "Somebody named in this comment is no Member of this Flow Team.",
    fields: { body: "Name Members alone." },
    wayOut: "Write their name without @, or invite them first.",
  });
}
