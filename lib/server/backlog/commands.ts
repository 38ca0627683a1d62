import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { can } from "@/lib/domain/access";
import { fieldsDenied, mayDelete } from "@/lib/domain/backlog/policy";
import { rankBetween } from "@/lib/domain/backlog/ranks";
import { checkEpic, checkVerdict } from "@/lib/domain/backlog/rules";
import {
  CreateEpic,
  DeleteEpic,
  EditEpic,
  EditEpics,
  type EpicField,
  type EpicFields,
  JudgeFeasibility,
  RankEpic,
  RestoreEpic,
} from "@/lib/domain/backlog/schema";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command, requireCapability } from "@/lib/server/command";
import { enterToChange, refuseRetired } from "@/lib/server/flow-teams/entry";
import { type EpicChange, editEpicsAsOne } from "./edit-epics";
import { loadSurroundings, lockEpics } from "./epic-facts";
import { tellOfEpics, tellOfVerdict } from "./epic-news";
import { neighbours, predecessor } from "./rank-queries";

/** Writes a new Epic at the end of the Product Backlog: an idea, or planned where the CPO or a PO writes it. */
export const createEpic = command({
  name: "backlog.createEpic",
  input: CreateEpic,
  run: (context, input) => writeEpic(context, input),
});

/** Writes a new Epic in the transaction of the caller, as `createEpic` does. `isIdea` whoever writes it. */
export async function writeEpic(
  { tx, actor, record, changed }: CommandContext,
  { flowTeamId, ...input }: z.infer<typeof CreateEpic>,
  { isIdea = false } = {},
): Promise<Result<{ id: string; number: number }>> {
  const entered = await enterToChange(tx, actor, flowTeamId, "Flow Team");
  if (!entered.ok) return entered;
  const allowed = requireCapability(actor, "contribute", { flowTeamId });
  if (!allowed.ok) return allowed;

  const leads = can(actor, "write epics", { flowTeamId, scrumTeamId: input.leadTeamId });
  const fields: EpicFields = {
    ...input,
    status: leads && !isIdea ? "planned" : "idea",
    timeCriticality: null,
    riskReduction: null,
    riskNote: "",
    acceptanceConditions: [],
    ownerId: null,
  };
  const given = (Object.keys(input) as (keyof typeof input)[]).filter((field) => !isBlank(input[field])) as EpicField[];
  const standing = { flowTeamId, leadTeamId: input.leadTeamId, status: fields.status, createdById: actor.personId };
  const denied = fieldsDenied(
    actor,
    standing,
    given.filter((field) => field !== "kind"),
  );
  if (denied.length > 0) {
    return refuse({
      code: "forbidden",
      message:
        "An idea has a title, a description and labels; the rest is for the CPO, or a PO of the team that leads it.",
      fields: Object.fromEntries(denied.map((field) => [field, "Leave this to the CPO or a PO."])),
      wayOut: "Leave the other fields empty.",
    });
  }
  const around = await loadSurroundings(tx, flowTeamId);
  if (!around) return notFound("Flow Team");
  const checked = checkEpic(fields, new Set(given), { ...around, openStories: 0, isValidated: false });
  if (!checked.ok) return checked;

  const id = randomUUID();
  const { before } = await neighbours(tx, flowTeamId, { at: "bottom" });
  await tx.flowTeam.update({
    where: { id: flowTeamId },
    data: { nextEpicNumber: { increment: 1 } },
    select: { id: true },
  });
  const number = entered.value.nextEpicNumber;
  await tx.epic.create({
    data: { id, flowTeamId, number, ...fields, rank: rankBetween(before, null), createdById: actor.personId },
    select: { id: true },
  });
  record({
    flowTeamId,
    item: { kind: "Epic", id, title: `E-${number} ${fields.title}` },
    before: null,
    after: Object.fromEntries([...given, "status" as const].map((field) => [field, fields[field]])),
    undo: { command: "backlog.deleteEpic", input: { flowTeamId, epicId: id } },
  });
  changed({ flowTeamId, context: "backlog", id });
  return ok({ id, number });
}

/** Edits one Epic: its words, its place on the roadmap, its value, its status. */
export const editEpic = command({
  name: "backlog.editEpic",
  input: EditEpic,
  run: (context, { flowTeamId, epicId, edits }) =>
    editEpicsAsOne(context, flowTeamId, [{ epicId, edits: edits as EpicChange["edits"] }]),
});

/** Edits several Epics as one change. */
export const editEpics = command({
  name: "backlog.editEpics",
  input: EditEpics,
  run: (context, { flowTeamId, epics }) => editEpicsAsOne(context, flowTeamId, epics as EpicChange[]),
});

/** Moves an Epic in the CPO's order of the Product Backlog (BLG-3: one total order). */
export const rankEpic = command({
  name: "backlog.rankEpic",
  input: RankEpic,
  async run({ tx, actor, record, changed }, { flowTeamId, epicId, place }) {
    const entered = await enterToChange(tx, actor, flowTeamId, "Epic");
    if (!entered.ok) return entered;
    const allowed = requireCapability(actor, "own the product", { flowTeamId });
    if (!allowed.ok) return allowed;
    const [epic] = await lockEpics(tx, flowTeamId, [epicId]);
    if (!epic) return notFound("Epic");
    if ("epicId" in place && place.epicId === epicId) return ok(null);

    const former = await predecessor(tx, flowTeamId, epicId);
    const { before, after, anchorExists } = await neighbours(tx, flowTeamId, place, epicId);
    if (!anchorExists) return notFound("Epic");
    await tx.epic.update({ where: { id: epicId }, data: { rank: rankBetween(before, after) }, select: { id: true } });
    const back = former.epicId ? { at: "after", epicId: former.epicId } : { at: "top" };
    const moved = await predecessor(tx, flowTeamId, epicId);
    record({
      flowTeamId,
      item: { kind: "Epic", id: epicId, title: `E-${epic.number} ${epic.title}` },
      before: { position: former.position },
      after: { position: moved.position },
      undo: { command: "backlog.rankEpic", input: { flowTeamId, epicId, place: back } },
    });
    changed({ flowTeamId, context: "backlog", id: epicId });
    return ok(null);
  },
});

/** The Architect's verdict on an Epic, with a note; null takes it back. */
export const judgeFeasibility = command({
  name: "backlog.judgeFeasibility",
  input: JudgeFeasibility,
  async run(context, { flowTeamId, epicId, seen, verdict, note }) {
    const { tx, actor, now, record, changed } = context;
    if (!can(actor, "see the roadmap", { flowTeamId })) return notFound("Epic");
    const around = await loadSurroundings(tx, flowTeamId);
    const [epic] = await lockEpics(tx, flowTeamId, [epicId]);
    if (!around || !epic) return notFound("Epic");
    if (around.state === "retired") return refuseRetired;
    const allowed = requireCapability(actor, "judge feasibility", { flowTeamId });
    if (!allowed.ok) return allowed;
    const whole = checkVerdict(verdict, note);
    if (!whole.ok) return whole;
    const current = await tx.epic.findUniqueOrThrow({
      where: { id: epicId },
      select: { feasibility: true, feasibilityNote: true },
    });
    if (current.feasibility !== seen && current.feasibility !== verdict) {
      return refuse({
        code: "stale",
        message: "The verdict was changed while you looked.",
        conflicts: [{ field: "feasibility", seen, mine: verdict, theirs: current.feasibility }],
        wayOut: "Choose your verdict or theirs.",
      });
    }
    await tx.epic.update({
      where: { id: epicId },
      data: {
        feasibility: verdict,
        feasibilityNote: note,
        feasibilityById: verdict ? actor.personId : null,
        feasibilityAt: verdict ? now : null,
      },
      select: { id: true },
    });
    record({
      flowTeamId,
      item: { kind: "Epic", id: epicId, title: `E-${epic.number} ${epic.title}` },
      before: { feasibility: current.feasibility, feasibilityNote: current.feasibilityNote },
      after: { feasibility: verdict, feasibilityNote: note },
      undo: {
        command: "backlog.judgeFeasibility",
        input: { flowTeamId, epicId, seen: verdict, verdict: current.feasibility, note: current.feasibilityNote },
      },
    });
    if (verdict !== current.feasibility) await tellOfVerdict(context, flowTeamId, epic, verdict);
    changed({ flowTeamId, context: "backlog", id: epicId });
    return ok(null);
  },
});

/** Takes an Epic out of the Product Backlog. It can be brought back with all it had. */
export const deleteEpic = command({
  name: "backlog.deleteEpic",
  input: DeleteEpic,
  async run(context, { flowTeamId, epicId }) {
    const { tx, actor, now, record, changed } = context;
    if (!can(actor, "see the roadmap", { flowTeamId })) return notFound("Epic");
    const around = await loadSurroundings(tx, flowTeamId);
    const [epic] = await lockEpics(tx, flowTeamId, [epicId]);
    if (!around || !epic) return notFound("Epic");
    if (around.state === "retired") return refuseRetired;
    if (!mayDelete(actor, epic)) {
      return refuse({
        code: "forbidden",
        message: "Only the CPO removes an Epic; an idea also who wrote it.",
        wayOut: "Ask the CPO, or set its status to dropped if you lead it.",
      });
    }
    await tx.epic.update({ where: { id: epicId }, data: { deletedAt: now }, select: { id: true } });
    record({
      flowTeamId,
      item: { kind: "Epic", id: epicId, title: `E-${epic.number} ${epic.title}` },
      before: { title: epic.title },
      after: null,
      undo: { command: "backlog.restoreEpic", input: { flowTeamId, epicId } },
    });
    await tellOfEpics(context, flowTeamId, [epic], "removed it");
    changed({ flowTeamId, context: "backlog", id: epicId });
    return ok(null);
  },
});

/** Brings a removed Epic back, at the place it had. */
export const restoreEpic = command({
  name: "backlog.restoreEpic",
  input: RestoreEpic,
  async run(context, { flowTeamId, epicId }) {
    const { tx, actor, record, changed } = context;
    const entered = await enterToChange(tx, actor, flowTeamId, "Epic");
    if (!entered.ok) return entered;
    const epic = await tx.epic.findFirst({ where: { id: epicId, flowTeamId, deletedAt: { not: null } } });
    if (!epic) return notFound("Epic");
    if (!mayDelete(actor, epic)) {
      return refuse({
        code: "forbidden",
        message: "Only the CPO brings an Epic back; an idea also who wrote it.",
        wayOut: "Ask the CPO.",
      });
    }
    await tx.epic.update({ where: { id: epicId }, data: { deletedAt: null }, select: { id: true } });
    record({
      flowTeamId,
      item: { kind: "Epic", id: epicId, title: `E-${epic.number} ${epic.title}` },
      before: null,
      after: { title: epic.title },
      undo: { command: "backlog.deleteEpic", input: { flowTeamId, epicId } },
    });
    await tellOfEpics(context, flowTeamId, [epic], "brought it back");
    changed({ flowTeamId, context: "backlog", id: epicId });
    return ok(null);
  },
});

function isBlank(value: unknown): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
