import "server-only";
import type { MyWorkView } from "@/lib/domain/conversations/my-work";
import type { AttachmentsView, ConversationView, InboxView } from "@/lib/domain/conversations/view";
import { inboxOf } from "@/lib/domain/live";
import type { View } from "@/lib/server/view";
import { myWorkJson } from "./my-work-queries";
import { attachmentsJson, conversationJson, inboxJson } from "./queries";

/** What is said about one item, for Members. */
export const conversationView = (itemId: string): View<ConversationView> => ({
  name: `conversation ${itemId}`,
  capability: "contribute",
  contexts: ["conversations"],
  load: (flowTeamId) => conversationJson(flowTeamId, itemId),
});

/** The files of one item, for Members. */
export const attachmentsView = (itemId: string): View<AttachmentsView> => ({
  name: `attachments ${itemId}`,
  capability: "contribute",
  contexts: ["conversations"],
  load: (flowTeamId) => attachmentsJson(flowTeamId, itemId),
});

/**
 * One person's own inbox: the route takes the person from the session, never from the address. Whoever
 * becomes a Stakeholder, or a Member, sees other news from then on.
 */
export const inboxView = (personId: string): View<InboxView> => ({
  name: `inbox ${personId}`,
  capability: "be told",
  contexts: [inboxOf(personId), "flow-teams"],
  load: (flowTeamId) => inboxJson(flowTeamId, personId),
});

/** All that is one person's: from the session too. */
export const myWorkView = (personId: string): View<MyWorkView> => ({
  name: `work of ${personId}`,
  capability: "contribute",
  contexts: ["stories", "backlog", "dependencies", "calendar", "flow-teams"],
  load: (flowTeamId) => myWorkJson(flowTeamId, personId),
});
