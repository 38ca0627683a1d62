"use client";

import clsx from "clsx";
import { dayWords, fullDayWords } from "@/components/ui/day-words";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { CapacityView, ComputedCapacity, Holiday, PersonDay } from "@/lib/domain/calendar/capacity";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { weekdayName } from "../calendar-words";

type PeopleDaysProps = {
  computed: ComputedCapacity;
  view: CapacityView;
  holidays: readonly Holiday[];
  /** Whether this person may write down when somebody is away. */
  mayChange(personId: string): boolean;
  /** Opens the absence that covers the day, or a new one. */
  onChoose(personId: string, date: CalendarDate): void;
};

const looks: Record<PersonDay["is"], string> = {
  there: "bg-accent-soft",
  "half away": "bg-[linear-gradient(135deg,var(--accent-soft)_50%,var(--line-strong)_50%)]",
  away: "bg-line-strong",
  holiday: "bg-sunken",
  weekend: "",
  "not in the team": "border border-dashed border-line-strong",
};
const words: Record<PersonDay["is"], string> = {
  there: "there",
  "half away": "half a day away",
  away: "away",
  holiday: "public holiday",
  weekend: "weekend",
  "not in the team": "not a Developer of the team",
};

/** Who is there on which working day of the Flow Sprint. */
export function PeopleDays({ computed, view, holidays, mayChange, onChoose }: PeopleDaysProps) {
  const nameOf = (id: string) => view.people.find((person) => person.id === id)?.name ?? "Somebody";
  const holidayOn = new Map(holidays.map(({ date, name }) => [date, name]));
  const dates = (computed.people[0]?.days ?? []).filter(({ is }) => is !== "weekend").map(({ date }) => date);
  return (
    <div className="flex flex-col gap-2">
      <div className="overflow-hidden rounded border bg-surface">
        <Table aria-label="People and working days">
          <thead>
            <tr>
              <Th className="sticky left-0 z-10 bg-surface">Developer</Th>
              {dates.map((date) => (
                <Th key={date} className="px-0.5! text-center" title={holidayOn.get(date) ?? fullDayWords(date)}>
                  <span aria-hidden="true" className={clsx(holidayOn.has(date) && "text-ink-2 underline")}>
                    {weekdayName(date, "short").slice(0, 2)}
                    <br />
                    {Number(date.slice(8))}
                  </span>
                  <span className="sr-only">
                    {fullDayWords(date)}
                    {holidayOn.has(date) ? `, ${holidayOn.get(date)}` : null}
                  </span>
                </Th>
              ))}
              <Th className="text-right">Days</Th>
            </tr>
          </thead>
          <tbody>
            {computed.people.map(({ personId, days, personDays }) => (
              <Tr key={personId}>
                <Td className="sticky left-0 z-10 max-w-40 truncate bg-surface align-middle!">{nameOf(personId)}</Td>
                {days
                  .filter(({ is }) => is !== "weekend")
                  .map((day) => (
                    <Td key={day.date} className="px-0.5! py-1.5! align-middle!">
                      <DayCell
                        day={day}
                        label={`${nameOf(personId)}, ${dayWords(day.date)}: ${holidayOn.get(day.date) && day.is === "holiday" ? holidayOn.get(day.date) : words[day.is]}`}
                        {...(mayChange(personId) && { onChoose: () => onChoose(personId, day.date) })}
                      />
                    </Td>
                  ))}
                <Td className="text-right align-middle! tabular-nums">{personDays}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-2">
        {(["there", "half away", "away", "holiday"] as const).map((is) => (
          <li key={is} className="inline-flex items-center gap-1.5">
            <span aria-hidden="true" className={clsx("size-3.5 rounded-sm", looks[is])} />
            {words[is]}
          </li>
        ))}
      </ul>
    </div>
  );
}

function DayCell({ day, label, onChoose }: { day: PersonDay; label: string; onChoose?: () => void }) {
  const look = clsx("mx-auto block h-6 w-full min-w-6 rounded-sm", looks[day.is]);
  if (!onChoose) {
    return (
      <span className={look} title={label}>
        <span className="sr-only">{words[day.is]}</span>
      </span>
    );
  }
  return (
    <button
      type="button"
      title={label}
      aria-label={`${label}. Change`}
      onClick={onChoose}
      className={clsx(look, "hover:outline-2 hover:outline-accent")}
    />
  );
}
