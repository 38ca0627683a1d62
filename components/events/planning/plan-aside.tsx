"use client";

import dynamic from "next/dynamic";
import { lazily } from "@/components/ui/lazily";
import { useRoom } from "../room/use-room";
import { usePlan } from "./use-plan";

const PlanRegister = lazily(dynamic(() => import("./plan-register").then((module) => module.PlanRegister)));

/** Beside the table where teams claim: what still has to be settled, in sight of all. */
export function PlanAside() {
  const { room, step } = useRoom();
  const { plan } = usePlan(room.event.sprintNumber);
  return plan && step === "claim" ? <PlanRegister plan={plan} /> : null;
}
