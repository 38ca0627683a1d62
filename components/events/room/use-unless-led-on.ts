"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { toast } from "@/components/ui/toast";
import { viewQueryKey } from "@/lib/client/query-keys";
import type { SeenView } from "@/lib/client/view-fetch";
import { sayLedOn } from "@/lib/domain/events/led-on";
import type { RoomView } from "@/lib/domain/events/room";
import { roomKey, useRoom } from "./use-room";

/** A press so soon after the room went on was meant for where it was, in milliseconds. */
const meantBefore = 1500;

/**
 * Guards what leads the room: of two who press at once, the second one's press does nothing but say where
 * the room is now. One's own quick presses go on.
 */
export function useUnlessLedOn(): (act: () => void) => () => void {
  const { slug, key, room, me } = useRoom();
  const queries = useQueryClient();
  const ledOn = useRef<{ says: string; at: number } | null>(null);
  const last = useRef({ shown: room, read: room });
  useEffect(() => {
    const before = last.current;
    if (before.shown === room) return;
    // What this tab leads is shown before it is read: only a change of both is another's.
    const seen = queries.getQueryData<SeenView>(viewQueryKey(roomKey(slug, key)));
    const read = (seen?.data as RoomView | undefined) ?? room;
    last.current = { shown: room, read };
    const says = sayLedOn(before.shown, room);
    if (says && read.stage.movedBy !== me.personId && sayLedOn(before.read, read)) {
      ledOn.current = { says, at: Date.now() };
    }
  });
  return (act) => () => {
    const led = ledOn.current;
    if (led && Date.now() - led.at < meantBefore) toast({ message: `${led.says}. Press again to lead it further.` });
    else act();
  };
}
