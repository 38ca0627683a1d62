import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import {
  DeleteImpediment,
  EditImpediment,
  EscalateImpediment,
  RaiseImpediment,
  ReopenImpediment,
  ResolveImpediment,
  RestoreImpediment,
  TakeImpedimentBack,
} from "@/lib/domain/dependencies/impediment-schema";
import {
  mayKeepImpediment,
  mayResolveImpediment,
  notYourImpediment,
  notYoursToResolve,
} from "@/lib/domain/dependencies/impediments";
import { type Edits, inverseEdits, mergeEdits } from "@/lib/domain/edit";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import { tell } from "@/lib/server/conversations/tell";
import { tellWatchers } from "@/lib/server/conversations/watchers";
import type { Impediment } from "@/prisma/client/client";
import { checkNamed, enterRegister, holdersOf, tellOfEdit, tellOwner } from "./register-facts";

/** Raises an Impediment; the SM of its team, or without one the CSM, is told. Any Member. */
export const raiseImpediment = command({
  name: "dependencies.raiseImpediment",
  input: RaiseImpediment,
  run: (context, input) => writeImpediment(context, input),
});

/** Raises an Impediment in the transaction of the caller, as `raiseImpediment` does. */
export async function writeImpediment(
  context: CommandContext,
  { flowTeamId, ...fields }: z.infer<typeof RaiseImpediment>,
): Promise<Result<{ id: string; number: number }>> {
  const { tx, actor, record, changed } = context;
  const entered = await enterRegister(context, flowTeamId, "Impediment");
  if (!entered.ok) return entered;
  const { teamId, storyId, ownerId } = fields;
  const known = await checkNamed(tx, flowTeamId, { teamId, storyId, personIds: [ownerId] });
  if (!known.ok) return known;
  const id = randomUUID();
  const { nextImpedimentNumber } = await tx.flowTeam.update({
    where: { id: flowTeamId },
    data: { nextImpedimentNumber: { increment: 1 } },
    select: { nextImpedimentNumber: true },
  });
  const number = nextImpedimentNumber - 1;
  await tx.impediment.create({ data: { id, flowTeamId, number, ...fields, raisedById: actor.personId } });
  const item = itemOf({ id, number, title: fields.title });
  record({
    flowTeamId,
    item,
    before: null,
    after: fields,
    undo: { command: "dependencies.deleteImpediment", input: { flowTeamId, impedimentId: id } },
  });
  const to = await holdersOf(tx, flowTeamId, teamId ? "sm" : "csm", teamId);
  const others = to.filter((personId) => personId !== ownerId);
  await tell(context, flowTeamId, { to: others, kind: "impediment", item, text: "says what is in the way" });
  await tellOwner(context, flowTeamId, ownerId, item);
  changed({ flowTeamId, context: "dependencies", id });
  return ok({ id, number });
}

type ImpedimentFields = Pick<Impediment, "title" | "description" | "teamId" | "storyId" | "ownerId">;

/** Edits an Impediment: who raised it, its owner, the SM of its team, the CSM. */
export const editImpediment = command({
  name: "dependencies.editImpediment",
  input: EditImpediment,
  async run(context, { flowTeamId, impedimentId, edits }) {
    const { tx, record, changed } = context;
    const found = await findOne(context, flowTeamId, impedimentId, false);
    if (!found.ok) return found;
    const { title, description, teamId, storyId, ownerId } = found.value;
    const merged = mergeEdits<ImpedimentFields>(
      { title, description, teamId, storyId, ownerId },
      edits as Edits<ImpedimentFields>,
    );
    if (!merged.ok) return merged;
    const { before, after } = merged.value;
    if (Object.keys(after).length === 0) return ok(null);
    const known = await checkNamed(tx, flowTeamId, { ...after, personIds: [after.ownerId] });
    if (!known.ok) return known;
    await tx.impediment.update({ where: { id: impedimentId }, data: after });
    record({
      flowTeamId,
      item: itemOf(found.value),
      before,
      after,
      undo: {
        command: "dependencies.editImpediment",
        input: { flowTeamId, impedimentId, edits: inverseEdits(before, after) },
      },
    });
    await tellOfEdit(context, flowTeamId, itemOf(found.value), after);
    changed({ flowTeamId, context: "dependencies", id: impedimentId });
    return ok(null);
  },
});

/** Hands an Impediment from its team to the Flow Team; the CSM is told. */
export const escalateImpediment = command({
  name: "dependencies.escalateImpediment",
  input: EscalateImpediment,
  run: (context, { flowTeamId, impedimentId }) => setEscalated(context, flowTeamId, impedimentId, true),
});

/** Takes an escalated Impediment back into its team. */
export const takeImpedimentBack = command({
  name: "dependencies.takeImpedimentBack",
  input: TakeImpedimentBack,
  run: (context, { flowTeamId, impedimentId }) => setEscalated(context, flowTeamId, impedimentId, false),
});

/** Resolves an Impediment with a word how; who raised it is told. */
export const resolveImpediment = command({
  name: "dependencies.resolveImpediment",
  input: ResolveImpediment,
  run: (context, { flowTeamId, impedimentId, resolution }) =>
    setResolved(context, flowTeamId, impedimentId, resolution),
});

/** Opens a resolved Impediment again: it is still in the way. */
export const reopenImpediment = command({
  name: "dependencies.reopenImpediment",
  input: ReopenImpediment,
  run: (context, { flowTeamId, impedimentId }) => setResolved(context, flowTeamId, impedimentId, null),
});

/** Takes an Impediment off the list; it can be brought back. */
export const deleteImpediment = command({
  name: "dependencies.deleteImpediment",
  input: DeleteImpediment,
  run: (context, { flowTeamId, impedimentId }) => setDeleted(context, flowTeamId, impedimentId, true),
});

/** Brings a deleted Impediment back. */
export const restoreImpediment = command({
  name: "dependencies.restoreImpediment",
  input: RestoreImpediment,
  run: (context, { flowTeamId, impedimentId }) => setDeleted(context, flowTeamId, impedimentId, false),
});

async function setEscalated(
  context: CommandContext,
  flowTeamId: string,
  impedimentId: string,
  escalates: boolean,
): Promise<Result<null>> {
  const { tx, now, record, changed } = context;
  const found = await findToResolve(context, flowTeamId, impedimentId);
  if (!found.ok) return found;
  const impediment = found.value;
  if (impediment.teamId === null) {
    return refuse({
      code: "invalid",
      message: "This Impediment is the Flow Team's already.",
      wayOut: "The CSM has it; say what is new in its conversation.",
    });
  }
  const isEscalated = impediment.escalatedAt !== null;
  if (isEscalated === escalates) return ok(null);
  await tx.impediment.update({ where: { id: impedimentId }, data: { escalatedAt: escalates ? now : null } });
  const item = itemOf(impediment);
  record({
    flowTeamId,
    item,
    before: { escalated: isEscalated },
    after: { escalated: escalates },
    undo: {
      command: escalates ? "dependencies.takeImpedimentBack" : "dependencies.escalateImpediment",
      input: { flowTeamId, impedimentId },
    },
  });
  if (escalates) {
    const to = await holdersOf(tx, flowTeamId, "csm");
    await tell(context, flowTeamId, { to, kind: "impediment", item, text: "escalates it to the Flow Team" });
    await tellWatchers(context, flowTeamId, item, "escalates it to the Flow Team", { except: to });
  }
  changed({ flowTeamId, context: "dependencies", id: impedimentId });
  return ok(null);
}

async function setResolved(
  context: CommandContext,
  flowTeamId: string,
  impedimentId: string,
  resolution: string | null,
): Promise<Result<null>> {
  const { tx, now, record, changed } = context;
  const found = await findToResolve(context, flowTeamId, impedimentId);
  if (!found.ok) return found;
  const impediment = found.value;
  const resolves = resolution !== null;
  if ((impediment.resolvedAt !== null) === resolves) return ok(null);
  await tx.impediment.update({
    where: { id: impedimentId },
    data: { resolvedAt: resolves ? now : null, resolution: resolution ?? "" },
  });
  const item = itemOf(impediment);
  record({
    flowTeamId,
    item,
    before: { resolved: !resolves, resolution: impediment.resolution },
    after: { resolved: resolves, resolution: resolution ?? "" },
    undo: resolves
      ? { command: "dependencies.reopenImpediment", input: { flowTeamId, impedimentId } }
      : {
          command: "dependencies.resolveImpediment",
          input: { flowTeamId, impedimentId, resolution: impediment.resolution },
        },
  });
  const to = [impediment.raisedById, impediment.ownerId].filter((id) => id !== null);
  const text = resolves ? `has resolved it: ${resolution.slice(0, 120)}` : "opens it again";
  await tell(context, flowTeamId, { to, kind: "impediment", item, text });
  await tellWatchers(context, flowTeamId, item, text, { except: to });
  changed({ flowTeamId, context: "dependencies", id: impedimentId });
  return ok(null);
}

async function setDeleted(context: CommandContext, flowTeamId: string, impedimentId: string, gone: boolean) {
  const { tx, now, record, changed } = context;
  const found = await findOne(context, flowTeamId, impedimentId, !gone);
  if (!found.ok) return found;
  await tx.impediment.update({ where: { id: impedimentId }, data: { deletedAt: gone ? now : null } });
  const { title } = found.value;
  record({
    flowTeamId,
    item: itemOf(found.value),
    before: gone ? { title } : null,
    after: gone ? null : { title },
    undo: {
      command: gone ? "dependencies.restoreImpediment" : "dependencies.deleteImpediment",
      input: { flowTeamId, impedimentId },
    },
  });
  changed({ flowTeamId, context: "dependencies", id: impedimentId });
  return ok(null);
}

/** The Impediment, for who may resolve it or hand it on. */
async function findToResolve(
  context: CommandContext,
  flowTeamId: string,
  impedimentId: string,
): Promise<Result<Impediment>> {
  const found = await findOne(context, flowTeamId, impedimentId, false);
  if (!found.ok || mayResolveImpediment(context.actor, found.value)) return found;
  return refuse(notYoursToResolve);
}

/** The Impediment, for who may change it. */
async function findOne(
  context: CommandContext,
  flowTeamId: string,
  impedimentId: string,
  deleted: boolean,
): Promise<Result<Impediment>> {
  const { tx, actor } = context;
  const entered = await enterRegister(context, flowTeamId, "Impediment");
  if (!entered.ok) return entered;
  const impediment = await tx.impediment.findFirst({
    where: { id: impedimentId, flowTeamId, deletedAt: deleted ? { not: null } : null },
  });
  if (!impediment) return notFound("Impediment");
  return mayKeepImpediment(actor, impediment) ? ok(impediment) : refuse(notYourImpediment);
}

function itemOf({ id, number, title }: Pick<Impediment, "id" | "number" | "title">) {
  return { kind: "Impediment", id, title: `I-${number} ${title}` } as const;
}
