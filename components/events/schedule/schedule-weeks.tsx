"use client";

import clsx from "clsx";
import { useEffect, useRef } from "react";
import { weekdayName } from "@/components/calendar/calendar-words";
import { dayWords, fullDayWords } from "@/components/ui/day-words";
import { type CalendarDate, addDays, daysBetween, isWorkingDay } from "@/lib/domain/calendar/dates";
import { holidayWords } from "@/lib/domain/events/days-off";
import { type ScheduleDay, type ScheduleView, type ShownEvent, byDay } from "@/lib/domain/events/schedule-view";
import { ScheduleEntry } from "./schedule-entry";

type ScheduleWeeksProps = { view: ScheduleView; events: readonly ShownEvent[]; today: CalendarDate };

/** The weeks of a Flow Sprint below each other, their days beside each other; on a phone day after day. */
export function ScheduleWeeks({ view, events, today }: ScheduleWeeksProps) {
  const clashing = new Set(view.clashes.flatMap(({ keys }) => keys));
  const early = new Set(view.outOfOrder);
  const holidays = new Set(view.holidays.map(({ day }) => day));
  const todayRef = useTodayInSight();
  return (
    <div className="flex flex-col gap-4">
      {weeksOf(view, byDay(events)).map((week) => (
        <section key={week.title} aria-label={week.title}>
          <h2 className="mb-1.5 text-sm font-medium text-ink-3">{week.title}</h2>
          <ol
            className="grid items-stretch gap-px overflow-hidden rounded border bg-line max-md:gap-0 max-md:bg-surface md:[grid-template-columns:repeat(var(--days),minmax(0,1fr))]"
            style={{ "--days": week.days.length } as React.CSSProperties}
          >
            {week.days.map(({ day, entries }) => (
              <li
                key={day}
                ref={day === today ? todayRef : undefined}
                aria-current={day === today ? "date" : undefined}
                className={clsx(
                  "min-w-0 bg-surface px-2 pt-2 pb-2.5 max-md:border-b max-md:last:border-b-0",
                  entries.length === 0 && !holidays.has(day) && "max-md:hidden",
                  day === today && "inset-shadow-[0_3px_0_0_var(--accent)]",
                )}
              >
                <h3
                  title={fullDayWords(day)}
                  className={clsx(
                    "mb-1 flex items-baseline gap-1.5 px-1 font-semibold",
                    day === today ? "text-accent-ink" : "text-ink",
                  )}
                >
                  {weekdayName(day, "short")} <span className="font-medium text-ink-2">{dayWords(day, today)}</span>
                  {day === today ? <span className="text-sm font-medium">Today</span> : null}
                </h3>
                <HolidayLine day={day} view={view} />
                <ul className="flex flex-col gap-1">
                  {entries.map((entry) => (
                    <ScheduleEntry key={entry.key} entry={entry} view={view} clashing={clashing} early={early} />
                  ))}
                </ul>
                {entries.length === 0 ? <p className="px-1 text-sm text-ink-3">No event</p> : null}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

/** Why a day has fewer events, or none. */
function HolidayLine({ day, view: { holidays, teams } }: { day: CalendarDate; view: ScheduleView }) {
  const words = holidayWords(day, { holidays, teams: teams.length });
  return words ? <p className="mb-1 px-1 text-sm text-warn-ink">{words}</p> : null;
}

/** On a phone, where the days are below each other, the page opens at today. */
function useTodayInSight() {
  const today = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (window.matchMedia("(max-width: 47.99rem)").matches) today.current?.scrollIntoView({ block: "start" });
  }, []);
  return today;
}

type Week = { title: string; days: ScheduleDay[] };

/** The working days of each week and other days with events; days beside the Flow Sprint stand for themselves. */
function weeksOf({ sprint: { startsOn, endsOn } }: ScheduleView, days: readonly ScheduleDay[]): Week[] {
  const entries = new Map(days.map((one) => [one.day, one.entries]));
  const length = daysBetween(startsOn, endsOn) + 1;
  const weeks = Array.from({ length: Math.ceil(length / 7) }, (_, week): Week => {
    const ofWeek = Array.from({ length: 7 }, (_, at) => addDays(startsOn, week * 7 + at));
    return {
      title: `Week ${week + 1}`,
      days: ofWeek
        .filter((day) => isWorkingDay(day) || entries.has(day))
        .map((day) => ({ day, entries: entries.get(day) ?? [] })),
    };
  });
  const before = days.filter(({ day }) => day < startsOn);
  const after = days.filter(({ day }) => day > endsOn);
  return [
    ...(before.length > 0 ? [{ title: "Before the Flow Sprint", days: before }] : []),
    ...weeks,
    ...(after.length > 0 ? [{ title: "After the Flow Sprint", days: after }] : []),
  ];
}
