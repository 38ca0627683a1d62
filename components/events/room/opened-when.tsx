"use client";

import { useHere } from "@/components/flow-teams/here";
import { useServerNow } from "@/lib/client/server-clock";
import { openedWords } from "./room-words";
import { useRoom } from "./use-room";

/** When the event is planned for, and when it was opened where that was another day. */
export function OpenedWhen() {
  const { openedAt, event } = useRoom().room;
  const { timeZone } = useHere();
  const now = useServerNow(openedAt !== null);
  return <>{openedWords({ openedAt, startsAt: event.startsAt }, now, timeZone)}</>;
}
