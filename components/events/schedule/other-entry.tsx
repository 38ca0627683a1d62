"use client";

import { useHere } from "@/components/flow-teams/here";
import { Link } from "@/components/ui/link";
import { TeamDot } from "@/components/ui/team-dot";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { contracts } from "@/lib/domain/events/contracts";
import { shownTimes } from "@/lib/domain/events/held";
import { type OtherEntry as Entry, type ScheduleView, standingOf } from "@/lib/domain/events/schedule-view";
import { clockWords } from "@/lib/domain/events/schedule-words";
import { StateMark, tookPlace } from "./schedule-entry";
import { useMayEnter } from "./use-viewer";

type OtherEntryProps = { entry: Entry; view: ScheduleView; today: CalendarDate };

/** What took place on a day and belongs to another Flow Sprint: its room or its minutes; of many teams, their schedule. */
export function OtherEntry({ entry: { events }, view, today }: OtherEntryProps) {
  const { slug } = useHere();
  const mayEnter = useMayEnter();
  const [event, ...rest] = events;
  const { key, kind, teamId, sprintNumber } = event;
  const isAlone = rest.length === 0;
  const team = isAlone ? view.teams.find(({ id }) => id === teamId) : undefined;
  const at = `/flow-teams/${slug}/events`;
  const href = isAlone ? (mayEnter(event) ? `${at}/${key}` : null) : `${at}?sprint=${sprintNumber}`;
  const { live, closed } = standingOf(events, 0);
  const name = (
    <>
      {team ? <TeamDot hue={team.hue} /> : null} {contracts[kind].name}
      <span className="font-normal text-ink-2">
        {team ? ` of ${team.name}` : ""} of S{sprintNumber}
      </span>
    </>
  );
  return (
    <li className="relative rounded border border-dashed px-2 py-1.5 transition-colors hover:bg-hover">
      <span className="flex flex-wrap items-center gap-x-1.5 text-sm text-ink-2">
        <span className="font-medium tabular-nums">
          {isAlone ? tookPlace(event) : `from ${clockWords(shownTimes(event).from)}`}
        </span>
        {isAlone ? (
          <span className="ml-auto">
            <StateMark event={event} today={today} />
          </span>
        ) : (
          <>
            <span className="text-ink-3">{events.length} teams</span>
            {live > 0 ? <span className="font-medium text-accent-ink">{live} live</span> : null}
            {closed > 0 ? <span className="text-ok-ink">{closed} held</span> : null}
          </>
        )}
      </span>
      {href ? (
        <Link href={href} className="mt-0.5 block font-medium wrap-anywhere after:absolute after:inset-0 after:rounded">
          {name}
        </Link>
      ) : (
        <p className="mt-0.5 font-medium wrap-anywhere">{name}</p>
      )}
    </li>
  );
}
