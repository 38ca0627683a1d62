/** The four backlogs: views of one set of Epics and Stories. */
export const backlogs = ["product", "flow", "team", "sprint"] as const;
export type Backlog = (typeof backlogs)[number];

/** What rows are gathered under. In the Product and the Flow Backlog that is the Epic, unless said otherwise. */
export const groupings = ["none", "epic", "team", "sprint", "owner", "status"] as const;
export type Grouping = (typeof groupings)[number];

/** Orders to look by. Only `rank` is people's own; the others never overwrite it. */
export const listOrders = ["rank", "wsjf", "value_effort", "estimate", "newest"] as const;
export type ListOrder = (typeof listOrders)[number];

/** Facts a list can be narrowed to. */
export const onlys = [
  "ready",
  "not-ready",
  "blocked",
  "no-estimate",
  "conflicts",
  "awaits-value",
  "awaits-verdict",
  "awaits-validation",
] as const;
export type Only = (typeof onlys)[number];

/** What of these Epics alone can be; their Stories have it from them. */
export const onlysOfEpics: readonly Only[] = ["conflicts", "awaits-value", "awaits-verdict", "awaits-validation"];

/** What people read for each. */
export const backlogWords: Record<Backlog, string> = {
  product: "Product Backlog",
  flow: "Flow Backlog",
  team: "Team Backlog",
  sprint: "Sprint Backlog",
};

export const groupingWords: Record<Grouping, string> = {
  none: "Not grouped",
  epic: "By Epic",
  team: "By team",
  sprint: "By Flow Sprint",
  owner: "By owner",
  status: "By status",
};

export const onlyWords: Record<Only, string> = {
  ready: "Ready",
  "not-ready": "Not Ready",
  blocked: "Blocked",
  "no-estimate": "Without an estimate",
  conflicts: "In conflict",
  "awaits-value": "Waiting for a value",
  "awaits-verdict": "Waiting for a verdict",
  "awaits-validation": "Waiting for validation",
};
