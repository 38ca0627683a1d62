"use client";

import { DoorOpen, FileText, Video } from "lucide-react";
import { weekdayWords } from "@/components/calendar/calendar-words";
import { useHere, useMay } from "@/components/flow-teams/here";
import { buttonLook } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { SidePanel } from "@/components/ui/side-panel";
import { TeamDot } from "@/components/ui/team-dot";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { contracts } from "@/lib/domain/events/contracts";
import { shownTimes } from "@/lib/domain/events/held";
import { type ScheduleView, type ShownEvent, groupKey } from "@/lib/domain/events/schedule-view";
import { clockWords, minutesWords } from "@/lib/domain/events/schedule-words";
import { wayInWords } from "../room/room-words";
import { StateMark, Warnings } from "./schedule-entry";
import { openBeside } from "./use-schedule-address";
import { useMayEnter } from "./use-viewer";

type GroupPanelProps = { group: string; view: ScheduleView; events: readonly ShownEvent[]; today: CalendarDate };

/** The same event of many teams on one day, team by team. */
export function GroupPanel({ group, view, events, today }: GroupPanelProps) {
  const { slug } = useHere();
  const mayEnter = useMayEnter();
  const isMember = useMay("contribute");
  const inGroup = events.filter((event) => event.teamId !== null && groupKey(event) === group);
  const [first] = inGroup;
  const clashing = new Set(view.clashes.flatMap(({ keys }) => keys));
  if (!first) {
    return (
      <SidePanel title="Not there" eyebrow={`S${view.sprint.number}`} onClose={() => openBeside(null)}>
        <p className="text-ink-2">No team has this event on that day any more.</p>
      </SidePanel>
    );
  }
  return (
    <SidePanel
      title={contracts[first.kind].name}
      eyebrow={`S${view.sprint.number} · ${weekdayWords(first.shownOn, today)} · ${inGroup.length} teams`}
      onClose={() => openBeside(null)}
    >
      {first.kind === "team_planning" && isMember ? (
        <Link
          href={`/flow-teams/${slug}/events/team-plannings?sprint=${view.sprint.number}`}
          className={buttonLook("secondary", "mb-3")}
        >
          See all at once
        </Link>
      ) : null}
      <ul className="flex flex-col divide-y border-y">
        {inGroup.map((event) => {
          const team = view.teams.find(({ id }) => id === event.teamId);
          return (
            <li
              key={event.key}
              className="relative flex min-h-11 flex-wrap items-center gap-x-2.5 py-1.5 hover:bg-hover"
            >
              <span className="w-11 font-medium tabular-nums">{clockWords(shownTimes(event).from)}</span>
              {team ? <TeamDot hue={team.hue} /> : null}
              <button
                type="button"
                onClick={() => openBeside({ event: event.key })}
                className="min-w-0 flex-1 text-left after:absolute after:inset-0"
              >
                <span className={event.state === "called_off" ? "text-ink-3 line-through" : "font-medium"}>
                  {team?.name ?? "A team"}
                </span>
              </button>
              <span className="text-sm text-ink-3">
                {event.held ? `to ${clockWords(shownTimes(event).to)}` : minutesWords(event.minutes)}
              </span>
              <StateMark event={event} today={today} />
              {event.callLink && event.state !== "called_off" ? (
                <a
                  href={event.callLink}
                  target="_blank"
                  rel="noreferrer"
                  aria-label={`Video call of ${team?.name ?? "the team"}`}
                  data-tip="Video call"
                  className={iconLook}
                >
                  <Video aria-hidden="true" />
                </a>
              ) : null}
              {mayEnter(event) ? (
                <Link
                  href={`/flow-teams/${slug}/events/${event.key}`}
                  aria-label={`${event.state === "closed" ? "Minutes" : "Room"} of ${team?.name ?? "the team"}`}
                  data-tip={wayInWords(event.state)}
                  className={iconLook}
                >
                  {event.state === "closed" ? <FileText aria-hidden="true" /> : <DoorOpen aria-hidden="true" />}
                </Link>
              ) : null}
              <span className="basis-full empty:hidden">
                <Warnings isClashing={clashing.has(event.key)} isEarly={view.outOfOrder.includes(event.key)} />
              </span>
            </li>
          );
        })}
      </ul>
    </SidePanel>
  );
}

const iconLook =
  "relative z-1 inline-grid size-control place-items-center rounded text-ink-2 hover:bg-hover hover:text-ink [&_svg]:size-4";
