/** What a person is told of. Each kind can be switched off by the person. */
export const inboxKinds = ["mention", "dependency", "approval", "watched", "assigned", "impediment", "event"] as const;
export type InboxKind = (typeof inboxKinds)[number];

/** The kinds of items that people talk about, attach files to and watch. */
export const spokenOfKinds = ["Epic", "Story", "Dependency", "Risk", "Impediment"] as const;
export type SpokenOfKind = (typeof spokenOfKinds)[number];

/** What news can be about. */
export const newsOfKinds = [...spokenOfKinds, "Event", "Event series", "Action item", "Improvement"] as const;
export type NewsOfKind = (typeof newsOfKinds)[number];
