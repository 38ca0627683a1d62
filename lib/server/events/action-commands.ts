import "server-only";
import { randomUUID } from "node:crypto";
import { type Edits, inverseEdits, mergeEdits } from "@/lib/domain/edit";
import { asInHistory } from "@/lib/domain/events/in-history";
import { isOfTeamAlone, leadsByRole, mayEnter } from "@/lib/domain/events/room";
import { ActionAlone, AddAction, EditAction } from "@/lib/domain/events/schema";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { dateToDay, dayToDate } from "@/lib/server/calendar-days";
import { type CommandContext, command, requireCapability } from "@/lib/server/command";
import { tell } from "@/lib/server/conversations/tell";
import { enterToChange } from "@/lib/server/flow-teams/entry";
import type { ActionItem } from "@/prisma/client/client";
import { enterRoom } from "./enter-room";
import { tellRooms } from "./tell-rooms";

/** Agrees on something to do, in an open room: any Member who takes part. Its owner is told. */
export const addAction = command({
  name: "events.addAction",
  input: AddAction,
  async run(context, { text, ownerId, dueOn, ...input }) {
    const { tx, actor, now, record } = context;
    const entered = await enterRoom(context, input, { as: "who writes down", state: "running" });
    if (!entered.ok) return entered;
    const { event } = entered.value;
    const { flowTeamId } = event;
    const known = await checkOwner(context, { ...event, eventId: event.id }, ownerId);
    if (!known.ok) return known;
    const { nextActionNumber } = await tx.flowTeam.update({
      where: { id: flowTeamId },
      data: { nextActionNumber: { increment: 1 } },
      select: { nextActionNumber: true },
    });
    const action = {
      id: randomUUID(),
      number: nextActionNumber - 1,
      flowTeamId,
      eventId: event.id,
      kind: event.kind,
      teamId: event.teamId,
      text,
      ownerId,
      createdById: actor.personId,
      createdAt: now,
    };
    await tx.actionItem.create({ data: { ...action, dueOn: dueOn ? dayToDate(dueOn) : null } });
    record(
      asInHistory(event.kind, {
        flowTeamId,
        item: itemOf(action),
        before: null,
        after: { text, ownerId, dueOn },
        undo: { command: "events.deleteAction", input: { flowTeamId, actionId: action.id } },
      }),
    );
    await tellOwner(context, action);
    await tellRooms(context, flowTeamId, event);
    return ok({ id: action.id, number: action.number });
  },
});

type ActionFields = { text: string; ownerId: string | null; dueOn: string | null; state: ActionItem["state"] };

/** Edits an action item or settles it: its owner, who wrote it, and who leads events of its kind. */
export const editAction = command({
  name: "events.editAction",
  input: EditAction,
  async run(context, { flowTeamId, actionId, edits }) {
    const { tx, now, record } = context;
    const found = await findAction(context, flowTeamId, actionId, false);
    if (!found.ok) return found;
    const { text, ownerId, state, dueOn } = found.value;
    const current: ActionFields = { text, ownerId, state, dueOn: dueOn && dateToDay(dueOn) };
    const merged = mergeEdits<ActionFields>(current, edits as Edits<ActionFields>);
    if (!merged.ok) return merged;
    const { before, after } = merged.value;
    if (Object.keys(after).length === 0) return ok(null);
    const known = await checkOwner(context, found.value, after.ownerId ?? null);
    if (!known.ok) return known;
    await tx.actionItem.update({
      where: { id: actionId },
      data: {
        ...after,
        ...(after.dueOn !== undefined && { dueOn: after.dueOn ? dayToDate(after.dueOn) : null }),
        ...(after.state !== undefined && { closedAt: after.state === "open" ? null : now }),
      } as object,
    });
    record(
      asInHistory(found.value.kind, {
        flowTeamId,
        item: itemOf(found.value),
        before,
        after,
        undo: {
          command: "events.editAction",
          input: { flowTeamId, actionId, edits: inverseEdits(before, after) },
        },
      }),
    );
    if (after.ownerId) await tellOwner(context, { ...found.value, ownerId: after.ownerId });
    await tellRooms(context, flowTeamId, found.value);
    return ok(null);
  },
});

/** Takes an action item off the list; it can be brought back. */
export const deleteAction = command({
  name: "events.deleteAction",
  input: ActionAlone,
  run: (context, { flowTeamId, actionId }) => setDeleted(context, flowTeamId, actionId, true),
});

/** Brings a deleted action item back. */
export const restoreAction = command({
  name: "events.restoreAction",
  input: ActionAlone,
  run: (context, { flowTeamId, actionId }) => setDeleted(context, flowTeamId, actionId, false),
});

async function setDeleted(context: CommandContext, flowTeamId: string, actionId: string, gone: boolean) {
  const found = await findAction(context, flowTeamId, actionId, !gone);
  if (!found.ok) return found;
  await context.tx.actionItem.update({ where: { id: actionId }, data: { deletedAt: gone ? context.now : null } });
  context.record(
    asInHistory(found.value.kind, {
      flowTeamId,
      item: itemOf(found.value),
      before: gone ? { text: found.value.text } : null,
      after: gone ? null : { text: found.value.text },
      undo: { command: gone ? "events.restoreAction" : "events.deleteAction", input: { flowTeamId, actionId } },
    }),
  );
  await tellRooms(context, flowTeamId, found.value);
  return ok(null);
}

/** The action item, for who may change it. */
async function findAction(
  context: CommandContext,
  flowTeamId: string,
  actionId: string,
  deleted: boolean,
): Promise<Result<ActionItem>> {
  const { tx, actor } = context;
  const entered = await enterToChange(tx, actor, flowTeamId, "action item");
  if (!entered.ok) return entered;
  const allowed = requireCapability(actor, "contribute", { flowTeamId });
  if (!allowed.ok) return allowed;
  const action = await tx.actionItem.findFirst({
    where: { id: actionId, flowTeamId, deletedAt: deleted ? { not: null } : null },
  });
  if (!action) return notFound("action item");
  const { kind, teamId } = action;
  const leads = leadsByRole(actor, { flowTeamId, kind, teamId, facilitatorId: null, guestIds: [] });
  if (leads || action.ownerId === actor.personId || action.createdById === actor.personId) return ok(action);
  return refuse({
    code: "forbidden",
    message: "This action item is for its owner, who wrote it down, and who leads its events.",
    wayOut: "Ask its owner to change it.",
  });
}

/**
 * An owner is a Member; where what is said is the team's alone, somebody who may enter its room: the
 * news that reaches an owner has the text.
 */
async function checkOwner(
  { tx }: CommandContext,
  { flowTeamId, kind, teamId, eventId }: Pick<ActionItem, "flowTeamId" | "kind" | "teamId" | "eventId">,
  ownerId: string | null,
): Promise<Result<null>> {
  if (!ownerId) return ok(null);
  const roles = await tx.roleHolding.findMany({
    where: { personId: ownerId, flowTeamId, endedAt: null },
    select: { flowTeamId: true, scrumTeamId: true, role: true },
  });
  if (roles.every(({ role }) => role === "stakeholder")) return notFound("Member");
  if (!isOfTeamAlone(kind)) return ok(null);
  // An item that came back is settled in the room that runs now, which may have other guests.
  const rooms = { flowTeamId, kind, teamId, OR: [{ id: eventId }, { state: "running" as const }] };
  const asked = await tx.eventGuest.count({ where: { personId: ownerId, event: rooms } });
  const guestIds = asked > 0 ? [ownerId] : [];
  const owner = { personId: ownerId, name: "", isAdministrator: false, roles };
  if (mayEnter(owner, { flowTeamId, kind, teamId, facilitatorId: null, guestIds })) return ok(null);
  return refuse({
    code: "invalid",
    message: "What a team agrees on in its Retrospective stays in the team, and its owner is told what it says.",
    fields: { ownerId: "Choose somebody who is in this room." },
    wayOut: "Choose somebody of the team, or ask them into the room as a guest first.",
  });
}

async function tellOwner(
  context: CommandContext,
  action: Pick<ActionItem, "id" | "number" | "text" | "flowTeamId" | "ownerId">,
) {
  if (!action.ownerId) return;
  const item = itemOf(action);
  await tell(context, action.flowTeamId, {
    to: [action.ownerId],
    kind: "assigned",
    item,
    text: "gives you an action item",
  });
}

function itemOf({ id, number, text }: Pick<ActionItem, "id" | "number" | "text">) {
  return { kind: "Action item", id, title: `A-${number} ${text}`.slice(0, 200) } as const;
}
