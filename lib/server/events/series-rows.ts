import "server-only";
import { daysBetween } from "@/lib/domain/calendar/dates";
import type { EventKind } from "@/lib/domain/events/contracts";
import type { ScheduledEvent, SeriesChange } from "@/lib/domain/events/schedule-model";
import type { HeldSeries } from "@/lib/domain/events/series";
import type { Tx } from "@/lib/server/db";
import { type ScheduleFacts, sprintOf } from "./schedule-facts";

/** Which series: a kind, of the Flow Team or of a Scrum Team, from a Flow Sprint on. */
export type SeriesPlace = { kind: EventKind; teamId: string | null; fromSprint: number };

/** What a series says in its row, before and after a change; null for no row. */
export type SeriesWrite = SeriesPlace & { seen: HeldSeries | null; to: HeldSeries | null };

const nothing: HeldSeries = { day: null, startMinute: null, minutes: null, callLink: null };

/** The rows to write so that fields of a series hold from a Flow Sprint on, whatever was said for later ones. */
export function writesFor(
  series: readonly SeriesChange[],
  { kind, teamId, fromSprint }: SeriesPlace,
  fields: Partial<HeldSeries>,
): SeriesWrite[] {
  const silenced = Object.fromEntries(Object.keys(fields).map((field) => [field, null]));
  const rows = series.filter((one) => one.kind === kind && one.teamId === teamId && one.fromSprint >= fromSprint);
  const first = rows.find((one) => one.fromSprint === fromSprint);
  const later = rows.filter((one) => one !== first);
  const write = (row: SeriesChange | undefined, sprint: number, to: HeldSeries): SeriesWrite => ({
    kind,
    teamId,
    fromSprint: sprint,
    seen: row ? saidBy(row) : null,
    to: Object.values(to).every((value) => value === null) ? null : to,
  });
  return [
    write(first, fromSprint, { ...(first ? saidBy(first) : nothing), ...fields }),
    ...later.map((row) => write(row, row.fromSprint, { ...saidBy(row), ...silenced })),
  ];
}

/** Writes series. Lock the Flow Team first: of two at once the second has to see what the first wrote. */
export async function writeSeries(tx: Tx, flowTeamId: string, writes: readonly SeriesWrite[]): Promise<void> {
  for (const { kind, teamId, fromSprint, to } of writes) {
    const where = { flowTeamId, kind, teamId, fromSprint };
    await tx.eventSeries.deleteMany({ where });
    if (to) await tx.eventSeries.create({ data: { ...where, ...to } });
  }
}

/** What a series says now in its row; null for no row. */
export function rowOf(series: readonly SeriesChange[], { kind, teamId, fromSprint }: SeriesPlace): HeldSeries | null {
  const row = series.find((one) => one.kind === kind && one.teamId === teamId && one.fromSprint === fromSprint);
  return row ? saidBy(row) : null;
}

/** Keeps where events were that are over and that nobody touched, so that a change of their series is one of what is ahead. */
export async function keepPast(
  tx: Tx,
  ground: ScheduleFacts,
  events: readonly ScheduledEvent[],
  now: number,
): Promise<void> {
  const past = events.filter(({ id, state, endsAt }) => id === null && state === "scheduled" && endsAt <= now);
  await tx.flowSprintEvent.createMany({
    data: past.map(({ key, kind, teamId, sprintNumber, ordinal, day, startMinute, minutes }) => ({
      flowTeamId: ground.flowTeamId,
      key,
      kind,
      teamId,
      sprintNumber,
      ordinal,
      dayOffset: daysBetween(sprintOf(ground, sprintNumber).startsOn, day),
      startMinute,
      minutes,
    })),
    skipDuplicates: true,
  });
}

const saidBy = ({ day, startMinute, minutes, callLink }: SeriesChange): HeldSeries => ({
  day,
  startMinute,
  minutes,
  callLink,
});
