import { type Actor, can } from "@/lib/domain/access";
import { type Result, ok, refuse } from "@/lib/domain/result";
import type { DependencyAct, DependencyState } from "./schema";

/** Whose part it is to do something with a Dependency. */
type Side = "answering" | "raising" | "giver" | "needer";

type Step = { from: readonly DependencyState[]; to: DependencyState; side: Side; needsWord?: string };

/** Who does what from which state: the whole life of a Dependency. */
const steps: Record<DependencyAct, Step> = {
  accept: { from: ["proposed"], to: "accepted", side: "answering" },
  decline: { from: ["proposed", "accepted"], to: "declined", side: "answering", needsWord: "Say why you decline it." },
  start: { from: ["accepted"], to: "in_progress", side: "giver" },
  deliver: { from: ["accepted", "in_progress"], to: "delivered", side: "giver" },
  hand_back: { from: ["delivered"], to: "in_progress", side: "needer", needsWord: "Say what is still missing." },
  verify: { from: ["delivered"], to: "verified", side: "needer" },
  propose_again: { from: ["declined"], to: "proposed", side: "raising" },
};

/** What the steps look at. */
export type SteppedDependency = {
  flowTeamId: string;
  state: DependencyState;
  neederTeamId: string;
  giverTeamId: string;
  answeringTeamId: string;
  raisedById: string | null;
  promisedForSprint: number | null;
};

/** Whether it can close a cycle (DEP-1): declined and verified ones can't. */
export function counts(state: DependencyState): boolean {
  return state !== "declined" && state !== "verified";
}

/** The team that asked: the one of the two that doesn't answer. */
export function raisingTeamOf(dependency: Pick<SteppedDependency, "neederTeamId" | "giverTeamId" | "answeringTeamId">) {
  const { neederTeamId, giverTeamId, answeringTeamId } = dependency;
  return answeringTeamId === giverTeamId ? neederTeamId : giverTeamId;
}

/**
 * Whether the actor's part lets them take the step, whatever the state: a PO answers for the team,
 * any member of it does the giver's and the needer's steps, and who raised it proposes it again.
 */
export function mayStep(actor: Actor, act: DependencyAct, dependency: SteppedDependency): boolean {
  const { flowTeamId } = dependency;
  const inTeam = (scrumTeamId: string) => can(actor, "work in the team", { flowTeamId, scrumTeamId });
  switch (steps[act].side) {
    case "answering":
      return can(actor, "answer for the team", { flowTeamId, scrumTeamId: dependency.answeringTeamId });
    case "giver":
      return inTeam(dependency.giverTeamId);
    case "needer":
      return inTeam(dependency.neederTeamId);
    case "raising":
      return (
        (dependency.raisedById === actor.personId && can(actor, "contribute", { flowTeamId })) ||
        can(actor, "answer for the team", { flowTeamId, scrumTeamId: raisingTeamOf(dependency) })
      );
  }
}

/** The steps the actor can take now, in their natural order. */
export function stepsFor(actor: Actor, dependency: SteppedDependency): DependencyAct[] {
  return (Object.keys(steps) as DependencyAct[]).filter(
    (act) => steps[act].from.includes(dependency.state) && mayStep(actor, act, dependency),
  );
}

/** Whether the step needs words with it, and the words that ask for them. */
export function asksForWord(act: DependencyAct): string | null {
  return steps[act].needsWord ?? null;
}

/**
 * The state a step leads to. Refuses a step that the present state doesn't allow, a missing word,
 * and a giver's yes without the Flow Sprint it promises.
 */
export function step(
  dependency: SteppedDependency,
  act: DependencyAct,
  said: { word: string; promisedForSprint: number | null },
): Result<{ state: DependencyState; promisedForSprint: number | null }> {
  const { from, to, needsWord } = steps[act];
  if (!from.includes(dependency.state)) {
    return refuse({
      code: "invalid",
      message: `This Dependency is ${stateWords[dependency.state].toLowerCase()}, so it can't be ${doneWords[act]}.`,
      wayOut: "Look at what happened to it meanwhile; its history says who did it.",
    });
  }
  if (needsWord && said.word === "") {
    return refuse({
      code: "invalid",
      message: needsWord,
      fields: { word: needsWord },
      wayOut: "A sentence is enough: the other team reads it.",
    });
  }
  const promisedForSprint = said.promisedForSprint ?? dependency.promisedForSprint;
  if (act === "accept" && dependency.answeringTeamId === dependency.giverTeamId && promisedForSprint === null) {
    const message = "Say for which Flow Sprint the team promises it.";
    return refuse({
      code: "invalid",
      message,
      fields: { promisedForSprint: message },
      wayOut: "Choose the Flow Sprint in which it will be there, or decline with a word.",
    });
  }
  return ok({ state: to, promisedForSprint: act === "accept" ? promisedForSprint : dependency.promisedForSprint });
}

/** Whether a step can have led from one state to the other: only such are taken back. */
export function leads(act: DependencyAct, from: DependencyState, to: DependencyState): boolean {
  return steps[act].from.includes(from) && steps[act].to === to;
}

/** Whose step it is, in words: for refusals. */
export function whoSteps(act: DependencyAct): string {
  switch (steps[act].side) {
    case "answering":
      return "the PO of the team that answers";
    case "giver":
      return "a member of the team that gives";
    case "needer":
      return "a member of the team that needs";
    case "raising":
      return "who raised it, or the PO of their team";
  }
}

export const stateWords: Record<DependencyState, string> = {
  proposed: "Proposed",
  accepted: "Accepted",
  declined: "Declined",
  in_progress: "In progress",
  delivered: "Delivered",
  verified: "Verified",
};

/** What a step is called on its button. */
export const actWords: Record<DependencyAct, string> = {
  accept: "Accept",
  decline: "Decline",
  start: "Start work",
  deliver: "Mark delivered",
  hand_back: "Hand back",
  verify: "Verify",
  propose_again: "Propose again",
};

/** After "it was": accepted, handed back. */
export const doneWords: Record<DependencyAct, string> = {
  accept: "accepted",
  decline: "declined",
  start: "started",
  deliver: "delivered",
  hand_back: "handed back",
  verify: "verified",
  propose_again: "proposed again",
};
