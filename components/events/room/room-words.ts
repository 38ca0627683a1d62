import { type RoomClock, givenInAll, usedInAll } from "@/lib/domain/events/clock";
import type { EventKind } from "@/lib/domain/events/contracts";
import type { EventState } from "@/lib/domain/events/schedule-model";

/** Seconds as a clock says them: "38:45", "1:02:09", "−0:30" when negative. */
export function clockWords(seconds: number): string {
  const whole = Math.abs(seconds < 0 ? Math.ceil(seconds) : Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, "0");
  const said = hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
  return seconds < 0 && whole > 0 ? `−${said}` : said;
}

/** What the clock shows, so that nobody takes a step's for the event's; the event's is the one where the turns lead. */
export function stepClockWords(left: number, isByTurns = false): string {
  const what = isByTurns ? "event" : "step";
  return left < 0 ? `Over the time of this ${what}` : `Left for this ${what}`;
}

/**
 * How the whole event stands with its time: "Event: 90 min in all, ends 10:30"; `named` says the zone as
 * well, for who may be elsewhere.
 */
export function eventClockWords(clock: RoomClock, now: number, timeZone: string, zone: "named" | "plain"): string {
  const given = givenInAll(clock);
  const used = usedInAll(clock, now);
  const minutes = `${Math.round(given / 60)} min`;
  if (used > given) return `Event: ${clockWords(used - given)} over its ${minutes}`;
  if (clock.runningSince === null) return `Event: ${clockWords(used)} of ${minutes}, the clock stands still`;
  const end = timeIn(now + (given - used) * 1000, timeZone);
  return `Event: ${minutes} in all, ends ${zone === "named" ? `${end} ${zoneWords(timeZone)}` : end}`;
}

/** When an event is planned for that is opened on another day: "This was planned for Mon 1 Dec, 09:00." */
export function plannedWords(startsAt: number, now: number, timeZone: string): string {
  return `This ${startsAt < now ? "was" : "is"} planned for ${dayAndTimeIn(startsAt, timeZone)}.`;
}

/** What leads to an event's room, or its minutes. Opening the room is its facilitator's, and done in there. */
export function wayInWords(state: EventState): string {
  if (state === "closed") return "Minutes";
  return state === "running" ? "Join" : "Enter";
}

/** What it means to open an event of a Flow Sprint that hasn't started; null where the event comes before its start anyway. */
export function notStartedWords(kind: EventKind, sprintNumber: number): string | null {
  const means = beforeStart[kind];
  return means === undefined ? null : `Flow Sprint ${sprintNumber} hasn't started yet: ${means}`;
}

const beforeStart: { [K in EventKind]?: string } = {
  review: "nothing of it is done, so there is nothing to demo. Closed now, this was its Review.",
  flow_retrospective: "there is nothing of it to look back on. Closed now, this was its Retrospective.",
  team_retrospective: "there is nothing of it to look back on. Closed now, this was the team's Retrospective.",
  daily_scrum: "the board has no work of it.",
  scrum_of_scrums: "teams have no work of it to report.",
};

/** When a room is planned for, and when it was opened, where that was another day: "Opened today 06:19, planned Thu 3 Dec". */
export function openedWords(
  { openedAt, startsAt }: { openedAt: number | null; startsAt: number },
  now: number | null,
  timeZone: string,
): string {
  if (openedAt === null || dayIn(openedAt, timeZone) === dayIn(startsAt, timeZone)) {
    return dayAndTimeIn(startsAt, timeZone);
  }
  const day = dayIn(openedAt, timeZone);
  const isToday = now !== null && dayIn(now, timeZone) === day;
  return `Opened ${isToday ? "today" : day} ${timeIn(openedAt, timeZone)}, planned ${dayIn(startsAt, timeZone)}`;
}

/** Since when a room is open, and what other day it is planned for: "Open since 06:19, planned Thu 3 Dec". */
export function openSinceWords(
  { openedAt, startsAt }: { openedAt: number; startsAt: number },
  isToday: boolean,
  timeZone: string,
): string {
  const since = isToday ? timeIn(openedAt, timeZone) : dayAndTimeIn(openedAt, timeZone);
  const planned = dayIn(startsAt, timeZone);
  return planned === dayIn(openedAt, timeZone) ? `Open since ${since}` : `Open since ${since}, planned ${planned}`;
}

/** A time zone as people say it after a time: "Berlin time", "UTC". */
export function zoneWords(timeZone: string): string {
  const place = timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;
  return timeZone.includes("/") && !timeZone.startsWith("Etc/") ? `${place} time` : place;
}

/** The time of day in a zone: "10:30". */
export function timeIn(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone }).format(at);
}

/** The day in a zone: "Mon 1 Dec". */
export function dayIn(at: number, timeZone: string): string {
  const day = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone });
  return day.format(at).replace(",", "");
}

/** Day and time in a zone: "Mon 1 Dec, 09:00". */
export function dayAndTimeIn(at: number, timeZone: string): string {
  return `${dayIn(at, timeZone)}, ${timeIn(at, timeZone)}`;
}
