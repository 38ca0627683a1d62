"use client";

import { Avatar } from "@/components/ui/avatar";
import { type PokerRound, sayRound, sayVotes, summaryOf } from "@/lib/domain/events/poker";

type VotesShownProps = { deck: readonly string[]; round: PokerRound };

/** The votes face up: under each card who chose it, then how far apart they are. */
export function VotesShown({ deck, round: { votes } }: VotesShownProps) {
  const byCard = Map.groupBy(votes, ({ value }) => value);
  const chosen = deck.filter((card) => byCard.has(card));
  return (
    <div className="flex flex-col gap-3">
      <ul className="flex flex-wrap gap-2" aria-label="The votes">
        {chosen.map((card) => (
          <li key={card} className="flex min-w-20 flex-col gap-2 rounded border bg-sunken p-2.5">
            <span className="text-center text-2xl font-semibold tabular-nums">{card}</span>
            <ul className="flex flex-col gap-1">
              {byCard.get(card)?.map(({ personId, name }) => (
                <li key={personId} className="flex items-center gap-1.5 text-sm">
                  <span aria-hidden="true" className="contents">
                    <Avatar id={personId} name={name} size="sm" />
                  </span>
                  <span className="max-w-32 truncate" title={name}>
                    {name}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <p className="text-md">{sayVotes(summaryOf(votes))}</p>
    </div>
  );
}

/** What the rounds before came to, so that the next one can be held against them. */
export function EarlierRounds({ rounds }: { rounds: readonly PokerRound[] }) {
  if (rounds.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 border-t pt-3 text-sm text-ink-2" aria-label="Rounds before">
      {rounds.map((round) => (
        <li key={round.round} className="first-letter:uppercase">
          {sayRound(round)}. {sayVotes(summaryOf(round.votes))}
        </li>
      ))}
    </ul>
  );
}
