"use client";

import dynamic from "next/dynamic";
import { useHere } from "@/components/flow-teams/here";
import { PageFrame } from "@/components/frame/page-frame";
import { lazily } from "@/components/ui/lazily";
import { Link } from "@/components/ui/link";
import { Skeleton } from "@/components/ui/skeleton";
import { useServerNow } from "@/lib/client/server-clock";
import { useView } from "@/lib/client/use-view";
import { roleNames, roles } from "@/lib/domain/access";
import { todayIn } from "@/lib/domain/calendar/dates";
import { type TodayView, foldSections, leadOf, leadingEvent } from "@/lib/domain/events/today";
import type { PaintedView } from "@/lib/domain/live";
import { dayAndTimeIn } from "../room/room-words";
import { TodayEvents } from "./today-events";
import { TodayFigures } from "./today-figures";
import { EmptySections, TodaySectionPart } from "./today-section";
import { Unprepared } from "./unprepared";

const DailyUpdate = lazily(
  dynamic(() => import("../daily/daily-update").then((module) => module.DailyUpdate)),
  <Skeleton className="m-5 h-64" />,
);

/** A person's day: what matters most, then acts in order of time, then what waits, and how the whole stands. */
export function TodayScreen({ painted }: { painted: PaintedView<TodayView> }) {
  const { slug, actor, flowTeamId, timeZone } = useHere();
  const now = useServerNow();
  const day = now === null ? null : todayIn(timeZone, new Date(now));
  const { data } = useView<TodayView>({ slug, view: "today", ...(day && { query: { day } }) }, painted);
  const at = (href: string) => `/flow-teams/${slug}/${href}`;
  const held = actor.roles.filter((one) => one.flowTeamId === flowTeamId);
  const mine = roles.filter((role) => held.some((one) => one.role === role)).map((role) => roleNames[role]);
  const leading = leadingEvent(data, now);
  const { shown, folded } = foldSections(data.sections);
  const lead = now === null ? null : leadOf(data, now, (later) => dayAndTimeIn(later, timeZone));
  return (
    <PageFrame
      title={`${greeting(now, timeZone)}, ${actor.name.split(" ")[0]}`}
      subtitle={
        <>
          {now === null ? "" : `${longDay(now, timeZone)} · `}
          {mine.join(", ")}
        </>
      }
      layout="columns"
    >
      <div className="flex min-h-0 flex-1 overflow-y-auto max-lg:flex-col lg:overflow-hidden short:flex-auto">
        <div className="min-w-0 flex-1 p-8 max-md:p-4 lg:overflow-y-auto">
          <div className="mx-auto flex max-w-3xl flex-col gap-8">
            <div className="min-h-10">
              {lead ? (
                <h2 className="text-2xl text-balance" aria-live="polite">
                  {lead.href ? (
                    <Link href={at(lead.href)} className="hover:underline">
                      {lead.text}
                    </Link>
                  ) : (
                    lead.text
                  )}
                </h2>
              ) : null}
              <Unprepared events={data.events} now={now} />
            </div>
            <TodayEvents view={data} now={now} leading={leading} />
            {data.daily ? (
              <section aria-labelledby="today-daily">
                <h3 id="today-daily" className="mb-2 text-sm font-normal text-ink-2">
                  My update for {data.daily.name}, {dayAndTimeIn(data.daily.startsAt, timeZone)}
                </h3>
                <DailyUpdate eventKey={data.daily.key} teamId={data.daily.teamId} isLeading={leading === null} />
              </section>
            ) : null}
            {shown.map((section) => (
              <TodaySectionPart key={section.key} section={section} />
            ))}
            {folded.length > 0 ? <EmptySections sections={folded} /> : null}
          </div>
        </div>
        <aside
          aria-label="How it stands"
          className="w-80 shrink-0 overflow-y-auto border-l bg-surface p-6 max-lg:w-full max-lg:border-t max-lg:border-l-0 max-md:p-4 xl:w-96"
        >
          <TodayFigures view={data} />
        </aside>
      </div>
    </PageFrame>
  );
}

function greeting(now: number | null, timeZone: string): string {
  if (now === null) return "Good day";
  const hour = Number(new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hourCycle: "h23", timeZone }).format(now));
  if (hour < 12) return "Good morning";
  return hour < 18 ? "Good afternoon" : "Good evening";
}

function longDay(now: number, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone }).format(now);
}
