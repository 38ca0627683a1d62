"use client";

import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { RiskClass } from "@/components/dependencies/risk-class";
import { useHere, useMay } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { lazily } from "@/components/ui/lazily";
import { Skeleton } from "@/components/ui/skeleton";
import { useView } from "@/lib/client/use-view";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { type RisksView, gravityWord, mayKeepRisk, missingInRisk } from "@/lib/domain/dependencies/risks";
import { Opens } from "../room/opens";
import { useRoom } from "../room/use-room";

const RaiseRiskDialog = lazily(
  dynamic(() => import("@/components/dependencies/raise-risk-dialog").then((module) => module.RaiseRiskDialog)),
);

/** The open Risks, each with its owner and ROAM class, written and classed on the spot (RISK-1). */
export function RisksStep({ ground }: { ground: GroundView }) {
  const { slug, flowTeamId, isProjector } = useRoom();
  const { actor, isRetired } = useHere();
  const panel = usePanelAddress();
  const mayRaise = useMay("contribute") && !isProjector;
  const [isRaising, setRaising] = useState(false);
  const { data } = useView<RisksView>({ slug, view: "risks" });
  if (!data) return <Skeleton className="h-64" />;
  const open = data.risks.filter(({ closedAt }) => closedAt === null);
  const lacking = open.filter((risk) => missingInRisk(risk).length > 0);
  const add = mayRaise ? (
    <Button variant={open.length === 0 ? "primary" : "secondary"} onClick={() => setRaising(true)}>
      <Plus aria-hidden="true" /> Add a Risk
    </Button>
  ) : null;
  return (
    <section aria-label="Open Risks" className="mx-auto flex max-w-3xl in-data-projector:max-w-none flex-col gap-3">
      {open.length === 0 ? (
        <EmptyState title="No Risk is open" action={add}>
          What may go wrong in this Flow Sprint, who watches it, and what is done about it.
        </EmptyState>
      ) : (
        <>
          <div className="flex items-center gap-3">
            <h2 className="text-lg">
              {lacking.length === 0
                ? "Every open Risk is owned and classed"
                : `${lacking.length} of ${open.length} to class`}
            </h2>
            <span className="ml-auto">{add}</span>
          </div>
          <ul className="flex flex-col gap-3 in-data-projector:grid in-data-projector:grid-cols-2">
            {[...lacking, ...open.filter((risk) => !lacking.includes(risk))].map((risk) => (
              <li key={risk.id} className="flex flex-col gap-3 rounded border bg-surface p-4">
                <div className="flex items-start gap-3">
                  <Opens
                    onOpen={() => panel.openRisk(risk.number)}
                    className="min-w-0 flex-1 text-left text-md font-medium wrap-anywhere hover:underline"
                  >
                    <span className="mr-0.5 font-normal text-ink-3">R-{risk.number}</span> {risk.title}
                  </Opens>
                  <Badge tone={gravityWord(risk) === "grave" ? "warn" : "neutral"} className="shrink-0">
                    {gravityWord(risk)}
                  </Badge>
                </div>
                <RiskClass
                  risk={risk}
                  ground={ground}
                  mayKeep={!isRetired && !isProjector && mayKeepRisk(actor, { ...risk, flowTeamId })}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {isRaising ? <RaiseRiskDialog ground={ground} onClose={() => setRaising(false)} onRaised={() => {}} /> : null}
    </section>
  );
}
