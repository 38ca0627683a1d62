import type { EpicStatus, Feasibility } from "./kinds";

/** What readiness is judged by. */
type ReadinessFacts = {
  value: number | null;
  effort: number | null;
  hasRiskNote: boolean;
  /** How many there are. */
  acceptanceConditions: number;
  feasibility: Feasibility | null;
};

/**
 * BLG-1: what an Epic still lacks to be Ready, in words a person can act on; empty when it is.
 * A verdict that it isn't feasible is a verdict, but no Epic is Ready under it.
 */
export function missingForReady(epic: ReadinessFacts): string[] {
  const missing: string[] = [];
  if (epic.value === null) missing.push("a value");
  if (epic.effort === null) missing.push("an effort");
  if (!epic.hasRiskNote) missing.push("a risk note");
  if (epic.acceptanceConditions === 0) missing.push("acceptance conditions");
  if (epic.feasibility === null) missing.push("the Architect's feasibility verdict");
  if (epic.feasibility === "not_feasible") missing.push("a way the Architect finds feasible");
  return missing;
}

/** Whether the Epic is Ready (BLG-1). */
export function isReady(epic: ReadinessFacts): boolean {
  return missingForReady(epic).length === 0;
}

/** Whose word an Epic waits for: the CPO's value, the Architect's verdict, the CPO's validation. */
export type EpicWait = "value" | "verdict" | "validation";

type WaitFacts = ReadinessFacts & {
  status: EpicStatus;
  /** Its Stories' points: done and in all. */
  donePoints: number;
  storyPoints: number;
};

/**
 * Whose word keeps an Epic from going on: of one whose Stories are all done the validation; of any other
 * without a value the value, which the CPO gives whatever else is missing; then, of one that lacks nothing
 * else to be Ready (BLG-1), the verdict. Null for all others.
 */
export function epicWaitsFor(epic: WaitFacts): EpicWait | null {
  const { status, donePoints, storyPoints, value, effort, hasRiskNote, acceptanceConditions, feasibility } = epic;
  if (status === "done" || status === "dropped") return null;
  if (storyPoints > 0 && donePoints === storyPoints) return "validation";
  if (value === null) return "value";
  if (effort === null || !hasRiskNote || acceptanceConditions === 0) return null;
  return feasibility === null ? "verdict" : null;
}
