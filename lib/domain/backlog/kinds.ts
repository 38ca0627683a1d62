export const epicKinds = ["business", "enabler"] as const;
export type EpicKind = (typeof epicKinds)[number];

export const epicStatuses = ["idea", "planned", "in_progress", "done", "dropped"] as const;
export type EpicStatus = (typeof epicStatuses)[number];

export const feasibilities = ["feasible", "feasible_with_conditions", "not_feasible"] as const;
export type Feasibility = (typeof feasibilities)[number];

export const technicalNoteKinds = ["decision", "interface", "pattern"] as const;
export type TechnicalNoteKind = (typeof technicalNoteKinds)[number];

export const insightKinds = ["customer_need", "market_note"] as const;
export type InsightKind = (typeof insightKinds)[number];

/** The scale of value, time criticality and risk reduction: SAFe's published WSJF scale. */
export const valueScale = [1, 2, 3, 5, 8, 13, 20] as const;
