"use client";

import { useHere } from "@/components/flow-teams/here";
import { useServerNow } from "@/lib/client/server-clock";
import { dayAndTimeIn } from "./room-words";
import { useRoom } from "./use-room";

/** When it begins, for whoever is early; or that it was called off, and why. */
export function BeforeOpening() {
  const { room, mayLead, takesPart } = useRoom();
  const { timeZone } = useHere();
  const now = useServerNow();
  const { startsAt, minutes, state } = room.event;
  if (state === "called_off") {
    return (
      <div>
        <p className="text-lg font-semibold">Called off</p>
        <p className="text-ink-2">{room.calledOffWhy}</p>
      </div>
    );
  }
  const until = now === null ? null : Math.round((startsAt - now) / 60_000);
  return (
    <div>
      <p className="text-xl font-semibold">{dayAndTimeIn(startsAt, timeZone)}</p>
      <p className="text-ink-2">
        {minutes} min
        {until !== null && until > 0 && until <= 24 * 60 ? `, in ${untilWords(until)}` : ""}
        {until !== null && until <= 0 ? ", not opened yet" : ""}
      </p>
      {mayLead ? null : (
        <p className="mt-1 text-sm text-ink-2">
          The facilitator opens the room. {takesPart ? "You can prepare now." : "You look on."}
        </p>
      )}
    </div>
  );
}

function untilWords(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest > 0 ? ` ${rest} min` : ""}`;
}
