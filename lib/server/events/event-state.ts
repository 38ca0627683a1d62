import "server-only";
import type { RoomClock, StepClock } from "@/lib/domain/events/clock";
import type { EventStage } from "@/lib/domain/events/room";
import type { FlowSprintEvent } from "@/prisma/client/client";

/** Where the clock of an event's row stands. */
export function clockOf({
  step,
  runningSince,
  steps,
}: Pick<FlowSprintEvent, "step" | "runningSince" | "steps">): RoomClock {
  return { step, runningSince: runningSince?.getTime() ?? null, steps: steps as StepClock[] };
}

/** What the facilitator leads within the step. */
export function stageOf({ stage }: Pick<FlowSprintEvent, "stage">): EventStage {
  return stage as EventStage;
}

/** Whom leading lets into the room, where nothing else does: nobody once it is closed. */
export function facilitatorOf({
  state,
  facilitatorId,
}: Pick<FlowSprintEvent, "state" | "facilitatorId">): string | null {
  return state === "closed" ? null : facilitatorId;
}
