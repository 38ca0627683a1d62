"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { lazily } from "@/components/ui/lazily";
import { overrideGate } from "@/lib/actions/sprints";
import { useCommand } from "@/lib/client/use-command";
import { missingForReady } from "@/lib/domain/backlog/readiness";
import type { ClaimableEpic } from "@/lib/domain/events/claims";

const ReasonDialog = lazily(
  dynamic(() => import("@/components/calendar/sprint/reason-dialog").then((module) => module.ReasonDialog)),
);

/** The CSM's written leave to claim an Epic that isn't Ready (BLG-1), once. */
export function useClaimOverride() {
  const { flowTeamId } = useHere();
  const [epic, setEpic] = useState<ClaimableEpic | null>(null);
  const command = useCommand(overrideGate, {
    isInline: true,
    done: () => `E-${epic?.number} may be claimed once`,
  });
  const dialog = epic ? (
    <ReasonDialog
      title={`Let E-${epic.number} be claimed once?`}
      description={`It is not Ready (BLG-1): it lacks ${missingForReady(epic).join(", ")}. Your reason stands in its history.`}
      submitLabel="Write the Override"
      pending={command.pending}
      refusal={command.refusal}
      onClose={() => setEpic(null)}
      onSubmit={(reason) => command.run({ flowTeamId, rule: "BLG-1", transition: "claim", itemId: epic.id, reason })}
    />
  ) : null;
  return { ask: setEpic, dialog, refusal: epic ? null : command.refusal };
}
