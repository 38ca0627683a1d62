/** What a person is told of. Each kind can be switched off by the person. */
export const inboxKinds = ["mention", "dependency", "approval", "watched", "assigned", "impediment"] as const;
export type InboxKind = (typeof inboxKinds)[number];

/** The kinds of items that people talk about, attach files to and watch. */
export const spokenOfKinds = ["Epic", "Story", "Dependency", "Risk", "Impediment"] as const;
export type SpokenOfKind = (typeof spokenOfKinds)[number];
