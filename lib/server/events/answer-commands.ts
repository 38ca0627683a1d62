import "server-only";
import { type Edits, inverseEdits, mergeEdits } from "@/lib/domain/edit";
import { checkAnswered, mayAnswer, questionsOf, saysNothing } from "@/lib/domain/events/answers";
import { NotPrepared, SaveAnswer, SayPrepared } from "@/lib/domain/events/answer-schema";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import type { FlowSprintEvent } from "@/prisma/client/client";
import { type HeldRoom, enterRoom, itemOf, roomChanged } from "./enter-room";
import { tableChanged } from "./enter-table";
import { readRaised, takeNoneBack } from "./raised";

type Subject = { flowTeamId: string; key: string; subjectId: string };
type AnswerFields = { text: string };

/**
 * Writes an answer, before the event or in it: two who write the same one at once are told of each
 * other. In a Scrum of Scrums for one's team, in a Daily Scrum for oneself.
 */
export const saveAnswer = command({
  name: "events.saveAnswer",
  input: SaveAnswer,
  async run(context, { question, edits, ...input }) {
    const entered = await enterToAnswer(context, input);
    if (!entered.ok) return entered;
    const written = await writeAnswer(context, entered.value, input, { question, edits });
    if (!written.ok || !written.value) return written.ok ? ok(null) : written;
    tableChanged(context, entered.value.event);
    return ok(null);
  },
});

/**
 * Says that a team or a person has prepared, where each question has its answer; answers that were typed
 * and not saved yet come along.
 */
export const sayPrepared = command({
  name: "events.sayPrepared",
  input: SayPrepared,
  async run(context, { answers, ...input }) {
    const { tx, actor, now, record } = context;
    const entered = await enterToAnswer(context, input);
    if (!entered.ok) return entered;
    const { event, name } = entered.value;
    let isChanged = false;
    for (const answer of answers) {
      const written = await writeAnswer(context, entered.value, input, answer, "without a way back");
      if (!written.ok) return written;
      isChanged ||= written.value;
    }
    const isWhole = await checkWhole(context, entered.value, input.subjectId);
    if (!isWhole.ok) return isWhole;
    const { count } = await tx.preparation.createMany({
      data: { eventId: event.id, subjectId: input.subjectId, byId: actor.personId, at: now },
      skipDuplicates: true,
    });
    if (count > 0) {
      record({
        flowTeamId: event.flowTeamId,
        item: itemOf(event, name),
        before: null,
        after: { prepared: input.subjectId },
        undo: { command: "events.notPrepared", input },
      });
      preparedChanged(context, event);
    }
    if (isChanged) tableChanged(context, event);
    return ok(null);
  },
});

/** Takes it back that a team or a person has prepared; the answers stay. */
export const notPrepared = command({
  name: "events.notPrepared",
  input: NotPrepared,
  async run(context, input) {
    const entered = await enterToAnswer(context, input);
    if (!entered.ok) return entered;
    const { event, name } = entered.value;
    const { subjectId } = input;
    const { count } = await context.tx.preparation.deleteMany({ where: { eventId: event.id, subjectId } });
    if (count === 0) return ok(null);
    context.record({
      flowTeamId: event.flowTeamId,
      item: itemOf(event, name),
      before: { prepared: subjectId },
      after: null,
      undo: { command: "events.sayPrepared", input },
    });
    preparedChanged(context, event);
    return ok(null);
  },
});

/** The room, for who answers for the subject; its row is held, so that an answer is merged with what stands. */
async function enterToAnswer(context: CommandContext, { subjectId, ...input }: Subject): Promise<Result<HeldRoom>> {
  const entered = await enterRoom(context, input, { as: "anyone in it", state: "open or before" });
  if (!entered.ok) return entered;
  const { rights } = entered.value;
  if (questionsOf(rights.kind).length === 0) return notFound("question");
  return mayAnswer(context.actor, rights, subjectId) ? entered : refuse(notYours(rights.kind === "scrum_of_scrums"));
}

/** Whether all that has to be answered is, in the Flow Team's own wordings. */
async function checkWhole({ tx }: CommandContext, { event }: HeldRoom, subjectId: string): Promise<Result<null>> {
  const [answers, flowTeam] = await Promise.all([
    tx.eventAnswer.findMany({ where: { eventId: event.id, subjectId }, select: { question: true, text: true } }),
    tx.flowTeam.findUniqueOrThrow({ where: { id: event.flowTeamId }, select: { fiveQuestions: true } }),
  ]);
  const textOf = (number: number) => answers.find(({ question }) => question === number)?.text ?? "";
  return checkAnswered(event.kind, questionsOf(event.kind, flowTeam.fiveQuestions), textOf);
}

/** Merges one answer into what stands. True where that changed it. */
async function writeAnswer(
  context: CommandContext,
  { event, name }: HeldRoom,
  { subjectId, ...input }: Subject,
  { question, edits }: { question: number; edits: object },
  undoable: "with a way back" | "without a way back" = "with a way back",
): Promise<Result<boolean>> {
  const { tx, actor, now, record } = context;
  const asked = questionsOf(event.kind).find(({ number }) => number === question);
  if (!asked) return notFound("question");
  const own = { eventId: event.id, subjectId, question };
  const known = await tx.eventAnswer.findUnique({
    where: { eventId_subjectId_question: own },
    select: { text: true, raisedKind: true, raisedId: true },
  });
  const merged = mergeEdits<AnswerFields>({ text: known?.text ?? "" }, edits as Edits<AnswerFields>);
  if (!merged.ok) return merged;
  const { before, after } = merged.value;
  if (after.text === undefined) return ok(false);
  const written = { text: after.text, authorId: actor.personId, updatedAt: now };
  await tx.eventAnswer.upsert({
    where: { eventId_subjectId_question: own },
    create: { ...own, ...written },
    update: written,
  });
  const saysWhat = asked.becomes.includes("Impediment") && !saysNothing(after.text);
  if (saysWhat && !(known && (await readRaised(tx, known)))) await takeNoneBack(context, event);
  record({
    flowTeamId: event.flowTeamId,
    item: itemOf(event, name),
    before: { [asked.text]: before.text ?? "" },
    after: { [asked.text]: after.text },
    ...(undoable === "with a way back" && {
      undo: {
        command: "events.saveAnswer",
        input: { ...input, subjectId, question, edits: inverseEdits(before, after) },
      },
    }),
  });
  return ok(true);
}

const notYours = (isOfTeam: boolean) =>
  ({
    code: "forbidden",
    message: isOfTeam
      ? "A team's report is written by its Scrum Master."
      : "Each in the Scrum Team gives their own update.",
    wayOut: isOfTeam ? "Ask them, or say it in the room." : "Write yours; theirs is theirs to write.",
  }) as const;

/** Says to the room, and to the Today of who prepares or leads it, that who has prepared changed. */
function preparedChanged(context: CommandContext, event: Pick<FlowSprintEvent, "flowTeamId" | "key" | "id">): void {
  roomChanged(context, event);
  context.changed({ flowTeamId: event.flowTeamId, context: "today" });
}
