import "server-only";
import { randomUUID } from "node:crypto";
import { can } from "@/lib/domain/access";
import { kindOfFile, largestAttachment, refusedFiles } from "@/lib/domain/conversations/file-kinds";
import { AddAttachment, RemoveAttachment, RestoreAttachment, type SpokenItem } from "@/lib/domain/conversations/schema";
import { type Refusal, type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import { enterTalk } from "./comment-commands";
import { cleanImage } from "./images";
import { talkChanged } from "./spoken-of";

/** The refusal of a file that is too long; also of one whose end wasn't waited for. */
export const attachmentTooLong: Refusal = {
  code: "invalid",
  message: "An attachment has at most 10 MB.",
  wayOut: "Make the file smaller, or link to where it is kept.",
};

/** Adds a file to an item. Images are drawn anew; what could run in a browser isn't taken. */
export const addAttachment = command({
  name: "conversations.addAttachment",
  input: AddAttachment,
  prepare: async ({ name, content, ...to }) => {
    const file = await fileOf(content, name);
    return file.ok ? ok({ ...to, file: file.value }) : file;
  },
  async run(context, { flowTeamId, item, file: { content: bytes, ...facts } }) {
    const { tx, actor, now, record } = context;
    const entered = await enterTalk(context, flowTeamId, item);
    if (!entered.ok) return entered;
    const id = randomUUID();
    await tx.attachment.create({
      data: {
        id,
        flowTeamId,
        itemKind: item.kind,
        itemId: item.id,
        ...facts,
        size: bytes.byteLength,
        // Not copied, for its size; no other thread shares it.
        content: bytes as Uint8Array<ArrayBuffer>,
        createdById: actor.personId,
        createdAt: now,
      },
      select: { id: true },
    });
    record({
      flowTeamId,
      item: { kind: item.kind, id: item.id, title: entered.value.title },
      before: { attachment: null },
      after: { attachment: facts.name },
      undo: { command: "conversations.removeAttachment", input: { flowTeamId, attachmentId: id } },
    });
    talkChanged(context, flowTeamId, entered.value);
    return ok({ id, name: facts.name, mediaType: facts.mediaType });
  },
});

/** Takes a file away from its item. It can be brought back. */
export const removeAttachment = command({
  name: "conversations.removeAttachment",
  input: RemoveAttachment,
  run: (context, { flowTeamId, attachmentId }) => setGone(context, flowTeamId, attachmentId, true),
});

/** Brings a removed file back. */
export const restoreAttachment = command({
  name: "conversations.restoreAttachment",
  input: RestoreAttachment,
  run: (context, { flowTeamId, attachmentId }) => setGone(context, flowTeamId, attachmentId, false),
});

type StoredFile = { name: string; mediaType: string; width?: number; height?: number; content: Uint8Array };

/** What is stored of a file; an image's name ends as what it has become. */
async function fileOf(content: Uint8Array, name: string): Promise<Result<StoredFile>> {
  if (content.byteLength > largestAttachment) return refuse(attachmentTooLong);
  if (content.byteLength === 0) {
    return refuse({ code: "invalid", message: "This file is empty.", wayOut: "Choose the file again." });
  }
  const kind = kindOfFile(content, name);
  if (kind.is === "refused") return refuse({ code: "invalid", ...refusedFiles[kind.why] });
  if (kind.is === "document") return ok({ name, mediaType: kind.mediaType, content });
  const image = await cleanImage(content);
  if (!image.ok) return image;
  if (image.value.content.byteLength > largestAttachment) return refuse(attachmentTooLong);
  const ending = image.value.mediaType === "image/jpeg" ? "jpg" : "png";
  return ok({ ...image.value, name: `${name.replace(/\.[a-z0-9]{1,5}$/i, "")}.${ending}` });
}

async function setGone(
  context: CommandContext,
  flowTeamId: string,
  attachmentId: string,
  isGone: boolean,
): Promise<Result<null>> {
  const { tx, actor, now, record } = context;
  if (!can(actor, "contribute", { flowTeamId })) return notFound("attachment");
  const attachment = await tx.attachment.findFirst({
    where: { id: attachmentId, flowTeamId, deletedAt: isGone ? null : { not: null } },
    select: { itemKind: true, itemId: true, name: true, createdById: true },
  });
  if (!attachment) return notFound("attachment");
  const item = { kind: attachment.itemKind as SpokenItem["kind"], id: attachment.itemId };
  const entered = await enterTalk(context, flowTeamId, item);
  if (!entered.ok) return entered;
  const keeps =
    can(actor, "own the product", { flowTeamId }) ||
    can(actor, "keep the team backlog", { flowTeamId, scrumTeamId: entered.value.teamId });
  if (attachment.createdById !== actor.personId && !keeps) {
    return refuse({
      code: "forbidden",
      message: "An attachment is removed by who added it, the PO of the item's team or the CPO.",
      wayOut: "Ask one of them.",
    });
  }
  await tx.attachment.update({
    where: { id: attachmentId },
    data: { deletedAt: isGone ? now : null },
    select: { id: true },
  });
  record({
    flowTeamId,
    item: { ...item, title: entered.value.title },
    before: { attachment: isGone ? attachment.name : null },
    after: { attachment: isGone ? null : attachment.name },
    undo: {
      command: isGone ? "conversations.restoreAttachment" : "conversations.removeAttachment",
      input: { flowTeamId, attachmentId },
    },
  });
  talkChanged(context, flowTeamId, entered.value);
  return ok(null);
}
