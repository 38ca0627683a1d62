"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextField } from "@/components/ui/text-field";
import type { BallotView, PokerVote } from "@/lib/domain/events/ballots";
import { cardsToAgreeOn, likelyCard, summaryOf } from "@/lib/domain/events/poker";
import type { Poker } from "./use-poker";

type AgreeOnProps = { poker: Poker; ballot: BallotView; votes: readonly PokerVote[] };

/** Writes down the number the team agrees on: a card of the deck, or one that is typed. */
export function AgreeOn({ poker, ballot, votes }: AgreeOnProps) {
  const [typed, setTyped] = useState("");
  const cards = cardsToAgreeOn(ballot.deck);
  const likely = likelyCard(ballot.deck, summaryOf(votes));
  const agree = async (result: string) => {
    if ((await poker.settle(ballot, result)).ok) setTyped("");
  };
  return (
    <div className="flex flex-col gap-2">
      <p className="text-ink-2" id="agree-on">
        {ballot.result === null ? "No number agreed on yet. " : ""}What do you agree on? It becomes the Story's
        estimate.
      </p>
      <div className="flex flex-wrap gap-1.5" role="group" aria-labelledby="agree-on">
        {cards.map((card) => (
          <Button
            key={card}
            variant={card === likely && ballot.result === null ? "primary" : "secondary"}
            aria-pressed={ballot.result === card}
            aria-disabled={poker.pending}
            className="tabular-nums"
            onClick={() => void agree(card)}
          >
            Agree on {card}
          </Button>
        ))}
        <form
          className="flex gap-1.5"
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim()) void agree(typed.trim());
          }}
        >
          <span className="w-20">
            <TextField
              inputMode="numeric"
              aria-label="Another number of points"
              placeholder="Other"
              value={typed}
              maxLength={3}
              onChange={(event) => setTyped(event.target.value)}
            />
          </span>
          {typed.trim() ? <Button type="submit">Agree</Button> : null}
        </form>
      </div>
      <RefusalNotice refusal={poker.refusal} />
    </div>
  );
}
