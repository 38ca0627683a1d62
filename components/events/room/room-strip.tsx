"use client";

import clsx from "clsx";
import { ListChecks } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { lazily } from "@/components/ui/lazily";
import { useAsOf } from "@/lib/client/use-away";
import { givenInAll, usedInAll } from "@/lib/domain/events/clock";
import { isLedByTurns, leftNow, nameOfStep } from "@/lib/domain/events/turns";
import { useTimeWhereIAm } from "../schedule/viewers-time";
import { BeforeOpening } from "./before-opening";
import { clockWords, eventClockWords, stepClockWords } from "./room-words";
import { useClockNow } from "./use-clock-now";
import { useRoom } from "./use-room";
import { WhoLeads } from "./who-leads";

const AgendaSheet = lazily(dynamic(() => import("./agenda-sheet").then((module) => module.AgendaSheet)));

/** In place of the agenda's column where a phone or an open panel leaves no room for it: the clock, and a way to the agenda. */
export function RoomStrip() {
  const { isRunning } = useRoom();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="sticky top-0 z-10 hidden shrink-0 border-b bg-surface room-narrow:block short:static">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
        {isRunning ? (
          <StepClock />
        ) : (
          <div className="min-w-0 flex-1">
            <BeforeOpening />
          </div>
        )}
        <Button aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
          <ListChecks aria-hidden="true" /> <span className="max-[22rem]:sr-only">Agenda</span>
        </Button>
        {isRunning ? <EventWords /> : null}
      </div>
      {isRunning ? <EventLine /> : null}
      {isOpen ? <AgendaSheet onClose={() => setIsOpen(false)} /> : null}
    </div>
  );
}

/** The step that is on and what is left of it. */
function StepClock() {
  const { room } = useRoom();
  const { clock } = room;
  const now = useClockNow(clock);
  const isKnown = useAsOf() === null;
  const left = leftNow(room, now);
  return (
    <>
      <span className="line-clamp-2 min-w-0 flex-1 font-medium wrap-anywhere">{nameOfStep(room, clock.step)}</span>
      <span
        role="timer"
        aria-label={stepClockWords(left, isLedByTurns(room.event.kind, room.stage))}
        className={clsx("text-xl font-semibold tabular-nums", left < 0 ? "text-bad-ink" : !isKnown && "text-ink-3")}
      >
        {clockWords(left)}
      </span>
    </>
  );
}

/** How the whole event stands, and who leads it. */
function EventWords() {
  const { clock } = useRoom().room;
  const { timeZone } = useHere();
  const now = useClockNow(clock);
  const isElsewhere = useTimeWhereIAm(now, timeZone) !== null;
  return (
    <p className="flex w-full flex-wrap gap-x-3 text-sm text-ink-2 tabular-nums">
      {eventClockWords(clock, now, timeZone, isElsewhere ? "named" : "plain")}
      <WhoLeads />
    </p>
  );
}

/** A line for the whole event. */
function EventLine() {
  const { clock } = useRoom().room;
  const now = useClockNow(clock);
  const share = Math.min(1, usedInAll(clock, now) / Math.max(1, givenInAll(clock)));
  return (
    <div aria-hidden="true" className="h-1 bg-line">
      <div
        data-filled=""
        className={clsx("h-full", share >= 1 ? "bg-bad" : share > 0.8 ? "bg-warn" : "bg-accent")}
        style={{ width: `${share * 100}%` }}
      />
    </div>
  );
}
