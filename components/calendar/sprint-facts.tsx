"use client";

import { CalendarOff, Repeat, Trash2 } from "lucide-react";
import { useHere } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { fullDayWords } from "@/components/ui/day-words";
import { Link } from "@/components/ui/link";
import { type Calendar, firstOpenSprint } from "@/lib/domain/calendar/calendar";
import { can } from "@/lib/domain/access";
import { type CalendarDate, workingDaysBetween } from "@/lib/domain/calendar/dates";
import type { CalendarView } from "@/lib/domain/calendar/view";
import { milestoneTitle, sprintStateWords, weeksWords } from "./calendar-words";
import type { CalendarActs } from "./sprint-list";

type SprintFactsProps = {
  view: CalendarView;
  calendar: Calendar;
  number: number;
  today: CalendarDate;
  /** What the person may do at this Flow Sprint; null for those who only read. */
  acts: CalendarActs | null;
};

/** One Flow Sprint of the calendar, and what can be changed from it on. */
export function SprintFacts({ view, calendar, number, today, acts }: SprintFactsProps) {
  const { slug, flowTeamId, actor } = useHere();
  const sprint = view.sprints[number - 1];
  if (!sprint) return null;
  const milestone = view.milestones.find((one) => one.firstSprint <= number && number <= one.lastSprint);
  const open = firstOpenSprint(calendar, today);
  const canPause =
    number + 1 >= open &&
    number < calendar.sprints.length &&
    !calendar.pauses.some(({ afterSprint }) => afterSprint === number);
  return (
    <div className="flex max-w-72 flex-col gap-2">
      <p className="font-semibold">
        Flow Sprint {number} <span className="font-normal text-ink-2">{sprintStateWords(sprint, today)}</span>
      </p>
      <p className="text-ink-2">
        {fullDayWords(sprint.startsOn)} to {fullDayWords(sprint.endsOn)}: {weeksWords(sprint.weeks)},{" "}
        {workingDaysBetween(sprint.startsOn, sprint.endsOn)} working days.
      </p>
      {sprint.goal ? <p className="wrap-anywhere">{sprint.goal}</p> : null}
      {milestone ? <p className="text-ink-2">In {milestoneTitle(milestone)}.</p> : null}
      {can(actor, "contribute", { flowTeamId }) ? (
        <Link
          className="self-start py-0.5 text-accent-ink underline underline-offset-2"
          href={`/flow-teams/${slug}/sprints/${number}`}
        >
          Open Flow Sprint {number}
        </Link>
      ) : null}
      {acts && (canPause || number >= open) ? (
        <div className="flex flex-col items-stretch gap-1.5 border-t pt-2.5">
          {canPause ? (
            <Button onClick={() => acts.addPause(number)}>
              <CalendarOff aria-hidden="true" />
              Put in a pause after S{number}
            </Button>
          ) : null}
          {number >= open ? (
            <Button onClick={() => acts.changeCadence(number)}>
              <Repeat aria-hidden="true" />
              Change the cadence from S{number} on
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

/** A pause: when, what for, and the way to take it out while it hasn't begun. */
export function PauseFacts({
  view,
  afterSprint,
  today,
  acts,
}: Pick<SprintFactsProps, "view" | "today" | "acts"> & { afterSprint: number }) {
  const pause = view.pauses.find((one) => one.afterSprint === afterSprint);
  if (!pause) return null;
  return (
    <div className="flex max-w-72 flex-col gap-2">
      <p className="font-semibold wrap-anywhere">{pause.reason || "Pause"}</p>
      <p className="text-ink-2">
        {fullDayWords(pause.startsOn)} to {fullDayWords(pause.endsOn)}: {weeksWords(pause.weeks)} without a Flow Sprint,
        after S{afterSprint}.
      </p>
      {acts && pause.startsOn > today ? (
        <Button onClick={() => acts.removePause(pause)}>
          <Trash2 aria-hidden="true" />
          Take out the pause
        </Button>
      ) : null}
    </div>
  );
}
