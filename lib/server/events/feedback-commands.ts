import "server-only";
import { randomUUID } from "node:crypto";
import { can } from "@/lib/domain/access";
import { CreateEpic } from "@/lib/domain/backlog/schema";
import { CreateStory } from "@/lib/domain/backlog/story-schema";
import { beginning } from "@/lib/domain/conversations/mentions";
import { checkOpenFeedback } from "@/lib/domain/events/review";
import { DeclineFeedback, FeedbackAlone, GiveFeedback, React, TurnFeedback } from "@/lib/domain/events/review-schema";
import { tableOf } from "@/lib/domain/live";
import { type Result, notFound, ok } from "@/lib/domain/result";
import { writeEpic } from "@/lib/server/backlog/commands";
import { writeStory } from "@/lib/server/backlog/story-commands";
import { type CommandContext, command, requireCapability } from "@/lib/server/command";
import { tell } from "@/lib/server/conversations/tell";
import { refuseRetired } from "@/lib/server/flow-teams/entry";
import type { Feedback } from "@/prisma/client/client";
import { enterTable, tableChanged } from "./enter-table";

/** Says something in a Review: about a Story, an Epic, or the whole. Anybody it is for. */
export const giveFeedback = command({
  name: "events.giveFeedback",
  input: GiveFeedback,
  async run(context, { text, storyId, epicId, ...input }) {
    const { actor } = context;
    const entered = await enterTable(context, input);
    if (!entered.ok) return entered;
    return writeFeedback(context, entered.value.event, { text, storyId, epicId, authorId: actor.personId });
  },
});

type Said = Pick<Feedback, "text" | "storyId" | "epicId"> & { authorId?: string; visitorId?: string };

/** Keeps what was said in a Review that the transaction holds open. */
export async function writeFeedback(
  context: CommandContext,
  event: { id: string; flowTeamId: string; key: string; kind: string },
  { text, storyId, epicId, ...by }: Said,
): Promise<Result<{ id: string }>> {
  const { tx, now, record } = context;
  const { flowTeamId } = event;
  if (event.kind !== "review") return notFound("Flow Sprint Review");
  if (storyId && (await tx.story.count({ where: { id: storyId, flowTeamId, deletedAt: null } })) === 0) {
    return notFound("Story");
  }
  if (epicId && (await tx.epic.count({ where: { id: epicId, flowTeamId, deletedAt: null } })) === 0) {
    return notFound("Epic");
  }
  const id = randomUUID();
  await tx.feedback.create({
    data: { id, flowTeamId, eventId: event.id, storyId, epicId, text, ...by, createdAt: now },
  });
  record({ flowTeamId, item: itemOf({ id, text }), before: null, after: { text } });
  tableChanged(context, event);
  context.changed({ flowTeamId: event.flowTeamId, context: "today" });
  return ok({ id });
}

/** Shows a reaction to a Story in the playlist of an open Review, or takes it back. */
export const react = command({
  name: "events.react",
  input: React,
  async run(context, { storyId, kind, isOn, ...input }) {
    const entered = await enterTable(context, input);
    if (!entered.ok) return entered;
    return writeReaction(context, entered.value.event, { storyId, kind, isOn, byId: context.actor.personId });
  },
});

/** Keeps a reaction in a Review that the transaction holds open. Once for each person, Story and kind. */
export async function writeReaction(
  context: CommandContext,
  event: { id: string; flowTeamId: string; key: string },
  { isOn, ...reaction }: { storyId: string; kind: string; byId: string; isOn: boolean },
): Promise<Result<null>> {
  const { tx } = context;
  const row = { eventId: event.id, ...reaction };
  if ((await tx.demo.count({ where: { eventId: event.id, storyId: reaction.storyId } })) === 0) return notFound("demo");
  const { count } = isOn
    ? await tx.reaction.createMany({ data: row, skipDuplicates: true })
    : await tx.reaction.deleteMany({ where: row });
  if (count > 0) tableChanged(context, event);
  return ok(null);
}

/**
 * Makes an idea in the Product Backlog of what somebody said: a Story or an Epic. One piece of feedback
 * becomes one item at most. Who said it is told. The CPO.
 */
export const turnFeedback = command({
  name: "events.turnFeedback",
  input: TurnFeedback,
  async run(context, { flowTeamId, feedbackId, into, title, epicId, answer }) {
    const { tx, actor, now, record } = context;
    const found = await findOpen(context, flowTeamId, feedbackId);
    if (!found.ok) return found;
    const { feedback, key, sprintNumber } = found.value;
    const description = `${feedback.text}\n\n${await saidBy(context, feedback, sprintNumber)}`;
    // Without its own undo: taken back, the feedback would have become nothing.
    const within: CommandContext = {
      ...context,
      record: ({ undo: _, ...entry }) =>
        record({ ...entry, reason: `From feedback in the Review of S${sprintNumber}` }),
    };
    const written =
      into === "Story"
        ? await writeStory(within, CreateStory.parse({ flowTeamId, title, description, epicId }), { asIdea: true })
        : await writeEpic(within, CreateEpic.parse({ flowTeamId, title, description }), { isIdea: true });
    if (!written.ok) return written;
    const { id, number } = written.value;
    const name = `${into === "Story" ? "S" : "E"}-${number}`;
    await tx.feedback.update({
      where: { id: feedbackId },
      data: {
        state: "turned",
        ...(into === "Story" ? { becameStoryId: id } : { becameEpicId: id }),
        answer,
        answeredById: actor.personId,
        answeredAt: now,
      },
    });
    record({ flowTeamId, item: itemOf(feedback), before: { state: "open" }, after: { state: "turned", became: name } });
    await tellGiver(context, feedback, `makes ${name} ${title} of your feedback${answer ? `: ${answer}` : ""}`);
    feedbackChanged(context, flowTeamId, key);
    context.changed({ flowTeamId, context: "today" });
    return ok({ id, number, into });
  },
});

/** Declines what somebody said, with a word why; they are told. The CPO. */
export const declineFeedback = command({
  name: "events.declineFeedback",
  input: DeclineFeedback,
  async run(context, { flowTeamId, feedbackId, answer }) {
    const { tx, actor, now, record } = context;
    const found = await findOpen(context, flowTeamId, feedbackId);
    if (!found.ok) return found;
    const { feedback, key } = found.value;
    await tx.feedback.update({
      where: { id: feedbackId },
      data: { state: "declined", answer, answeredById: actor.personId, answeredAt: now },
    });
    record({
      flowTeamId,
      item: itemOf(feedback),
      before: { state: "open" },
      after: { state: "declined", answer },
      undo: { command: "events.reopenFeedback", input: { flowTeamId, feedbackId } },
    });
    await tellGiver(context, feedback, `declines your feedback: ${answer}`);
    feedbackChanged(context, flowTeamId, key);
    context.changed({ flowTeamId, context: "today" });
    return ok(null);
  },
});

/** Takes back that feedback was declined. What has become an item stays one. The CPO. */
export const reopenFeedback = command({
  name: "events.reopenFeedback",
  input: FeedbackAlone,
  async run(context, { flowTeamId, feedbackId }) {
    const { tx, record } = context;
    const found = await findFeedback(context, flowTeamId, feedbackId);
    if (!found.ok) return found;
    const { feedback, key } = found.value;
    if (feedback.state === "open") return ok(null);
    if (feedback.state === "turned") {
      const checked = checkOpenFeedback(feedback);
      if (!checked.ok) return checked;
    }
    await tx.feedback.update({
      where: { id: feedbackId },
      data: { state: "open", answer: "", answeredById: null, answeredAt: null },
    });
    record({
      flowTeamId,
      item: itemOf(feedback),
      before: { state: "declined", answer: feedback.answer },
      after: { state: "open" },
      undo: { command: "events.declineFeedback", input: { flowTeamId, feedbackId, answer: feedback.answer } },
    });
    feedbackChanged(context, flowTeamId, key);
    context.changed({ flowTeamId, context: "today" });
    return ok(null);
  },
});

/** Says to the Review, and to where open feedback is counted, that some of it was dealt with. */
function feedbackChanged(context: CommandContext, flowTeamId: string, key: string): void {
  context.changed({ flowTeamId, context: tableOf(key) });
  context.changed({ flowTeamId, context: "events" });
}

type FoundFeedback = { feedback: Feedback; key: string; sprintNumber: number };

/** Feedback that nobody has dealt with; its row is locked, so that two can't both. */
async function findOpen(context: CommandContext, flowTeamId: string, id: string): Promise<Result<FoundFeedback>> {
  const found = await findFeedback(context, flowTeamId, id);
  if (!found.ok) return found;
  const checked = checkOpenFeedback(found.value.feedback);
  return checked.ok ? found : checked;
}

async function findFeedback(
  { tx, actor }: CommandContext,
  flowTeamId: string,
  feedbackId: string,
): Promise<Result<FoundFeedback>> {
  if (!can(actor, "see the roadmap", { flowTeamId })) return notFound("feedback");
  const allowed = requireCapability(actor, "own the product", { flowTeamId });
  if (!allowed.ok) return allowed;
  const [feedback] = await tx.$queryRaw<Feedback[]>`
    SELECT * FROM "Feedback" WHERE id = ${feedbackId}::uuid AND "flowTeamId" = ${flowTeamId}::uuid FOR NO KEY UPDATE`;
  if (!feedback) return notFound("feedback");
  // Not locked: what becomes of feedback locks what it counts, in its own order.
  const { state } = await tx.flowTeam.findUniqueOrThrow({ where: { id: flowTeamId }, select: { state: true } });
  if (state === "retired") return refuseRetired;
  const event = await tx.flowSprintEvent.findUniqueOrThrow({
    where: { id: feedback.eventId },
    select: { key: true, sprintNumber: true },
  });
  return ok({ feedback, ...event });
}

async function saidBy(
  { tx }: CommandContext,
  { authorId, visitorId, storyId, epicId }: Feedback,
  sprintNumber: number,
): Promise<string> {
  const by = authorId
    ? await tx.person.findUnique({ where: { id: authorId }, select: { name: true } })
    : await tx.visitor.findUnique({ where: { id: visitorId ?? "" }, select: { name: true } });
  const named = { select: { number: true, title: true } };
  const story = storyId && (await tx.story.findUnique({ where: { id: storyId }, ...named }));
  const epic = epicId && (await tx.epic.findUnique({ where: { id: epicId }, ...named }));
  const about = story ? ` on S-${story.number} ${story.title}` : epic ? ` on E-${epic.number} ${epic.title}` : "";
  return `Said by ${by?.name ?? "somebody"}${about} in the Flow Sprint Review of S${sprintNumber}.`;
}

async function tellGiver(context: CommandContext, feedback: Feedback, text: string): Promise<void> {
  if (!feedback.authorId) return;
  const item = {
    kind: "Event",
    id: feedback.eventId,
    title: `Your feedback: ${beginning(feedback.text, 80)}`,
  } as const;
  await tell(context, feedback.flowTeamId, { to: [feedback.authorId], kind: "event", item, text });
}

function itemOf({ id, text }: Pick<Feedback, "id" | "text">) {
  return { kind: "Feedback", id, title: beginning(text, 80) } as const;
}
