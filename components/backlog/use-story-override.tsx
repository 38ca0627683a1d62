"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { lazily } from "@/components/ui/lazily";
import { overrideGate } from "@/lib/actions/sprints";
import { useCommand, useCommandDesk } from "@/lib/client/use-command";
import type { Refusal } from "@/lib/domain/result";

const ReasonDialog = lazily(
  dynamic(() => import("@/components/calendar/sprint/reason-dialog").then((module) => module.ReasonDialog)),
);

/** A Story that isn't Ready, and the sentence that says so: "S-4 is not Ready: it lacks an estimate." */
type Unready = { storyId: string; says: string };

export type StoryOverride = {
  /** Whether the person may give one: elsewhere nothing is offered. */
  may: boolean;
  /** Asks for the reason; then goes on with what the Story was let in for, where that is said. */
  ask(unready: Unready, goOn?: () => void): void;
  /** Shows a refusal of committing: one by BLG-2 with the Override beside it, for who may give it. */
  show(refusal: Refusal, again: () => void): void;
  dialog: ReactNode;
};

/** The CSM's written leave to take a Story that isn't Ready into a Sprint Backlog (BLG-2), once. */
export function useStoryOverride(): StoryOverride {
  const { flowTeamId } = useHere();
  const { refusals } = useCommandDesk();
  const may = useMay("override gates");
  const [asked, setAsked] = useState<{ unready: Unready; goOn: (() => void) | undefined } | null>(null);
  const command = useCommand(overrideGate, { isInline: true, done: () => "Override written" });
  const ask: StoryOverride["ask"] = (unready, goOn) => {
    command.dismiss();
    setAsked({ unready, goOn });
  };
  return {
    may,
    ask,
    show(refusal, again) {
      // The refusal names every Story that isn't Ready; an Override covers one.
      const [unready] = may && refusal.rule === "BLG-2" ? Object.entries(refusal.fields ?? {}) : [];
      if (unready) {
        const [storyId, says] = unready;
        refusals.add(refusal, { label: "Override…", run: () => ask({ storyId, says }, again) });
      } else refusals.add(refusal, refusal.code === "busy" ? { label: "Try again", run: again } : null);
    },
    dialog: asked ? (
      <ReasonDialog
        title="Let it in unready?"
        description={`${asked.unready.says} Your Override lets it into a Sprint Backlog once (BLG-2). The reason stays with the Story.`}
        submitLabel="Write the Override"
        pending={command.pending}
        refusal={command.refusal}
        onClose={() => setAsked(null)}
        onSubmit={async (reason) => {
          const { storyId: itemId } = asked.unready;
          const answer = await command.run({ flowTeamId, rule: "BLG-2", transition: "commit", itemId, reason });
          if (answer.ok) asked.goOn?.();
          return answer;
        }}
      />
    ) : null,
  };
}
