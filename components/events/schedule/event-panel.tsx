"use client";

import { DoorOpen, Video } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { PanelSection } from "@/components/backlog/panel-section";
import { weekdayWords } from "@/components/calendar/calendar-words";
import { useHere } from "@/components/flow-teams/here";
import { Button, buttonLook } from "@/components/ui/button";
import { lazily } from "@/components/ui/lazily";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { SidePanel } from "@/components/ui/side-panel";
import { TeamDot } from "@/components/ui/team-dot";
import { takeBackCallOff } from "@/lib/actions/events-schedule";
import { useCommand } from "@/lib/client/use-command";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { contracts, eventName } from "@/lib/domain/events/contracts";
import { heldWords } from "@/lib/domain/events/held";
import { maySchedule } from "@/lib/domain/events/schedule-rules";
import type { ScheduleView, ShownEvent } from "@/lib/domain/events/schedule-view";
import { clockWords, minutesWords } from "@/lib/domain/events/schedule-words";
import { wayInWords } from "../room/room-words";
import { CallLinkForm } from "./call-link-form";
import { EventPeople } from "./event-people";
import { EventWarnings } from "./event-warnings";
import { StateMark, tookPlace } from "./schedule-entry";
import { openBeside } from "./use-schedule-address";
import { useMayEnter } from "./use-viewer";
import { ViewersTime } from "./viewers-time";

const MoveDialog = lazily(dynamic(() => import("./move-dialog").then((module) => module.MoveDialog)));
const CallOffDialog = lazily(dynamic(() => import("./call-off-dialog").then((module) => module.CallOffDialog)));

type EventPanelProps = { eventKey: string; view: ScheduleView; today: CalendarDate };

/** All of one event in the schedule: when it is, who it is for, its video call, and the way into its room. */
export function EventPanel({ eventKey, view, today }: EventPanelProps) {
  const event = view.events.find(({ key }) => key === eventKey);
  const close = () => openBeside(null);
  if (!event) {
    return (
      <SidePanel title="Not there" eyebrow={`S${view.sprint.number}`} onClose={close}>
        <p className="text-ink-2">
          There is no such event in Flow Sprint {view.sprint.number}: its Scrum Team may have retired, or the calendar
          was changed.
        </p>
      </SidePanel>
    );
  }
  return <OpenEvent event={event} view={view} today={today} onClose={close} />;
}

type OpenEventProps = { event: ShownEvent; view: ScheduleView; today: CalendarDate; onClose(): void };

function OpenEvent({ event, view, today, onClose }: OpenEventProps) {
  const { slug, actor, flowTeamId, isRetired } = useHere();
  const mayEnter = useMayEnter();
  const [asking, setAsking] = useState<"move" | "back" | "call off" | null>(null);
  const { key, kind, teamId, day, startMinute, minutes, state, callLink, usual, held } = event;
  const team = view.teams.find(({ id }) => id === teamId) ?? null;
  const name = eventName(kind, team?.name);
  const mayChange = !isRetired && maySchedule(actor, flowTeamId, event);
  const isAhead = state === "scheduled";
  return (
    <SidePanel
      title={name}
      eyebrow={
        <span className="inline-flex items-center gap-1.5">
          {team ? <TeamDot hue={team.hue} /> : null} S{view.sprint.number} · {weekdayWords(event.shownOn, today)}
        </span>
      }
      onClose={onClose}
    >
      <div className="flex flex-col gap-5">
        <div className="flex flex-col gap-1">
          <p className="flex flex-wrap items-center gap-2 text-xl font-semibold tabular-nums">
            <span className={state === "called_off" ? "text-ink-3 line-through" : undefined}>
              {held
                ? heldWords(held)
                : event.shownOn === day
                  ? `${clockWords(startMinute)} to ${clockWords(startMinute + minutes)}`
                  : tookPlace(event)}
            </span>
            <span className="text-base font-normal">
              <StateMark event={event} today={today} />
            </span>
          </p>
          {held || event.shownOn !== day ? (
            <p className="text-ink-2">
              Planned for {weekdayWords(day, today)}, {clockWords(startMinute)} to {clockWords(startMinute + minutes)}.
            </p>
          ) : null}
          <p className="text-ink-2">
            {minutesWords(minutes)}, {view.timeZone} <ViewersTime startsAt={event.startsAt} timeZone={view.timeZone} />
          </p>
          {usual && !held ? (
            <p className="text-ink-2">
              Moved by hand. Its series has it on {weekdayWords(usual.day, today)} at {clockWords(usual.startMinute)},{" "}
              {minutesWords(usual.minutes)}.
            </p>
          ) : null}
        </div>
        {state === "called_off" ? <CalledOff event={event} mayChange={mayChange} /> : null}
        <EventWarnings event={event} view={view} />
        <div className="flex flex-wrap gap-2">
          {mayEnter(event) ? (
            <Link href={`/flow-teams/${slug}/events/${key}`} className={buttonLook("primary")}>
              <DoorOpen aria-hidden="true" /> {state === "closed" ? "Read the minutes" : wayInWords(state)}
            </Link>
          ) : null}
          {callLink && state !== "called_off" ? (
            <a href={callLink} target="_blank" rel="noreferrer" className={buttonLook("secondary")}>
              <Video aria-hidden="true" /> Video call
            </a>
          ) : null}
          {mayChange && isAhead ? (
            <>
              <Button onClick={() => setAsking("move")}>Move…</Button>
              {usual ? <Button onClick={() => setAsking("back")}>Back to its series…</Button> : null}
              <Button onClick={() => setAsking("call off")}>Call off…</Button>
            </>
          ) : null}
        </div>
        <EventPeople event={event} view={view} mayChange={mayChange && state !== "closed"} />
        <PanelSection title="Video call">
          <CallLinkForm key={callLink} event={event} view={view} mayChange={mayChange && state !== "closed"} />
        </PanelSection>
        <PanelSection title="Outputs">
          <ul className="flex flex-col gap-1 text-ink-2">
            {contracts[kind].outputs.map((output) => (
              <li key={output.key}>{output.name}</li>
            ))}
          </ul>
        </PanelSection>
      </div>
      {asking === "move" || asking === "back" ? (
        <MoveDialog event={event} name={name} view={view} isBack={asking === "back"} onClose={() => setAsking(null)} />
      ) : null}
      {asking === "call off" ? <CallOffDialog eventKey={key} name={name} onClose={() => setAsking(null)} /> : null}
    </SidePanel>
  );
}

function CalledOff({ event: { key, calledOffWhy }, mayChange }: { event: ShownEvent; mayChange: boolean }) {
  const { flowTeamId } = useHere();
  const takeBack = useCommand(takeBackCallOff, { done: () => "It takes place again: those it is for are told" });
  return (
    <Notice
      title="Called off"
      actions={
        mayChange ? (
          <Button pending={takeBack.pending} onClick={() => void takeBack.run({ flowTeamId, key })}>
            Take that back
          </Button>
        ) : null
      }
    >
      {calledOffWhy}
    </Notice>
  );
}
