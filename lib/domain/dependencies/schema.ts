import { z } from "zod";
import { editsOf, flowTeamId, sprintNumber } from "@/lib/domain/schema";

export const dependencyStates = ["proposed", "accepted", "declined", "in_progress", "delivered", "verified"] as const;
export type DependencyState = (typeof dependencyStates)[number];

const dependencyId = z.uuid("That is not a Dependency.");
const sprint = sprintNumber.nullable();
const note = z.string("The note is text.").trim().max(2000, "The note has at most 2,000 characters.");
const mitigation = z.string("The mitigation is text.").trim().max(2000, "The mitigation has at most 2,000 characters.");
const word = z.string("The word is text.").trim().max(2000, "It has at most 2,000 characters.");

const neederWords = "Choose the Story, Epic or team that needs.";
const giverWords = "Choose the Story, Epic or team that gives.";
const end = (words: string) => z.uuid(words).nullable().default(null);
const isOne = (...ids: (string | null)[]) => ids.filter((id) => id !== null).length === 1;

/**
 * Draws a Dependency: the needer can't go on without the giver. Each end is a Story, an Epic, or a
 * team alone; the team of an item is its own.
 */
export const RaiseDependency = z
  .object({
    flowTeamId,
    neederStoryId: end(neederWords),
    neederEpicId: end(neederWords),
    neederTeamId: end(neederWords),
    giverStoryId: end(giverWords),
    giverEpicId: end(giverWords),
    giverTeamId: end(giverWords),
    note: note.default(""),
    neededBySprint: sprint.default(null),
    /** Said at once where the giver raises it. */
    promisedForSprint: sprint.default(null),
  })
  .refine((input) => isOne(input.neederStoryId, input.neederEpicId, input.neederTeamId), {
    message: neederWords,
    path: ["needer"],
  })
  .refine((input) => isOne(input.giverStoryId, input.giverEpicId, input.giverTeamId), {
    message: giverWords,
    path: ["giver"],
  });

export const EditDependency = z.object({
  flowTeamId,
  dependencyId,
  edits: editsOf({ note, mitigation, neededBySprint: sprint, promisedForSprint: sprint }),
});
export const WithdrawDependency = z.object({ flowTeamId, dependencyId });
export const RestoreDependency = WithdrawDependency;

/** What can be done with a Dependency's state. */
export const dependencyActs = [
  "accept",
  "decline",
  "start",
  "deliver",
  "hand_back",
  "verify",
  "propose_again",
] as const;
export type DependencyAct = (typeof dependencyActs)[number];

const act = z.enum(dependencyActs, "That can't be done with a Dependency.");
const state = z.enum(dependencyStates, "That is no state of a Dependency.");

/** Takes a Dependency a step on: an answer, work on it, or what came of it. */
export const StepDependency = z.object({
  flowTeamId,
  dependencyId,
  act,
  /** The promise that comes with accepting. */
  promisedForSprint: sprint.default(null),
  /** Why it is declined or handed back; a remark otherwise. */
  word: word.default(""),
});

const standing = z.strictObject({ state, promisedForSprint: sprint, answer: word });

/** Takes a step back: from how it left the Dependency to how it was before. */
export const TakeBackStep = z.object({ flowTeamId, dependencyId, act, seen: standing, to: standing });
