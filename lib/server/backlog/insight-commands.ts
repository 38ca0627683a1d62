import "server-only";
import { randomUUID } from "node:crypto";
import { type Edits, inverseEdits, mergeEdits } from "@/lib/domain/edit";
import type { InsightKind } from "@/lib/domain/backlog/kinds";
import {
  AddInsight,
  EditInsight,
  RemoveInsight,
  RestoreInsight,
  TieInsight,
  UntieInsight,
} from "@/lib/domain/backlog/schema";
import { dayToDate, dateToDay } from "@/lib/server/calendar-days";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command, requireCapability } from "@/lib/server/command";
import { enterToChange } from "@/lib/server/flow-teams/entry";

/** Collects an Insight, tied to the Epics it speaks for. Anyone of the Flow Team but guests. */
export const addInsight = command({
  name: "backlog.addInsight",
  input: AddInsight,
  async run(context, { flowTeamId, epicIds, observedOn, ...fields }) {
    const { tx, actor, record, changed } = context;
    const entered = await enterAsContributor(context, flowTeamId);
    if (!entered.ok) return entered;
    const epics = await tx.epic.count({ where: { id: { in: epicIds }, flowTeamId, deletedAt: null } });
    if (epics !== new Set(epicIds).size) return notFound("Epic");
    const id = randomUUID();
    await tx.insight.create({
      data: { id, flowTeamId, ...fields, observedOn: dayToDate(observedOn), authorId: actor.personId },
    });
    await tx.insightTie.createMany({ data: [...new Set(epicIds)].map((epicId) => ({ insightId: id, epicId })) });
    record({
      flowTeamId,
      item: { kind: "Insight", id, title: titled(fields.text) },
      before: null,
      after: { ...fields, observedOn },
      undo: { command: "backlog.removeInsight", input: { flowTeamId, insightId: id } },
    });
    changed({ flowTeamId, context: "backlog", id });
    return ok({ id });
  },
});

type InsightFields = { kind: InsightKind; text: string; source: string; observedOn: string };

/** Edits an Insight: its author, or the CPO. */
export const editInsight = command({
  name: "backlog.editInsight",
  input: EditInsight,
  async run(context, { flowTeamId, insightId, edits }) {
    const { tx, record, changed } = context;
    const found = await findOwn(context, flowTeamId, insightId, false);
    if (!found.ok) return found;
    const { kind, text, source, observedOn } = found.value;
    const merged = mergeEdits<InsightFields>(
      { kind, text, source, observedOn: dateToDay(observedOn) },
      edits as Edits<InsightFields>,
    );
    if (!merged.ok) return merged;
    const { before, after } = merged.value;
    if (Object.keys(after).length === 0) return ok(null);
    await tx.insight.update({
      where: { id: insightId },
      data: { ...after, observedOn: after.observedOn ? dayToDate(after.observedOn) : undefined },
    });
    record({
      flowTeamId,
      item: { kind: "Insight", id: insightId, title: titled(text) },
      before,
      after,
      undo: { command: "backlog.editInsight", input: { flowTeamId, insightId, edits: inverseEdits(before, after) } },
    });
    changed({ flowTeamId, context: "backlog", id: insightId });
    return ok(null);
  },
});

/** Ties an Insight to an Epic as evidence for its value. */
export const tieInsight = command({
  name: "backlog.tieInsight",
  input: TieInsight,
  run: (context, input) => setTie(context, input, true),
});

/** Takes an Insight off an Epic. */
export const untieInsight = command({
  name: "backlog.untieInsight",
  input: UntieInsight,
  run: (context, input) => setTie(context, input, false),
});

/** Removes an Insight; it can be brought back. */
export const removeInsight = command({
  name: "backlog.removeInsight",
  input: RemoveInsight,
  run: (context, input) => setDeleted(context, input, true),
});

/** Brings a removed Insight back. */
export const restoreInsight = command({
  name: "backlog.restoreInsight",
  input: RestoreInsight,
  run: (context, input) => setDeleted(context, input, false),
});

async function setTie(
  context: CommandContext,
  { flowTeamId, insightId, epicId }: { flowTeamId: string; insightId: string; epicId: string },
  tied: boolean,
): Promise<Result<null>> {
  const { tx, record, changed } = context;
  const entered = await enterAsContributor(context, flowTeamId);
  if (!entered.ok) return entered;
  const insight = await tx.insight.findFirst({ where: { id: insightId, flowTeamId, deletedAt: null } });
  const epic = await tx.epic.findFirst({ where: { id: epicId, flowTeamId, deletedAt: null } });
  if (!insight || !epic) return notFound(insight ? "Epic" : "Insight");
  const { count } = tied
    ? await tx.insightTie.createMany({ data: [{ insightId, epicId }], skipDuplicates: true })
    : await tx.insightTie.deleteMany({ where: { insightId, epicId } });
  if (count === 0) return ok(null);
  const words = { insight: titled(insight.text) };
  record({
    flowTeamId,
    item: { kind: "Epic", id: epicId, title: `E-${epic.number} ${epic.title}` },
    before: tied ? null : words,
    after: tied ? words : null,
    undo: { command: tied ? "backlog.untieInsight" : "backlog.tieInsight", input: { flowTeamId, insightId, epicId } },
  });
  changed({ flowTeamId, context: "backlog", id: epicId });
  return ok(null);
}

async function setDeleted(
  context: CommandContext,
  { flowTeamId, insightId }: { flowTeamId: string; insightId: string },
  gone: boolean,
): Promise<Result<null>> {
  const { tx, now, record, changed } = context;
  const found = await findOwn(context, flowTeamId, insightId, !gone);
  if (!found.ok) return found;
  await tx.insight.update({ where: { id: insightId }, data: { deletedAt: gone ? now : null } });
  const title = titled(found.value.text);
  record({
    flowTeamId,
    item: { kind: "Insight", id: insightId, title },
    before: gone ? { text: title } : null,
    after: gone ? null : { text: title },
    undo: { command: gone ? "backlog.restoreInsight" : "backlog.removeInsight", input: { flowTeamId, insightId } },
  });
  changed({ flowTeamId, context: "backlog", id: insightId });
  return ok(null);
}

async function enterAsContributor({ tx, actor }: CommandContext, flowTeamId: string): Promise<Result<unknown>> {
  const entered = await enterToChange(tx, actor, flowTeamId, "Insight");
  return entered.ok ? requireCapability(actor, "contribute", { flowTeamId }) : entered;
}

async function findOwn(context: CommandContext, flowTeamId: string, insightId: string, deleted: boolean) {
  const entered = await enterAsContributor(context, flowTeamId);
  if (!entered.ok) return entered;
  const insight = await context.tx.insight.findFirst({
    where: { id: insightId, flowTeamId, deletedAt: deleted ? { not: null } : null },
  });
  if (!insight) return notFound("Insight");
  if (insight.authorId === context.actor.personId) return ok(insight);
  const allowed = requireCapability(context.actor, "own the product", { flowTeamId });
  if (allowed.ok) return ok(insight);
  return refuse({
    code: "forbidden",
    message: "An Insight is changed by who wrote it, or by the CPO.",
    wayOut: "Write one of your own, or ask its author.",
  });
}

/** The first words of an Insight, to name it in history. */
function titled(text: string): string {
  const line = text.split("\n", 1)[0] ?? "";
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
