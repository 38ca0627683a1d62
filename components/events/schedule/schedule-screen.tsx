"use client";

import { CalendarPlus, ChevronLeft, ChevronRight } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { rangeWords } from "@/components/calendar/calendar-words";
import { useHere } from "@/components/flow-teams/here";
import { useCommands } from "@/components/frame/commands";
import { PageFrame } from "@/components/frame/page-frame";
import { Badge } from "@/components/ui/badge";
import { Button, buttonLook } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { lazily } from "@/components/ui/lazily";
import { Link } from "@/components/ui/link";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { setInAddress } from "@/lib/client/address";
import { useView } from "@/lib/client/use-view";
import { can } from "@/lib/domain/access";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { type ScheduleView, passing } from "@/lib/domain/events/schedule-view";
import type { PaintedView } from "@/lib/domain/live";
import { EventsTabs } from "../events-tabs";
import { ClashNotice } from "./clash-notice";
import { ScheduleWeeks } from "./schedule-weeks";
import { useScheduleAddress } from "./use-schedule-address";
import { useViewer } from "./use-viewer";

const EventPanel = lazily(dynamic(() => import("./event-panel").then((module) => module.EventPanel)));
const GroupPanel = lazily(dynamic(() => import("./group-panel").then((module) => module.GroupPanel)));

type ScheduleScreenProps = { initial: PaintedView<ScheduleView>; initialSprint: number; today: CalendarDate };

const whose = [
  { value: "all", label: "All events" },
  { value: "mine", label: "Mine" },
] as const;

const states = { planned: "neutral", running: "accent", closed: "ok" } as const;
const stateWords = { planned: "Planned", running: "Running", closed: "Closed" } as const;

/** Every event of a Flow Sprint in one look, and what stands in another's way. */
export function ScheduleScreen({ initial, initialSprint, today }: ScheduleScreenProps) {
  const { slug, actor, flowTeamId } = useHere();
  const address = useScheduleAddress();
  const viewer = useViewer();
  const isMember = can(actor, "contribute", { flowTeamId });
  const { data: view, refusal } = useView<ScheduleView>(
    { slug, view: "events", query: { sprint: String(initialSprint) } },
    initial,
  );
  const { sprint } = view;
  const team = view.teams.find((one) => one.slug === address.team) ?? null;
  const filter = { whose: address.whose, teamId: team?.id ?? null };
  const shown = passing(view.events, filter, viewer);
  const ofOthers = passing(view.ofOthers, filter, viewer);
  const isOpen = address.event !== null || address.group !== null;
  const isFiltered = address.whose !== "all" || team !== null;
  useSprintKeys(view);
  return (
    <PageFrame
      title="Events"
      subtitle={
        <>
          Flow Sprint {sprint.number}, {rangeWords(sprint, today)}
        </>
      }
      actions={
        <Link href="/account#calendar" className={buttonLook("secondary")}>
          <CalendarPlus aria-hidden="true" />
          <span className="max-sm:sr-only">In my calendar</span>
        </Link>
      }
      toolbar={
        <>
          <EventsTabs current="events" />
          {/* In one piece, so that an arrow doesn't go to a line by itself. */}
          <span className="flex shrink-0 items-center gap-1 max-sm:-ml-2">
            <Step to={sprint.number - 1} isThere={sprint.number > 1} label="The Flow Sprint before">
              <ChevronLeft aria-hidden="true" />
            </Step>
            <span className="font-semibold whitespace-nowrap">S{sprint.number}</span>
            <Step to={sprint.number + 1} isThere={sprint.number < view.lastSprint} label="The next Flow Sprint">
              <ChevronRight aria-hidden="true" />
            </Step>
            <Badge tone={states[sprint.state]} dot>
              {stateWords[sprint.state]}
            </Badge>
          </span>
          {isMember ? (
            <Link
              href={`/flow-teams/${slug}/events/team-plannings?sprint=${sprint.number}`}
              className={buttonLook("quiet")}
            >
              Team plannings
            </Link>
          ) : null}
          <Segmented
            label="Whose events"
            options={whose}
            value={address.whose}
            onChange={(value) => setInAddress({ whose: value === "mine" ? "mine" : null })}
          />
          {view.teams.length > 0 ? (
            <Select
              aria-label="Scrum Team"
              className="w-52 max-sm:w-auto max-sm:min-w-44 max-sm:flex-1"
              value={team?.slug ?? ""}
              onChange={(event) => setInAddress({ team: event.target.value || null })}
            >
              <option value="">All Scrum Teams</option>
              {view.teams.map(({ id, name, slug: teamSlug }) => (
                <option key={id} value={teamSlug}>
                  {name}
                </option>
              ))}
            </Select>
          ) : null}
          {isOpen ? null : (
            <span className="ml-auto text-sm text-ink-3 max-lg:hidden">Times are those of {view.timeZone}</span>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <RefusalNotice refusal={refusal} />
        <ClashNotice view={view} shown={shown} />
        {shown.length + ofOthers.length > 0 ? (
          <ScheduleWeeks view={view} events={shown} ofOthers={ofOthers} today={today} />
        ) : (
          <EmptyState
            title={isFiltered ? "No event passes the filters" : "No event was held in this Flow Sprint"}
            action={
              isFiltered ? (
                <Button onClick={() => setInAddress({ whose: null, team: null })}>Clear the filters</Button>
              ) : null
            }
          >
            {isFiltered
              ? "Events are yours by your role, or when somebody asks you to one."
              : "It was over before its events were held in Flotilla."}
          </EmptyState>
        )}
      </div>
      {address.event ? <EventPanel key={address.event} eventKey={address.event} view={view} today={today} /> : null}
      {address.group ? (
        <GroupPanel key={address.group} group={address.group} view={view} events={shown} today={today} />
      ) : null}
    </PageFrame>
  );
}

type StepProps = { to: number; isThere: boolean; label: string; children: ReactNode };

/** The way to a neighbouring Flow Sprint, with the filters that are on. */
function Step({ to, isThere, label, children }: StepProps) {
  const { slug } = useHere();
  const { whose: whoseNow, team } = useScheduleAddress();
  if (!isThere) return <span className="w-8" />;
  return (
    <Link
      aria-label={`${label}: S${to}`}
      data-tip={`${label}: S${to}`}
      href={scheduleAddress(slug, to, { whose: whoseNow, team })}
      className={buttonLook("quiet", "px-2")}
    >
      {children}
    </Link>
  );
}

/** The Flow Sprints before and after, by key and from ⌘K. */
function useSprintKeys({ sprint, lastSprint, runningSprint }: ScheduleView): void {
  const { slug } = useHere();
  const { whose: whoseNow, team } = useScheduleAddress();
  const router = useRouter();
  const go = (to: number) => router.push(scheduleAddress(slug, to, { whose: whoseNow, team }));
  const group = "Events";
  useCommands([
    ...(sprint.number > 1
      ? [{ id: "events.before", label: "The Flow Sprint before", keys: "[", group, run: () => go(sprint.number - 1) }]
      : []),
    ...(sprint.number < lastSprint
      ? [{ id: "events.next", label: "The next Flow Sprint", keys: "]", group, run: () => go(sprint.number + 1) }]
      : []),
    ...(runningSprint !== null && runningSprint !== sprint.number
      ? [{ id: "events.running", label: "Events of the running Flow Sprint", group, run: () => go(runningSprint) }]
      : []),
    {
      id: "events.mine",
      label: whoseNow === "mine" ? "Show all events" : "Show my events",
      keys: "m",
      group,
      run: () => setInAddress({ whose: whoseNow === "mine" ? null : "mine" }),
    },
  ]);
}

function scheduleAddress(slug: string, sprint: number, on: { whose: "all" | "mine"; team: string | null }): string {
  const params = new URLSearchParams({ sprint: String(sprint) });
  if (on.whose === "mine") params.set("whose", "mine");
  if (on.team) params.set("team", on.team);
  return `/flow-teams/${slug}/events?${params}`;
}
