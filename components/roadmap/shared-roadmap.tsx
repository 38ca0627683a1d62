"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { dayWords } from "@/components/ui/day-words";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { noRights } from "./timeline-rights";
import { RoadmapTimeline } from "./timeline-roadmap";

/** How often the page is asked for anew, in milliseconds: a guest has no live stream. */
const refreshEvery = 60_000;

type SharedRoadmapProps = { view: RoadmapView; today: CalendarDate; expiresOn: CalendarDate };

/** The roadmap and nothing else, for who has the link. */
export function SharedRoadmap({ view, today, expiresOn }: SharedRoadmapProps) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, refreshEvery);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <div className="flex h-dvh flex-col short:h-auto">
      <header className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b bg-surface px-4.5 py-3 print:hidden">
        <h1 className="text-lg">{view.flowTeam.product} roadmap</h1>
        {view.goal ? (
          <p className="min-w-0 flex-1 truncate text-ink-2 max-md:line-clamp-2 max-md:basis-full max-md:whitespace-normal">
            {view.goal.text}
          </p>
        ) : null}
        <p className="text-sm text-ink-3 md:ml-auto">
          {view.flowTeam.name} · read only, until {dayWords(expiresOn, today)}
        </p>
      </header>
      <main className="flex min-h-0 flex-1 flex-col short:h-dvh short:flex-none">
        <RoadmapTimeline view={view} today={today} mode="read-only" rights={noRights} />
      </main>
    </div>
  );
}
