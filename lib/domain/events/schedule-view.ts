import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { type Held, type Moment, isMissed, shownTimes } from "./held";
import { type Clash, type EventElsewhere, clashesOf, participantsOf } from "./participants";
import type { EventPlace, EventState, ScheduleGround, ScheduledEvent, TimedEvent } from "./schedule-model";
import { isForGuests } from "./schedule-rules";
import { minutesWords } from "./schedule-words";

/** One event in the schedule as it is shown. */
export type ShownEvent = Omit<ScheduledEvent, "id" | "sprintNumber" | "isMoved"> & {
  /** Where its series puts it, for one that was put elsewhere by hand. */
  usual: EventPlace | null;
  /** When it took place, for one that is closed. */
  held: Held | null;
  /** When its room was opened, for one that is live on another day than the planned one. */
  opened: Moment | null;
  /** The day the schedule shows it on: the one it was or is held on, else the planned one. */
  shownOn: CalendarDate;
  /** Its own link, beside that of its series; null without one. */
  ownLink: string | null;
  guestIds: string[];
  calledOffWhy: string;
};

/** An event of a neighbouring Flow Sprint that may keep people from one of this. */
export type EventBeside = TimedEvent &
  Pick<ScheduledEvent, "sprintNumber" | "day" | "startMinute"> & { guestIds: string[] };

/** An event of another Flow Sprint that was held, or is live, on a day of this. */
export type EventOfOther = Pick<
  ShownEvent,
  | "key"
  | "kind"
  | "teamId"
  | "state"
  | "endsAt"
  | "startMinute"
  | "minutes"
  | "held"
  | "opened"
  | "shownOn"
  | "guestIds"
> &
  Pick<ScheduledEvent, "sprintNumber">;

/** The events of one Flow Sprint, in the order of time. */
export type ScheduleView = {
  timeZone: string;
  sprint: {
    number: number;
    startsOn: CalendarDate;
    endsOn: CalendarDate;
    state: "planned" | "running" | "closed";
    isBeforeFlotilla: boolean;
  };
  /** The last Flow Sprint of the calendar, and the one that runs. */
  lastSprint: number;
  runningSprint: number | null;
  /** Those alive, and those of which events were held; for guests of the Flow Team those of which they see an event. */
  teams: { id: string; slug: string; name: string; hue: number }[];
  /** Everybody who holds a role. Empty for guests of the Flow Team, as are roles and clashes. */
  people: { id: string; name: string }[];
  roles: ScheduleGround["roles"];
  /** What was said of all events of a kind: with it a move is looked at before it is made. Empty for guests. */
  series: ScheduleGround["series"];
  events: ShownEvent[];
  /** Those of other Flow Sprints that took place on this one's days. */
  ofOthers: EventOfOther[];
  /** Those of the Flow Sprints before and after that are on days its own may be on. Empty for guests. */
  beside: EventBeside[];
  /** When other Flow Teams take people of this one, on the same days. Empty for guests. */
  elsewhere: EventElsewhere[];
  /** Working days that are a public holiday for some teams, and for which. Empty for guests. */
  holidays: { day: CalendarDate; teamIds: string[] }[];
  clashes: Clash[];
  /** Keys of events that stand before what they follow from, such as a Planning 2 before a team's planning. */
  outOfOrder: string[];
};

/** Whose events are shown: everybody's, one's own, or those that concern one Scrum Team. */
export type ScheduleFilter = { whose: "all" | "mine"; teamId: string | null };

/** Who looks: their roles in the Flow Team. */
export type Viewer = { personId: string; roles: ScheduleGround["roles"] };

/** What a Stakeholder sees: the events that invite them, by their role or by name, whose those are, and no people. */
export function scheduleForGuest(view: ScheduleView, personId: string): ScheduleView {
  const theirs = <E extends Pick<ShownEvent, "kind" | "guestIds">>(of: readonly E[]): E[] =>
    of
      .map((event) => ({ ...event, guestIds: event.guestIds.filter((id) => id === personId) }))
      .filter(({ kind, guestIds }) => isForGuests(kind) || guestIds.length > 0);
  const [events, ofOthers] = [theirs(view.events), theirs(view.ofOthers)];
  const teams = view.teams.filter(({ id }) => [...events, ...ofOthers].some(({ teamId }) => teamId === id));
  const less = {
    people: [],
    roles: [],
    series: [],
    beside: [],
    elsewhere: [],
    holidays: [],
    clashes: [],
    outOfOrder: [],
  };
  return { ...view, events, ofOthers, teams, ...less };
}

/** Whether an event is for somebody, by role or as a guest. */
export function isMine(event: Pick<ShownEvent, "kind" | "teamId" | "guestIds">, { personId, roles }: Viewer): boolean {
  return event.guestIds.includes(personId) || participantsOf({ roles }, event).length > 0;
}

/** The events a filter lets through. Those of the Flow Team are a team's too. */
export function passing<E extends Pick<ShownEvent, "kind" | "teamId" | "guestIds">>(
  events: readonly E[],
  filter: ScheduleFilter,
  viewer: Viewer,
): E[] {
  return events.filter(
    (event) =>
      (filter.whose === "all" || isMine(event, viewer)) &&
      (filter.teamId === null || event.teamId === null || event.teamId === filter.teamId),
  );
}

/** Events whose place before or after others the method names, and that stand otherwise. */
export function outOfOrder(events: readonly TimedEvent[]): string[] {
  const held = events.filter(({ state }) => state !== "called_off");
  const one = (kind: ScheduledEvent["kind"]) => held.find((event) => event.kind === kind);
  const [planning1, planning2] = [one("planning_1"), one("planning_2")];
  const [review, retrospective] = [one("review"), one("flow_retrospective")];
  const isEarly = (event: TimedEvent, after: TimedEvent | undefined) =>
    after !== undefined && event.startsAt < after.endsAt;
  const wrong = held.filter((event) => {
    if (event.state !== "scheduled") return false;
    switch (event.kind) {
      case "team_planning":
        return isEarly(event, planning1) || (planning2 !== undefined && event.endsAt > planning2.startsAt);
      case "daily_scrum":
        return planning2?.state !== "closed" && isEarly(event, planning2);
      case "planning_2":
        return isEarly(event, planning1);
      case "flow_retrospective":
        return isEarly(event, review);
      case "team_retrospective":
        return isEarly(event, retrospective);
      default:
        return false;
    }
  });
  return wrong.map(({ key }) => key);
}

/** A room that may keep people from another. */
export type ClashRoom = ShownEvent | EventBeside | EventElsewhere;

type Rooms = Pick<ScheduleView, "events" | "beside" | "elsewhere">;

/** All rooms that clashes name. */
export function clashRooms({ events, beside, elsewhere }: Rooms): ClashRoom[] {
  return [...events, ...beside, ...elsewhere];
}

/** Everybody who would be in two rooms at once, one of them of this Flow Sprint. */
export function clashesIn({ roles, events, beside, elsewhere }: Rooms & Pick<ScheduleView, "roles">): Clash[] {
  const all = [...events, ...beside];
  const own = new Set(events.map(({ key }) => key));
  const guests = new Map(all.map(({ key, guestIds }) => [key, guestIds]));
  return clashesOf({ roles }, all, { guests, elsewhere }).filter(({ keys }) => keys.some((key) => own.has(key)));
}

/** The rooms that keep people from an event, in the order of time, and the names of those people. */
export function clashesBeside(
  key: string,
  view: Rooms & Pick<ScheduleView, "clashes" | "people">,
): { other: ClashRoom; names: string[] }[] {
  const names = new Map(view.people.map(({ id, name }) => [id, name]));
  const away = new Map<string, string[]>();
  for (const { personId, keys } of view.clashes) {
    if (!keys.includes(key)) continue;
    const other = keys[0] === key ? keys[1] : keys[0];
    away.set(other, [...(away.get(other) ?? []), names.get(personId) ?? "Somebody"]);
  }
  const inOrder = clashRooms(view).toSorted((one, two) => one.startsAt - two.startsAt);
  return inOrder.flatMap((other) => {
    const theirs = away.get(other.key);
    return theirs ? [{ other, names: theirs.toSorted((one, two) => one.localeCompare(two, "en")) }] : [];
  });
}

/** What one day shows: an event alone, or the same event of many teams folded into one. */
export type DayEntry = { isOther: false; key: string; kind: ScheduledEvent["kind"]; events: ShownEvent[] };

/** The same of what belongs to another Flow Sprint. */
export type OtherEntry = { isOther: true; key: string; events: [EventOfOther, ...EventOfOther[]] };

/** One day and what it shows, in the order of time. */
export type ScheduleDay = { day: CalendarDate; entries: (DayEntry | OtherEntry)[] };

/** More teams than this with the same event on a day are folded into one entry. */
const mostAlone = 2;

/** The events by day, the same event of many teams on a day folded. Days without events aren't there. */
export function byDay(events: readonly ShownEvent[], ofOthers: readonly EventOfOther[] = []): ScheduleDay[] {
  const days = [...new Set([...events, ...ofOthers].map(({ shownOn }) => shownOn))].toSorted();
  const onDay = <E extends ShownEvent | EventOfOther>(of: readonly E[], day: CalendarDate): E[] =>
    of.filter(({ shownOn }) => shownOn === day).toSorted((one, other) => shownTimes(one).from - shownTimes(other).from);
  const begins = (entry: DayEntry | OtherEntry) => Math.min(...entry.events.map((event) => shownTimes(event).from));
  return days.map((day) => ({
    day,
    entries: [...folded(onDay(events, day)), ...foldedOthers(onDay(ofOthers, day))].toSorted(
      (one, other) => begins(one) - begins(other),
    ),
  }));
}

function foldedOthers(events: readonly EventOfOther[]): OtherEntry[] {
  const groups = Map.groupBy(events, ({ kind, teamId, sprintNumber, key }) =>
    teamId === null ? key : `${kind} of S${sprintNumber}`,
  );
  return [...groups].flatMap(([key, [first, ...rest]]): OtherEntry[] => {
    if (!first) return [];
    if (rest.length >= mostAlone) return [{ isOther: true, key, events: [first, ...rest] }];
    return [first, ...rest].map((event) => ({ isOther: true, key: event.key, events: [event] }));
  });
}

function folded(events: readonly ShownEvent[]): DayEntry[] {
  const ofTeams = Map.groupBy(
    events.filter(({ teamId }) => teamId !== null),
    ({ kind }) => kind,
  );
  const entries: DayEntry[] = [];
  const done = new Set<string>();
  for (const event of events) {
    const group = event.teamId === null ? [] : (ofTeams.get(event.kind) ?? []);
    if (group.length <= mostAlone) {
      entries.push({ isOther: false, key: event.key, kind: event.kind, events: [event] });
    } else if (!done.has(event.kind)) {
      done.add(event.kind);
      entries.push({ isOther: false, key: groupKey(event), kind: event.kind, events: group });
    }
  }
  return entries;
}

/** How the address names the same event of many teams on one day. */
export function groupKey({ kind, shownOn }: Pick<ShownEvent, "kind" | "shownOn">): string {
  return `${kind}.${shownOn}`;
}

/** How far a folded group is: how many of its events are live, held, called off, and weren't held. */
export function standingOf(
  events: readonly { state: EventState; endsAt: number }[],
  now: number,
): { live: number; closed: number; calledOff: number; missed: number } {
  const count = (state: EventState) => events.filter((event) => event.state === state).length;
  return {
    live: count("running"),
    closed: count("closed"),
    calledOff: count("called_off"),
    missed: events.filter((event) => isMissed(event, now)).length,
  };
}

/**
 * How long each event of a folded group takes, where its teams have it at different times: "15 min each",
 * "14 min to 18 min each". Null where all have it at once: the times of the group are those of each.
 */
export function eachWords(events: readonly ShownEvent[]): string | null {
  const times = events.map(shownTimes);
  if (new Set(times.map(({ from, to }) => `${from} ${to}`)).size < 2) return null;
  const lengths = times.map(({ from, to }) => to - from);
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)].map(minutesWords);
  return least === most ? `${least} each` : `${least} to ${most} each`;
}
