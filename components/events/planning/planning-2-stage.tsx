"use client";

import dynamic from "next/dynamic";
import { ItemPanels } from "@/components/backlog/item-panels";
import { useMay } from "@/components/flow-teams/here";
import { EmptyState } from "@/components/ui/empty-state";
import { lazily } from "@/components/ui/lazily";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { useView } from "@/lib/client/use-view";
import type { SprintView } from "@/lib/domain/calendar/sprint-life";
import { useRoom } from "../room/use-room";
import { ConfirmStep } from "./confirm-step";
import { PlansStep } from "./plans-step";

const RegisterPanels = lazily(
  dynamic(() => import("@/components/dependencies/register-panels").then((module) => module.RegisterPanels)),
);
const SettleStep = lazily(
  dynamic(() => import("./settle-step").then((module) => module.SettleStep)),
  <Skeleton className="m-5 h-64" />,
);

/** Flow Sprint Planning 2: the teams' plans, what they wait for, and one goal that all believe in. */
export function Planning2Stage() {
  const { slug, key, step } = useRoom();
  const isMember = useMay("contribute");
  const { data: sprint, refusal } = useView<SprintView>({ slug, view: `events/${key}/team-plans` });
  if (!sprint) {
    return <div className="p-6">{refusal ? <RefusalNotice refusal={refusal} /> : <Skeleton className="h-64" />}</div>;
  }
  return (
    <div className="mx-auto max-w-4xl in-data-projector:max-w-none p-5 max-md:p-4">
      {step === "plans" ? <PlansStep sprint={sprint} /> : null}
      {step === "dependencies" ? (
        isMember ? (
          <SettleStep sprint={sprint.number} />
        ) : (
          <EmptyState title="The teams settle what they wait for">
            POs and SMs of the two teams of each Dependency answer it now. The closing list shows how far they are.
          </EmptyState>
        )
      ) : null}
      {step === "goal" ? <ConfirmStep sprint={sprint} /> : null}
      {isMember ? (
        <>
          <ItemPanels />
          <RegisterPanels />
        </>
      ) : null}
    </div>
  );
}
