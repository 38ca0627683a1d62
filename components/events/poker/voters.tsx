"use client";

import { Check } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import type { BallotView } from "@/lib/domain/events/ballots";
import { votersOf } from "@/lib/domain/events/poker";
import { counted } from "@/lib/domain/words";
import { useRoom } from "../room/use-room";

/** Whom a hidden vote waits for. */
export function useVoters(ballot: Pick<BallotView, "votedIds"> | null, lookOn: readonly string[]) {
  const { room } = useRoom();
  return votersOf(room.people, { teamId: room.event.teamId, lookOn, votedIds: ballot?.votedIds ?? [] });
}

type VotersProps = { voters: ReturnType<typeof useVoters> };

/** Who has laid a card, face down, and who hasn't yet. What is on it, nobody sees. */
export function Voters({ voters: { voted, awaited, looking } }: VotersProps) {
  const all = [
    ...voted.map((person) => ({ person, hasVoted: true })),
    ...awaited.map((person) => ({ person, hasVoted: false })),
  ];
  all.sort((one, other) => one.person.name.localeCompare(other.person.name, "en"));
  return (
    <div className="flex flex-col gap-2">
      <ul className="flex flex-wrap gap-x-4 gap-y-2" aria-label="Who has voted">
        {all.map(({ person: { id, name }, hasVoted }) => (
          <li key={id} className="flex items-center gap-1.5">
            <span className="relative">
              <Avatar id={id} name={name} className={hasVoted ? "ring-2 ring-ok" : undefined} />
              {hasVoted ? (
                <span className="absolute -right-1 -bottom-1 grid size-3 place-items-center rounded-full bg-ok text-surface">
                  <Check aria-hidden="true" className="size-2.5" />
                </span>
              ) : null}
            </span>
            <span className={hasVoted ? "text-ink" : "text-ink-2"}>
              {name}
              <span className="sr-only">{hasVoted ? " has voted" : " hasn't voted yet"}</span>
            </span>
          </li>
        ))}
      </ul>
      {looking.length > 0 ? (
        <p className="text-sm text-ink-2" title={looking.map(({ name }) => name).join(", ")}>
          {counted(looking.length, "person looks", "people look")} on
        </p>
      ) : null}
    </div>
  );
}
