import "server-only";
import { randomUUID } from "node:crypto";
import { rankBetween } from "@/lib/domain/backlog/ranks";
import { type Edits, inverseEdits, mergeEdits } from "@/lib/domain/edit";
import { isRetrospective } from "@/lib/domain/events/contracts";
import {
  AddImprovement,
  EditImprovement,
  ImprovementAlone,
  ReorderImprovement,
  SettleImprovement,
} from "@/lib/domain/events/improvement-schema";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { dateToDay, dayToDate } from "@/lib/server/calendar-days";
import { type CommandContext, command } from "@/lib/server/command";
import { enterRoom } from "./enter-room";
import { backlogWhere, checkOwner, findImprovement, itemOf, lastRank, tellOwner } from "./improvement-facts";

/**
 * Agrees on an Improvement in an open retrospective, from a card or without one: into the Flow
 * Backlog of the next Flow Sprint, or the team's. Its owner is told.
 */
export const addImprovement = command({
  name: "events.addImprovement",
  input: AddImprovement,
  async run(context, { title, ownerId, measure, dueOn, cardId, ...input }) {
    const { tx, now, record, changed } = context;
    const entered = await enterRoom(context, input, { as: "who takes part", state: "running" });
    if (!entered.ok) return entered;
    const { event } = entered.value;
    if (!isRetrospective(event.kind)) return refuse(notARetrospective);
    const { flowTeamId, teamId } = event;
    const card = { id: cardId ?? "", eventId: event.id, deletedAt: null };
    if (cardId && (await tx.retroCard.count({ where: card })) === 0) return notFound("card");
    const known = await checkOwner(tx, flowTeamId, ownerId);
    if (!known.ok) return known;
    const { nextImprovementNumber } = await tx.flowTeam.update({
      where: { id: flowTeamId },
      data: { nextImprovementNumber: { increment: 1 } },
      select: { nextImprovementNumber: true },
    });
    const backlog = { flowTeamId, teamId, sprintNumber: event.sprintNumber + 1 };
    const improvement = {
      id: randomUUID(),
      number: nextImprovementNumber - 1,
      ...backlog,
      eventId: event.id,
      cardId,
      title,
      ownerId,
      measure,
      rank: rankBetween(await lastRank(tx, backlog), null),
      createdAt: now,
    };
    await tx.improvement.create({ data: { ...improvement, dueOn: dueOn && dayToDate(dueOn) } });
    const { id, number } = improvement;
    record({
      flowTeamId,
      item: itemOf(improvement),
      before: null,
      after: { title, ownerId, measure, dueOn, sprintNumber: backlog.sprintNumber },
      undo: { command: "events.deleteImprovement", input: { flowTeamId, improvementId: id } },
    });
    await tellOwner(context, flowTeamId, ownerId, itemOf(improvement));
    changed({ flowTeamId, context: "improvements", id });
    return ok({ id, number });
  },
});

type ImprovementFields = {
  title: string;
  ownerId: string | null;
  measure: string;
  dueOn: string | null;
  effect: string;
};

/** Edits an Improvement, and what came of it. */
export const editImprovement = command({
  name: "events.editImprovement",
  input: EditImprovement,
  async run(context, { flowTeamId, improvementId, edits }) {
    const { tx, record, changed } = context;
    const found = await findImprovement(context, flowTeamId, improvementId);
    if (!found.ok) return found;
    const { title, ownerId, measure, effect, dueOn } = found.value;
    const merged = mergeEdits<ImprovementFields>(
      { title, ownerId, measure, effect, dueOn: dueOn && dateToDay(dueOn) },
      edits as Edits<ImprovementFields>,
    );
    if (!merged.ok) return merged;
    const { before, after } = merged.value;
    if (Object.keys(after).length === 0) return ok(null);
    const known = await checkOwner(tx, flowTeamId, after.ownerId);
    if (!known.ok) return known;
    const { dueOn: day, ...others } = after;
    await tx.improvement.update({
      where: { id: improvementId },
      data: { ...others, ...(day !== undefined && { dueOn: day && dayToDate(day) }) },
    });
    const item = itemOf({ ...found.value, ...others });
    record({
      flowTeamId,
      item,
      before,
      after,
      undo: {
        command: "events.editImprovement",
        input: { flowTeamId, improvementId, edits: inverseEdits(before, after) },
      },
    });
    await tellOwner(context, flowTeamId, after.ownerId, item);
    changed({ flowTeamId, context: "improvements", id: improvementId });
    return ok(null);
  },
});

/** Puts an Improvement behind another of its backlog and Flow Sprint, or first. */
export const reorderImprovement = command({
  name: "events.reorderImprovement",
  input: ReorderImprovement,
  async run(context, { flowTeamId, improvementId, afterId }) {
    const { tx, record, changed } = context;
    const found = await findImprovement(context, flowTeamId, improvementId);
    if (!found.ok) return found;
    if (afterId === improvementId) return ok(null);
    const backlog = backlogWhere(found.value);
    // Those deleted keep their places, so that they can come back to them.
    const others = await tx.improvement.findMany({
      where: { ...backlog, id: { not: improvementId } },
      orderBy: { rank: "asc" },
      select: { id: true, rank: true, deletedAt: true },
    });
    const at = afterId === null ? -1 : others.findIndex(({ id }) => id === afterId);
    if (afterId !== null && at < 0) return notFound("Improvement");
    const { rank: former } = found.value;
    const alive = others.filter(({ deletedAt }) => deletedAt === null);
    const before = alive.findLast(({ rank }) => rank < former)?.id ?? null;
    if (before === afterId) return ok(null);
    const rank = rankBetween(others[at]?.rank ?? null, others[at + 1]?.rank ?? null);
    await tx.improvement.update({ where: { id: improvementId }, data: { rank } });
    const placeOf = (own: string) => 1 + alive.filter((other) => other.rank < own).length;
    record({
      flowTeamId,
      item: itemOf(found.value),
      before: { place: placeOf(former) },
      after: { place: placeOf(rank) },
      undo: { command: "events.reorderImprovement", input: { flowTeamId, improvementId, afterId: before } },
    });
    changed({ flowTeamId, context: "improvements", id: improvementId });
    return ok(null);
  },
});

/** Says that an Improvement is done or dropped, with what came of it; or opens it again. */
export const settleImprovement = command({
  name: "events.settleImprovement",
  input: SettleImprovement,
  async run(context, { flowTeamId, improvementId, state, effect }) {
    const { tx, record, changed } = context;
    const found = await findImprovement(context, flowTeamId, improvementId);
    if (!found.ok) return found;
    const before = { state: found.value.state, effect: found.value.effect };
    if (before.state === state && before.effect === effect) return ok(null);
    await tx.improvement.update({ where: { id: improvementId }, data: { state, effect } });
    record({
      flowTeamId,
      item: itemOf(found.value),
      before,
      after: { state, effect },
      undo: { command: "events.settleImprovement", input: { flowTeamId, improvementId, ...before } },
    });
    changed({ flowTeamId, context: "improvements", id: improvementId });
    return ok(null);
  },
});

/** Takes an Improvement off the list; it can be brought back. */
export const deleteImprovement = command({
  name: "events.deleteImprovement",
  input: ImprovementAlone,
  run: (context, { flowTeamId, improvementId }) => setDeleted(context, flowTeamId, improvementId, true),
});

/** Brings a deleted Improvement back to its place. */
export const restoreImprovement = command({
  name: "events.restoreImprovement",
  input: ImprovementAlone,
  run: (context, { flowTeamId, improvementId }) => setDeleted(context, flowTeamId, improvementId, false),
});

async function setDeleted(
  context: CommandContext,
  flowTeamId: string,
  improvementId: string,
  gone: boolean,
): Promise<Result<null>> {
  const { tx, now, record, changed } = context;
  const found = await findImprovement(context, flowTeamId, improvementId, !gone);
  if (!found.ok) return found;
  await tx.improvement.update({ where: { id: improvementId }, data: { deletedAt: gone ? now : null } });
  const { title } = found.value;
  record({
    flowTeamId,
    item: itemOf(found.value),
    before: gone ? { title } : null,
    after: gone ? null : { title },
    undo: {
      command: gone ? "events.restoreImprovement" : "events.deleteImprovement",
      input: { flowTeamId, improvementId },
    },
  });
  changed({ flowTeamId, context: "improvements", id: improvementId });
  return ok(null);
}

const notARetrospective = {
  code: "invalid",
  message: "Improvements are agreed on in retrospectives.",
  wayOut: "Add an action item here, or keep it for the retrospective.",
} as const;
