"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { castVote } from "@/lib/actions/events-ballots";
import { useCommand } from "@/lib/client/use-command";
import type { BallotView } from "@/lib/domain/events/ballots";
import type { Refusal } from "@/lib/domain/result";
import { useRoom } from "../room/use-room";

type OwnVote = {
  /** The card this person has chosen; null for none. */
  value: string | null;
  /** Chooses a card; null takes it back. */
  cast(value: string | null): void;
  refusal: Refusal | null;
};

/** The person's own vote in a round that is open: read apart from what all see, and shown at once. */
export function useOwnVote({ id: ballotId, round }: Pick<BallotView, "id" | "round">, isVoter: boolean): OwnVote {
  const { slug, flowTeamId, key } = useRoom();
  const queries = useQueryClient();
  const queryKey = ["own vote", slug, key, ballotId, round] as const;
  const { data } = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const answer = await fetch(`/api/flow-teams/${slug}/events/${key}/own-votes`, { signal, cache: "no-store" });
      if (!answer.ok) throw new Error("The own vote can't be read.");
      return ((await answer.json()) as Record<string, string>)[ballotId] ?? null;
    },
    enabled: isVoter,
  });
  const command = useCommand(castVote, {
    isInline: true,
    onRefusal: () => void queries.invalidateQueries({ queryKey }),
  });
  return {
    value: data ?? null,
    refusal: command.refusal,
    cast(value) {
      void queries.cancelQueries({ queryKey });
      queries.setQueryData(queryKey, value);
      void command.run({ flowTeamId, key, ballotId, round, value });
    },
  };
}
