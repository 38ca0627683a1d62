/** What history is kept of. */
const itemKinds = [
  "Person",
  "Flow Team",
  "Scrum Team",
  "Role",
  "Calendar",
  "Flow Sprint",
  "Pause",
  "Product Goal",
  "Milestone",
  "Capacity",
  "Roadmap version",
  "Draft",
  "Shared link",
  "Epic",
  "Technical note",
  "Insight",
  "Import",
  "Dependency",
  "Story",
  "Task",
  "Board",
  "Definition",
  "Story template",
  "Saved view",
  "Own view",
  "Team Sprint",
  "Absence",
  "Comment",
  "Attachment",
  "Risk",
  "Impediment",
  "Override",
  "Event",
  "Action item",
  "Improvement",
  "Event series",
  "Objective",
  "Feedback",
] as const;
export type ItemKind = (typeof itemKinds)[number];

/** What is one person's alone: kept in history for the way back, and in no feed. */
export const ownKinds = ["Draft", "Own view"] as const satisfies readonly ItemKind[];

/** Plain data of JSON: what before, after and undo are made of. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonFields = { [key: string]: Json };
