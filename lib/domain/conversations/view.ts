import type { InboxKind, NewsOfKind } from "./kinds";

/** What is said about one item, oldest first, and who watches it. Instants are ISO strings. */
export type ConversationView = {
  comments: {
    id: string;
    authorId: string;
    author: string;
    /** Markdown. */
    body: string;
    createdAt: string;
    editedAt: string | null;
  }[];
  watcherIds: string[];
};

/** The files of one item, oldest first. */
export type AttachmentsView = {
  attachments: {
    id: string;
    name: string;
    mediaType: string;
    /** In bytes. */
    size: number;
    width: number | null;
    height: number | null;
    addedBy: string | null;
    addedById: string | null;
    createdAt: string;
  }[];
};

/** One piece of news. */
export type News = {
  id: string;
  kind: InboxKind;
  item: {
    kind: NewsOfKind;
    id: string;
    number: number | null;
    /** The address of the event that it is, or where it was agreed. */
    eventKey: string | null;
    title: string;
  };
  text: string;
  actor: string | null;
  /** How many times since it was last read. */
  count: number;
  createdAt: string;
  readAt: string | null;
  snoozedUntil: string | null;
};

/** A person's news of one Flow Team, newest first, what is read for some weeks. */
export type InboxView = { news: News[]; muted: InboxKind[] };
