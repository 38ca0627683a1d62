"use client";

import clsx from "clsx";
import { useHere } from "@/components/flow-teams/here";
import { Link } from "@/components/ui/link";
import type { TodayFigure, TodayView } from "@/lib/domain/events/today";

/** How the whole stands: what left its usual range first. */
export function TodayFigures({ view: { figures, sprint } }: { view: TodayView }) {
  const { slug } = useHere();
  const unusual = figures.filter(({ tone }) => tone !== null);
  const usual = figures.filter(({ tone }) => tone === null);
  return (
    <div className="flex flex-col gap-7">
      {unusual.length > 0 ? <Figures title="Needs a look" figures={unusual} /> : null}
      {usual.length > 0 ? <Figures title="As usual" figures={usual} /> : null}
      {sprint ? (
        <section>
          <h3 className="mb-2 text-sm font-normal text-ink-2">
            {sprint.isRunning ? "Flow Sprint Goal" : "Next Flow Sprint Goal"}
          </h3>
          <Link href={`/flow-teams/${slug}/roadmap`} className="text-lg font-medium hover:underline">
            {sprint.goal || "Not written yet."}
          </Link>
          <p className="mt-1 text-ink-2">
            Flow Sprint {sprint.number}, {shortDay(sprint.startsOn)} to {shortDay(sprint.endsOn)}
          </p>
        </section>
      ) : null}
    </div>
  );
}

const toneInk = { bad: "text-bad-ink", warn: "text-warn-ink" } as const;

function Figures({ title, figures }: { title: string; figures: readonly TodayFigure[] }) {
  const { slug } = useHere();
  return (
    <section>
      <h3 className="mb-2 text-sm font-normal text-ink-2">{title}</h3>
      <ul className="flex flex-col">
        {figures.map(({ name, value, unit, says, href, tone }) => (
          <li key={name} className="border-b py-3 first:pt-0">
            <Link href={`/flow-teams/${slug}/${href}`} className="block hover:underline">
              <span className="block">{name}</span>
              <span className={clsx("text-figure font-semibold tabular-nums", tone && toneInk[tone])}>{value}</span>{" "}
              <span className="text-md text-ink-2">{unit}</span>
            </Link>
            <p className="text-ink-2">{says}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function shortDay(day: string): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
