"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { useMay } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { lazily } from "@/components/ui/lazily";
import type { FeedbackInView } from "@/lib/domain/events/review";
import { useRoom } from "../room/use-room";
import { FeedbackFate, feedbackSource } from "./feedback-words";

const TurnDialog = lazily(dynamic(() => import("./turn-dialog").then((module) => module.TurnDialog)));
const DeclineDialog = lazily(dynamic(() => import("./decline-dialog").then((module) => module.DeclineDialog)));

type Asked = { feedback: FeedbackInView; act: "turn" | "decline" };

/** What was said in the Review: what waits for the CPO first, then what became of the rest. */
export function FeedbackList({ feedback }: { feedback: readonly FeedbackInView[] }) {
  const { slug, isProjector } = useRoom();
  const isCpo = useMay("own the product") && !isProjector;
  const isMember = useMay("contribute");
  const [asked, setAsked] = useState<Asked | null>(null);
  const open = feedback.filter(({ state }) => state === "open");
  const settled = feedback.filter(({ state }) => state !== "open");
  const base = isMember && !isProjector ? `/flow-teams/${slug}` : null;
  return (
    <section aria-label="Feedback">
      <h2 className="mb-1.5 font-medium">
        Feedback{" "}
        <span className="text-ink-3 tabular-nums">
          {feedback.length === 0 ? "" : `${open.length} open, ${settled.length} dealt with`}
        </span>
      </h2>
      {feedback.length === 0 ? (
        <p className="text-ink-2">
          Nobody has said anything yet. What the room and guests by the link say stands here; the CPO makes a Backlog
          item of it, or declines it with a word.
        </p>
      ) : (
        <ul className="divide-y rounded border bg-surface">
          {[...open, ...settled].map((one) => (
            <li key={one.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
              <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1">
                <p className="whitespace-pre-line wrap-anywhere">{one.text}</p>
                <p className="text-sm text-ink-2 wrap-anywhere">{feedbackSource(one)}</p>
                {one.state === "open" ? null : <FeedbackFate {...one} {...(base && { base })} />}
              </div>
              {one.state === "open" && isCpo ? (
                <span className="flex shrink-0 gap-2 max-sm:w-full">
                  <Button className="max-sm:flex-1" onClick={() => setAsked({ feedback: one, act: "decline" })}>
                    Decline
                  </Button>
                  <Button className="max-sm:flex-1" onClick={() => setAsked({ feedback: one, act: "turn" })}>
                    Into the backlog
                  </Button>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {asked?.act === "turn" ? <TurnDialog feedback={asked.feedback} onClose={() => setAsked(null)} /> : null}
      {asked?.act === "decline" ? <DeclineDialog feedback={asked.feedback} onClose={() => setAsked(null)} /> : null}
    </section>
  );
}
