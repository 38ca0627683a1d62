import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import {
  CloseRisk,
  DeleteRisk,
  EditRisk,
  RaiseRisk,
  ReopenRisk,
  RestoreRisk,
} from "@/lib/domain/dependencies/risk-schema";
import { type RiskTrend, type RoamClass, canClass, mayKeepRisk, notYourRisk } from "@/lib/domain/dependencies/risks";
import { type Edits, inverseEdits, mergeEdits } from "@/lib/domain/edit";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { dateToDay, dayToDate } from "@/lib/server/calendar-days";
import { type CommandContext, command } from "@/lib/server/command";
import { tellWatchers } from "@/lib/server/conversations/watchers";
import type { Risk } from "@/prisma/client/client";
import { checkNamed, enterRegister, tellOfEdit, tellOwner } from "./register-facts";

/** Raises a Risk. Any Member. */
export const raiseRisk = command({
  name: "dependencies.raiseRisk",
  input: RaiseRisk,
  run: (context, input) => writeRisk(context, input),
});

/** Raises a Risk in the transaction of the caller, as `raiseRisk` does. */
export async function writeRisk(
  context: CommandContext,
  { flowTeamId, ...fields }: z.infer<typeof RaiseRisk>,
): Promise<Result<{ id: string; number: number }>> {
  const { tx, actor, record, changed } = context;
  const entered = await enterRegister(context, flowTeamId, "Risk");
  if (!entered.ok) return entered;
  const { epicId, teamId, ownerId } = fields;
  const named = await checkNamed(tx, flowTeamId, { epicId, teamId, personIds: [ownerId] });
  if (!named.ok) return named;
  const id = randomUUID();
  const { nextRiskNumber } = await tx.flowTeam.update({
    where: { id: flowTeamId },
    data: { nextRiskNumber: { increment: 1 } },
    select: { nextRiskNumber: true },
  });
  const number = nextRiskNumber - 1;
  await tx.risk.create({ data: { id, flowTeamId, number, ...fields, raisedById: actor.personId } });
  const item = { kind: "Risk", id, title: titled({ number, title: fields.title }) } as const;
  record({
    flowTeamId,
    item,
    before: null,
    after: fields,
    undo: { command: "dependencies.deleteRisk", input: { flowTeamId, riskId: id } },
  });
  await tellOwner(context, flowTeamId, ownerId, item);
  changed({ flowTeamId, context: "dependencies", id });
  return ok({ id, number });
}

type RiskFields = {
  title: string;
  description: string;
  epicId: string | null;
  teamId: string | null;
  ownerId: string | null;
  roam: RoamClass | null;
  plan: string;
  acceptedById: string | null;
  acceptedWhy: string;
  probability: number;
  impact: number;
  trend: RiskTrend;
  reviewOn: string | null;
};

/** What RISK-1 looks at: a change of one of them is judged anew. */
const classing = ["ownerId", "roam", "plan", "acceptedById", "acceptedWhy"] as const satisfies (keyof RiskFields)[];

/** Edits and classes a Risk. A class comes with all that it takes (RISK-1). */
export const editRisk = command({
  name: "dependencies.editRisk",
  input: EditRisk,
  async run(context, { flowTeamId, riskId, edits }) {
    const { tx, record, changed } = context;
    const found = await findOwn(context, flowTeamId, riskId, false);
    if (!found.ok) return found;
    const risk = found.value;
    const current = fieldsOf(risk);
    const merged = mergeEdits<RiskFields>(current, edits as Edits<RiskFields>);
    if (!merged.ok) return merged;
    const { before, after } = merged.value;
    if (Object.keys(after).length === 0) return ok(null);
    if (classing.some((field) => field in after)) {
      const classed = canClass({ ...current, ...after });
      if (!classed.ok) return classed;
    }
    const named = await checkNamed(tx, flowTeamId, { ...after, personIds: [after.ownerId, after.acceptedById] });
    if (!named.ok) return named;
    const { reviewOn, ...rest } = after;
    await tx.risk.update({
      where: { id: riskId },
      data: { ...rest, ...(reviewOn !== undefined && { reviewOn: reviewOn && dayToDate(reviewOn) }) },
    });
    const item = { kind: "Risk", id: riskId, title: titled(risk) } as const;
    record({
      flowTeamId,
      item,
      before,
      after,
      undo: { command: "dependencies.editRisk", input: { flowTeamId, riskId, edits: inverseEdits(before, after) } },
    });
    await tellOfEdit(context, flowTeamId, item, after);
    changed({ flowTeamId, context: "dependencies", id: riskId });
    return ok(null);
  },
});

/** Closes a Risk: it is resolved, or it happened. */
export const closeRisk = command({
  name: "dependencies.closeRisk",
  input: CloseRisk,
  run: (context, { flowTeamId, riskId, why }) => setClosed(context, flowTeamId, riskId, true, why),
});

/** Opens a closed Risk again. */
export const reopenRisk = command({
  name: "dependencies.reopenRisk",
  input: ReopenRisk,
  run: (context, { flowTeamId, riskId }) => setClosed(context, flowTeamId, riskId, false, ""),
});

/** Takes a Risk off the register; it can be brought back. */
export const deleteRisk = command({
  name: "dependencies.deleteRisk",
  input: DeleteRisk,
  run: (context, { flowTeamId, riskId }) => setDeleted(context, flowTeamId, riskId, true),
});

/** Brings a deleted Risk back. */
export const restoreRisk = command({
  name: "dependencies.restoreRisk",
  input: RestoreRisk,
  run: (context, { flowTeamId, riskId }) => setDeleted(context, flowTeamId, riskId, false),
});

async function setClosed(
  context: CommandContext,
  flowTeamId: string,
  riskId: string,
  closes: boolean,
  why: string,
): Promise<Result<null>> {
  const { tx, now, record, changed } = context;
  const found = await findOwn(context, flowTeamId, riskId, false);
  if (!found.ok) return found;
  const isClosed = found.value.closedAt !== null;
  if (isClosed === closes) return ok(null);
  await tx.risk.update({ where: { id: riskId }, data: { closedAt: closes ? now : null } });
  const item = { kind: "Risk", id: riskId, title: titled(found.value) } as const;
  record({
    flowTeamId,
    item,
    before: { closed: isClosed },
    after: { closed: closes },
    ...(why && { reason: why }),
    undo: {
      command: closes ? "dependencies.reopenRisk" : "dependencies.closeRisk",
      input: { flowTeamId, riskId },
    },
  });
  await tellWatchers(context, flowTeamId, item, closes ? "closed it" : "opened it again");
  changed({ flowTeamId, context: "dependencies", id: riskId });
  return ok(null);
}

async function setDeleted(context: CommandContext, flowTeamId: string, riskId: string, gone: boolean) {
  const { tx, now, record, changed } = context;
  const found = await findOwn(context, flowTeamId, riskId, !gone);
  if (!found.ok) return found;
  await tx.risk.update({ where: { id: riskId }, data: { deletedAt: gone ? now : null } });
  const { title } = found.value;
  record({
    flowTeamId,
    item: { kind: "Risk", id: riskId, title: titled(found.value) },
    before: gone ? { title } : null,
    after: gone ? null : { title },
    undo: {
      command: gone ? "dependencies.restoreRisk" : "dependencies.deleteRisk",
      input: { flowTeamId, riskId },
    },
  });
  changed({ flowTeamId, context: "dependencies", id: riskId });
  return ok(null);
}

/** The Risk, for who may change it. */
async function findOwn(
  context: CommandContext,
  flowTeamId: string,
  riskId: string,
  deleted: boolean,
): Promise<Result<Risk>> {
  const { tx, actor } = context;
  const entered = await enterRegister(context, flowTeamId, "Risk");
  if (!entered.ok) return entered;
  const risk = await tx.risk.findFirst({
    where: { id: riskId, flowTeamId, deletedAt: deleted ? { not: null } : null },
  });
  if (!risk) return notFound("Risk");
  return mayKeepRisk(actor, risk) ? ok(risk) : refuse(notYourRisk);
}

function fieldsOf(risk: Risk): RiskFields {
  const { title, description, epicId, teamId, ownerId, roam, plan, acceptedById, acceptedWhy } = risk;
  const { probability, impact, trend } = risk;
  const reviewOn = risk.reviewOn && dateToDay(risk.reviewOn);
  const classed = { ownerId, roam, plan, acceptedById, acceptedWhy };
  return { title, description, epicId, teamId, ...classed, probability, impact, trend, reviewOn };
}

function titled({ number, title }: { number: number; title: string }): string {
  return `R-${number} ${title}`;
}
