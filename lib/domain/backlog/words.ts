import type { EpicKind, EpicStatus, Feasibility, InsightKind, TechnicalNoteKind } from "./kinds";
import type { EpicField } from "./schema";

/** What people read for each value; the values themselves never reach the screen. */
export const statusWords: Record<EpicStatus, string> = {
  idea: "Idea",
  planned: "Planned",
  in_progress: "In progress",
  done: "Done",
  dropped: "Dropped",
};

export const kindWords: Record<EpicKind, string> = { business: "Business", enabler: "Enabler" };

export const feasibilityWords: Record<Feasibility, string> = {
  feasible: "Feasible",
  feasible_with_conditions: "Feasible with conditions",
  not_feasible: "Not feasible",
};

export const noteKindWords: Record<TechnicalNoteKind, string> = {
  decision: "Decision",
  interface: "Interface",
  pattern: "Integration pattern",
};

export const insightKindWords: Record<InsightKind, string> = {
  customer_need: "Customer need",
  market_note: "Market note",
};

/** An Epic's fields as they are called on screen. */
export const fieldWords: Record<EpicField, string> = {
  title: "Title",
  description: "Description",
  kind: "Kind",
  status: "Status",
  leadTeamId: "Lead team",
  firstSprint: "First Flow Sprint",
  lastSprint: "Last Flow Sprint",
  effort: "Effort",
  value: "Value",
  timeCriticality: "Time criticality",
  riskReduction: "Risk reduction",
  riskNote: "Risk note",
  acceptanceConditions: "Acceptance conditions",
  ownerId: "Owner",
  labels: "Labels",
};
