/** What the computed orders are made of; each on the scale 1, 2, 3, 5, 8, 13, 20. */
type ScoreFacts = {
  value: number | null;
  timeCriticality: number | null;
  riskReduction: number | null;
  /** Points. */
  effort: number | null;
};

/**
 * Weighted shortest job first: cost of delay over job size. Source: SAFe's published formula,
 * (business value + time criticality + risk reduction or opportunity enablement) ÷ job size.
 * Null until value and effort are known; an unset other part counts as nothing.
 */
export function wsjf(epic: ScoreFacts): number | null {
  if (epic.value === null || epic.effort === null) return null;
  return (epic.value + (epic.timeCriticality ?? 0) + (epic.riskReduction ?? 0)) / epic.effort;
}

/** Value over effort. Null until both are known. */
export function valuePerEffort(epic: ScoreFacts): number | null {
  return epic.value === null || epic.effort === null ? null : epic.value / epic.effort;
}

/** The orders a list of Epics can be shown in. Only `rank` is the CPO's own; it is never overwritten. */
const epicOrders = ["rank", "wsjf", "value_effort"] as const;
type EpicOrder = (typeof epicOrders)[number];

/** Epics in the order asked for: highest score first, those without one last, ties by rank. */
export function inOrder<E extends ScoreFacts & { rank: string }>(epics: readonly E[], order: EpicOrder): E[] {
  const byRank = (a: E, b: E) => compareRanks(a.rank, b.rank);
  if (order === "rank") return [...epics].sort(byRank);
  const score = order === "wsjf" ? wsjf : valuePerEffort;
  return [...epics].sort((a, b) => (score(b) ?? -1) - (score(a) ?? -1) || byRank(a, b));
}

/** Ranks compare byte by byte, as the database does. */
export function compareRanks(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
