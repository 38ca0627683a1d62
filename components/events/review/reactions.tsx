"use client";

import clsx from "clsx";
import { CircleHelp, PartyPopper, ThumbsUp } from "lucide-react";
import { type ReactionKind, reactionKinds, reactionWords } from "@/lib/domain/events/review";

const icons: Record<ReactionKind, typeof ThumbsUp> = { applause: PartyPopper, like: ThumbsUp, question: CircleHelp };

type ReactionsProps = {
  counts: Record<ReactionKind, number>;
  isOn(kind: ReactionKind): boolean;
  /** Null where the person can only look. */
  onToggle: ((kind: ReactionKind) => void) | null;
};

/** What people show to a demo without a word: each once, counted live. */
export function Reactions({ counts, isOn, onToggle }: ReactionsProps) {
  return (
    <div role="group" aria-label="Reactions" className="flex flex-wrap gap-2">
      {reactionKinds.map((kind) => {
        const Icon = icons[kind];
        const count = counts[kind];
        const words = (
          <>
            <Icon aria-hidden="true" className="size-4 shrink-0" />
            <span>{reactionWords[kind]}</span>
            <span className="min-w-4 text-right font-semibold tabular-nums">{count}</span>
          </>
        );
        const look =
          "inline-flex h-control items-center justify-center gap-2 rounded-full border px-3 whitespace-nowrap max-sm:flex-1 max-sm:px-2";
        return onToggle ? (
          <button
            key={kind}
            type="button"
            aria-pressed={isOn(kind)}
            onClick={() => onToggle(kind)}
            className={clsx(
              look,
              "transition-colors",
              isOn(kind)
                ? "border-accent bg-accent-soft text-accent-ink"
                : "border-line-strong bg-surface hover:bg-hover",
            )}
          >
            {words}
          </button>
        ) : (
          <span key={kind} className={clsx(look, "bg-surface text-ink-2")}>
            {words}
          </span>
        );
      })}
    </div>
  );
}
