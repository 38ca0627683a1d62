import "server-only";
import { aboutGoal, goalDecision } from "@/lib/domain/events/review";
import { EpicInRoom, HoldEpicBack, JudgeGoal } from "@/lib/domain/events/review-schema";
import { tableOf } from "@/lib/domain/live";
import { type Result, notFound, ok } from "@/lib/domain/result";
import type { Capability } from "@/lib/domain/access";
import { editEpicsAsOne } from "@/lib/server/backlog/edit-epics";
import { type CommandContext, command, requireCapability } from "@/lib/server/command";
import { writeComment } from "@/lib/server/conversations/comment-commands";
import { type HeldRoom, enterRoom, itemOf, roomChanged } from "./enter-room";

/**
 * The CPO's yes to an Epic in an open Review: it is Done. Refuses while Stories of it are open (BLG-5);
 * nobody overrides that.
 */
export const validateEpic = command({
  name: "events.validateEpic",
  input: EpicInRoom,
  async run(context, { epicId, ...input }) {
    const { tx } = context;
    const entered = await enterReview(context, input, "own the product");
    if (!entered.ok) return entered;
    const { event } = entered.value;
    const epic = await tx.epic.findFirst({
      where: { id: epicId, flowTeamId: event.flowTeamId, deletedAt: null },
      select: { status: true },
    });
    if (!epic) return notFound("Epic");
    const edits = { status: { seen: epic.status, to: "done" as const } };
    const edited = await editEpicsAsOne(context, event.flowTeamId, [{ epicId, edits }], event.id);
    if (!edited.ok) return edited;
    context.changed({ flowTeamId: event.flowTeamId, context: tableOf(event.key) });
    return ok(null);
  },
});

/** The CPO's “not yet” to an Epic: what is missing goes into its conversation and the minutes. */
export const holdEpicBack = command({
  name: "events.holdEpicBack",
  input: HoldEpicBack,
  async run(context, { epicId, missing, ...input }) {
    const entered = await enterReview(context, input, "own the product");
    if (!entered.ok) return entered;
    const { event } = entered.value;
    const { flowTeamId } = event;
    const epic = await context.tx.epic.findFirst({
      where: { id: epicId, flowTeamId, deletedAt: null },
      select: { number: true, title: true },
    });
    if (!epic) return notFound("Epic");
    // Its undo takes back what was said in the conversation alone, so it has none.
    const within: CommandContext = { ...context, record: ({ undo: _, ...entry }) => context.record(entry) };
    const said = await writeComment(within, {
      flowTeamId,
      item: { kind: "Epic", id: epicId },
      body: `Not validated yet in the Flow Sprint Review of S${event.sprintNumber}. What is missing: ${missing}`,
    });
    if (!said.ok) return said;
    await decide(context, entered.value, epicId, `E-${epic.number} ${epic.title} isn't validated yet: ${missing}`);
    return ok(null);
  },
});

/** Says whether the Flow Sprint Goal was reached; it stands among the decisions. The CSM or the CPO. */
export const judgeGoal = command({
  name: "events.judgeGoal",
  input: JudgeGoal,
  async run(context, { is, text, ...input }) {
    const entered = await enterReview(context, input, "confirm the flow sprint goal");
    if (!entered.ok) return entered;
    const { event, name } = entered.value;
    const decision = goalDecision({ is, text });
    const before = await decide(context, entered.value, aboutGoal, decision);
    context.record({
      flowTeamId: event.flowTeamId,
      item: itemOf(event, name),
      before: { goal: before },
      after: { goal: decision },
    });
    return ok(null);
  },
});

async function enterReview(
  context: CommandContext,
  input: { flowTeamId: string; key: string },
  capability: Capability,
): Promise<Result<HeldRoom>> {
  const entered = await enterRoom(context, input, { as: "anyone in it", state: "running" });
  if (!entered.ok) return entered;
  const { event } = entered.value;
  if (event.kind !== "review") return notFound("Flow Sprint Review");
  const allowed = requireCapability(context.actor, capability, { flowTeamId: event.flowTeamId });
  return allowed.ok ? entered : allowed;
}

/** Writes a decision that stands in the place of the one before it about the same; answers what that said. */
async function decide(
  context: CommandContext,
  { event }: HeldRoom,
  about: string,
  text: string,
): Promise<string | null> {
  const { tx, actor, now } = context;
  const same = { eventId: event.id, kind: "decision" as const, about, deletedAt: null };
  const before = await tx.eventNote.findFirst({ where: same, select: { text: true } });
  await tx.eventNote.updateMany({ where: same, data: { deletedAt: now } });
  await tx.eventNote.create({ data: { ...same, text, authorId: actor.personId, createdAt: now } });
  roomChanged(context, event);
  context.changed({ flowTeamId: event.flowTeamId, context: tableOf(event.key) });
  return before?.text ?? null;
}
