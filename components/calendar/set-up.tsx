"use client";

import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { DateField } from "@/components/ui/date-field";
import { dayWords } from "@/components/ui/day-words";
import { Field } from "@/components/ui/field";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { setCalendar } from "@/lib/actions/calendar";
import { useCommand } from "@/lib/client/use-command";
import type { CadenceChoice } from "@/lib/domain/calendar/cadence";
import { type Calendar, calendarStart, milestoneDates } from "@/lib/domain/calendar/calendar";
import { type CalendarDate, addDays, isCalendarDate, weekdayOf } from "@/lib/domain/calendar/dates";
import { planCalendar } from "@/lib/domain/calendar/plan";
import { monthOf } from "@/lib/domain/calendar/planner";
import type { SetCalendar } from "@/lib/domain/calendar/schema";
import { counted } from "@/lib/domain/words";
import { CadenceFields } from "./cadence-fields";
import { weekdayName } from "./calendar-words";
import { YearPlanner } from "./year-planner";

type SetUpProps = {
  today: CalendarDate;
  /** The calendar to plan anew; null while there is none. */
  calendar: Calendar | null;
  onDone?: () => void;
  onCancel?: () => void;
};

/** Chooses start, length and rhythm, with the year that follows beside it as one chooses. */
export function SetUp({ today, calendar, onDone, onCancel }: SetUpProps) {
  const { flowTeamId, slug } = useHere();
  const [startsOn, setStartsOn] = useState(() => (calendar ? calendarStart(calendar) : nextMonday(today)));
  const [cadence, setCadence] = useState<CadenceChoice>(
    () => calendar?.cadences[0] ?? { sprintWeeks: 2, milestoneSprints: 4 },
  );
  const command = useCommand(setCalendar, { isInline: true, done: () => "Calendar set", ...(onDone && { onDone }) });
  const isDay = isCalendarDate(startsOn);
  const plan = planCalendar({ startsOn, ...cadence, untilDate: isDay ? addDays(startsOn, 364) : today, today });
  const refusal = command.refusal ?? (plan.ok ? null : plan.refusal);
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[20rem_1fr]">
      <form
        className="flex flex-col gap-4 rounded border bg-surface p-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const { sprintWeeks, milestoneSprints } = cadence;
          void command.run({
            flowTeamId,
            startsOn,
            sprintWeeks: sprintWeeks as SetCalendar["sprintWeeks"],
            milestoneSprints,
          });
        }}
      >
        <div>
          <h2 className="text-lg">{calendar ? "Plan the calendar anew" : "Set the calendar"}</h2>
          <p className="mt-0.5 text-ink-2">
            {calendar
              ? "Nothing has begun yet, so all of it may change. Pauses put in so far go; Milestones keep their texts."
              : "One heartbeat for every Scrum Team: when it starts, how long a Flow Sprint is, how many make a Milestone."}
          </p>
        </div>
        <Field
          label="First day"
          error={refusal?.fields?.startsOn}
          hint={isDay ? `All Flow Sprints start on a ${weekdayName(startsOn)}.` : undefined}
        >
          <DateField
            value={startsOn}
            onChange={(day) => {
              setStartsOn(day);
              command.dismiss();
            }}
          />
        </Field>
        <CadenceFields
          value={cadence}
          onChange={(value) => {
            setCadence(value);
            command.dismiss();
          }}
        />
        <RefusalNotice refusal={refusal} shownFields={["startsOn"]} rulebookHref={`/flow-teams/${slug}/rulebook`} />
        <div className="flex flex-wrap justify-end gap-2">
          {onCancel ? <Button onClick={onCancel}>Cancel</Button> : null}
          <Button type="submit" variant="primary" pending={command.pending} disabled={!plan.ok}>
            Set the calendar
          </Button>
        </div>
      </form>
      {plan.ok ? (
        <section aria-label="The year that follows" className="flex min-w-0 flex-col gap-3">
          <p aria-live="polite">{yearWords(plan.value, startsOn, today)}</p>
          <YearPlanner calendar={plan.value} today={today} from={monthOf(startsOn)} months={13} />
        </section>
      ) : null}
    </div>
  );
}

function nextMonday(today: CalendarDate): CalendarDate {
  return addDays(today, 8 - weekdayOf(today));
}

/** What a year of it holds, and what can't be changed afterwards. */
function yearWords(calendar: Calendar, startsOn: CalendarDate, today: CalendarDate): string {
  const year = addDays(startsOn, 364);
  const sprints = calendar.sprints.filter((sprint) => sprint.endsOn <= year).length;
  const ends = calendar.milestones.map((milestone) => milestoneDates(calendar, milestone).endsOn);
  const within = ends.filter((end) => end <= year).length;
  const words = `A year of it holds ${counted(sprints, "Flow Sprint")} and ${counted(within, "Milestone")}; the first Milestone ends on ${dayWords(ends[0] ?? startsOn, today)}.`;
  const over = calendar.sprints.filter(({ state }) => state === "closed").length;
  if (over > 0)
    return `${words} ${counted(over, "Flow Sprint")} of it ${over === 1 ? "is" : "are"} over already and ${over === 1 ? "comes" : "come"} in as closed: what has begun keeps its dates for good.`;
  return startsOn <= today ? `${words} Flow Sprint 1 has begun by these dates, so they stay once you say yes.` : words;
}
