"use client";

import clsx from "clsx";
import { Video } from "lucide-react";
import { useHere } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { buttonLook } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { todayIn } from "@/lib/domain/calendar/dates";
import { isMissed } from "@/lib/domain/events/held";
import { type TodayEvent, type TodayView, beganAt, firstAhead } from "@/lib/domain/events/today";
import { dayAndTimeIn, dayIn, openSinceWords, timeIn, wayInWords } from "../room/room-words";

type TodayEventsProps = {
  view: Pick<TodayView, "day" | "events" | "next">;
  now: number | null;
  /** The event whose button leads the page; null where another does. */
  leading: string | null;
};

/** The rooms of the day, in the order of time. */
export function TodayEvents({ view: { day, events, next }, now, leading }: TodayEventsProps) {
  const { slug, timeZone } = useHere();
  const isOfDay = (event: TodayEvent) => todayIn(timeZone, new Date(beganAt(event))) === day;
  return (
    <section aria-labelledby="today-events">
      <h3 id="today-events" className="mb-1 text-sm font-normal text-ink-2">
        Today’s events
      </h3>
      {events.length === 0 ? (
        <p className="border-y py-3 text-ink-2">
          No event today.
          {next ? (
            <>
              {" Next: "}
              <Link
                href={`/flow-teams/${slug}/events/${next.key}`}
                className="text-accent-ink underline underline-offset-2"
              >
                {next.name}
              </Link>
              , {dayAndTimeIn(next.startsAt, timeZone)}.
            </>
          ) : null}
        </p>
      ) : (
        <ul className="border-t">
          {events.map((event) => (
            <EventRow
              key={event.key}
              event={event}
              isDated={!events.every(isOfDay)}
              isOfDay={isOfDay(event)}
              isFirst={event === firstAhead(events, now)}
              isLeading={event.key === leading}
              isMissed={isMissed(event, now)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

/** That an event is over, and what other day it was planned for. */
function closedWords({ openedAt, startsAt }: TodayEvent, timeZone: string): string {
  return openedAt === null ? "Closed" : `Closed, planned for ${dayIn(startsAt, timeZone)}`;
}

type EventRowProps = {
  event: TodayEvent;
  /** Some room of the list was opened on another day: there is room for a day beside each. */
  isDated: boolean;
  isOfDay: boolean;
  isFirst: boolean;
  isLeading: boolean;
  isMissed: boolean;
};

function EventRow({ event, isDated, isOfDay, isFirst, isLeading, isMissed }: EventRowProps) {
  const { slug, timeZone } = useHere();
  const { key, name, startsAt, openedAt, state, says, callLink, isMineToPrepare } = event;
  const from = beganAt(event);
  const isOver = state === "closed";
  const label = state === "scheduled" && isMineToPrepare ? "Prepare" : wayInWords(state);
  return (
    <li className="flex min-h-16 items-center gap-4 border-b py-2.5 max-sm:gap-x-2.5">
      <time
        dateTime={new Date(from).toISOString()}
        className={clsx(
          "shrink-0 font-semibold tabular-nums",
          isDated ? "w-20" : "w-12",
          isFirst ? "text-accent-ink" : "text-ink-2",
        )}
      >
        {isOfDay ? null : <span className="block text-sm font-normal">{dayIn(from, timeZone)}</span>}
        {timeIn(from, timeZone)}
      </time>
      <div className="min-w-0 flex-1">
        <p className={clsx("font-medium wrap-anywhere sm:truncate", (isOver || isMissed) && "text-ink-2")}>
          {name} {state === "running" ? <Badge tone="accent">Live</Badge> : null}
        </p>
        {openedAt === null || isOver ? null : (
          <p className="text-ink-2">{openSinceWords({ openedAt, startsAt }, isOfDay, timeZone)}</p>
        )}
        <p className="text-ink-2">{isOver ? closedWords(event, timeZone) : isMissed ? "Not held" : says}</p>
      </div>
      {callLink && !isOver ? (
        <a
          href={callLink}
          target="_blank"
          rel="noreferrer"
          className={buttonLook("quiet")}
          aria-label={`Video call of ${name}`}
        >
          <Video />
        </a>
      ) : null}
      <Link
        href={`/flow-teams/${slug}/events/${key}`}
        className={buttonLook(isLeading ? "primary" : "secondary")}
        aria-label={`${label}: ${name}`}
      >
        {label}
      </Link>
    </li>
  );
}
