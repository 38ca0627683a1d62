import { z } from "zod";
import { editsOf, flowTeamId, sprintNumber } from "@/lib/domain/schema";

export const dependencyStates = ["proposed", "accepted", "declined", "in_progress", "delivered", "verified"] as const;
export type DependencyState = (typeof dependencyStates)[number];

const dependencyId = z.uuid("That is not a Dependency.");
const sprint = sprintNumber.nullable();
const note = z.string("The note is text.").trim().max(2000, "The note has at most 2,000 characters.");
const mitigation = z.string("The mitigation is text.").trim().max(2000, "The mitigation has at most 2,000 characters.");

/** Draws a Dependency between two Epics: the needer's Epic can't go on without the giver's. */
export const RaiseDependency = z.object({
  flowTeamId,
  neederEpicId: z.uuid("Choose the Epic that needs."),
  giverEpicId: z.uuid("Choose the Epic that gives."),
  note: note.default(""),
  neededBySprint: sprint.default(null),
});

export const EditDependency = z.object({
  flowTeamId,
  dependencyId,
  edits: editsOf({ note, mitigation, neededBySprint: sprint, promisedForSprint: sprint }),
});
export const WithdrawDependency = z.object({ flowTeamId, dependencyId });
export const RestoreDependency = WithdrawDependency;
