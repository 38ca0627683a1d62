"use client";

import dynamic from "next/dynamic";
import { ItemPanels } from "@/components/backlog/item-panels";
import { RegisterPanels } from "@/components/dependencies/register-panels";
import { lazily } from "@/components/ui/lazily";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { claimingTeams } from "@/lib/domain/events/claims";
import { useRoom } from "../room/use-room";
import { PlanDrafts } from "./plan-drafts";
import { PlanInputs } from "./plan-inputs";
import { PresentStep } from "./present-step";
import { usePlan } from "./use-plan";

const ClaimStep = lazily(
  dynamic(() => import("./claim-step").then((module) => module.ClaimStep)),
  <Skeleton className="h-64" />,
);
const RisksStep = lazily(
  dynamic(() => import("./risks-step").then((module) => module.RisksStep)),
  <Skeleton className="h-64" />,
);

/** Flow Sprint Planning 1: what is wanted, who takes it up, what may go wrong. */
export function Planning1Stage() {
  const { room, step, isProjector } = useRoom();
  const { plan, refusal } = usePlan(room.event.sprintNumber);
  if (!plan) {
    return <div className="p-6">{refusal ? <RefusalNotice refusal={refusal} /> : <Skeleton className="h-64" />}</div>;
  }
  return (
    <div className="mx-auto max-w-6xl in-data-projector:max-w-none p-5 max-md:p-4">
      <div className="mb-6 empty:hidden">
        <PlanDrafts teams={plan.view.teams} drafted={claimingTeams(plan.view.claims)} of="claims" />
      </div>
      {step === "present" ? (
        <div className="flex flex-col gap-8">
          <PresentStep plan={plan} />
          {isProjector ? null : <PlanInputs plan={plan} />}
        </div>
      ) : null}
      {step === "claim" ? <ClaimStep plan={plan} /> : null}
      {step === "risks" ? <RisksStep ground={plan.ground} /> : null}
      <ItemPanels />
      <RegisterPanels />
    </div>
  );
}
