"use client";

import clsx from "clsx";
import { useKnownNow } from "@/lib/client/use-away";
import { clockWords } from "../room/room-words";

type DemoClockProps = {
  /** Milliseconds since 1970, on the server's clock. */
  since: number;
  /** Seconds it may take; null where nobody says. */
  seconds: number | null;
};

/** How long a demo is shown, and what it may take of the step's time. Amber when it takes more. */
export function DemoClock({ since, seconds }: DemoClockProps) {
  const now = useKnownNow();
  const taken = now === null ? 0 : Math.max(0, (now - since) / 1000);
  const isOver = seconds !== null && taken > seconds;
  return (
    <p className={clsx("shrink-0 text-right tabular-nums", isOver ? "text-warn-ink" : "text-ink-2")}>
      <span role="timer" aria-label="Shown for" className="block text-xl font-semibold in-data-projector:text-figure">
        {clockWords(taken)}
      </span>
      {seconds === null ? null : (
        <span className="text-sm in-data-projector:text-lg">
          of {clockWords(seconds)}
          {isOver ? ", over" : ""}
        </span>
      )}
    </p>
  );
}
