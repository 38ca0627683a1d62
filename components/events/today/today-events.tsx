"use client";

import clsx from "clsx";
import { Video } from "lucide-react";
import { useHere } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { buttonLook } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { type TodayEvent, type TodayView, firstAhead } from "@/lib/domain/events/today";
import { dayAndTimeIn, dayIn, timeIn } from "../room/room-words";

type TodayEventsProps = {
  events: readonly TodayEvent[];
  next: TodayView["next"];
  now: number | null;
  /** The event whose button leads the page; null where another does. */
  leading: string | null;
};

/** The rooms of the day, in the order of time. */
export function TodayEvents({ events, next, now, leading }: TodayEventsProps) {
  const { slug, timeZone } = useHere();
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
              isDated={events.some(({ otherDay }) => otherDay !== null)}
              isFirst={event === firstAhead(events, now)}
              isLeading={event.key === leading}
              isMissed={event.state === "scheduled" && now !== null && event.endsAt <= now}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

type EventRowProps = {
  event: TodayEvent;
  /** Some event of the list isn't of today: there is room for a day beside each. */
  isDated: boolean;
  isFirst: boolean;
  isLeading: boolean;
  isMissed: boolean;
};

function EventRow({ event, isDated, isFirst, isLeading, isMissed }: EventRowProps) {
  const { slug, timeZone } = useHere();
  const { key, name, otherDay, startsAt, state, says, callLink, mayLead, isMineToPrepare } = event;
  const isOver = state === "closed";
  const label = isOver
    ? "Minutes"
    : state === "running"
      ? "Join"
      : isMineToPrepare
        ? "Prepare"
        : mayLead
          ? "Open room"
          : "Enter";
  return (
    <li className="flex min-h-16 items-center gap-4 border-b py-2.5 max-sm:gap-x-2.5">
      <time
        dateTime={new Date(startsAt).toISOString()}
        className={clsx(
          "shrink-0 font-semibold tabular-nums",
          isDated ? "w-20" : "w-12",
          isFirst ? "text-accent-ink" : "text-ink-2",
        )}
      >
        {otherDay === null ? null : <span className="block text-sm font-normal">{dayIn(startsAt, timeZone)}</span>}
        {timeIn(startsAt, timeZone)}
      </time>
      <div className="min-w-0 flex-1">
        <p className={clsx("font-medium wrap-anywhere sm:truncate", (isOver || isMissed) && "text-ink-2")}>
          {name} {state === "running" ? <Badge tone="accent">Live</Badge> : null}
        </p>
        <p className="text-ink-2">{isOver ? "Closed" : isMissed ? "Not held" : says}</p>
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
