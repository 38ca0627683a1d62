"use client";

import { useCallback, useState } from "react";
import { useIsWriting } from "@/components/ui/writing";
import { setInAddress } from "@/lib/client/address";
import type { RoomView } from "@/lib/domain/events/room";

/**
 * The state and step of the room this screen shows. It goes along with the room, but not while
 * somebody writes: what they write in stays, and they follow once it is saved or given up, or ask to.
 */
export function useShown({ event: { state }, clock: { step } }: RoomView) {
  const isWriting = useIsWriting();
  const [kept, setKept] = useState({ state, step });
  const isBehind = kept.state !== state || kept.step !== step;
  const isHeld = isBehind && isWriting;
  if (isBehind && !isHeld) setKept({ state, step });
  /** Looks around at a step (from 0), or follows the room again (null): it stands in the address. */
  const lookAt = useCallback(
    (at: number | null) => {
      setKept({ state, step });
      setInAddress({ step: at === null ? null : String(at + 1) });
    },
    [state, step],
  );
  return { ...(isHeld ? kept : { state, step }), isHeld, lookAt };
}
