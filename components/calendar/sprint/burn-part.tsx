"use client";

import { useMemo } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { LineChart } from "@/components/ui/charts/line-chart";
import type { ChartLine, ChartTick } from "@/components/ui/charts/scales";
import { dayWords, fullDayWords } from "@/components/ui/day-words";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { useView } from "@/lib/client/use-view";
import { type BurnDay, type BurnView, burnDays, endOfDayIn } from "@/lib/domain/calendar/burn";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import type { TeamInSprint } from "@/lib/domain/calendar/sprint-life";
import { counted } from "@/lib/domain/words";
import { useSprintAddress } from "./use-sprint-address";

type BurnPartProps = {
  number: number;
  /** Null for all teams together. */
  team: TeamInSprint | null;
  /** Now, in seconds since 1970. */
  now: number;
  today: CalendarDate;
};

/** Burn-up or burn-down of a Flow Sprint with its scope, for one team or all. */
export function BurnPart({ number, team, now, today }: BurnPartProps) {
  const { slug, timeZone } = useHere();
  const { look, asTable, change } = useSprintAddress();
  const { data } = useView<BurnView>({ slug, view: "burn", query: { number: String(number) } });
  const days = useMemo(() => data && daysOf(data, team?.id ?? null, now, timeZone), [data, team?.id, now, timeZone]);
  if (!days) return <Skeleton className="h-72" />;
  const whose = team?.name ?? "all Scrum Teams";
  const latest = days.findLast(({ points }) => points !== null)?.points ?? null;
  const first = days[0]?.points ?? null;
  const sample = new Set(
    (data?.stays ?? []).filter(({ teamId }) => !team || teamId === team.id).map(({ storyId }) => storyId),
  ).size;
  return (
    <section className="flex flex-col gap-2 rounded border bg-surface p-4" aria-label={`Burn chart of ${whose}`}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-md font-semibold" title={windowWords(data, sample, today)}>
          {look === "up" ? "Burn-up" : "Burn-down"} <span className="font-normal text-ink-2">of {whose}</span>
        </h2>
        <div className="flex items-center gap-2">
          <Segmented
            label="Chart"
            options={[
              { value: "up", label: "Burn-up" },
              { value: "down", label: "Burn-down" },
            ]}
            value={look}
            onChange={(burn) => change({ burn })}
          />
          <Button
            variant="quiet"
            aria-pressed={asTable}
            className="aria-pressed:bg-accent-soft aria-pressed:text-accent-ink"
            onClick={() => change({ table: !asTable })}
          >
            Table
          </Button>
        </div>
      </div>
      {sample === 0 ? (
        <p className="py-10 text-center text-ink-2">
          Not enough data yet: nothing has been committed to in this Flow Sprint.
        </p>
      ) : (
        <LineChart
          title={`${look === "up" ? "Burn-up" : "Burn-down"} of ${whose} in Flow Sprint ${number}`}
          summary={
            latest && first
              ? `${latest.done} of ${latest.scope} points done, ${latest.remaining} remaining. Scope at the start: ${first.scope}.`
              : "Still ahead."
          }
          unit="points"
          ticks={days.map((day) => tickOf(day, today))}
          lines={linesOf(days, look)}
          asTable={asTable}
        />
      )}
    </section>
  );
}

function daysOf(view: BurnView, teamId: string | null, now: number, timeZone: string): BurnDay[] | undefined {
  if (view.startedAt === null) return undefined;
  const stays = view.stays.filter((stay) => teamId === null || stay.teamId === teamId);
  const { startsOn, endsOn, startedAt, closedAt } = view;
  const endOfDay = (date: CalendarDate) => endOfDayIn(timeZone, date);
  return burnDays({ ...view, stays }, { startsOn, endsOn, startedAt, closedAt, now, endOfDay });
}

/** What the figures are of: said on hover. */
function windowWords(view: BurnView | undefined, sample: number, today: CalendarDate): string {
  if (!view) return "";
  return `${counted(sample, "Story", "Stories")} in Sprint Backlogs, ${dayWords(view.startsOn, today)} to ${dayWords(view.endsOn, today)}. Each counts at its estimate of the day; figures are those at the end of a day.`;
}

function tickOf({ date, isWorkingDay }: BurnDay, today: CalendarDate): ChartTick {
  if (date === null) return { id: "start", label: "", title: "At the start" };
  return {
    id: date,
    label: isWorkingDay ? dayWords(date, today) : "",
    title: fullDayWords(date),
    isQuiet: !isWorkingDay,
  };
}

function linesOf(days: readonly BurnDay[], look: "up" | "down"): ChartLine[] {
  const startScope = days[0]?.points?.scope ?? 0;
  const of = (pick: (points: NonNullable<BurnDay["points"]>) => number) =>
    days.map(({ points }) => (points ? pick(points) : null));
  const scope: ChartLine = { id: "scope", label: "Scope", tone: "ink", shape: "step", values: of((p) => p.scope) };
  const ideal = { id: "ideal", label: "Ideal", tone: "muted", isDashed: true } as const;
  return look === "up"
    ? [
        { ...ideal, values: days.map((day) => startScope - day.ideal) },
        scope,
        { id: "done", label: "Done", tone: "accent", values: of((p) => p.done) },
      ]
    : [
        { ...ideal, values: days.map((day) => day.ideal) },
        scope,
        { id: "remaining", label: "Remaining", tone: "accent", values: of((p) => p.remaining) },
      ];
}
