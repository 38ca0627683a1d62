import { type Refusal, type Result, ok, refuse } from "@/lib/domain/result";
import type { Feasibility } from "./kinds";
import type { EpicFields } from "./schema";
import { feasibilityWords } from "./words";

/** What surrounds an Epic and decides what it may become. */
export type EpicSurroundings = {
  /** The last Flow Sprint of the calendar; 0 where there is none yet. */
  lastSprint: number;
  /** Scrum Teams that are not retired. */
  liveTeamIds: ReadonlySet<string>;
  /** People with a part in the Flow Team. */
  personIds: ReadonlySet<string>;
  /** Stories of the Epic that are not Done. */
  openStories: number;
  /** The CPO validated it in a Review, or it was finished before Flotilla came into use. */
  isValidated: boolean;
};

/**
 * Whether an Epic may hold these values where it stands. Looks only at `changed` fields' rules, so
 * that an old Epic of a retired team can still be renamed.
 */
export function checkEpic(
  epic: EpicFields,
  changed: ReadonlySet<keyof EpicFields>,
  around: EpicSurroundings,
): Result<null> {
  if (changed.has("firstSprint") || changed.has("lastSprint")) {
    const refusal = spanProblem(epic.firstSprint, epic.lastSprint, around.lastSprint);
    if (refusal) return refuse(refusal);
  }
  if (changed.has("leadTeamId") && epic.leadTeamId !== null && !around.liveTeamIds.has(epic.leadTeamId)) {
    return refuse({
      code: "invalid",
      message: "That team is not a Scrum Team of this Flow Team, or it has been retired.",
      fields: { leadTeamId: "Choose one of the Flow Team's Scrum Teams." },
      wayOut: "Choose one of the Flow Team's Scrum Teams, or none.",
    });
  }
  if (changed.has("ownerId") && epic.ownerId !== null && !around.personIds.has(epic.ownerId)) {
    return refuse({
      code: "invalid",
      message: "The owner has no role in this Flow Team.",
      fields: { ownerId: "Choose somebody of this Flow Team." },
      wayOut: "Choose somebody of this Flow Team, or invite them first.",
    });
  }
  if (changed.has("status") && epic.status === "done" && around.openStories > 0) {
    const count = around.openStories === 1 ? "1 Story is" : `${around.openStories} Stories are`;
    return refuse({
      rule: "BLG-5",
      code: "rule",
      message: `An Epic is Done when its Stories are, and ${count} still open.`,
      wayOut: "Finish those Stories, or take them out of the Epic first.",
    });
  }
  if (changed.has("status") && epic.status === "done" && !around.isValidated) {
    return refuse({
      rule: "BLG-5",
      code: "rule",
      message: "An Epic is Done when the CPO has validated it in a Flow Sprint Review, and nobody has yet.",
      wayOut: "Go to the room of the next Flow Sprint Review: the CPO validates there what is finished.",
    });
  }
  return ok(null);
}

/** Whether a verdict on feasibility says what it must: one with conditions names them. */
export function checkVerdict(verdict: Feasibility | null, note: string): Result<null> {
  if (verdict !== "feasible_with_conditions" || note.trim() !== "") return ok(null);
  const message = `“${feasibilityWords[verdict]}” names its conditions, and none is written.`;
  return refuse({
    code: "invalid",
    message,
    fields: { note: message },
    wayOut: `Write what has to hold, or choose “${feasibilityWords.feasible}”.`,
  });
}

function spanProblem(first: number | null, last: number | null, lastSprint: number): Refusal | null {
  if (first === null && last === null) return null;
  if (first === null || last === null) {
    return {
      code: "invalid",
      message: "An Epic on the roadmap has a first and a last Flow Sprint.",
      fields: { [first === null ? "firstSprint" : "lastSprint"]: "Choose this one too." },
      wayOut: "Choose both Flow Sprints, or neither to take it off the roadmap.",
    };
  }
  if (first > last) {
    return {
      code: "invalid",
      message: `The span ends in Flow Sprint ${last}, before it starts in Flow Sprint ${first}.`,
      fields: { lastSprint: `Choose Flow Sprint ${first} or later.` },
      wayOut: "Choose a last Flow Sprint that isn't before the first.",
    };
  }
  if (last > lastSprint) {
    return {
      code: "invalid",
      message:
        lastSprint === 0
          ? "There is no calendar yet, so there are no Flow Sprints to plan in."
          : `The calendar reaches to Flow Sprint ${lastSprint}, and the span to ${last}.`,
      fields: { lastSprint: "Choose a Flow Sprint of the calendar." },
      wayOut: lastSprint === 0 ? "Set the calendar first." : `Choose Flow Sprints up to ${lastSprint}.`,
    };
  }
  return null;
}
