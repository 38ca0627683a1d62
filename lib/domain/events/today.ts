import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { counted } from "@/lib/domain/words";
import type { EventKind } from "./contracts";
import type { EventState } from "./schedule-model";

/** Today as one person has it: their events, what waits for them, and how the whole stands. */
export type TodayView = {
  /** The day it is of, in the Flow Team's time zone. */
  day: CalendarDate;
  events: TodayEvent[];
  /** The next of their events on a later day; null where none is scheduled. */
  next: { key: string; name: string; startsAt: number } | null;
  /** A Developer's next Daily Scrum: their update is given, and changed, right here. */
  daily: { key: string; teamId: string; name: string; startsAt: number } | null;
  sections: TodaySection[];
  figures: TodayFigure[];
  /** What matters beside events, the most pressing first. */
  pressing: Pressing[];
  sprint: { number: number; goal: string; startsOn: CalendarDate; endsOn: CalendarDate; isRunning: boolean } | null;
};

export type TodayEvent = {
  key: string;
  kind: EventKind;
  name: string;
  /** When the room of one that is planned for another day was opened, in milliseconds since 1970; null for today's events. */
  openedAt: number | null;
  /** Milliseconds since 1970. */
  startsAt: number;
  endsAt: number;
  state: EventState;
  callLink: string;
  mayLead: boolean;
  /** Who has prepared, where it is prepared by teams or people. */
  prepared: { of: number; met: number; teams: { name: string; hue: number; isPrepared: boolean }[] } | null;
  /** This person (or their team) has to prepare and hasn't. */
  isMineToPrepare: boolean;
  /** What is known of it: "4 action items roll over". */
  says: string;
};

/** A line that opens what it names. */
export type TodayLine = {
  key: string;
  title: string;
  detail: string;
  href: string;
  hues: number[];
  badge: { text: string; tone: "neutral" | "ok" | "warn" | "bad" } | null;
};

export type TodaySection = {
  key: string;
  title: string;
  /** "3 of 27". */
  count: string;
  /** Where all of it is. */
  href: string;
  lines: TodayLine[];
  /** Said where there are no lines. */
  empty: string;
};

/** The name by which an address leads to a section of Today itself. */
export const sectionId = (key: string) => `today-${key}`;

/** A figure that is looked at, with what it counts. */
export type TodayFigure = {
  name: string;
  value: string;
  unit: string;
  says: string;
  href: string;
  /** It needs a look: a rule or a promise is broken, or a promise may be; null where it is as usual. */
  tone: "bad" | "warn" | null;
};

/** Something that needs the person, as a sentence without its full stop: "Two Dependencies wait for your answer". */
export type Pressing = { text: string; href: string };

/** The sentence a day is led in by, and what it opens. */
export type Lead = { text: string; href: string | null };

/**
 * The sections that have something to show, and those that have nothing and take a line together. Where
 * there is but one section, it is shown all the same: what it says of having nothing is the next step.
 */
export function foldSections(sections: readonly TodaySection[]): { shown: TodaySection[]; folded: TodaySection[] } {
  const hasLines = ({ lines }: TodaySection) => lines.length > 0 || sections.length === 1;
  return { shown: sections.filter(hasLines), folded: sections.filter((one) => !hasLines(one)) };
}

/** The room that is open, else the event that comes next. `now` is in milliseconds, null while it isn't known. */
export function firstAhead(events: readonly TodayEvent[], now: number | null): TodayEvent | undefined {
  const live = events.find(({ state }) => state === "running");
  return live ?? events.find(({ state, endsAt }) => state === "scheduled" && (now === null || endsAt > now));
}

/**
 * The event whose button leads the page. Null where the Developer's update does: it is given right here,
 * and a page has one such button.
 */
export function leadingEvent({ events, daily }: TodayView, now: number | null): string | null {
  const first = firstAhead(events, now);
  if (!first) return null;
  const isPreparedHere = first.key === daily?.key && first.state === "scheduled" && first.isMineToPrepare;
  return isPreparedHere ? null : first.key;
}

type Held = {
  day: CalendarDate;
  state: EventState;
  startsAt: number;
  openedAt: number | null;
  /** The day it was closed on; null for one that wasn't. */
  closedOn: CalendarDate | null;
};

/**
 * The events of a day in the order of time: those planned for it, and of other days the rooms that are open
 * and those that were closed on it. These began when they were opened.
 */
export function eventsOn<E extends Held>(events: readonly E[], today: CalendarDate): E[] {
  return events
    .filter(
      ({ day, state, closedOn }) =>
        state === "running" || closedOn === today || (day === today && state !== "called_off"),
    )
    .map((event) => ({ ...event, openedAt: event.day === today ? null : event.openedAt }))
    .toSorted((one, other) => beganAt(one) - beganAt(other));
}

/** When an event begins or, of a room of another day, began. */
export function beganAt({ startsAt, openedAt }: Pick<TodayEvent, "startsAt" | "openedAt">): number {
  return openedAt ?? startsAt;
}

const minute = 60_000;
/** An event this close leads the day, in milliseconds. */
const soon = 60 * minute;

/**
 * What matters most now, in this order: a room that is open (and how many more are), one that opens within the hour (with who
 * hasn't prepared), what presses, what is to be prepared today, and else what comes next. `now` is in
 * milliseconds; `said` says an instant of another day.
 */
export function leadOf(view: TodayView, now: number, said: (at: number) => string): Lead {
  const room = (key: string) => `events/${key}`;
  const [live, ...others] = view.events.filter(({ state }) => state === "running");
  if (live) {
    const planned = live.openedAt === null ? "" : `, planned for ${said(live.startsAt)},`;
    const more =
      others.length === 0
        ? ""
        : `, and ${counted(others.length, "more room")} ${others.length === 1 ? "is" : "are"} live`;
    return { text: `${live.name}${planned} is open${more}.`, href: room(live.key) };
  }
  const ahead = view.events.filter(({ state, endsAt }) => state === "scheduled" && endsAt > now);
  const close = ahead.find(({ startsAt }) => startsAt - now <= soon);
  if (close) return { text: `${close.name} ${whenOf(close.startsAt, now)}${whoLacks(close)}.`, href: room(close.key) };
  const [pressing] = view.pressing;
  if (pressing) return { text: `${pressing.text}.`, href: pressing.href };
  const mine = ahead.find(({ isMineToPrepare }) => isMineToPrepare);
  if (mine) return { text: `Prepare for ${mine.name} today.`, href: room(mine.key) };
  const [first] = ahead;
  if (first)
    return {
      text: `Nothing waits for you. ${first.name} is next, ${whenOf(first.startsAt, now)}.`,
      href: room(first.key),
    };
  if (view.next) {
    return {
      text: `Nothing waits for you today. ${view.next.name} is next, ${said(view.next.startsAt)}.`,
      href: room(view.next.key),
    };
  }
  return { text: "Nothing waits for you today.", href: null };
}

/** "in 22 minutes", "in 2 hours", "should have begun". */
export function whenOf(startsAt: number, now: number): string {
  const minutes = Math.round((startsAt - now) / minute);
  if (minutes < 0) return "should have begun";
  if (minutes === 0) return "begins now";
  if (minutes < 90) return `in ${counted(minutes, "minute")}`;
  return `in ${counted(Math.round(minutes / 60), "hour")}`;
}

function whoLacks({ isMineToPrepare, mayLead, prepared }: TodayEvent): string {
  if (isMineToPrepare) return ", and you haven’t prepared";
  if (!mayLead || !prepared || prepared.met >= prepared.of) return "";
  const lacking = prepared.of - prepared.met;
  const who = prepared.teams.length > 0 ? counted(lacking, "team") : lacking === 1 ? "1 person" : `${lacking} people`;
  return `, and ${who} ${lacking === 1 ? "hasn’t" : "haven’t"} prepared`;
}
