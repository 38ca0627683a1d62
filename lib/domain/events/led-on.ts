import { contracts, isRetrospective } from "./contracts";
import { phaseNames, phaseOf, roundOf } from "./retro";
import type { EventStage, RoomView } from "./room";

/** What of a room tells where it was led. */
type LedPlace = Pick<RoomView, "clock" | "stage"> & { event: Pick<RoomView["event"], "kind" | "state"> };

/**
 * What whoever presses is told where somebody else has led the room on meanwhile: it was opened, or is at
 * another step, phase or turn. Null where it is where it was.
 */
export function sayLedOn(before: LedPlace, after: LedPlace): string | null {
  const { kind, state } = after.event;
  if (state !== "running") return null;
  if (before.event.state !== state) return "The room has just been opened";
  const { step } = after.clock;
  const gone = (where: string, isBack: boolean) => `The room has just gone ${isBack ? "back" : "on"} to “${where}”`;
  if (before.clock.step !== step) return gone(contracts[kind].steps[step]?.name ?? "", step < before.clock.step);
  if (isRetrospective(kind)) {
    if (roundOf(before.stage) !== roundOf(after.stage)) return "The room has just begun to vote again";
    const phase = phaseOf(after.stage);
    if (phaseOf(before.stage) !== phase) return gone(phaseNames[phase], false);
  }
  return (before.stage.turn ?? null) === (after.stage.turn ?? null) ? null : "The room has just gone on";
}

/** A stage as somebody led it, naming them where that is another turn, phase or round than before. */
export function ledBy(personId: string, before: EventStage, after: EventStage): EventStage {
  const isElsewhere =
    (before.turn ?? null) !== (after.turn ?? null) ||
    before.phase !== after.phase ||
    roundOf(before) !== roundOf(after);
  return isElsewhere ? { ...after, movedBy: personId } : after;
}
