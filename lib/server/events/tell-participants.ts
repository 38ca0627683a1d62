import "server-only";
import { createHash } from "node:crypto";
import type { EventKind } from "@/lib/domain/events/contracts";
import { participantsOf } from "@/lib/domain/events/participants";
import { scheduleSprint } from "@/lib/domain/events/schedule";
import type { EventPlace, ScheduledEvent } from "@/lib/domain/events/schedule-model";
import { callWords, moveWords, whenWords } from "@/lib/domain/events/schedule-words";
import type { CommandContext } from "@/lib/server/command";
import { tell } from "@/lib/server/conversations/tell";
import type { HeldEvent } from "./enter-schedule";
import { type ScheduleFacts, loadScheduleGround } from "./schedule-facts";
import type { SeriesWrite } from "./series-rows";

/** Tells those an event is for what became of it, to be read after the name of who did it. */
export async function tellParticipants(
  context: CommandContext,
  { row, event, ground, guestIds, item }: HeldEvent,
  text: string,
): Promise<void> {
  const to = participantsOf(ground, event, guestIds);
  await tell(context, row.flowTeamId, { to, kind: "event", item, text });
}

/** Tells those an event is for that its video call is elsewhere: also while it runs, but not of one that won't be. */
export async function tellOfCall(context: CommandContext, held: HeldEvent, link: string): Promise<void> {
  const { event, ground } = held;
  if (event.state !== "running" && !isAhead(event, context.now)) return;
  if (event.callLink === link) return;
  // What was unread of it is said by this from now on: when it is stays part of it.
  const when = `${whenWords(event.day, event.startMinute)} (${ground.timeZone})`;
  await tellParticipants(context, held, `${callWords(event.callLink, link)}, for ${when}`);
}

/** Whether an event is planned still and not over at one of its places. */
export function isAhead({ state, endsAt }: Pick<ScheduledEvent, "state" | "endsAt">, now: Date): boolean {
  return state === "scheduled" && endsAt > now.getTime();
}

/** How many Flow Sprints of a changed series are looked at for what it moved: the next of each rhythm is among them. */
const reach = 3;

type ChangedSeries = {
  /** What the schedule was made from before. */
  ground: ScheduleFacts;
  writes: readonly SeriesWrite[];
  title: string;
};

/**
 * Tells everybody for whom something moved, or is called elsewhere, of a change of series, once each: also
 * those of what followed along.
 */
export async function tellOfSeries(context: CommandContext, { ground, writes, title }: ChangedSeries): Promise<void> {
  const { tx, now } = context;
  const { flowTeamId, timeZone } = ground;
  const from = Math.min(...writes.map(({ fromSprint }) => fromSprint));
  const numbers = ground.sprints.map(({ number }) => number).filter((one) => one >= from && one < from + reach);
  const after = await loadScheduleGround(tx, flowTeamId, numbers);
  // One moved by hand may have been taken along.
  const kept = after.kept.map((row) => ground.kept.find(({ id }) => id === row.id) ?? row);
  const changes = changesBetween({ ...after, series: ground.series, kept }, after, numbers).filter(
    ({ is, was }) => isAhead(is, now) || isAhead(was, now),
  );
  const isNamed = ({ is }: Change) => writes.some(({ kind, teamId }) => kind === is.kind && teamId === is.teamId);
  const [first] = changes.filter(isNamed);
  if (!first) return;
  const hasMoved = isElsewhere(first);
  const words = hasMoved
    ? moveWords(first.was, first.is, { timeZone, isSeries: true })
    : callWords(first.was.callLink, first.is.callLink);
  const told = changes.filter((change) => hasMoved || isNamed(change));
  const text = told.every(isNamed) ? words : `${words}, and what goes by it`;
  const to = new Set(told.flatMap(({ is }) => participantsOf(after, is)));
  for (const personId of await guestsOf(context, flowTeamId, from, told)) to.add(personId);
  await tell(context, flowTeamId, {
    to: [...to],
    kind: "event",
    item: { kind: "Event series", id: seriesId(flowTeamId, writes), title },
    text,
  });
}

type Change = { was: ScheduledEvent; is: ScheduledEvent };

const isElsewhere = ({ was, is }: { was: EventPlace; is: EventPlace }) =>
  was.day !== is.day || was.startMinute !== is.startMinute || was.minutes !== is.minutes;

/** The events that stand elsewhere, or have another link, in the order of time. */
function changesBetween(before: ScheduleFacts, after: ScheduleFacts, sprintNumbers: readonly number[]): Change[] {
  return sprintNumbers.flatMap((number) => {
    const was = new Map(scheduleSprint(before, number).map((event) => [event.key, event]));
    return scheduleSprint(after, number).flatMap((is) => {
      const former = was.get(is.key);
      if (!former || (former.callLink === is.callLink && !isElsewhere({ was: former, is }))) return [];
      return { was: former, is };
    });
  });
}

/** Who was asked to planned events of series that changed, from a Flow Sprint on. */
async function guestsOf(
  { tx }: CommandContext,
  flowTeamId: string,
  from: number,
  changes: readonly Change[],
): Promise<string[]> {
  const changed = new Set(changes.map(({ is }) => placeOf(is)));
  const rows = await tx.flowSprintEvent.findMany({
    where: { flowTeamId, state: "scheduled", sprintNumber: { gte: from }, guests: { some: {} } },
    select: { kind: true, teamId: true, guests: { select: { personId: true } } },
  });
  return rows
    .filter((row) => changed.has(placeOf(row)))
    .flatMap(({ guests }) => guests.map(({ personId }) => personId));
}

const placeOf = ({ kind, teamId }: { kind: EventKind; teamId: string | null }) => `${kind}/${teamId ?? ""}`;

/**
 * A series has no row that stays, and news joins what is unread about the same item: so this is the same
 * for each change of a series, and another one for those of all series of a team.
 */
function seriesId(flowTeamId: string, writes: readonly SeriesWrite[]): string {
  const [first] = writes;
  const kinds = new Set(writes.map(({ kind }) => kind));
  const series = `${flowTeamId}/${kinds.size === 1 ? first?.kind : "all"}/${first?.teamId ?? ""}`;
  const hash = createHash("sha256").update(series).digest("hex");
  // A UUID of version 8: its bits are ours to choose.
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
