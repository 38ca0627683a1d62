"use client";

import { useRoom } from "../room/use-room";
import { PlanRegister } from "./plan-register";
import { usePlan } from "./use-plan";

/** Beside the table where teams claim: what still has to be settled, in sight of all. */
export function PlanAside() {
  const { room, step } = useRoom();
  const { plan } = usePlan(room.event.sprintNumber);
  return plan && step === "claim" ? <PlanRegister plan={plan} /> : null;
}
