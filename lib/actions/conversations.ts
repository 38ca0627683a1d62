"use server";

import type { InputOf } from "@/lib/server/command";
import * as attachments from "@/lib/server/conversations/attachment-commands";
import * as comments from "@/lib/server/conversations/comment-commands";
import * as inbox from "@/lib/server/conversations/inbox-commands";
import * as watches from "@/lib/server/conversations/watch-commands";
import { perform } from "@/lib/server/session";

export async function addComment(input: InputOf<typeof comments.addComment>) {
  return perform(comments.addComment, input);
}

export async function editComment(input: InputOf<typeof comments.editComment>) {
  return perform(comments.editComment, input);
}

export async function deleteComment(input: InputOf<typeof comments.deleteComment>) {
  return perform(comments.deleteComment, input);
}

export async function restoreComment(input: InputOf<typeof comments.restoreComment>) {
  return perform(comments.restoreComment, input);
}

export async function watchItem(input: InputOf<typeof watches.watchItem>) {
  return perform(watches.watchItem, input);
}

export async function unwatchItem(input: InputOf<typeof watches.unwatchItem>) {
  return perform(watches.unwatchItem, input);
}

export async function removeAttachment(input: InputOf<typeof attachments.removeAttachment>) {
  return perform(attachments.removeAttachment, input);
}

export async function markNews(input: InputOf<typeof inbox.markNews>) {
  return perform(inbox.markNews, input);
}

export async function markAllRead(input: InputOf<typeof inbox.markAllRead>) {
  return perform(inbox.markAllRead, input);
}

export async function snoozeNews(input: InputOf<typeof inbox.snoozeNews>) {
  return perform(inbox.snoozeNews, input);
}

export async function muteNews(input: InputOf<typeof inbox.muteNews>) {
  return perform(inbox.muteNews, input);
}
