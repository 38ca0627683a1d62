import "server-only";
import { contracts } from "@/lib/domain/events/contracts";
import { asInHistory } from "@/lib/domain/events/in-history";
import { mayLead } from "@/lib/domain/events/room";
import { AddAddendum, AddNote, NoteInRoom, SayNone, SettleNote } from "@/lib/domain/events/schema";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import type { EventNote } from "@/prisma/client/client";
import { type HeldRoom, enterRoom, itemOf, roomChanged } from "./enter-room";

/** Writes down a decision, or parks what is to be talked about later. Any Member who takes part. */
export const addNote = command({
  name: "events.addNote",
  input: AddNote,
  async run(context, { kind, text, about, ...input }) {
    const { tx, actor, now, record } = context;
    const entered = await enterRoom(context, input, { as: "who writes down", state: "running" });
    if (!entered.ok) return entered;
    const { event, name } = entered.value;
    if (about !== "" && (await tx.scrumTeam.count({ where: { id: about, flowTeamId: event.flowTeamId } })) === 0) {
      return notFound("Scrum Team");
    }
    const { id } = await tx.eventNote.create({
      data: { eventId: event.id, kind, text, about, authorId: actor.personId, createdAt: now },
    });
    record(
      asInHistory(event.kind, {
        flowTeamId: event.flowTeamId,
        item: itemOf(event, name),
        before: null,
        after: { [kind]: text },
        undo: { command: "events.removeNote", input: { ...input, noteId: id } },
      }),
    );
    roomChanged(context, event);
    return ok({ id });
  },
});

/** Takes a decision or something parked off again: who wrote it, and who leads. */
export const removeNote = command({
  name: "events.removeNote",
  input: NoteInRoom,
  async run(context, { noteId, ...input }) {
    return changeNote(context, input, noteId, { deletedAt: context.now });
  },
});

/** Brings a note back that was taken off. */
export const restoreNote = command({
  name: "events.restoreNote",
  input: NoteInRoom,
  async run(context, { noteId, ...input }) {
    return changeNote(context, input, noteId, { deletedAt: null });
  },
});

/** Says that what was parked was talked through, or wasn't after all. */
export const settleNote = command({
  name: "events.settleNote",
  input: SettleNote,
  async run(context, { noteId, isDone, ...input }) {
    return changeNote(context, input, noteId, { doneAt: isDone ? context.now : null });
  },
});

/** Says that there is none of an output, or that there is after all. For who leads. */
export const sayNone = command({
  name: "events.sayNone",
  input: SayNone,
  async run(context, { output, isNone, ...input }) {
    const { tx, actor, now, record } = context;
    const entered = await enterRoom(context, input, { as: "who leads", state: "running" });
    if (!entered.ok) return entered;
    const { event, name } = entered.value;
    const contract = contracts[event.kind].outputs.find(({ key }) => key === output);
    if (!contract) return notFound("output");
    if (!contract.none) {
      return refuse({
        code: "rule",
        rule: "EVT-2",
        message: `“${contract.name}” can't be none.`,
        wayOut: "Add it, or ask the CSM to override at the close.",
      });
    }
    const said = { eventId: event.id, kind: "none", about: output, deletedAt: null } as const;
    const known = await tx.eventNote.count({ where: said });
    if (known > 0 === isNone) return ok(null);
    if (isNone)
      await tx.eventNote.create({ data: { ...said, text: contract.none, authorId: actor.personId, createdAt: now } });
    else await tx.eventNote.updateMany({ where: said, data: { deletedAt: now } });
    record(
      asInHistory(event.kind, {
        flowTeamId: event.flowTeamId,
        item: itemOf(event, name),
        before: { none: !isNone },
        after: { none: isNone, output: contract.name },
        undo: { command: "events.sayNone", input: { ...input, output, isNone: !isNone } },
      }),
    );
    roomChanged(context, event);
    return ok(null);
  },
});

/** Corrects the minutes of a closed event: they stay, the addendum is added. Anybody who was to take part. */
export const addAddendum = command({
  name: "events.addAddendum",
  input: AddAddendum,
  async run(context, { text, ...input }) {
    const { tx, actor, now, record } = context;
    const entered = await enterRoom(context, input, { as: "who takes part", state: "closed" });
    if (!entered.ok) return entered;
    const { event, name } = entered.value;
    await tx.eventNote.create({
      data: { eventId: event.id, kind: "addendum", text, authorId: actor.personId, createdAt: now },
    });
    await tx.flowSprintEvent.update({
      where: { id: event.id },
      data: { minutesText: `${event.minutesText}\n${text}` },
    });
    record(
      asInHistory(event.kind, {
        flowTeamId: event.flowTeamId,
        item: itemOf(event, name),
        before: null,
        after: { addendum: text },
      }),
    );
    roomChanged(context, event);
    return ok(null);
  },
});

async function changeNote(
  context: CommandContext,
  input: { flowTeamId: string; key: string },
  noteId: string,
  data: Partial<Pick<EventNote, "deletedAt" | "doneAt">>,
): Promise<Result<null>> {
  const entered = await enterRoom(context, input, { as: "who writes down", state: "running" });
  if (!entered.ok) return entered;
  const { event, name, rights } = entered.value;
  const note = await findNote(context, entered.value, noteId);
  if (!note) return notFound("note");
  if (note.authorId !== context.actor.personId && !mayLead(context.actor, rights)) {
    return refuse({
      code: "forbidden",
      message: "This note is somebody else's.",
      wayOut: "Ask who wrote it, or the facilitator.",
    });
  }
  await context.tx.eventNote.update({ where: { id: noteId }, data });
  const isGone = data.deletedAt !== undefined;
  context.record(
    asInHistory(event.kind, {
      flowTeamId: event.flowTeamId,
      item: itemOf(event, name),
      before: { [note.kind]: note.text },
      after: isGone ? { removed: data.deletedAt !== null } : { isDone: data.doneAt !== null },
      undo: isGone
        ? { command: data.deletedAt ? "events.restoreNote" : "events.removeNote", input: { ...input, noteId } }
        : { command: "events.settleNote", input: { ...input, noteId, isDone: note.doneAt !== null } },
    }),
  );
  roomChanged(context, event);
  return ok(null);
}

/** A decision or something parked in this room. What was decided about an item only who decides takes back, by its command. */
function findNote({ tx }: CommandContext, { event }: HeldRoom, id: string) {
  return tx.eventNote.findFirst({
    where: { id, eventId: event.id, OR: [{ kind: "parked" }, { kind: "decision", about: "" }] },
  });
}
