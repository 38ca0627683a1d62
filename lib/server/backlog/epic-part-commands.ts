import "server-only";
import { randomUUID } from "node:crypto";
import { type Actor, can } from "@/lib/domain/access";
import { type Edits, inverseEdits, mergeEdits } from "@/lib/domain/edit";
import { fieldsDenied } from "@/lib/domain/backlog/policy";
import type { TechnicalNoteKind } from "@/lib/domain/backlog/kinds";
import {
  AddEpicLink,
  AddTechnicalNote,
  EditTechnicalNote,
  RemoveEpicLink,
  RemoveTechnicalNote,
  RestoreTechnicalNote,
} from "@/lib/domain/backlog/schema";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command, requireCapability } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { enterToChange } from "@/lib/server/flow-teams/entry";
import { type LoadedEpic, lockEpics } from "./epic-facts";

const named = (epic: Pick<LoadedEpic, "number" | "title">) => `E-${epic.number} ${epic.title}`;

/** Ties an Epic to another one, or to an address outside. */
export const addEpicLink = command({
  name: "backlog.addEpicLink",
  input: AddEpicLink,
  async run({ tx, actor, record, changed }, { flowTeamId, epicId, to }) {
    const entered = await enterToEdit(tx, actor, flowTeamId, epicId);
    if (!entered.ok) return entered;
    const epic = entered.value;
    const target =
      to.kind === "epic" ? await tx.epic.findFirst({ where: { id: to.epicId, flowTeamId, deletedAt: null } }) : null;
    if (to.kind === "epic") {
      if (!target) return notFound("Epic");
      const known = await tx.epicLink.count({
        where: {
          OR: [
            { epicId, toEpicId: to.epicId },
            { epicId: to.epicId, toEpicId: epicId },
          ],
        },
      });
      if (known > 0 || to.epicId === epicId) {
        return refuse({
          code: "invalid",
          message: to.epicId === epicId ? "An Epic isn't linked to itself." : "These two Epics are linked already.",
          wayOut: "Choose another Epic.",
        });
      }
    }
    const id = randomUUID();
    const fields = to.kind === "epic" ? { toEpicId: to.epicId } : { url: to.url, title: to.title };
    await tx.epicLink.create({ data: { id, epicId, ...fields } });
    record({
      flowTeamId,
      item: { kind: "Epic", id: epicId, title: named(epic) },
      before: null,
      after: { link: target ? named(target) : to.kind === "address" ? to.url : "" },
      undo: { command: "backlog.removeEpicLink", input: { flowTeamId, linkId: id } },
    });
    changed({ flowTeamId, context: "backlog", id: epicId });
    return ok({ id });
  },
});

/** Unties an Epic from another one, or from an address outside. */
export const removeEpicLink = command({
  name: "backlog.removeEpicLink",
  input: RemoveEpicLink,
  async run({ tx, actor, record, changed }, { flowTeamId, linkId }) {
    const link = await tx.epicLink.findFirst({ where: { id: linkId, epic: { flowTeamId } } });
    if (!link) return notFound("link");
    const entered = await enterToEdit(tx, actor, flowTeamId, link.epicId);
    if (!entered.ok) return entered;
    await tx.epicLink.delete({ where: { id: linkId } });
    const target = link.toEpicId ? await tx.epic.findUnique({ where: { id: link.toEpicId } }) : null;
    record({
      flowTeamId,
      item: { kind: "Epic", id: link.epicId, title: named(entered.value) },
      before: { link: target ? named(target) : link.url },
      after: null,
      undo: {
        command: "backlog.addEpicLink",
        input: {
          flowTeamId,
          epicId: link.epicId,
          to: link.toEpicId
            ? { kind: "epic", epicId: link.toEpicId }
            : { kind: "address", url: link.url, title: link.title },
        },
      },
    });
    changed({ flowTeamId, context: "backlog", id: link.epicId });
    return ok(null);
  },
});

/** Writes down a decision, interface or pattern that an enabler Epic stands for. */
export const addTechnicalNote = command({
  name: "backlog.addTechnicalNote",
  input: AddTechnicalNote,
  async run({ tx, actor, record, changed }, { flowTeamId, epicId, kind, title, body }) {
    const entered = await enterAsArchitect(tx, actor, flowTeamId);
    if (!entered.ok) return entered;
    const [epic] = await lockEpics(tx, flowTeamId, [epicId]);
    if (!epic) return notFound("Epic");
    if (epic.kind !== "enabler") {
      return refuse({
        code: "invalid",
        message: "Technical notes belong to enabler Epics, and this is a business one.",
        wayOut: "Make it an enabler first, or choose an enabler Epic.",
      });
    }
    const id = randomUUID();
    await tx.technicalNote.create({ data: { id, epicId, kind, title, body } });
    record({
      flowTeamId,
      item: { kind: "Technical note", id, title },
      before: null,
      after: { kind, title, body, epic: named(epic) },
      undo: { command: "backlog.removeTechnicalNote", input: { flowTeamId, noteId: id } },
    });
    changed({ flowTeamId, context: "backlog", id: epicId });
    return ok({ id });
  },
});

type NoteFields = { kind: TechnicalNoteKind; title: string; body: string };

/** Edits a technical note. */
export const editTechnicalNote = command({
  name: "backlog.editTechnicalNote",
  input: EditTechnicalNote,
  async run({ tx, actor, record, changed }, { flowTeamId, noteId, edits }) {
    const entered = await enterAsArchitect(tx, actor, flowTeamId);
    if (!entered.ok) return entered;
    const note = await tx.technicalNote.findFirst({ where: { id: noteId, deletedAt: null, epic: { flowTeamId } } });
    if (!note) return notFound("technical note");
    const merged = mergeEdits<NoteFields>(
      { kind: note.kind, title: note.title, body: note.body },
      edits as Edits<NoteFields>,
    );
    if (!merged.ok) return merged;
    const { before, after } = merged.value;
    if (Object.keys(after).length === 0) return ok(null);
    await tx.technicalNote.update({ where: { id: noteId }, data: after });
    record({
      flowTeamId,
      item: { kind: "Technical note", id: noteId, title: note.title },
      before,
      after,
      undo: { command: "backlog.editTechnicalNote", input: { flowTeamId, noteId, edits: inverseEdits(before, after) } },
    });
    changed({ flowTeamId, context: "backlog", id: note.epicId });
    return ok(null);
  },
});

/** Removes a technical note; it can be brought back. */
export const removeTechnicalNote = command({
  name: "backlog.removeTechnicalNote",
  input: RemoveTechnicalNote,
  run: (context, input) => setNoteDeleted(context, input, true),
});

/** Brings a removed technical note back. */
export const restoreTechnicalNote = command({
  name: "backlog.restoreTechnicalNote",
  input: RestoreTechnicalNote,
  run: (context, input) => setNoteDeleted(context, input, false),
});

async function setNoteDeleted(
  { tx, actor, now, record, changed }: CommandContext,
  { flowTeamId, noteId }: { flowTeamId: string; noteId: string },
  gone: boolean,
): Promise<Result<null>> {
  const entered = await enterAsArchitect(tx, actor, flowTeamId);
  if (!entered.ok) return entered;
  const note = await tx.technicalNote.findFirst({
    where: { id: noteId, deletedAt: gone ? null : { not: null }, epic: { flowTeamId } },
  });
  if (!note) return notFound("technical note");
  await tx.technicalNote.update({ where: { id: noteId }, data: { deletedAt: gone ? now : null } });
  record({
    flowTeamId,
    item: { kind: "Technical note", id: noteId, title: note.title },
    before: gone ? { title: note.title } : null,
    after: gone ? null : { title: note.title },
    undo: {
      command: gone ? "backlog.restoreTechnicalNote" : "backlog.removeTechnicalNote",
      input: { flowTeamId, noteId },
    },
  });
  changed({ flowTeamId, context: "backlog", id: note.epicId });
  return ok(null);
}

async function enterAsArchitect(tx: Tx, actor: Actor, flowTeamId: string): Promise<Result<unknown>> {
  const entered = await enterToChange(tx, actor, flowTeamId, "Epic");
  return entered.ok ? requireCapability(actor, "keep the technical roadmap", { flowTeamId }) : entered;
}

/** Locks an Epic whose links the actor may keep: as for its content, or the Architect. */
async function enterToEdit(tx: Tx, actor: Actor, flowTeamId: string, epicId: string): Promise<Result<LoadedEpic>> {
  const entered = await enterToChange(tx, actor, flowTeamId, "Epic");
  if (!entered.ok) return entered;
  const [epic] = await lockEpics(tx, flowTeamId, [epicId]);
  if (!epic) return notFound("Epic");
  const denied = fieldsDenied(actor, epic, ["description"]);
  if (denied.length === 0 || can(actor, "keep the technical roadmap", { flowTeamId })) return ok(epic);
  return refuse({
    code: "forbidden",
    message: "Links of an Epic are kept by the CPO, the Architect, or a PO of the team that leads it.",
    wayOut: "Ask one of them to add it.",
  });
}
