"use client";

import dynamic from "next/dynamic";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useGround } from "@/components/backlog/use-stories";
import { useHere } from "@/components/flow-teams/here";
import { lazily } from "@/components/ui/lazily";
import { useView } from "@/lib/client/use-view";
import { todayIn } from "@/lib/domain/calendar/dates";
import type { ImpedimentsView } from "@/lib/domain/dependencies/impediments";
import type { RisksView } from "@/lib/domain/dependencies/risks";
import { useDependencies } from "./use-dependencies";

const DependencyPanel = lazily(dynamic(() => import("./dependency-panel").then((module) => module.DependencyPanel)));
const RiskPanel = lazily(dynamic(() => import("./risk-panel").then((module) => module.RiskPanel)));
const ImpedimentPanel = lazily(dynamic(() => import("./impediment-panel").then((module) => module.ImpedimentPanel)));

/** The Dependency, Risk or Impediment that the address opens beside a page that isn't its register. Once in a screen. */
export function RegisterPanels() {
  const { dependency, risk, impediment, close } = usePanelAddress();
  if (dependency !== null) return <DependencyBeside key={dependency} number={dependency} onClose={close} />;
  if (risk !== null) return <RiskBeside key={risk} number={risk} />;
  if (impediment !== null) return <ImpedimentBeside key={impediment} number={impediment} />;
  return null;
}

function DependencyBeside({ number, onClose }: { number: number; onClose(): void }) {
  const { data } = useDependencies();
  return data ? <DependencyPanel number={number} data={data} onClose={onClose} /> : null;
}

function RiskBeside({ number }: { number: number }) {
  const { slug, timeZone } = useHere();
  const ground = useGround();
  const { data } = useView<RisksView>({ slug, view: "risks" });
  if (!data || !ground) return null;
  return <RiskPanel number={number} risks={data.risks} ground={ground} today={todayIn(timeZone, new Date())} />;
}

function ImpedimentBeside({ number }: { number: number }) {
  const { slug } = useHere();
  const ground = useGround();
  const { data } = useView<ImpedimentsView>({ slug, view: "impediments" });
  return data && ground ? <ImpedimentPanel number={number} impediments={data.impediments} ground={ground} /> : null;
}
