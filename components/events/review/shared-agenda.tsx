"use client";

import clsx from "clsx";
import { Check } from "lucide-react";
import { type RoomClock, leftFor } from "@/lib/domain/events/clock";
import { contracts } from "@/lib/domain/events/contracts";
import { clockWords, eventClockWords, stepClockWords } from "../room/room-words";
import { useClockNow } from "../room/use-clock-now";

/** Where a Review is in its agenda and its time, for somebody who came by a link. */
export function SharedAgenda({ clock, timeZone }: { clock: RoomClock; timeZone: string }) {
  const now = useClockNow(clock);
  const left = leftFor(clock, clock.step, now);
  return (
    <section
      aria-label="Agenda"
      className="flex flex-wrap items-start gap-x-6 gap-y-3 rounded border bg-surface px-4 py-3"
    >
      <ol className="flex min-w-48 flex-1 flex-col gap-1">
        {contracts.review.steps.map(({ key, name }, at) => (
          <li
            key={key}
            aria-current={at === clock.step ? "step" : undefined}
            className={clsx("flex items-center gap-2", at === clock.step ? "font-medium" : "text-ink-2")}
          >
            <span className="grid size-4 shrink-0 place-items-center text-sm tabular-nums">
              {at < clock.step ? <Check role="img" aria-label="Done" className="size-4 text-ok-ink" /> : at + 1}
            </span>
            {name}
          </li>
        ))}
      </ol>
      <div className="shrink-0 tabular-nums">
        <p aria-hidden="true" className="text-sm text-ink-2">
          {stepClockWords(left)}
        </p>
        <p
          role="timer"
          aria-label={stepClockWords(left)}
          className={clsx("text-xl font-semibold", left < 0 && "text-bad-ink")}
        >
          {clockWords(left)}
        </p>
        <p className="text-sm text-ink-2">{eventClockWords(clock, now, timeZone, "named")}</p>
      </div>
    </section>
  );
}
