import "server-only";
import { teamsChanged } from "@/lib/domain/dependencies/follow";
import { StepDependency, TakeBackStep } from "@/lib/domain/dependencies/schema";
import type { DependencyAct, DependencyState } from "@/lib/domain/dependencies/schema";
import { doneWords, leads, mayStep, step, whoSteps } from "@/lib/domain/dependencies/states";
import { sameValue } from "@/lib/domain/edit";
import { type Refusal, notFound, ok, refuse } from "@/lib/domain/result";
import { command } from "@/lib/server/command";
import { settleNews } from "@/lib/server/conversations/tell";
import {
  enterAsContributor,
  findDependency,
  judgeAgain,
  posUntilNow,
  tellOfDependency,
  titleOf,
  unfinishedGiver,
} from "./dependency-facts";

/**
 * Takes a Dependency a step on: the answering team's PO accepts or declines it, the giver works on
 * it and delivers, the needer verifies or hands back, and what was declined may be proposed again. What is
 * delivered before the giver's item is Done is told so, and forbidden by no rule.
 */
export const stepDependency = command({
  name: "dependencies.stepDependency",
  input: StepDependency,
  async run(context, { flowTeamId, dependencyId, act, ...said }) {
    const { tx, actor, now, record, changed } = context;
    const entered = await enterAsContributor(context, flowTeamId);
    if (!entered.ok) return entered;
    const found = await findDependency(tx, flowTeamId, dependencyId);
    if (!found.ok) return found;
    const dependency = found.value;
    if (!mayStep(actor, act, dependency)) return refuse(notTheirs(act));
    const stepped = step(dependency, act, said);
    if (!stepped.ok) return stepped;
    if (act === "accept" && said.promisedForSprint !== null) {
      const isThere = await tx.flowSprint.count({ where: { flowTeamId, number: said.promisedForSprint } });
      if (isThere === 0) return refuse(noSprint(said.promisedForSprint));
    }
    const teams = await judgeAgain(tx, dependency, stepped.value.state);
    if (!teams.ok) return teams;
    const isAnswer = act === "accept" || act === "decline";
    const before = standingOf(dependency);
    const after = { ...stepped.value, answer: isAnswer ? said.word : dependency.answer };
    const written = await tx.dependency.update({
      where: { id: dependencyId },
      data: { ...after, ...teams.value, ...(isAnswer && { answeredById: actor.personId, answeredAt: now }) },
    });
    const title = await titleOf(tx, written);
    record({
      flowTeamId,
      item: { kind: "Dependency", id: dependencyId, title },
      ...onlyChanged(before, after, teamsChanged(dependency, teams.value)),
      ...(said.word && { reason: said.word }),
      undo: {
        command: "dependencies.takeBackStep",
        input: { flowTeamId, dependencyId, act, seen: after, to: before },
      },
    });
    if (isAnswer) {
      const asked = await posUntilNow(tx, flowTeamId, dependency.answeringTeamId);
      await settleNews(context, flowTeamId, { to: asked, kind: "dependency", itemId: dependencyId });
    }
    const remark = act === "deliver" ? ((await unfinishedGiver(tx, dependency)) ?? "") : said.word;
    const text = toldWords(act, after.promisedForSprint, remark);
    await tellOfDependency(context, written, { title, text });
    changed({ flowTeamId, context: "dependencies", id: dependencyId });
    return ok({ state: after.state });
  },
});

/** Takes back a step, by who could take it: only from exactly what it led to. */
export const takeBackStep = command({
  name: "dependencies.takeBackStep",
  input: TakeBackStep,
  async run(context, { flowTeamId, dependencyId, act, seen, to }) {
    const { tx, actor, record, changed } = context;
    const entered = await enterAsContributor(context, flowTeamId);
    if (!entered.ok) return entered;
    const found = await findDependency(tx, flowTeamId, dependencyId);
    if (!found.ok) return found;
    const dependency = found.value;
    if (!mayStep(actor, act, dependency)) return refuse(notTheirs(act));
    const before = standingOf(dependency);
    if (!sameValue(before, seen)) {
      return refuse({
        code: "stale",
        message: "Somebody has changed this Dependency since.",
        conflicts: [{ field: "state", seen: seen.state, mine: to.state, theirs: before.state }],
        wayOut: "Its history shows both changes.",
      });
    }
    if (!leads(act, to.state, seen.state)) return notFound("change");
    const teams = await judgeAgain(tx, dependency, to.state);
    if (!teams.ok) return teams;
    const written = await tx.dependency.update({
      where: { id: dependencyId },
      data: { ...to, ...teams.value, ...(to.state === "proposed" && { answeredById: null, answeredAt: null }) },
    });
    const title = await titleOf(tx, written);
    record({
      flowTeamId,
      item: { kind: "Dependency", id: dependencyId, title },
      ...onlyChanged(before, to, teamsChanged(dependency, teams.value)),
      undo: {
        command: "dependencies.stepDependency",
        input: { flowTeamId, dependencyId, act, promisedForSprint: seen.promisedForSprint, word: wordAgain(act, seen) },
      },
    });
    await tellOfDependency(context, written, { title, text: `took back that it was ${doneWords[act]}` });
    changed({ flowTeamId, context: "dependencies", id: dependencyId });
    return ok(null);
  },
});

type Standing = { state: DependencyState; promisedForSprint: number | null; answer: string };

const standingOf = ({ state, promisedForSprint, answer }: Standing): Standing => ({ state, promisedForSprint, answer });

/** History shows what changed alone. */
function onlyChanged(before: Standing, after: Standing, teams: ReturnType<typeof teamsChanged>) {
  const fields = (Object.keys(after) as (keyof Standing)[]).filter((field) => before[field] !== after[field]);
  const pick = (from: Standing) => Object.fromEntries(fields.map((field) => [field, from[field]]));
  return { before: { ...pick(before), ...teams.before }, after: { ...pick(after), ...teams.after } };
}

/** Only answers keep their word: the others' are in history alone, so a redo says that it is one. */
function wordAgain(act: DependencyAct, seen: Standing): string {
  return act === "accept" || act === "decline" ? seen.answer : act === "hand_back" ? "As before" : "";
}

function notTheirs(act: DependencyAct): Refusal {
  return {
    code: "forbidden",
    message: `A Dependency is ${doneWords[act]} by ${whoSteps(act)}.`,
    wayOut: "Ask them; what you know can be said in its conversation.",
  };
}

function noSprint(number: number): Refusal {
  const message = `The calendar has no Flow Sprint ${number}.`;
  return {
    code: "invalid",
    message,
    fields: { promisedForSprint: message },
    wayOut: "Choose a Flow Sprint of the calendar.",
  };
}

/** To be read after the actor's name. */
function toldWords(act: DependencyAct, promisedForSprint: number | null, word: string): string {
  const remark = word ? `: ${word.slice(0, 120)}` : "";
  switch (act) {
    case "accept":
      return promisedForSprint === null ? `accepts it${remark}` : `accepts it for S${promisedForSprint}${remark}`;
    case "decline":
      return `declines it${remark}`;
    case "start":
      return "has started on it";
    case "deliver":
      return word ? `has delivered it, though ${word}` : "has delivered it";
    case "hand_back":
      return `hands it back${remark}`;
    case "verify":
      return "has verified it";
    case "propose_again":
      return `proposes it again${remark}`;
  }
}
