"use client";

import clsx from "clsx";
import { ChevronRight } from "lucide-react";
import { useLayoutEffect, useRef, useState } from "react";
import { weekdayName } from "@/components/calendar/calendar-words";
import { Button } from "@/components/ui/button";
import { dayWords, fullDayWords } from "@/components/ui/day-words";
import { type CalendarDate, addDays, daysBetween, isWorkingDay } from "@/lib/domain/calendar/dates";
import { holidayWords } from "@/lib/domain/events/days-off";
import {
  type EventOfOther,
  type ScheduleDay,
  type ScheduleView,
  type ShownEvent,
  byDay,
} from "@/lib/domain/events/schedule-view";
import { counted } from "@/lib/domain/words";
import { OtherEntry } from "./other-entry";
import { ScheduleEntry } from "./schedule-entry";

type ScheduleWeeksProps = {
  view: ScheduleView;
  events: readonly ShownEvent[];
  /** Those of other Flow Sprints that took place on this one's days. */
  ofOthers: readonly EventOfOther[];
  today: CalendarDate;
};

/**
 * The weeks of a Flow Sprint below each other, their days beside each other; on a phone day after day, from
 * today on: those before are a press away.
 */
export function ScheduleWeeks({ view, events, ofOthers, today }: ScheduleWeeksProps) {
  const clashing = new Set(view.clashes.flatMap(({ keys }) => keys));
  const early = new Set(view.outOfOrder);
  const holidays = new Set(view.holidays.map(({ day }) => day));
  const todayRef = useTodayInSight(view.sprint.number);
  const [showsEarlier, setShowsEarlier] = useState(false);
  const weeks = weeksOf(view, byDay(events, ofOthers), today);
  const days = weeks.flatMap((week) => week.days);
  const hasToday = days.some(({ day }) => day === today);
  const isEarlier = ({ day }: ScheduleDay) => hasToday && day < today;
  const isFolded = (one: ScheduleDay) => isEarlier(one) && !showsEarlier;
  const isEmpty = ({ day, entries }: ScheduleDay) => entries.length === 0 && !holidays.has(day);
  const earlier = days.filter((one) => isEarlier(one) && !isEmpty(one)).length;
  return (
    <div className="flex flex-col gap-4">
      {earlier > 0 ? (
        <Button
          variant="quiet"
          className="self-start md:hidden"
          aria-expanded={showsEarlier}
          onClick={() => setShowsEarlier(!showsEarlier)}
        >
          <ChevronRight aria-hidden="true" className={clsx("transition-transform", showsEarlier && "rotate-90")} />
          {counted(earlier, "earlier day")}
        </Button>
      ) : null}
      {weeks.map((week) => (
        <section
          key={week.title}
          aria-label={week.title}
          className={week.days.every(isFolded) ? "max-md:hidden" : undefined}
        >
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
                  (isFolded({ day, entries }) || (isEmpty({ day, entries }) && day !== today)) && "max-md:hidden",
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
                  {entries.map((entry) =>
                    entry.isOther ? (
                      <OtherEntry key={entry.key} entry={entry} view={view} today={today} />
                    ) : (
                      <ScheduleEntry
                        key={entry.key}
                        entry={entry}
                        view={view}
                        today={today}
                        clashing={clashing}
                        early={early}
                      />
                    ),
                  )}
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

/** Brings today into sight where the Flow Sprint is longer than the window; a phone begins with it anyway. */
function useTodayInSight(sprint: number) {
  const today = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another Flow Sprint is another page to look at
  useLayoutEffect(() => {
    if (window.matchMedia("(min-width: 48rem)").matches) today.current?.scrollIntoView({ block: "nearest" });
  }, [sprint]);
  return today;
}

type Week = { title: string; days: ScheduleDay[] };

/**
 * The working days of each week, today, and other days with events, the same weekdays in each; days beside the Flow
 * Sprint stand for themselves.
 */
function weeksOf(
  { sprint: { startsOn, endsOn } }: ScheduleView,
  days: readonly ScheduleDay[],
  today: CalendarDate,
): Week[] {
  const known = new Map(days.map((one) => [one.day, one]));
  const count = Math.ceil((daysBetween(startsOn, endsOn) + 1) / 7);
  const dayOf = (week: number, at: number) => addDays(startsOn, week * 7 + at);
  const isShown = (day: CalendarDate) => isWorkingDay(day) || day === today || known.has(day);
  const weekdays = [...Array(7).keys()].filter((at) =>
    [...Array(count).keys()].some((week) => isShown(dayOf(week, at))),
  );
  const weeks = Array.from(
    { length: count },
    (_, week): Week => ({
      title: `Week ${week + 1}`,
      days: weekdays.map((at) => dayOf(week, at)).map((day) => known.get(day) ?? { day, entries: [] }),
    }),
  );
  const before = days.filter(({ day }) => day < startsOn);
  const after = days.filter(({ day }) => day > endsOn);
  return [
    ...(before.length > 0 ? [{ title: "Before the Flow Sprint", days: before }] : []),
    ...weeks,
    ...(after.length > 0 ? [{ title: "After the Flow Sprint", days: after }] : []),
  ];
}
