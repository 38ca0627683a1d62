import { z } from "zod";
import { editsOf, flowTeamId, oneLine } from "@/lib/domain/schema";
import { inboxKinds, spokenOfKinds } from "./kinds";

/** The item people speak of. */
export const item = z.object({
  kind: z.enum(spokenOfKinds, "That is nothing people talk about here."),
  id: z.uuid("That is not an item."),
});
export type SpokenItem = z.infer<typeof item>;

const body = z
  .string("A comment is text.")
  .trim()
  .min(1, "A comment has words.")
  .max(20_000, "A comment has at most 20,000 characters.");
const commentId = z.uuid("That is not a comment.");

export const AddComment = z.object({
  flowTeamId,
  item,
  body,
  /** Given by the screen, so that one sent twice, its answer lost, is said once. */
  commentId: commentId.optional(),
});
export const EditComment = z.object({ flowTeamId, commentId, edits: editsOf({ body }) });
export const DeleteComment = z.object({ flowTeamId, commentId });
export const RestoreComment = DeleteComment;

export const WatchItem = z.object({ flowTeamId, item });
export const UnwatchItem = WatchItem;

const attachmentId = z.uuid("That is not an attachment.");
/** Bytes never travel in JSON: they come by the route of attachments. */
export const AddAttachment = z.object({
  flowTeamId,
  item,
  name: oneLine("The file's name", 200),
  content: z.instanceof(Uint8Array, { error: "An attachment is a file." }),
});
export const RemoveAttachment = z.object({ flowTeamId, attachmentId });
export const RestoreAttachment = RemoveAttachment;

const newsIds = z.array(z.uuid("That is no news.")).min(1, "Choose some news.").max(500, "Choose at most 500.");
export const MarkNews = z.object({ flowTeamId, ids: newsIds, isRead: z.boolean() });
export const MarkAllRead = z.object({ flowTeamId });
export const SnoozeNews = z.object({
  flowTeamId,
  ids: newsIds,
  /** Null wakes them at once. */
  until: z.iso.datetime("Say until when.").nullable(),
});
export const MuteNews = z.object({
  flowTeamId,
  kind: z.enum(inboxKinds, "That is not a kind of news."),
  isMuted: z.boolean(),
});
