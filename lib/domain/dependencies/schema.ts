import { z } from "zod";

export const dependencyStates = ["proposed", "accepted", "declined", "in_progress", "delivered", "verified"] as const;
export type DependencyState = (typeof dependencyStates)[number];

const flowTeamId = z.uuid("That is not a Flow Team.");
const dependencyId = z.uuid("That is not a Dependency.");
const sprint = z
  .int("A sprint is named by its number.")
  .min(1, "Flow Sprints are numbered from 1.")
  .max(2000, "That Flow Sprint is too far ahead.")
  .nullable();
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

const edit = <T extends z.ZodType>(field: T) => z.object({ seen: z.unknown(), to: field });
export const EditDependency = z.object({
  flowTeamId,
  dependencyId,
  edits: z
    .object({
      note: edit(note),
      mitigation: edit(mitigation),
      neededBySprint: edit(sprint),
      promisedForSprint: edit(sprint),
    })
    .partial()
    .strict(),
});
export const WithdrawDependency = z.object({ flowTeamId, dependencyId });
export const RestoreDependency = WithdrawDependency;
