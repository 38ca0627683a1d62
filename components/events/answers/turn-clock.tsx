"use client";

import clsx from "clsx";
import { useKnownNow } from "@/lib/client/use-away";
import { clockWords } from "../room/room-words";
import { useRoom } from "../room/use-room";

/** How long a turn has lasted, of what it may take: amber near its end, red beyond. */
export function TurnClock({ seconds, className }: { seconds: number; className?: string }) {
  const { room } = useRoom();
  const since = room.stage.turnSince;
  const now = useKnownNow(since !== undefined);
  if (since === undefined || now === null || seconds === 0) return null;
  const used = Math.max(0, (now - since) / 1000);
  return (
    <span
      role="timer"
      aria-label="Of this turn"
      className={clsx(
        "rounded-full px-2 py-px text-sm font-medium whitespace-nowrap tabular-nums",
        used > seconds
          ? "bg-bad-soft text-bad-ink"
          : used > seconds * 0.8
            ? "bg-warn-soft text-warn-ink"
            : "bg-sunken text-ink-2",
        className,
      )}
    >
      {clockWords(used)} of {clockWords(seconds)}
    </span>
  );
}
