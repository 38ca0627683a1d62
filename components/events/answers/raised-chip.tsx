"use client";

import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { Chip } from "@/components/ui/chip";
import { type Raised, raisedName } from "@/lib/domain/events/answers";

/** What an answer became; opens it beside the room. */
export function RaisedChip({ raised }: { raised: Raised }) {
  const panel = usePanelAddress();
  const { kind, number, title, isOpen } = raised;
  const open = { Impediment: panel.openImpediment, Dependency: panel.openDependency, Risk: panel.openRisk }[kind];
  return (
    <Chip
      tone={isOpen ? "accent" : "neutral"}
      title={`${kind}: ${title}${isOpen ? "" : ", settled"}`}
      onClick={() => open(number)}
    >
      {raisedName(raised)}
      {isOpen ? "" : " settled"}
    </Chip>
  );
}
