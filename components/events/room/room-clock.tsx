"use client";

import clsx from "clsx";
import { Progress } from "@/components/ui/progress";
import { useAsOf } from "@/lib/client/use-away";
import { givenInAll, usedBy, usedInAll } from "@/lib/domain/events/clock";
import { isLedByTurns, leftNow } from "@/lib/domain/events/turns";
import { useHere } from "@/components/flow-teams/here";
import { useTimeWhereIAm } from "../schedule/viewers-time";
import { useRoom } from "./use-room";
import { WhoLeads } from "./who-leads";
import { clockWords, eventClockWords, stepClockWords } from "./room-words";
import { useClockNow } from "./use-clock-now";

/** The event's clock: what is left of the step that is on and of the whole, or of the whole alone where the turns lead. */
export function RoomClock({ size = "md" }: { size?: "md" | "lg" }) {
  const { room, isRunning } = useRoom();
  const { timeZone } = useHere();
  const { clock } = room;
  const now = useClockNow(clock);
  const isStanding = useAsOf() !== null || clock.runningSince === null;
  const isElsewhere = useTimeWhereIAm(now, timeZone) !== null;
  if (!isRunning) return null;
  const left = leftNow(room, now);
  const says = stepClockWords(left, isLedByTurns(room.event.kind, room.stage));
  const given = givenInAll(clock);
  const used = usedInAll(clock, now);
  const share = given > 0 ? used / given : 0;
  const isOver = used > given;
  // Who looks at a wall over a call may be anywhere.
  const isLarge = size === "lg";
  return (
    <div>
      <p aria-hidden="true" className={clsx("text-ink-2", isLarge ? "text-md" : "text-sm")}>
        {says}
      </p>
      <div
        className={clsx("flex flex-wrap gap-x-4 font-semibold", isLarge ? "text-[3.5rem] leading-none" : "text-figure")}
      >
        {isLarge && clock.runningSince === null ? <p>Paused</p> : null}
        <p
          role="timer"
          aria-label={says}
          className={clsx("tabular-nums", left < 0 ? "text-bad-ink" : isStanding && "text-ink-3")}
        >
          {clockWords(left)}
        </p>
      </div>
      <p className={clsx("mt-1 tabular-nums", isLarge && "text-md", isOver ? "text-bad-ink" : "text-ink-2")}>
        {eventClockWords(clock, now, timeZone, isLarge || isElsewhere ? "named" : "plain")}
      </p>
      {isLarge ? null : <WhoLeads />}
      <Progress
        className={clsx("mt-2", isLarge && "h-2")}
        value={share}
        label="Of the event's time"
        tone={isOver ? "bad" : share > 0.8 ? "warn" : "accent"}
      />
    </div>
  );
}

/** What a step took, and what it may take: "12:04 of 20 min". */
export function StepTime({ at }: { at: number }) {
  const { room } = useRoom();
  const { clock } = room;
  const isOn = at === clock.step && clock.runningSince !== null;
  const now = useClockNow(clock, isOn);
  const used = usedBy(clock, at, now);
  const given = clock.steps[at]?.seconds ?? 0;
  const minutes = `${Math.round(given / 60)} min`;
  if (used < 1) return <span className="tabular-nums">{minutes}</span>;
  return (
    <span className={clsx("tabular-nums", used > given && "text-bad-ink")}>
      {clockWords(used)} of {minutes}
      {used > given ? ", over" : ""}
    </span>
  );
}
