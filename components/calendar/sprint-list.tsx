"use client";

import clsx from "clsx";
import { CalendarOff, MoreHorizontal, Repeat, Trash2 } from "lucide-react";
import { Fragment } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { fullDayWords } from "@/components/ui/day-words";
import { IconButton } from "@/components/ui/icon-button";
import { Link } from "@/components/ui/link";
import { Menu } from "@/components/ui/menu";
import type { MenuItem } from "@/components/ui/menu-item";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { can } from "@/lib/domain/access";
import { type Calendar, firstOpenSprint, milestoneDates, sprintOn } from "@/lib/domain/calendar/calendar";
import { type CalendarDate, workingDaysBetween } from "@/lib/domain/calendar/dates";
import type { CalendarView, MilestoneOfCalendar, PauseOfCalendar, SprintOfCalendar } from "@/lib/domain/calendar/view";
import { milestoneTitle, rangeWords, sprintStateWords, weekdayWords, weeksWords } from "./calendar-words";

export type CalendarActs = {
  addPause(afterSprint: number): void;
  removePause(pause: PauseOfCalendar): void;
  changeCadence(fromSprint: number): void;
};

type SprintListProps = {
  view: CalendarView;
  calendar: Calendar;
  today: CalendarDate;
  /** The days shown: what lies in them, if only partly, is listed. */
  fromDay: CalendarDate;
  toDay: CalendarDate;
  /** Null for those who only read. */
  acts: CalendarActs | null;
};

/** The calendar in words: each Milestone with its Flow Sprints, and the pauses between them. */
export function SprintList({ view, calendar, today, fromDay, toDay, acts }: SprintListProps) {
  const open = firstOpenSprint(calendar, today);
  const now = sprintOn(calendar, today)?.number;
  const isShown = ({ startsOn, endsOn }: { startsOn: CalendarDate; endsOn: CalendarDate }) =>
    startsOn <= toDay && endsOn >= fromDay;
  return (
    <div className="overflow-hidden rounded border bg-surface">
      <Table aria-label="Flow Sprints by Milestone">
        <thead>
          <tr>
            <Th>Flow Sprint</Th>
            <Th>First day</Th>
            <Th>Last day</Th>
            <Th className="text-right max-sm:hidden">Weeks</Th>
            <Th className="text-right max-sm:hidden">Working days</Th>
            <Th className="max-sm:hidden">Standing</Th>
            <Th>
              <span className="sr-only">Acts</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {view.milestones.map((milestone) => {
            const sprints = view.sprints.slice(milestone.firstSprint - 1, milestone.lastSprint).filter(isShown);
            if (sprints.length === 0) return null;
            return (
              <Fragment key={milestone.id}>
                <MilestoneRow milestone={milestone} dates={datesOf(calendar, milestone)} today={today} />
                {sprints.map((sprint) => {
                  const pause = view.pauses.find(({ afterSprint }) => afterSprint === sprint.number);
                  return (
                    <Fragment key={sprint.number}>
                      <SprintRow
                        sprint={sprint}
                        today={today}
                        isNow={sprint.number === now}
                        items={acts ? actsOf(acts, sprint, open, pause !== undefined, view.sprints.length) : []}
                      />
                      {pause && isShown(pause) ? <PauseRow pause={pause} today={today} acts={acts} /> : null}
                    </Fragment>
                  );
                })}
              </Fragment>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}

function datesOf(calendar: Calendar, { number, firstSprint, lastSprint }: MilestoneOfCalendar) {
  return milestoneDates(calendar, { number, firstSprint, lastSprint, committed: false });
}

function MilestoneRow({
  milestone,
  dates,
  today,
}: {
  milestone: MilestoneOfCalendar;
  dates: { startsOn: CalendarDate; endsOn: CalendarDate };
  today: CalendarDate;
}) {
  return (
    <tr className="bg-sunken">
      <th scope="rowgroup" colSpan={7} className="border-b px-4 py-1.5 text-left font-medium">
        {milestoneTitle(milestone)}{" "}
        {milestone.state === "planned" ? null : <Badge className="ml-1 bg-surface">{milestone.state}</Badge>}
        <span className="ml-1 font-normal text-ink-2"> {rangeWords(dates, today)}</span>
      </th>
    </tr>
  );
}

function SprintRow({
  sprint,
  today,
  isNow,
  items,
}: {
  sprint: SprintOfCalendar;
  today: CalendarDate;
  isNow: boolean;
  items: MenuItem[];
}) {
  const { slug, flowTeamId, actor } = useHere();
  const { number, startsOn, endsOn, weeks } = sprint;
  return (
    <Tr
      className={clsx(isNow && "bg-accent-soft", endsOn < today && "text-ink-2")}
      aria-current={isNow ? "date" : undefined}
    >
      <Td className="font-medium whitespace-nowrap">
        {can(actor, "contribute", { flowTeamId }) ? (
          <Link className="hover:underline" href={`/flow-teams/${slug}/sprints/${number}`}>
            S{number}
          </Link>
        ) : (
          `S${number}`
        )}{" "}
        {isNow ? <span className="font-normal text-accent-ink"> now</span> : null}
      </Td>
      <Td className="whitespace-nowrap" title={fullDayWords(startsOn)}>
        {weekdayWords(startsOn, today)}
      </Td>
      <Td className="whitespace-nowrap" title={fullDayWords(endsOn)}>
        {weekdayWords(endsOn, today)}
      </Td>
      <Td className="text-right tabular-nums max-sm:hidden">{weeks}</Td>
      <Td className="text-right tabular-nums max-sm:hidden">{workingDaysBetween(startsOn, endsOn)}</Td>
      <Td className="max-sm:hidden">{sprintStateWords(sprint, today)}</Td>
      <Td className="py-0.5 text-right">
        {items.length > 0 ? (
          <Menu
            align="end"
            label={`Flow Sprint ${number}`}
            items={items}
            trigger={<IconButton label={`Acts at Flow Sprint ${number}`} icon={<MoreHorizontal />} className="-my-2" />}
          />
        ) : null}
      </Td>
    </Tr>
  );
}

function actsOf(
  acts: CalendarActs,
  { number }: SprintOfCalendar,
  open: number,
  hasPause: boolean,
  last: number,
): MenuItem[] {
  const items: MenuItem[] = [];
  if (number + 1 >= open && number < last && !hasPause) {
    items.push({
      label: `Put in a pause after S${number}`,
      icon: <CalendarOff />,
      onSelect: () => acts.addPause(number),
    });
  }
  if (number >= open) {
    items.push({
      label: `Change the cadence from S${number} on`,
      icon: <Repeat />,
      onSelect: () => acts.changeCadence(number),
    });
  }
  return items;
}

function PauseRow({ pause, today, acts }: { pause: PauseOfCalendar; today: CalendarDate; acts: CalendarActs | null }) {
  const canGo = acts !== null && pause.startsOn > today;
  return (
    <Tr className="text-ink-2">
      <Td className="wrap-anywhere">Pause: {pause.reason}</Td>
      <Td className="whitespace-nowrap">{weekdayWords(pause.startsOn, today)}</Td>
      <Td className="whitespace-nowrap">{weekdayWords(pause.endsOn, today)}</Td>
      <Td className="text-right tabular-nums max-sm:hidden">{pause.weeks}</Td>
      <Td className="max-sm:hidden" colSpan={2}>
        {weeksWords(pause.weeks)} without a Flow Sprint
      </Td>
      <Td className="py-0.5 text-right">
        {canGo ? (
          <IconButton
            label={`Take out the pause after S${pause.afterSprint}`}
            icon={<Trash2 />}
            className="-my-2"
            onClick={() => acts.removePause(pause)}
          />
        ) : null}
      </Td>
    </Tr>
  );
}
