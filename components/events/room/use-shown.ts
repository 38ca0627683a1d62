"use client";

import { useCallback, useState } from "react";
import { useIsWriting } from "@/components/ui/writing";
import { setInAddress } from "@/lib/client/address";
import type { EventStage, RoomView } from "@/lib/domain/events/room";
import { isLaidOnTable } from "@/lib/domain/events/turns";

/**
 * The state, step and stage of the room this screen shows. It goes along with the room, but not while
 * somebody writes: what they write in stays, and they follow once it is saved or given up, or ask to.
 */
export function useShown({ event: { kind, state }, clock: { step }, stage }: RoomView) {
  const isWriting = useIsWriting();
  const { phase, turn } = stage;
  const now = { state, step, stage: { ...(phase && { phase }), ...(isLaidOnTable(kind) && { turn: turn ?? null }) } };
  /** What was followed last; null follows at once. */
  const [kept, setKept] = useState<typeof now | null>(now);
  const isBehind = kept === null || !isSame(kept, now);
  const held = kept !== null && isBehind && isWriting ? kept : null;
  if (isBehind && !held) setKept(now);
  /** Looks around at a step (from 0), or follows the room again (null): it stands in the address. */
  const lookAt = useCallback((at: number | null) => {
    setKept(null);
    setInAddress({ step: at === null ? null : String(at + 1) });
  }, []);
  return {
    state: held?.state ?? state,
    step: held?.step ?? step,
    stage: held ? { ...stage, ...held.stage } : stage,
    isHeld: held !== null,
    lookAt,
  };
}

type Shown = { state: RoomView["event"]["state"]; step: number; stage: Pick<EventStage, "phase" | "turn"> };

const isSame = (one: Shown, other: Shown) =>
  one.state === other.state &&
  one.step === other.step &&
  one.stage.phase === other.stage.phase &&
  one.stage.turn === other.stage.turn;
