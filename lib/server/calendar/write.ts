import "server-only";
import { randomUUID } from "node:crypto";
import type { Cadence, Calendar, FlowSprint, MilestoneSpan, Pause } from "@/lib/domain/calendar/calendar";
import { sameValue } from "@/lib/domain/edit";
import type { Tx } from "@/lib/server/db";

/**
 * Writes what differs between the calendar as it is stored and as it shall be, in bulk. Flow Sprints
 * and Milestones are the same by number, so that goals and texts stay; those past the new end go.
 *
 * A sprint that comes in closed was over before Flotilla came into use, as was its Milestone once
 * all are. Returns the ids of new pauses by the Flow Sprint before them.
 */
export async function writeCalendar(
  tx: Tx,
  flowTeamId: string,
  before: Calendar | null,
  after: Calendar,
): Promise<Map<number, string>> {
  await writeSprints(tx, flowTeamId, before, after);
  await writeMilestones(tx, flowTeamId, before, after);
  await writeCadences(tx, flowTeamId, before?.cadences ?? [], after.cadences);
  return writePauses(tx, flowTeamId, before, after);
}

async function writeSprints(tx: Tx, flowTeamId: string, before: Calendar | null, after: Calendar): Promise<void> {
  const stored = new Map(before?.sprints.map((sprint) => [sprint.number, sprintRow(sprint)]));
  const changed = after.sprints.map(sprintRow).filter((row) => !sameValue(stored.get(row.number), row));
  await tx.$executeRaw`
    INSERT INTO "FlowSprint" (id, "flowTeamId", number, "startsOn", "endsOn", weeks, state, "isBeforeFlotilla")
    SELECT id, ${flowTeamId}::uuid, number, "startsOn", "endsOn", weeks, state::"FlowSprintState", state = 'closed'
    FROM jsonb_to_recordset(${rows(changed)}::jsonb)
      AS row (id uuid, number int, "startsOn" date, "endsOn" date, weeks int, state text)
    ON CONFLICT ("flowTeamId", number) DO UPDATE SET "startsOn" = excluded."startsOn", "endsOn" = excluded."endsOn",
      weeks = excluded.weeks, state = excluded.state, "isBeforeFlotilla" = excluded."isBeforeFlotilla"`;
  await tx.flowSprint.deleteMany({ where: { flowTeamId, number: { gt: after.sprints.length } } });
}

// Rows are compared as JSON, so each kind is made in one place: the order of their fields counts.
function sprintRow({ number, startsOn, endsOn, weeks, state }: FlowSprint) {
  return { number, startsOn, endsOn, weeks, state };
}

async function writeMilestones(tx: Tx, flowTeamId: string, before: Calendar | null, after: Calendar): Promise<void> {
  const stored = new Map(before?.milestones.map((one) => [one.number, milestoneRow(before, one)]));
  const changed = after.milestones
    .map((milestone) => milestoneRow(after, milestone))
    .filter((row) => !sameValue(stored.get(row.number), row));
  await tx.$executeRaw`
    INSERT INTO "Milestone" (id, "flowTeamId", number, "firstSprint", "lastSprint", "isBeforeFlotilla")
    SELECT id, ${flowTeamId}::uuid, number, "firstSprint", "lastSprint", "isOver"
    FROM jsonb_to_recordset(${rows(changed)}::jsonb)
      AS row (id uuid, number int, "firstSprint" int, "lastSprint" int, "isOver" boolean)
    ON CONFLICT ("flowTeamId", number) DO UPDATE SET "firstSprint" = excluded."firstSprint",
      "lastSprint" = excluded."lastSprint", "isBeforeFlotilla" = excluded."isBeforeFlotilla"`;
  await tx.milestone.deleteMany({ where: { flowTeamId, number: { gt: after.milestones.length } } });
}

function milestoneRow(calendar: Calendar, { number, firstSprint, lastSprint }: MilestoneSpan) {
  return { number, firstSprint, lastSprint, isOver: calendar.sprints[lastSprint - 1]?.state === "closed" };
}

async function writeCadences(
  tx: Tx,
  flowTeamId: string,
  before: readonly Cadence[],
  after: readonly Cadence[],
): Promise<void> {
  const lacks = (list: readonly Cadence[]) => (cadence: Cadence) =>
    !list.some((one) => sameValue(cadenceRow(one), cadenceRow(cadence)));
  const gone = before.filter(lacks(after)).map(({ fromSprint }) => fromSprint);
  await tx.cadence.deleteMany({ where: { flowTeamId, fromSprint: { in: gone } } });
  const added = after.filter(lacks(before)).map((cadence) => ({ flowTeamId, ...cadenceRow(cadence) }));
  await tx.cadence.createMany({ data: added });
}

function cadenceRow({ fromSprint, sprintWeeks, milestoneSprints }: Cadence) {
  return { fromSprint, sprintWeeks, milestoneSprints };
}

async function writePauses(
  tx: Tx,
  flowTeamId: string,
  before: Calendar | null,
  after: Calendar,
): Promise<Map<number, string>> {
  const stored = new Map(before?.pauses.map((pause) => [pause.afterSprint, pauseRow(pause)]));
  await tx.pause.deleteMany({
    where: { flowTeamId, afterSprint: { notIn: after.pauses.map(({ afterSprint }) => afterSprint) } },
  });
  const changed = after.pauses
    .map(pauseRow)
    .filter((row) => !sameValue(stored.get(row.afterSprint), row))
    .map((row) => ({ id: randomUUID(), ...row }));
  await tx.$executeRaw`
    INSERT INTO "Pause" (id, "flowTeamId", "afterSprint", "startsOn", "endsOn", reason)
    SELECT id, ${flowTeamId}::uuid, "afterSprint", "startsOn", "endsOn", reason
    FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb)
      AS row (id uuid, "afterSprint" int, "startsOn" date, "endsOn" date, reason text)
    ON CONFLICT ("flowTeamId", "afterSprint") DO UPDATE SET
      "startsOn" = excluded."startsOn", "endsOn" = excluded."endsOn", reason = excluded.reason`;
  const isNew = changed.filter(({ afterSprint }) => !stored.has(afterSprint));
  return new Map(isNew.map(({ afterSprint, id }) => [afterSprint, id]));
}

function pauseRow({ afterSprint, startsOn, endsOn, reason }: Pause) {
  return { afterSprint, startsOn, endsOn, reason };
}

/** Rows as JSON for PostgreSQL, each with an id in case it is new. */
function rows<T extends object>(of: readonly T[]): string {
  return JSON.stringify(of.map((row) => ({ id: randomUUID(), ...row })));
}
