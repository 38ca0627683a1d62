"use client";

import { lookOn } from "@/lib/actions/events-poker";
import { anotherRound, openBallot, revealBallot, settleBallot, withdrawBallot } from "@/lib/actions/events-ballots";
import { patchView } from "@/lib/client/optimistic";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import type { BallotView, PokerDeck } from "@/lib/domain/events/ballots";
import type { RoomView } from "@/lib/domain/events/room";
import { counted } from "@/lib/domain/words";
import { roomKey, useRoom } from "../room/use-room";

/** The vote on a Story in this room, the latest there was, and what its facilitator can do with it. */
export function usePoker(story: { id: string; number: number }) {
  const { slug, flowTeamId, key, room, me } = useRoom();
  const { data: ballots } = useView<BallotView[]>({ slug, view: `events/${key}/ballots` });
  const opening = useCommand(openBallot);
  const revealing = useCommand(revealBallot);
  const again = useCommand(anotherRound);
  const withdrawal = useCommand(withdrawBallot, { done: () => "Vote withdrawn" });
  const settling = useCommand(settleBallot, {
    isInline: true,
    done: (_, { result }) => `S-${story.number} has ${counted(Number(result), "point")}`,
  });
  const looking = useCommand(lookOn, {
    optimistic: ({ isLooking }) => [
      patchView<RoomView>(roomKey(slug, key), (view) => {
        const others = (view.stage.lookOn ?? []).filter((id) => id !== me.personId);
        return { ...view, stage: { ...view.stage, lookOn: isLooking ? [...others, me.personId] : others } };
      }),
    ],
  });
  const ballot = ballots?.find(({ kind, subjectId }) => kind === "poker" && subjectId === story.id) ?? null;
  /** A vote on another Story, which has to end before this one's begins. */
  const elsewhere = ballots?.find(({ state, subjectId }) => state === "voting" && subjectId !== story.id) ?? null;
  const inRoom = { flowTeamId, key };
  return {
    isLoading: ballots === undefined,
    ballot,
    elsewhere,
    lookOn: room.stage.lookOn ?? [],
    pending: opening.pending || revealing.pending || again.pending || settling.pending,
    refusal: settling.refusal,
    open: (deck: PokerDeck) => void opening.run({ ...inRoom, kind: "poker", subjectId: story.id, deck }),
    reveal: ({ id: ballotId, round }: BallotView) => void revealing.run({ ...inRoom, ballotId, round }),
    another: ({ id: ballotId, round, result }: BallotView) =>
      void again.run({ ...inRoom, ballotId, round, seen: result }),
    withdraw: ({ id: ballotId }: BallotView) => void withdrawal.run({ ...inRoom, ballotId }),
    settle: ({ id: ballotId, round, result: seen }: BallotView, result: string) =>
      settling.run({ ...inRoom, ballotId, round, seen, result }),
    setLooking: (isLooking: boolean) => void looking.run({ ...inRoom, isLooking }),
  };
}

export type Poker = ReturnType<typeof usePoker>;
