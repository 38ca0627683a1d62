import "server-only";
import { randomUUID } from "node:crypto";
import { rankBetween } from "@/lib/domain/backlog/ranks";
import { type Edits, inverseEdits, mergeEdits } from "@/lib/domain/edit";
import {
  AddObjective,
  DeleteObjective,
  EditObjective,
  MoveObjective,
  RestoreObjective,
} from "@/lib/domain/events/claim-schema";
import { checkSprintOpen } from "@/lib/domain/events/claims";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command, requireCapability } from "@/lib/server/command";
import { enterToChange } from "@/lib/server/flow-teams/entry";
import { enterPlan } from "./claim-facts";

type LoadedObjective = {
  id: string;
  flowTeamId: string;
  sprintNumber: number;
  text: string;
  rank: string;
  epicIds: string[];
};

/** Writes down what the CPO wants of a Flow Sprint, tied to Epics; it comes last. */
export const addObjective = command({
  name: "events.addObjective",
  input: AddObjective,
  async run(context, { flowTeamId, sprintNumber, text, epicIds }) {
    const { tx, now } = context;
    const entered = await enterObjectives(context, flowTeamId, sprintNumber);
    if (!entered.ok) return entered;
    const known = await checkEpics(context, flowTeamId, epicIds);
    if (!known.ok) return known;
    // Deleted ones keep their places, to come back to.
    const last = await tx.objective.findFirst({
      where: { flowTeamId, sprintNumber },
      orderBy: { rank: "desc" },
      select: { rank: true },
    });
    const id = randomUUID();
    await tx.objective.create({
      data: {
        id,
        flowTeamId,
        sprintNumber,
        text,
        rank: rankBetween(last?.rank ?? null, null),
        createdAt: now,
        epics: { createMany: { data: epicIds.map((epicId) => ({ epicId })) } },
      },
    });
    recordObjective(
      context,
      { id, flowTeamId, sprintNumber, text },
      null,
      { text, epics: epicIds.length },
      {
        command: "events.deleteObjective",
        input: { flowTeamId, objectiveId: id },
      },
    );
    return ok({ id });
  },
});

type ObjectiveFields = { text: string; epicIds: string[] };

/** Words an objective anew, or ties it to other Epics. */
export const editObjective = command({
  name: "events.editObjective",
  input: EditObjective,
  async run(context, { flowTeamId, objectiveId, edits }) {
    const { tx } = context;
    const found = await findObjective(context, flowTeamId, objectiveId);
    if (!found.ok) return found;
    const { text, epicIds } = found.value;
    const sorted = edits as Edits<ObjectiveFields>;
    const merged = mergeEdits<ObjectiveFields>(
      { text, epicIds },
      {
        ...sorted,
        // Epics are a set: in which order they were chosen is no difference.
        ...(sorted.epicIds && {
          epicIds: { seen: [...sorted.epicIds.seen].sort(), to: [...sorted.epicIds.to].sort() },
        }),
      },
    );
    if (!merged.ok) return merged;
    const { before, after } = merged.value;
    if (Object.keys(after).length === 0) return ok(null);
    if (after.epicIds) {
      const known = await checkEpics(context, flowTeamId, after.epicIds);
      if (!known.ok) return known;
      await tx.objectiveEpic.deleteMany({ where: { objectiveId } });
      await tx.objectiveEpic.createMany({ data: after.epicIds.map((epicId) => ({ objectiveId, epicId })) });
    }
    if (after.text !== undefined) await tx.objective.update({ where: { id: objectiveId }, data: { text: after.text } });
    const say = ({ text: words, epicIds: ids }: Partial<ObjectiveFields>) => ({
      ...(words !== undefined && { text: words }),
      ...(ids && { epics: ids.length }),
    });
    recordObjective(context, found.value, say(before), say(after), {
      command: "events.editObjective",
      input: { flowTeamId, objectiveId, edits: inverseEdits(before, after) },
    });
    return ok(null);
  },
});

/** Puts an objective behind another one of its Flow Sprint, or first. */
export const moveObjective = command({
  name: "events.moveObjective",
  input: MoveObjective,
  async run(context, { flowTeamId, objectiveId, afterId }) {
    const { tx } = context;
    const found = await findObjective(context, flowTeamId, objectiveId);
    if (!found.ok) return found;
    const { sprintNumber } = found.value;
    const all = await tx.objective.findMany({
      where: { flowTeamId, sprintNumber },
      orderBy: { rank: "asc" },
      select: { id: true, rank: true, deletedAt: true },
    });
    const order = all.filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id);
    const place = order.indexOf(objectiveId);
    const formerAfterId = order[place - 1] ?? null;
    if (afterId === objectiveId || afterId === formerAfterId) return ok(null);
    if (afterId !== null && !order.includes(afterId)) return notFound("objective");
    // Deleted ones keep their places, so the new one lies between it and what comes next of all.
    const others = all.filter(({ id }) => id !== objectiveId);
    const at = others.findIndex(({ id }) => id === afterId);
    const rank = rankBetween(others[at]?.rank ?? null, others[at + 1]?.rank ?? null);
    await tx.objective.update({ where: { id: objectiveId }, data: { rank } });
    const target = order.filter((id) => id !== objectiveId);
    target.splice(target.indexOf(afterId ?? "") + 1, 0, objectiveId);
    recordObjective(
      context,
      found.value,
      { place: place + 1 },
      { place: target.indexOf(objectiveId) + 1 },
      { command: "events.moveObjective", input: { flowTeamId, objectiveId, afterId: formerAfterId } },
    );
    return ok(null);
  },
});

/** Takes an objective off the plan; it can be brought back. Claims stay. */
export const deleteObjective = command({
  name: "events.deleteObjective",
  input: DeleteObjective,
  run: (context, { flowTeamId, objectiveId }) => setDeleted(context, flowTeamId, objectiveId, true),
});

/** Brings a deleted objective back, where it was. */
export const restoreObjective = command({
  name: "events.restoreObjective",
  input: RestoreObjective,
  run: (context, { flowTeamId, objectiveId }) => setDeleted(context, flowTeamId, objectiveId, false),
});

async function setDeleted(context: CommandContext, flowTeamId: string, objectiveId: string, gone: boolean) {
  const found = await findObjective(context, flowTeamId, objectiveId, !gone);
  if (!found.ok) return found;
  await context.tx.objective.update({ where: { id: objectiveId }, data: { deletedAt: gone ? context.now : null } });
  const { text } = found.value;
  recordObjective(context, found.value, gone ? { text } : null, gone ? null : { text }, {
    command: gone ? "events.restoreObjective" : "events.deleteObjective",
    input: { flowTeamId, objectiveId },
  });
  return ok(null);
}

/** Lets the CPO change the objectives of a Flow Sprint that is open; one change at a time. */
async function enterObjectives(
  context: CommandContext,
  flowTeamId: string,
  sprintNumber: number,
): Promise<Result<null>> {
  const { tx, actor } = context;
  // Their order is one for the Flow Team, so that two at once can't give one place twice.
  const flowTeam = await enterToChange(tx, actor, flowTeamId, "Flow Sprint");
  if (!flowTeam.ok) return flowTeam;
  const allowed = requireCapability(actor, "own the product", { flowTeamId });
  if (!allowed.ok) return allowed;
  const entered = await enterPlan(context, flowTeamId, sprintNumber);
  return entered.ok ? checkSprintOpen(entered.value.sprint) : entered;
}

async function findObjective(
  context: CommandContext,
  flowTeamId: string,
  objectiveId: string,
  deleted = false,
): Promise<Result<LoadedObjective>> {
  const { tx } = context;
  const where = { id: objectiveId, flowTeamId };
  const place = await tx.objective.findFirst({ where, select: { sprintNumber: true } });
  const entered = place ? await enterObjectives(context, flowTeamId, place.sprintNumber) : notFound("objective");
  if (!entered.ok) return entered;
  const objective = await tx.objective.findFirst({
    where: { ...where, deletedAt: deleted ? { not: null } : null },
    include: { epics: { select: { epicId: true } } },
  });
  if (!objective) return notFound("objective");
  const { id, sprintNumber, text, rank, epics } = objective;
  return ok({ id, flowTeamId, sprintNumber, text, rank, epicIds: epics.map(({ epicId }) => epicId).sort() });
}

async function checkEpics(
  { tx }: CommandContext,
  flowTeamId: string,
  epicIds: readonly string[],
): Promise<Result<null>> {
  const known = await tx.epic.count({ where: { id: { in: [...epicIds] }, flowTeamId, deletedAt: null } });
  if (known === epicIds.length) return ok(null);
  return refuse({
    code: "invalid",
    message: "One of these Epics is gone.",
    fields: { epicIds: "Choose among the Epics there are." },
    wayOut: "Choose the Epics again.",
  });
}

function recordObjective(
  context: CommandContext,
  { id, flowTeamId, sprintNumber, text }: Pick<LoadedObjective, "id" | "flowTeamId" | "sprintNumber" | "text">,
  before: object | null,
  after: object | null,
  undo: { command: string; input: object },
): void {
  const title = `Objective of S${sprintNumber}: ${text}`.slice(0, 200);
  context.record({ flowTeamId, item: { kind: "Objective", id, title }, before, after, undo });
  context.changed({ flowTeamId, context: "claims", id });
}
