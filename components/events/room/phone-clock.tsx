"use client";

import clsx from "clsx";
import { useServerNow } from "@/lib/client/server-clock";
import { givenInAll, leftFor, usedInAll } from "@/lib/domain/events/clock";
import { clockWords } from "./room-words";
import { useRoom } from "./use-room";

/** On a phone: the step that is on, what is left of it, and a line for the whole. */
export function PhoneClock() {
  const { room, contract, isRunning } = useRoom();
  const { clock } = room;
  const now = useServerNow(clock.runningSince !== null) ?? clock.runningSince ?? 0;
  if (!isRunning) return null;
  const left = leftFor(clock, clock.step, now);
  const share = Math.min(1, usedInAll(clock, now) / Math.max(1, givenInAll(clock)));
  return (
    <div className="sticky top-0 z-10 shrink-0 bg-surface md:hidden short:static">
      <div className="flex items-center gap-3 px-4 py-2">
        <span className="min-w-0 flex-1 truncate font-medium">{contract.steps[clock.step]?.name}</span>
        <span
          role="timer"
          aria-label={left < 0 ? "Over the time of this step" : "Left for this step"}
          className={clsx("text-xl font-semibold tabular-nums", left < 0 && "text-bad-ink")}
        >
          {clockWords(left)}
        </span>
      </div>
      <div aria-hidden="true" className="h-1 bg-line">
        <div
          data-filled=""
          className={clsx("h-full", share >= 1 ? "bg-bad" : share > 0.8 ? "bg-warn" : "bg-accent")}
          style={{ width: `${share * 100}%` }}
        />
      </div>
    </div>
  );
}
