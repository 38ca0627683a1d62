import "server-only";
import type { z } from "zod";
import { RaiseDependency } from "@/lib/domain/dependencies/schema";
import { checkBecomes, raisedName } from "@/lib/domain/events/answers";
import { RaiseFromAnswer, UnlinkImpediment } from "@/lib/domain/events/answer-schema";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import { writeDependency } from "@/lib/server/dependencies/commands";
import { writeImpediment } from "@/lib/server/dependencies/impediment-commands";
import { holdersOf } from "@/lib/server/dependencies/register-facts";
import { writeRisk } from "@/lib/server/dependencies/risk-commands";
import type { Tx } from "@/lib/server/db";
import { enterRoom, itemOf } from "./enter-room";
import { tableChanged } from "./enter-table";
import { readRaised, takeNoneBack } from "./raised";

/** Who may make something of an answer, and when. */
const needs = { as: "who takes part", state: "open or before" } as const;

const placeOf = (event: { id: string }, subjectId: string, question: number) => ({
  eventId_subjectId_question: { eventId: event.id, subjectId, question },
});

/**
 * Makes an answer an Impediment, a Risk, or a Dependency in the other team's queue. The answer keeps
 * what it became: of two who press at once, the second is told what the first made of it.
 */
export const raiseFromAnswer = command({
  name: "events.raiseFromAnswer",
  input: RaiseFromAnswer,
  async run(context, { subjectId, question, raise, ...input }) {
    const { tx, record } = context;
    const entered = await enterRoom(context, input, needs);
    if (!entered.ok) return entered;
    const { event, name } = entered.value;
    const fits = checkBecomes(event.kind, question, raise.kind);
    if (!fits.ok) return fits;
    const own = placeOf(event, subjectId, question);
    const answer = await tx.eventAnswer.findUnique({ where: own });
    if (!answer) return notFound("answer");
    const former = await readRaised(tx, answer);
    if (former) {
      return refuse({
        code: "stale",
        message: `This answer has become ${raisedName(former)} already.`,
        wayOut: `Open ${raisedName(former)} to add to it.`,
      });
    }
    const teamId = event.teamId ?? subjectId;
    const raised = await write(context, { flowTeamId: event.flowTeamId, teamId, text: answer.text }, raise);
    if (!raised.ok) return raised;
    await tx.eventAnswer.update({ where: own, data: { raisedKind: raise.kind, raisedId: raised.value.id } });
    const isLinked = raise.kind === "Impediment" && raise.existingId !== null;
    record({
      flowTeamId: event.flowTeamId,
      item: itemOf(event, name),
      before: null,
      after: { raised: raisedName({ kind: raise.kind, number: raised.value.number }) },
      // One that was made of it is taken back itself.
      ...(isLinked && {
        undo: {
          command: "events.unlinkImpediment",
          input: { ...input, subjectId, question, impedimentId: raised.value.id },
        },
      }),
    });
    tableChanged(context, event);
    return ok(raised.value);
  },
});

/** Says that an answer isn't about the Impediment it was taken for: that one stays as it is. */
export const unlinkImpediment = command({
  name: "events.unlinkImpediment",
  input: UnlinkImpediment,
  async run(context, { subjectId, question, impedimentId, ...input }) {
    const { tx, record } = context;
    const entered = await enterRoom(context, input, needs);
    if (!entered.ok) return entered;
    const { event, name } = entered.value;
    const own = placeOf(event, subjectId, question);
    const answer = await tx.eventAnswer.findUnique({ where: own });
    if (!answer) return notFound("answer");
    const impediment = await tx.impediment.findUnique({
      where: { id: impedimentId, flowTeamId: event.flowTeamId },
      select: { number: true, title: true },
    });
    if (!impediment) return notFound("Impediment");
    if (answer.raisedId !== impedimentId) {
      return refuse({
        code: "stale",
        message: `This answer isn't about I-${impediment.number} any more.`,
        wayOut: "Nothing is left to take back.",
      });
    }
    await tx.eventAnswer.update({ where: own, data: { raisedKind: null, raisedId: null } });
    await takeNoneBack(context, event);
    record({
      flowTeamId: event.flowTeamId,
      item: itemOf(event, name),
      before: { raised: raisedName({ kind: "Impediment", number: impediment.number }) },
      after: { raised: null },
      undo: {
        command: "events.raiseFromAnswer",
        input: {
          ...input,
          subjectId,
          question,
          raise: { kind: "Impediment", title: impediment.title, existingId: impedimentId },
        },
      },
    });
    tableChanged(context, event);
    return ok(null);
  },
});

type Raise = z.infer<typeof RaiseFromAnswer>["raise"];

async function write(
  context: CommandContext,
  { flowTeamId, teamId, text }: { flowTeamId: string; teamId: string; text: string },
  raise: Raise,
): Promise<Result<{ id: string; number: number }>> {
  if (raise.kind === "Dependency") {
    const { otherTeamId, direction, note, neededBySprint } = raise;
    const [neederTeamId, giverTeamId] = direction === "needs" ? [teamId, otherTeamId] : [otherTeamId, teamId];
    const input = RaiseDependency.parse({ flowTeamId, neederTeamId, giverTeamId, note, neededBySprint });
    return writeDependency(context, input, teamId);
  }
  const { title } = raise;
  // What the title doesn't hold is kept beside it.
  const description = text.trim() === title ? "" : text.trim();
  if (raise.kind === "Risk") {
    const judged = { epicId: null, ownerId: null, probability: 3, impact: 3 };
    return writeRisk(context, { flowTeamId, title, description, teamId, ...judged });
  }
  const { existingId, storyId } = raise;
  if (existingId !== null) return openOne(context.tx, { flowTeamId, teamId, existingId });
  // Somebody is to begin with it: the team's SM until it is given to another.
  const [ownerId = null] = await holdersOf(context.tx, flowTeamId, "sm", teamId);
  return writeImpediment(context, { flowTeamId, title, description, teamId, storyId, ownerId });
}

/** An Impediment the answer is about that the team has already, open still. */
async function openOne(
  tx: Tx,
  { flowTeamId, teamId, existingId }: { flowTeamId: string; teamId: string; existingId: string },
): Promise<Result<{ id: string; number: number }>> {
  const found = await tx.impediment.findFirst({
    where: { id: existingId, flowTeamId, teamId, deletedAt: null },
    select: { id: true, number: true, resolvedAt: true },
  });
  if (!found) return notFound("Impediment");
  if (found.resolvedAt === null) return ok({ id: found.id, number: found.number });
  return refuse({
    code: "stale",
    message: `I-${found.number} is resolved by now.`,
    wayOut: "Raise a new Impediment, or reopen it in its register.",
  });
}
