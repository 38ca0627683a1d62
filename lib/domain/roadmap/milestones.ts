import { type Result, ok, refuse } from "@/lib/domain/result";
import type { MilestoneFields } from "./schema";

/**
 * MAP-1: what a Milestone still lacks to be committed, in words; empty when it may be.
 * `epics` is how many Epics end in it.
 */
export function missingForCommitment(milestone: MilestoneFields, epics: number): string[] {
  const missing: string[] = [];
  if (!milestone.objective.trim()) missing.push("an objective");
  if (!milestone.measure.trim()) missing.push("a measure");
  if (!milestone.baseline.trim()) missing.push("a baseline");
  if (!milestone.target.trim()) missing.push("a target");
  if (epics === 0) missing.push("at least one Epic");
  return missing;
}

/** MAP-1 as a yes or a refusal that names what is missing. */
export function canCommit(milestone: MilestoneFields & { number: number }, epics: number): Result<null> {
  const missing = missingForCommitment(milestone, epics);
  if (missing.length === 0) return ok(null);
  return refuse({
    rule: "MAP-1",
    code: "rule",
    message: `Milestone ${milestone.number} lacks ${missing.join(", ")}.`,
    wayOut: "Add what is missing to the Milestone, then commit it.",
  });
}
