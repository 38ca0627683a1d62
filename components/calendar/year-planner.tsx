"use client";

import clsx from "clsx";
import { Check, Flag } from "lucide-react";
import type { ReactNode } from "react";
import { fullDayWords } from "@/components/ui/day-words";
import { Popover } from "@/components/ui/popover";
import { type Calendar, sprintOn } from "@/lib/domain/calendar/calendar";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import {
  type CalendarMonth,
  type PlannerMonth,
  type PlannerSpan,
  monthOf,
  plannerMonths,
} from "@/lib/domain/calendar/planner";
import { milestoneOn } from "@/lib/domain/calendar/standing";
import type { MilestoneOfCalendar } from "@/lib/domain/calendar/view";
import { milestoneTitle, monthWords, weeksWords } from "./calendar-words";

type YearPlannerProps = {
  calendar: Calendar;
  today: CalendarDate;
  from: CalendarMonth;
  months?: number;
  /** Names and states of Milestones, where they have any. */
  milestones?: readonly MilestoneOfCalendar[];
  /** What opens at a Flow Sprint, and at the pause after one. Without it the picture is only looked at. */
  facts?: { sprint(number: number): ReactNode; pause(afterSprint: number): ReactNode };
};

/**
 * A year on one page: months down, days across. Milestones are bands over their Flow Sprints, pauses
 * are hatched, weekends shaded. The list beside it says the same in words.
 */
export function YearPlanner({ calendar, today, from, months = 12, milestones = [], facts }: YearPlannerProps) {
  const now = { sprint: sprintOn(calendar, today)?.number, milestone: milestoneOn(calendar, today)?.number };
  return (
    <div className="overflow-hidden rounded border bg-surface">
      <DayHeads />
      {plannerMonths(calendar, from, months).map((month, at) => (
        <div key={month.month} className="grid grid-cols-[3rem_1fr] border-b last:border-b-0 md:grid-cols-[4rem_1fr]">
          <p className="flex flex-col justify-center px-2 leading-tight md:px-3">
            <span className={clsx("font-medium", monthOf(today) === month.month && "text-accent-ink")}>
              {monthWords(month.month)}
            </span>
            {at === 0 || month.month.endsWith("-01") ? (
              <span className="text-xs text-ink-2">{month.month.slice(0, 4)}</span>
            ) : null}
          </p>
          <div className="relative h-12 border-l">
            <Ground month={month} />
            {month.milestones.map((span) => (
              <MilestoneBand
                key={span.number}
                span={span}
                milestone={milestones.find(({ number }) => number === span.number)}
                isNow={span.number === now.milestone}
              />
            ))}
            {month.pauses.map((span) => (
              <PauseMark key={span.number} span={span} calendar={calendar} facts={facts} />
            ))}
            {month.sprints.map((span) => (
              <SprintBar
                key={span.number}
                span={span}
                calendar={calendar}
                today={today}
                isNow={span.number === now.sprint}
                facts={facts}
              />
            ))}
            {monthOf(today) === month.month ? <TodayMark day={Number(today.slice(8))} /> : null}
          </div>
        </div>
      ))}
    </div>
  );
}

/** A span's place among 31 days of equal width. */
function place({ fromDay, toDay }: Pick<PlannerSpan, "fromDay" | "toDay">) {
  return { left: `${((fromDay - 1) / 31) * 100}%`, width: `${((toDay - fromDay + 1) / 31) * 100}%` };
}

function DayHeads() {
  return (
    <div aria-hidden="true" className="grid grid-cols-[3rem_1fr] border-b md:grid-cols-[4rem_1fr]">
      <span />
      <span
        className="grid border-l py-1 text-center text-xs text-ink-2"
        style={{ gridTemplateColumns: "repeat(31, minmax(0, 1fr))" }}
      >
        {Array.from({ length: 31 }, (_, at) => at + 1).map((day) => (
          <span key={day} className={clsx("flex justify-center", day % 5 !== 0 && day !== 1 && "max-md:invisible")}>
            {day}
          </span>
        ))}
      </span>
    </div>
  );
}

function Ground({ month }: { month: PlannerMonth }) {
  return (
    <>
      {month.weekends.map((day) => (
        <span
          key={day}
          aria-hidden="true"
          className="absolute inset-y-0 bg-sunken"
          style={place({ fromDay: day, toDay: day })}
        />
      ))}
      {month.days < 31 ? (
        <span
          aria-hidden="true"
          className="absolute inset-y-0 right-0 border-l bg-background"
          style={{ left: `${(month.days / 31) * 100}%` }}
        />
      ) : null}
    </>
  );
}

function MilestoneBand({
  span,
  milestone,
  isNow,
}: {
  span: PlannerSpan;
  milestone: MilestoneOfCalendar | undefined;
  isNow: boolean;
}) {
  const title = milestoneTitle(milestone ?? { number: span.number, name: "" });
  const state = milestone && milestone.state !== "planned" ? milestone.state : null;
  return (
    <span
      title={state ? `${title}, ${state}` : title}
      className={clsx(
        "absolute top-1 flex h-4 items-center gap-1 overflow-hidden border-y text-xs font-medium whitespace-nowrap",
        isNow ? "border-accent bg-accent-soft text-accent-ink" : "border-line-strong bg-surface text-ink-2",
        span.begins ? "rounded-l-md border-l pl-1.5" : "pl-1",
        span.ends && "rounded-r-md border-r",
      )}
      style={place(span)}
    >
      <span className="truncate">{span.begins || span.toDay - span.fromDay > 8 ? title : ""}</span>
      {span.begins && state === "committed" ? <Flag aria-label="committed" className="size-3 shrink-0" /> : null}
      {span.begins && state === "reached" ? <Check aria-label="reached" className="size-3 shrink-0" /> : null}
    </span>
  );
}

/** Hatched in the colour of lines, so that it reads as time left out. */
const hatching = "bg-[repeating-linear-gradient(135deg,var(--line-strong)_0_1px,transparent_1px_6px)]";

function PauseMark({
  span,
  calendar,
  facts,
}: {
  span: PlannerSpan;
  calendar: Calendar;
  facts: YearPlannerProps["facts"];
}) {
  const pause = calendar.pauses.find(({ afterSprint }) => afterSprint === span.number);
  if (!pause) return null;
  const what = pause.reason || "Pause";
  const words = `${what}, ${weeksWords(pause.weeks)}: ${fullDayWords(pause.startsOn)} to ${fullDayWords(pause.endsOn)}`;
  const look = clsx(
    "border border-dashed border-line-strong bg-background",
    hatching,
    span.begins && "rounded-l-md",
    span.ends && "rounded-r-md",
  );
  return (
    <Mark span={span} words={words} look={look} facts={facts && (() => facts.pause(span.number))}>
      {span.begins ? <span className="truncate rounded-sm bg-background px-1 text-xs text-ink-2">{what}</span> : null}
    </Mark>
  );
}

/** A label that would be cut is left out: it stands in the month beside. */
function labelRoom({ fromDay, toDay }: PlannerSpan): string | false {
  const days = toDay - fromDay + 1;
  return days < 2 ? "hidden" : days < 4 && "max-md:hidden";
}

type SprintBarProps = {
  span: PlannerSpan;
  calendar: Calendar;
  today: CalendarDate;
  isNow: boolean;
  facts: YearPlannerProps["facts"];
};

function SprintBar({ span, calendar, today, isNow, facts }: SprintBarProps) {
  const sprint = calendar.sprints[span.number - 1];
  if (!sprint) return null;
  const isOver = sprint.endsOn < today;
  const days = `${fullDayWords(sprint.startsOn)} to ${fullDayWords(sprint.endsOn)}`;
  // What is written on it is in what it's called: who speaks to their screen says what they see.
  const words = `Flow Sprint ${sprint.number}: ${days}, S${sprint.number}`;
  const look = clsx(
    "border-y text-sm font-medium",
    isNow && "border-accent bg-accent text-accent-on",
    !isNow && isOver && "border-line bg-sunken text-ink-2",
    !isNow && !isOver && "border-line-strong bg-surface text-ink",
    span.begins && "rounded-l-md border-l",
    span.ends && "rounded-r-md border-r",
  );
  return (
    <Mark span={span} words={words} look={look} facts={facts && (() => facts.sprint(span.number))}>
      <span className={clsx("truncate", labelRoom(span))}>S{sprint.number}</span>
    </Mark>
  );
}

type MarkProps = {
  span: PlannerSpan;
  words: string;
  look: string;
  facts: (() => ReactNode) | undefined;
  children: ReactNode;
};

/** A sprint's or pause's part of a month: a button where there is more to say of it. */
function Mark({ span, words, look, facts, children }: MarkProps) {
  const box = clsx("absolute top-6 bottom-1 flex min-w-0 items-center overflow-hidden px-1.5", look);
  if (!facts) {
    return (
      <span title={words} className={box} style={place(span)}>
        {children}
      </span>
    );
  }
  return (
    <Popover
      label={words}
      trigger={
        <button
          type="button"
          aria-label={words}
          title={words}
          // One stop for what goes over the end of a month, where there is most of it to press.
          {...(!span.widest && { tabIndex: -1, "aria-hidden": true })}
          className={clsx(
            box,
            "transition-[filter] hover:brightness-95 focus-visible:z-10 data-[state=open]:z-10 data-[state=open]:outline-2 data-[state=open]:outline-accent",
          )}
          style={place(span)}
        >
          {children}
        </button>
      }
    >
      {facts()}
    </Popover>
  );
}

function TodayMark({ day }: { day: number }) {
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none absolute inset-y-0 z-10 w-0.5 -translate-x-1/2 bg-accent"
      style={{ left: `${((day - 0.5) / 31) * 100}%` }}
    >
      <span className="absolute -top-px left-1/2 -translate-x-1/2 rounded-b-md bg-accent px-1 text-xs leading-tight font-medium text-accent-on">
        Today
      </span>
    </span>
  );
}
