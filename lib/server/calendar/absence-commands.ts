import "server-only";
import { randomUUID } from "node:crypto";
import { can, whoMay } from "@/lib/domain/access";
import { checkAbsence } from "@/lib/domain/calendar/absences";
import { type AbsenceFields, AddAbsence, EditAbsence, RemoveAbsence } from "@/lib/domain/calendar/capacity-schema";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { type Edits, inverseEdits, mergeEdits } from "@/lib/domain/edit";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { dateToDay, dayToDate } from "@/lib/server/calendar-days";
import { type CommandContext, command } from "@/lib/server/command";
import { enterFlowTeam } from "@/lib/server/flow-teams/access";

/** Writes down days on which somebody isn't there: one's own, or as their SM. */
export const addAbsence = command({
  name: "calendar.addAbsence",
  input: AddAbsence,
  async run(context, { flowTeamId, personId, sprintNumber, ...fields }) {
    const entered = await enterFor(context, flowTeamId, personId);
    if (!entered.ok) return entered;
    const checked = await checkIn(context, flowTeamId, sprintNumber, fields);
    if (!checked.ok) return checked;
    const { tx, now } = context;
    const id = randomUUID();
    await tx.absence.create({
      data: {
        id,
        flowTeamId,
        personId,
        isHalf: fields.isHalf,
        note: fields.note,
        startsOn: dayToDate(fields.startsOn),
        endsOn: dayToDate(fields.endsOn),
        createdAt: now,
      },
    });
    context.record({
      flowTeamId,
      item: { kind: "Absence", id, title: `Absence of ${entered.value}` },
      before: null,
      after: fields,
      undo: { command: "calendar.removeAbsence", input: { flowTeamId, absenceId: id } },
    });
    context.changed({ flowTeamId, context: "calendar", id });
    return ok({ absenceId: id });
  },
});

/** Changes an absence's days or note. */
export const editAbsence = command({
  name: "calendar.editAbsence",
  input: EditAbsence,
  async run(context, { flowTeamId, absenceId, sprintNumber, edits }) {
    const { tx } = context;
    const found = await enterAbsence(context, flowTeamId, absenceId);
    if (!found.ok) return found;
    const { personName, fields } = found.value;
    const merged = mergeEdits<AbsenceFields>(fields, edits as Edits<AbsenceFields>);
    if (!merged.ok) return merged;
    const { before, after } = merged.value;
    if (Object.keys(after).length === 0) return ok(null);
    const wanted = { ...fields, ...after };
    const checked = await checkIn(context, flowTeamId, sprintNumber, wanted);
    if (!checked.ok) return checked;
    await tx.absence.update({
      where: { id: absenceId },
      data: { ...wanted, startsOn: dayToDate(wanted.startsOn), endsOn: dayToDate(wanted.endsOn) },
    });
    context.record({
      flowTeamId,
      item: { kind: "Absence", id: absenceId, title: `Absence of ${personName}` },
      before,
      after,
      undo: {
        command: "calendar.editAbsence",
        input: { flowTeamId, absenceId, sprintNumber, edits: inverseEdits(before, after) },
      },
    });
    context.changed({ flowTeamId, context: "calendar", id: absenceId });
    return ok(null);
  },
});

/** Takes an absence back. */
export const removeAbsence = command({
  name: "calendar.removeAbsence",
  input: RemoveAbsence,
  run: (context, { flowTeamId, absenceId }) => setRemoved(context, flowTeamId, absenceId, true),
});

/** Brings a removed absence back. */
export const restoreAbsence = command({
  name: "calendar.restoreAbsence",
  input: RemoveAbsence,
  run: (context, { flowTeamId, absenceId }) => setRemoved(context, flowTeamId, absenceId, false),
});

async function setRemoved(
  context: CommandContext,
  flowTeamId: string,
  absenceId: string,
  isRemoved: boolean,
): Promise<Result<null>> {
  const { tx, now } = context;
  const found = await enterAbsence(context, flowTeamId, absenceId, !isRemoved);
  if (!found.ok) return found;
  await tx.absence.update({ where: { id: absenceId }, data: { deletedAt: isRemoved ? now : null } });
  context.record({
    flowTeamId,
    item: { kind: "Absence", id: absenceId, title: `Absence of ${found.value.personName}` },
    before: isRemoved ? found.value.fields : null,
    after: isRemoved ? null : found.value.fields,
    undo: {
      command: isRemoved ? "calendar.restoreAbsence" : "calendar.removeAbsence",
      input: { flowTeamId, absenceId },
    },
  });
  context.changed({ flowTeamId, context: "calendar", id: absenceId });
  return ok(null);
}

async function enterAbsence(
  context: CommandContext,
  flowTeamId: string,
  absenceId: string,
  isDeleted = false,
): Promise<Result<{ personName: string; fields: AbsenceFields }>> {
  if (!can(context.actor, "contribute", { flowTeamId })) return notFound("absence");
  const absence = await context.tx.absence.findFirst({
    where: { id: absenceId, flowTeamId, deletedAt: isDeleted ? { not: null } : null },
  });
  if (!absence) return notFound("absence");
  const entered = await enterFor(context, flowTeamId, absence.personId);
  if (!entered.ok) return entered;
  // Read again, since the Flow Team is locked only now.
  const current = await context.tx.absence.findUniqueOrThrow({ where: { id: absenceId } });
  if ((current.deletedAt !== null) !== isDeleted) return notFound("absence");
  const { isHalf, note } = current;
  const days = { startsOn: dateToDay(current.startsOn), endsOn: dateToDay(current.endsOn) };
  return ok({ personName: entered.value, fields: { ...days, isHalf, note } });
}

/**
 * Locks the Flow Team for a change of somebody's absences: one's own, those of a Scrum Team's people
 * for its SM. Returns the person's name.
 */
async function enterFor({ tx, actor }: CommandContext, flowTeamId: string, personId: string): Promise<Result<string>> {
  if (!can(actor, "contribute", { flowTeamId })) return notFound("Flow Team");
  const entered = await enterFlowTeam(tx, actor, flowTeamId);
  if (!entered.ok) return entered;
  const held = await tx.roleHolding.findMany({
    where: { flowTeamId, personId, endedAt: null, role: { not: "stakeholder" } },
    select: { scrumTeamId: true, person: { select: { name: true } } },
  });
  const [first] = held;
  if (!first) {
    return refuse({
      code: "invalid",
      message: "Whoever that is has no role of a Member in this Flow Team.",
      fields: { personId: "Choose somebody of this Flow Team." },
      wayOut: "Choose somebody who holds a role here.",
    });
  }
  const isOwn = personId === actor.personId;
  if (isOwn || held.some(({ scrumTeamId }) => can(actor, "keep capacity", { flowTeamId, scrumTeamId }))) {
    return ok(first.person.name);
  }
  return refuse({
    code: "forbidden",
    message: `When ${first.person.name} is away is written down by themselves or by their SM.`,
    wayOut: `Ask ${first.person.name}, or ${whoMay("keep capacity")}.`,
  });
}

async function checkIn(
  { tx }: CommandContext,
  flowTeamId: string,
  number: number,
  days: { startsOn: CalendarDate; endsOn: CalendarDate },
): Promise<Result<null>> {
  const sprint = await tx.flowSprint.findUnique({ where: { flowTeamId_number: { flowTeamId, number } } });
  if (!sprint) return notFound("Flow Sprint");
  if (sprint.state === "closed") {
    return refuse({
      code: "invalid",
      message: `Flow Sprint ${number} is closed: its person-days stay as they were counted.`,
      fields: { sprintNumber: "Choose a Flow Sprint that isn't closed." },
      wayOut: "Write the absence down in the running Flow Sprint or a later one.",
    });
  }
  return checkAbsence(days, { number, startsOn: dateToDay(sprint.startsOn), endsOn: dateToDay(sprint.endsOn) });
}
