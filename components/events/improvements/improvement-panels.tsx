"use client";

import dynamic from "next/dynamic";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { lazily } from "@/components/ui/lazily";

const ImprovementPanel = lazily(dynamic(() => import("./improvement-panel").then((module) => module.ImprovementPanel)));

/** The Improvement that the address opens beside the page (`?improvement=12`). Once in a screen. */
export function ImprovementPanels() {
  const { improvement } = usePanelAddress();
  return improvement === null ? null : <ImprovementPanel key={improvement} number={improvement} />;
}
