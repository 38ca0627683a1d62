"use client";

import clsx from "clsx";
import { intoSight } from "@/components/ui/into-sight";

type VotingCardsProps = {
  deck: readonly string[];
  value: string | null;
  /** Null takes the vote back. */
  onChoose(value: string | null): void;
};

/** A vote that opens is seen wherever on the page one reads. */
const toSight = intoSight("nearest");

/** The cards in one's hand: each big enough for a thumb. Pressing the chosen one takes it back. */
export function VotingCards({ deck, value, onChoose }: VotingCardsProps) {
  return (
    <fieldset ref={toSight} className="min-w-0 scroll-mb-3">
      <legend className="mb-2 text-ink-2">
        {value === null ? "Choose your card. It stays hidden until all are shown." : "Your card is on the table."}
      </legend>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(4.25rem,1fr))] gap-2 sm:flex sm:flex-wrap">
        {deck.map((card) => {
          const isChosen = card === value;
          return (
            <button
              key={card}
              type="button"
              aria-pressed={isChosen}
              aria-label={card === "?" ? "I can't tell" : `${card} ${card === "1" ? "point" : "points"}`}
              onClick={() => onChoose(isChosen ? null : card)}
              className={clsx(
                "grid h-20 place-items-center rounded border text-2xl font-semibold tabular-nums transition-[background-color,border-color,translate] select-none sm:w-14",
                isChosen
                  ? "-translate-y-1 border-accent bg-accent text-accent-on"
                  : "border-line-strong bg-surface text-ink hover:bg-hover",
              )}
            >
              {card}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
