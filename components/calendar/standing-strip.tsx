import clsx from "clsx";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { dayWords, fullDayWords } from "@/components/ui/day-words";
import { cadenceFrom, describeCadence } from "@/lib/domain/calendar/cadence";
import { type Calendar, calendarStart, firstOpenSprint, milestoneDates } from "@/lib/domain/calendar/calendar";
import { type CalendarDate, daysBetween } from "@/lib/domain/calendar/dates";
import { calendarStanding, milestoneOn } from "@/lib/domain/calendar/standing";
import type { CalendarView } from "@/lib/domain/calendar/view";
import { counted } from "@/lib/domain/words";
import { milestoneTitle, rangeWords, weekdayName } from "./calendar-words";

type StandingStripProps = { view: CalendarView; calendar: Calendar; today: CalendarDate };

/** Where the Flow Team is in its calendar, in words: the sprint first, then what bounds it. */
export function StandingStrip({ view, calendar, today }: StandingStripProps) {
  const now = nowWords(calendar, today);
  const milestone = milestoneOn(calendar, today);
  const named = view.milestones.find(({ number }) => number === milestone?.number);
  const pause = calendar.pauses.find(({ endsOn }) => endsOn >= today);
  const next = firstOpenSprint(calendar, today);
  const cadence = cadenceFrom(calendar.cadences, Math.max(1, next - 1));
  const later = calendar.cadences.filter(({ fromSprint }) => fromSprint >= next && fromSprint !== cadence.fromSprint);
  return (
    <dl className="grid grid-cols-2 gap-x-8 gap-y-4 max-md:gap-x-4 lg:grid-cols-[1.4fr_1.4fr_1fr_1.4fr]">
      <Fact term="Now" title={now.title} isLate={now.isLate}>
        {now.detail}
      </Fact>
      {milestone && named ? (
        <Fact term="Milestone" title={milestoneTitle(named)}>
          {milestoneWords(milestoneDates(calendar, milestone).endsOn, today)}
          {named.state === "committed" ? <Badge className="ml-1.5">committed</Badge> : null}
        </Fact>
      ) : null}
      <Fact term="Next pause" title={pause ? pause.reason || "Pause" : "None ahead"}>
        {pause ? rangeWords(pause, today) : "Flow Sprints follow each other without a break."}
      </Fact>
      <Fact term="Cadence" title={describeCadence(cadence)}>
        {later.length > 0
          ? later.map((one) => `From S${one.fromSprint} on: ${describeCadence(one)}`).join(". ")
          : `Each starts on a ${weekdayName(calendarStart(calendar))}.`}
      </Fact>
    </dl>
  );
}

function Fact({
  term,
  title,
  isLate,
  children,
}: {
  term: string;
  title: string;
  isLate?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-ink-2">{term}</dt>
      <dd>
        <p className={clsx("text-lg font-semibold wrap-anywhere max-md:text-base", isLate && "text-warn-ink")}>
          {title}
        </p>
        <p className="text-ink-2">{children}</p>
      </dd>
    </div>
  );
}

function nowWords(calendar: Calendar, today: CalendarDate): { title: string; detail: string; isLate?: boolean } {
  const standing = calendarStanding(calendar, today);
  switch (standing.is) {
    case "ahead":
      return {
        title: `Starts in ${counted(standing.inDays, "day")}`,
        detail: `Flow Sprint 1 begins on ${fullDayWords(standing.first.startsOn)}.`,
      };
    case "in a sprint":
      return {
        title: `Flow Sprint ${standing.sprint.number}, day ${standing.day} of ${standing.of}`,
        detail: `Its last day is ${fullDayWords(standing.sprint.endsOn)}.`,
      };
    case "overdue":
      return {
        title: `Flow Sprint ${standing.sprint.number} still runs`,
        detail: `Its last day was ${fullDayWords(standing.sprint.endsOn)}, ${counted(standing.daysOver, "day")} ago.`,
        isLate: true,
      };
    case "in a pause":
      return {
        title: standing.pause.reason || "Pause",
        detail: standing.next
          ? `Flow Sprint ${standing.next.number} begins on ${fullDayWords(standing.next.startsOn)}.`
          : "",
      };
    case "past the end":
      return { title: "Past its end", detail: "The calendar is extended by itself within a day." };
  }
}

function milestoneWords(endsOn: CalendarDate, today: CalendarDate): string {
  const weeks = Math.floor((daysBetween(today, endsOn) + 1) / 7);
  const left = weeks < 1 ? "within a week" : `in ${counted(weeks, "week")}`;
  return `Ends on ${dayWords(endsOn, today)}, ${left}.`;
}
