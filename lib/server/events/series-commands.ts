import "server-only";
import { type Edits, mergeEdits, sameValue } from "@/lib/domain/edit";
import { contracts, eventKinds, eventName } from "@/lib/domain/events/contracts";
import { scheduleSprint } from "@/lib/domain/events/schedule";
import type { EventPlace, ScheduledEvent } from "@/lib/domain/events/schedule-model";
import {
  capabilityToSchedule,
  checkPlace,
  placeBySeries,
  seesInSchedule,
  seriesDayOf,
} from "@/lib/domain/events/schedule-rules";
import { placeWords } from "@/lib/domain/events/schedule-words";
import { MoveSeries, RestoreSeries, SetCallLink } from "@/lib/domain/events/schedule-schema";
import type { HeldSeries } from "@/lib/domain/events/series";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command, requireCapability } from "@/lib/server/command";
import { enterFlowTeam } from "@/lib/server/flow-teams/access";
import { enterSchedule, scheduleChanged } from "./enter-schedule";
import { type Along, alongWith, putByHand } from "./moved-by-hand";
import { type FoundEvent, findEvent, loadScheduleGround, sprintOf, teamOf } from "./schedule-facts";
import { type SeriesWrite, keepPast, rowOf, writeSeries, writesFor } from "./series-rows";
import { tellOfCall, tellOfSeries } from "./tell-participants";

/**
 * Puts all events of a kind on another day, at another time or with another time-box (EVT-1), from a
 * Flow Sprint on. What is over, open or was put somewhere by hand stays, unless it is the one named and
 * to be taken along.
 */
export const moveSeries = command({
  name: "events.moveSeries",
  input: MoveSeries,
  async run(context, { edits, takesAlong, ...named }) {
    const entered = await enterSeries(context, named);
    if (!entered.ok) return entered;
    const { event, ground } = entered.value;
    const sprint = sprintOf(ground, event.sprintNumber);
    const usual = placeBySeries(ground, event);
    if (!usual) return notFound("event");
    const { day, startMinute, minutes } = usual;
    const merged = mergeEdits<EventPlace>({ day, startMinute, minutes }, edits as Edits<EventPlace>);
    if (!merged.ok) return merged;
    const { before, after } = merged.value;
    const fits = checkPlace(event.kind, { day, startMinute, minutes, ...after }, sprint);
    if (!fits.ok) return fits;
    if (after.day !== undefined && contracts[event.kind].rhythm === "working day") return refuse(eachWorkingDay);
    const fields: Partial<HeldSeries> = {
      ...(after.day !== undefined && { day: seriesDayOf(event.kind, after.day, sprint) }),
      ...(after.startMinute !== undefined && { startMinute: after.startMinute }),
      ...(after.minutes !== undefined && { minutes: after.minutes }),
    };
    if (Object.keys(fields).length === 0) return ok(null);
    const ofSeries = scheduleSprint(ground, event.sprintNumber).filter(
      (one) => one.kind === event.kind && one.teamId === event.teamId,
    );
    await keepPast(context.tx, ground, ofSeries, context.now.getTime());
    const writes = writesFor(ground.series, { ...event, fromSprint: event.sprintNumber }, fields);
    const along = takesAlong ? alongWith(ground, event) : null;
    if (along) {
      const set = await putByHand(context, named.flowTeamId, along);
      if (!set.ok) return set;
    }
    await changeSeries(context, entered.value, writes, {
      before: placeWords(before),
      after: placeWords(after),
      title: titleOf(entered.value),
      along,
    });
    return ok(null);
  },
});

/** Says where the video call is: of one event, of all of its kind, or of all of the team, from its Flow Sprint on. */
export const setCallLink = command({
  name: "events.setCallLink",
  input: SetCallLink,
  async run(context, { scope, link, seen, ...named }) {
    if (scope === "event") return setOwnLink(context, named, link, seen);
    const entered = await enterSeries(context, named);
    if (!entered.ok) return entered;
    const { event, ground, team } = entered.value;
    const current = checkSeen(event, seen);
    if (!current.ok) return current;
    const kinds = eventKinds.filter((kind) =>
      scope === "series" ? kind === event.kind : contracts[kind].isOfTeam === contracts[event.kind].isOfTeam,
    );
    for (const kind of kinds) {
      const allowed = requireCapability(context.actor, capabilityToSchedule(kind), {
        flowTeamId: named.flowTeamId,
        scrumTeamId: event.teamId,
      });
      if (!allowed.ok) return allowed;
    }
    const writes = kinds.flatMap((kind) =>
      writesFor(ground.series, { kind, teamId: event.teamId, fromSprint: event.sprintNumber }, { callLink: link }),
    );
    const title = scope === "series" ? titleOf(entered.value) : `All events of ${team?.name ?? "the Flow Team"}`;
    const before = { callLink: event.callLink };
    await changeSeries(context, entered.value, writes, { before, after: { callLink: link }, title });
    return ok(null);
  },
});

/** Puts series back to what they were before a change. */
export const restoreSeries = command({
  name: "events.restoreSeries",
  input: RestoreSeries,
  async run(context, { flowTeamId, changes, along = null }) {
    const { tx, actor } = context;
    const entered = await enterFlowTeam(tx, actor, flowTeamId);
    if (!entered.ok) return entered;
    const ground = await loadScheduleGround(tx, flowTeamId, []);
    for (const change of changes) {
      const { kind, teamId, seen } = change;
      if (!seesInSchedule(actor, flowTeamId, kind)) return notFound("event");
      const allowed = requireCapability(actor, capabilityToSchedule(kind), { flowTeamId, scrumTeamId: teamId });
      if (!allowed.ok) return allowed;
      const isOfTeam = teamId !== null;
      if (isOfTeam !== contracts[kind].isOfTeam || (isOfTeam && !teamOf(ground, teamId))) return notFound("event");
      if (!sameValue(rowOf(ground.series, change), seen)) return refuse(changedSince);
    }
    const [first] = changes;
    if (!first) return ok(null);
    const place = { event: first, team: teamOf(ground, first.teamId), ground };
    const of = (side: "seen" | "to") => ({ series: changes.map((change) => change[side]) });
    await changeSeries(context, place, changes, { before: of("seen"), after: of("to"), title: titleOf(place), along });
    if (!along) return ok(null);
    // It has to be one of these series, which the person may change.
    const { event } = (await findEvent(tx, flowTeamId, along.key)) ?? {};
    if (!event || !changes.some(({ kind, teamId }) => kind === event.kind && teamId === event.teamId)) {
      return notFound("event");
    }
    return putByHand(context, flowTeamId, along);
  },
});

async function setOwnLink(
  context: CommandContext,
  named: { flowTeamId: string; key: string },
  link: string | null,
  seen: string,
): Promise<Result<null>> {
  const entered = await enterSchedule(context, named);
  if (!entered.ok) return entered;
  const { row, event, item } = entered.value;
  if (row.state === "closed") {
    return refuse({
      code: "invalid",
      message: "This event is closed, and its video call is over.",
      wayOut: "Give the link to the next one of its kind, or to the series.",
    });
  }
  const current = checkSeen(event, seen);
  if (!current.ok) return current;
  if (row.callLink === link) return ok(null);
  await context.tx.flowSprintEvent.update({ where: { id: row.id }, data: { callLink: link } });
  const after = (await findEvent(context.tx, named.flowTeamId, row.key))?.event.callLink ?? "";
  await tellOfCall(context, entered.value, after);
  context.record({
    flowTeamId: row.flowTeamId,
    item,
    before: { callLink: event.callLink },
    after: { callLink: after },
    undo: { command: "events.setCallLink", input: { ...named, scope: "event", link: row.callLink, seen: after } },
  });
  scheduleChanged(context, row);
  return ok(null);
}

/** Lets somebody who schedules its kind change a series, from the Flow Sprint of an event on; locks the Flow Team. */
async function enterSeries(
  { tx, actor }: CommandContext,
  { flowTeamId, key }: { flowTeamId: string; key: string },
): Promise<Result<FoundEvent>> {
  const entered = await enterFlowTeam(tx, actor, flowTeamId);
  if (!entered.ok) return entered;
  const found = await findEvent(tx, flowTeamId, key);
  if (!found || !seesInSchedule(actor, flowTeamId, found.event.kind)) return notFound("event");
  const { kind, teamId, sprintNumber } = found.event;
  const allowed = requireCapability(actor, capabilityToSchedule(kind), { flowTeamId, scrumTeamId: teamId });
  if (!allowed.ok) return allowed;
  if (sprintOf(found.ground, sprintNumber).state !== "closed") return ok(found);
  return refuse({
    code: "invalid",
    message: `Flow Sprint ${sprintNumber} is closed: its events stay where they were.`,
    wayOut: "Change the series from the running Flow Sprint or a later one on.",
  });
}

type ChangedPlace = { event: { kind: ScheduledEvent["kind"] }; team: FoundEvent["team"]; ground: FoundEvent["ground"] };

async function changeSeries(
  context: CommandContext,
  { ground }: ChangedPlace,
  writes: readonly SeriesWrite[],
  { before, after, title: name, along = null }: { before: object; after: object; title: string; along?: Along | null },
): Promise<void> {
  const { tx, commandId, record, changed } = context;
  const { flowTeamId } = ground;
  await writeSeries(tx, flowTeamId, writes);
  const title = `${name} from S${writes[0]?.fromSprint} on`;
  await tellOfSeries(context, { ground, writes, title });
  record({
    flowTeamId,
    // A series has no row of its own that stays: its history is one of runs.
    item: { kind: "Event series", id: commandId, title },
    before,
    after,
    undo: {
      command: "events.restoreSeries",
      input: {
        flowTeamId,
        changes: writes.map(({ seen, to, ...place }) => ({ ...place, seen: to, to: seen })),
        ...(along && { along: { key: along.key, seen: along.to, to: along.seen } }),
      },
    },
  });
  changed({ flowTeamId, context: "events" });
}

const titleOf = ({ event, team }: ChangedPlace): string => eventName(event.kind, team?.name);

function checkSeen({ callLink }: ScheduledEvent, seen: string): Result<null> {
  if (callLink === seen) return ok(null);
  return refuse({
    code: "stale",
    message: `The video call is at ${callLink || "no address"} by now: somebody changed it.`,
    wayOut: "Look at the address that is there, then change it if it is wrong.",
  });
}

const changedSince = {
  code: "stale",
  message: "The series was changed since.",
  wayOut: "Look where its events are now, and move them by hand.",
} as const;

const eachWorkingDay = {
  code: "invalid",
  message: "A Daily Scrum is on each working day, so its series has a time and no day.",
  fields: { day: "Leave the day as it is." },
  wayOut: "Change the time of the series, or move this one Daily Scrum alone.",
} as const;
