"use client";

import clsx from "clsx";
import { CircleCheck, DoorOpen, FileText, TriangleAlert, Video } from "lucide-react";
import { useHere } from "@/components/flow-teams/here";
import { Link } from "@/components/ui/link";
import { TeamDot } from "@/components/ui/team-dot";
import { useServerNow } from "@/lib/client/server-clock";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { contracts } from "@/lib/domain/events/contracts";
import { heldWords, isMissed, liveWords, shownTimes } from "@/lib/domain/events/held";
import { clockWords, minutesWords, whenWords } from "@/lib/domain/events/schedule-words";
import {
  type DayEntry,
  type EventOfOther,
  type ScheduleView,
  type ShownEvent,
  eachWords,
  groupKey,
  standingOf,
} from "@/lib/domain/events/schedule-view";
import { wayInWords } from "../room/room-words";
import { openBeside, useScheduleAddress } from "./use-schedule-address";
import { useMayEnter } from "./use-viewer";

type ScheduleEntryProps = {
  entry: DayEntry;
  view: ScheduleView;
  today: CalendarDate;
  /** Keys of events that put somebody into two rooms at once. */
  clashing: ReadonlySet<string>;
  /** Keys of events that stand before what they follow from. */
  early: ReadonlySet<string>;
};

/** One event of a day, or that of many teams in one line. */
export function ScheduleEntry({ entry, view, today, clashing, early }: ScheduleEntryProps) {
  const [event] = entry.events;
  if (!event) return null;
  const isClashing = entry.events.some(({ key }) => clashing.has(key));
  const isEarly = entry.events.some(({ key }) => early.has(key));
  const shared = { view, today, isClashing, isEarly };
  return entry.events.length > 1 ? <Folded entry={entry} {...shared} /> : <Alone event={event} {...shared} />;
}

type Marks = { view: ScheduleView; today: CalendarDate; isClashing: boolean; isEarly: boolean };

function Alone({ event, view, today, isClashing, isEarly }: { event: ShownEvent } & Marks) {
  const { slug } = useHere();
  const mayEnter = useMayEnter();
  const address = useScheduleAddress();
  const { key, kind, teamId, day, startMinute, minutes, state, callLink, usual, held, shownOn } = event;
  const team = view.teams.find(({ id }) => id === teamId) ?? null;
  const isOff = state === "called_off";
  const isOver = state === "closed";
  const { name } = contracts[kind];
  return (
    <li
      className={clsx(
        "group relative rounded border px-2 py-1.5 transition-colors",
        teamId === null ? "border-accent/40 bg-accent-soft/60 hover:bg-accent-soft" : "border-line hover:bg-hover",
        state === "running" && "outline-2 outline-accent",
        address.event === key && "outline-2 outline-accent",
      )}
    >
      <span className="flex flex-wrap items-center gap-x-1.5 text-sm text-ink-2">
        {held || shownOn !== day ? (
          <span className="font-medium tabular-nums" title={`Planned for ${whenWords(day, startMinute)}`}>
            {tookPlace(event)}
          </span>
        ) : (
          <>
            <Times event={event} isOff={isOff} />
            <span className="whitespace-nowrap text-ink-3">{minutesWords(minutes)}</span>
          </>
        )}
        <span className="ml-auto flex items-center gap-0.5">
          <StateMark event={event} today={today} />
          {usual && !isOff && !held ? (
            <span className="text-ink-3" title={`Moved: its series has it at ${clockWords(usual.startMinute)}`}>
              moved
            </span>
          ) : null}
          {callLink && !isOff ? (
            <a
              href={callLink}
              target="_blank"
              rel="noreferrer"
              aria-label={`Video call of ${name}, ${clockWords(startMinute)}`}
              data-tip="Video call"
              className={iconLook}
            >
              <Video aria-hidden="true" />
            </a>
          ) : null}
          {mayEnter(event) ? (
            <Link
              href={`/flow-teams/${slug}/events/${key}`}
              aria-label={`${isOver ? "Minutes" : "Room"} of ${name}${team ? ` of ${team.name}` : ""}, ${clockWords(startMinute)}`}
              data-tip={wayInWords(state)}
              className={iconLook}
            >
              {isOver ? <FileText aria-hidden="true" /> : <DoorOpen aria-hidden="true" />}
            </Link>
          ) : null}
        </span>
      </span>
      <button
        type="button"
        onClick={() => openBeside({ event: key })}
        className={clsx(
          "mt-0.5 flex w-full min-w-0 items-baseline gap-1.5 text-left after:absolute after:inset-0 after:rounded",
          teamId === null ? "font-semibold" : "font-medium",
          isOff && "text-ink-3 line-through",
        )}
      >
        {team ? <TeamDot hue={team.hue} /> : null}
        <span className="min-w-0 wrap-anywhere">
          {name}
          {team ? <span className="text-ink-2"> of {team.name}</span> : null}
        </span>
      </button>
      <Warnings isClashing={isClashing} isEarly={isEarly} />
    </li>
  );
}

function Folded({ entry: { events, kind }, view, today, isClashing, isEarly }: { entry: DayEntry } & Marks) {
  const address = useScheduleAddress();
  const now = useNowOr(today);
  const [first] = events;
  if (!first) return null;
  const each = eachWords(events);
  const group = groupKey(first);
  const times = events.map(shownTimes);
  const from = Math.min(...times.map((one) => one.from));
  const to = Math.max(...times.map((one) => one.to));
  const standing = standingOf(events, now);
  return (
    <li
      className={clsx(
        "relative rounded px-2 py-1 transition-colors hover:bg-hover",
        (address.group === group || standing.live > 0) && "outline-2 outline-accent",
      )}
    >
      <button
        type="button"
        aria-haspopup="true"
        onClick={() => openBeside({ group })}
        className="flex w-full min-w-0 flex-wrap items-center gap-x-1.5 text-left after:absolute after:inset-0 after:rounded"
      >
        <span className="text-sm text-ink-2 tabular-nums">
          {clockWords(from)}–{clockWords(to)}
        </span>
        <span className="min-w-0 font-medium">{contracts[kind].name}</span>
        <span className="text-sm text-ink-3">
          {events.length} teams{each ? `, ${each}` : ""}
        </span>
        {standing.live > 0 ? <span className="text-sm font-medium text-accent-ink">{standing.live} live</span> : null}
        {standing.closed > 0 ? <span className="text-sm text-ok-ink">{standing.closed} held</span> : null}
        {standing.calledOff > 0 ? <span className="text-sm text-ink-3">{standing.calledOff} called off</span> : null}
        {standing.missed > 0 ? <span className="text-sm text-ink-3">{standing.missed} not held</span> : null}
      </button>
      <span aria-hidden="true" className="mt-0.5 flex flex-wrap gap-0.5">
        {events.map(({ key, teamId, state }) => {
          const team = view.teams.find(({ id }) => id === teamId);
          return team ? (
            <TeamDot key={key} hue={team.hue} className={state === "called_off" ? "opacity-30" : ""} />
          ) : null;
        })}
      </span>
      <Warnings isClashing={isClashing} isEarly={isEarly} />
    </li>
  );
}

/** When it was held, or since when it is live: the day beside the times where it isn't the one it is shown on. */
export function tookPlace(event: ShownEvent | EventOfOther): string {
  const { held, shownOn } = event;
  if (held && held.from.day !== shownOn) return heldWords(held);
  const { from, to } = shownTimes(event);
  return held ? `${clockWords(from)}–${clockWords(to)}` : clockWords(from);
}

function Times({ event: { startMinute, minutes, startsAt }, isOff }: { event: ShownEvent; isOff: boolean }) {
  return (
    <time
      dateTime={new Date(startsAt).toISOString()}
      title={`${clockWords(startMinute)} to ${clockWords(startMinute + minutes)}`}
      className={clsx("font-medium tabular-nums", isOff && "line-through")}
    >
      {clockWords(startMinute)}
    </time>
  );
}

/** Now; until the page knows, the beginning of its day, so that the days before are over from the first paint on. */
function useNowOr(today: CalendarDate): number {
  return useServerNow() ?? Date.parse(today);
}

type StateMarkProps = { event: Pick<ShownEvent, "state" | "endsAt" | "opened" | "shownOn">; today: CalendarDate };

/** A state other than ahead, in a word. */
export function StateMark({ event, today }: StateMarkProps) {
  const now = useNowOr(today);
  switch (event.state) {
    case "running":
      return <span className="font-semibold text-accent-ink">{liveWords(event, today)}</span>;
    case "closed":
      return (
        <span className="inline-flex items-center gap-1 text-ok-ink">
          <CircleCheck aria-hidden="true" className="size-3.5" /> Held
        </span>
      );
    case "called_off":
      return <span className="text-ink-3">Called off</span>;
    case "scheduled":
      return isMissed(event, now) ? <span className="text-ink-3">Not held</span> : null;
  }
}

/** What is wrong with where an event stands. */
export function Warnings({ isClashing, isEarly }: { isClashing: boolean; isEarly: boolean }) {
  if (!isClashing && !isEarly) return null;
  return (
    <span className={clsx("mt-0.5 flex items-center gap-1 text-sm", isClashing ? "text-bad-ink" : "text-warn-ink")}>
      <TriangleAlert aria-hidden="true" className="size-3.5 shrink-0" />
      {isClashing ? "Somebody is in two rooms" : "Out of order"}
    </span>
  );
}

const iconLook =
  "relative z-1 inline-grid size-6 place-items-center rounded text-ink-2 hover:bg-hover hover:text-ink pointer-coarse:size-11 [&_svg]:size-4";
