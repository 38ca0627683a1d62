import { daysBetween } from "@/lib/domain/calendar/dates";
import { scheduleSprint } from "./schedule";
import type { EventPlace, KeptEvent, ScheduleGround, ScheduledEvent, SeriesChange } from "./schedule-model";
import { seriesDayOf } from "./schedule-rules";
import { type ScheduleView, type ShownEvent, clashesIn, outOfOrder } from "./schedule-view";

/** A move of one event, or of all of its kind from its Flow Sprint on, that is looked at before it is made. */
export type WantedMove = {
  event: ShownEvent;
  scope: "one" | "series";
  place: EventPlace;
  /** Of a series: the event named, which was moved by hand, goes with it again. */
  takesAlong: boolean;
};

/** What a Flow Sprint would be after a move. */
export type Moved = {
  /** The schedule with what moves where it would be. */
  view: ScheduleView;
  /** What would be elsewhere: also what goes by it. */
  events: ShownEvent[];
  /** What the move puts, or leaves, before what it follows from. */
  outOfOrder: ShownEvent[];
};

/** The Flow Sprint as it would be after a move; `now` is in milliseconds. */
export function ifMoved(view: ScheduleView, move: WantedMove, now: number): Moved {
  const before = new Map(scheduleSprint(groundOf(view, now, null), view.sprint.number).map((one) => [one.key, one]));
  const elsewhere = new Map<string, ScheduledEvent>();
  for (const is of scheduleSprint(groundOf(view, now, move), view.sprint.number)) {
    const was = before.get(is.key);
    if (was && (was.startsAt !== is.startsAt || was.endsAt !== is.endsAt)) elsewhere.set(is.key, is);
  }
  const events = view.events
    .map((event): ShownEvent => {
      const is = elsewhere.get(event.key);
      if (!is) return event;
      const { day, startMinute, minutes, startsAt, endsAt } = is;
      return { ...event, day, startMinute, minutes, startsAt, endsAt, shownOn: day };
    })
    .toSorted((one, other) => one.startsAt - other.startsAt);
  // Where its series would put its later ones isn't known here.
  const isOfSeries = ({ kind, teamId }: Pick<ShownEvent, "kind" | "teamId">) =>
    move.scope === "series" && kind === move.event.kind && teamId === move.event.teamId;
  const beside = view.beside.filter((one) => one.sprintNumber < view.sprint.number || !isOfSeries(one));
  const wrong = outOfOrder(events);
  const isNews = (key: string) => elsewhere.has(key) || !view.outOfOrder.includes(key);
  return {
    view: { ...view, events, beside, clashes: clashesIn({ ...view, events, beside }), outOfOrder: wrong },
    events: events.filter(({ key }) => elsewhere.has(key)),
    outOfOrder: elsewhere.size === 0 ? [] : events.filter(({ key }) => wrong.includes(key) && isNews(key)),
  };
}

/** What the schedule was made from, as far as its view tells, with a move in it. */
function groundOf(
  { timeZone, sprint, teams, roles, holidays, series, events }: ScheduleView,
  now: number,
  move: WantedMove | null,
): ScheduleGround {
  const daysOff = (teamId: string) => holidays.filter(({ teamIds }) => teamIds.includes(teamId)).map(({ day }) => day);
  return {
    timeZone,
    sprints: [sprint],
    teams,
    roles,
    holidays: Object.fromEntries(teams.map(({ id }) => [id, daysOff(id)])),
    series: move?.scope === "series" ? [...series, changeBy(move, sprint)] : series,
    kept: events.map((event) => keptOf(event, sprint, now, move)),
  };
}

/** An event's row: what was put by hand stays, and so does what is over or open. */
function keptOf(event: ShownEvent, sprint: ScheduleView["sprint"], now: number, move: WantedMove | null): KeptEvent {
  const { key, kind, teamId, ordinal, state, callLink, usual } = event;
  const isNamed = move?.event.key === key;
  const goesAlong = isNamed && move.scope === "series" && move.takesAlong;
  const isPinned = state !== "scheduled" || (usual ? !goesAlong : event.endsAt <= now);
  const place = isNamed && move.scope === "one" ? move.place : isPinned ? event : null;
  return {
    id: key,
    key,
    kind,
    teamId,
    sprintNumber: sprint.number,
    ordinal,
    state,
    dayOffset: place && daysBetween(sprint.startsOn, place.day),
    startMinute: place?.startMinute ?? null,
    minutes: place?.minutes ?? null,
    callLink,
  };
}

function changeBy({ event, place }: WantedMove, sprint: ScheduleView["sprint"]): SeriesChange {
  const { kind, teamId } = event;
  const { day, startMinute, minutes } = event.usual ?? event;
  return {
    kind,
    teamId,
    fromSprint: sprint.number,
    day: place.day === day ? null : seriesDayOf(kind, place.day, sprint),
    startMinute: place.startMinute === startMinute ? null : place.startMinute,
    minutes: place.minutes === minutes ? null : place.minutes,
    callLink: null,
  };
}
