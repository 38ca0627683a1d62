"use client";

import { Minimize2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useRef } from "react";
import { HereProvider, useHere } from "@/components/flow-teams/here";
import { AwayLine } from "@/components/frame/away-line";
import { LiveState } from "@/components/frame/live-state";
import { IconButton } from "@/components/ui/icon-button";
import { lookingOn } from "@/lib/domain/access";
import { type Minutes, timeUsed } from "@/lib/domain/events/minutes";
import { isLedByTurns, nameOfStep } from "@/lib/domain/events/turns";
import { MinutesOutcome } from "./minutes-outcome";
import { RoomClock } from "./room-clock";
import { dayIn, timeIn, zoneWords } from "./room-words";
import { Stage } from "./stage";
import { RoomContext, useRoom } from "./use-room";
import { WhoLeads } from "./who-leads";
import { useWallPages } from "./use-wall-pages";

/**
 * The room for a wall: its type grows with the screen, and there is the clock and the stage with nothing
 * around; once the event is closed, what came of it. Nobody acts on it, whatever they may do in the room, so what is
 * higher than the wall turns by itself. Esc leaves it.
 */
export function Projector({ name }: { name: string }) {
  const whole = useRoom();
  const here = useHere();
  const { room, contract, isRunning, isClosed, stepAt } = whole;
  const { turn, phase } = room.stage;
  const minutes = isClosed ? room.minutes : null;
  const wall = useRef<HTMLElement>(null);
  const { page, pages } = useWallPages(wall, `${room.event.state} ${stepAt} ${turn} ${phase}`);
  const router = useRouter();
  const leave = () => router.replace(window.location.pathname);
  const onWall = useMemo(() => ({ ...whole, mayLead: false, mayGiveTurn: false, takesPart: false }), [whole]);
  const looking = useMemo(() => ({ ...here, actor: lookingOn(here.actor) }), [here]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // An open panel takes it first.
      if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("[data-side-panel]")) return;
      router.replace(window.location.pathname);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [router]);
  useEffect(() => {
    // What lies under it is out of sight: out of reach as well. Toasts go on being seen.
    const frame = [...document.querySelectorAll<HTMLElement>("[data-frame]:not(ol)")];
    for (const part of frame) part.inert = true;
    return () => {
      for (const part of frame) part.inert = false;
    };
  }, []);
  return (
    <div data-projector="" className="fixed inset-0 z-30 flex flex-col bg-background short:block short:overflow-auto">
      <header className="flex shrink-0 items-start gap-8 border-b bg-surface px-6 py-3">
        <div className="min-w-0 flex-1">
          <p className="text-md text-ink-2">{minutes ? `Flow Sprint ${minutes.sprintNumber}` : name}</p>
          <h1 className="text-2xl font-semibold">{minutes ? name : nameOfStep(room, stepAt)}</h1>
          {isRunning ? (
            <p className="flex flex-wrap gap-x-4 text-md text-ink-2">
              {isLedByTurns(room.event.kind, room.stage) ? null : (
                <span>
                  Step {room.clock.step + 1} of {contract.steps.length}
                </span>
              )}
              <WhoLeads isLarge />
            </p>
          ) : null}
        </div>
        <div className="w-md max-w-2/5 shrink-0">
          {minutes ? <ClosedAt minutes={minutes} /> : <RoomClock size="lg" />}
        </div>
        <LiveState />
        <IconButton label="Leave the projector view" shortcut="Esc" icon={<Minimize2 />} onClick={leave} />
      </header>
      <AwayLine />
      <main
        id="page"
        ref={wall}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it where nothing in it takes focus
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto -outline-offset-2 motion-safe:scroll-smooth short:overflow-visible **:data-cut:invisible"
        aria-label={`${name}, for the projector`}
      >
        {/* One box, as high as all that is shown. */}
        <div className="flow-root">
          <HereProvider value={looking}>
            <RoomContext value={onWall}>
              {minutes ? (
                <div className="flex flex-col gap-7 p-6 text-lg">
                  <MinutesOutcome minutes={minutes} />
                </div>
              ) : (
                <Stage />
              )}
            </RoomContext>
          </HereProvider>
        </div>
      </main>
      {pages > 1 ? (
        <p className="shrink-0 border-t px-6 py-0.5 text-right text-ink-2 tabular-nums">
          <span className="sr-only">Page </span>
          {page + 1} / {pages}
        </p>
      ) : null}
    </div>
  );
}

/** Where the clock was: when the event was closed, and how much of its time it took. */
function ClosedAt({ minutes }: { minutes: Minutes }) {
  const { timeZone } = useHere();
  const { closedAt } = minutes;
  const time = timeUsed(minutes);
  return (
    <>
      <p className="text-md text-ink-2">Closed at</p>
      <p className="text-[3.5rem] leading-none font-semibold tabular-nums">{timeIn(closedAt, timeZone)}</p>
      <p className="mt-1 text-md text-ink-2 tabular-nums">
        {dayIn(closedAt, timeZone)}, {zoneWords(timeZone)} ·{" "}
        <span className={time.isOver ? "text-bad-ink" : undefined}>{time.says}</span>
      </p>
    </>
  );
}
