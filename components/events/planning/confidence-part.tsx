"use client";

import clsx from "clsx";
import { EyeOff } from "lucide-react";
import { useHere } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { anotherRound, openBallot, revealBallot, withdrawBallot } from "@/lib/actions/events-ballots";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import type { SprintView } from "@/lib/domain/calendar/sprint-life";
import { type BallotView, confidenceVoters, fistOfFive, mayVote } from "@/lib/domain/events/ballots";
import { counted } from "@/lib/domain/words";
import { useOwnVote } from "../poker/use-own-vote";
import { useRoom } from "../room/use-room";
import { ConfidenceShown } from "./confidence-shown";

/** How confident all are in the plan: a fist of five, hidden until it is revealed. */
export function ConfidencePart({ teams }: { teams: SprintView["teams"] }) {
  const { slug, flowTeamId, key, room: view, isRunning, mayLead, isProjector } = useRoom();
  const { data: ballots, refusal } = useView<BallotView[]>({ slug, view: `events/${key}/ballots` });
  const opening = useCommand(openBallot);
  const revealing = useCommand(revealBallot);
  const again = useCommand(anotherRound);
  const withdrawing = useCommand(withdrawBallot, { done: () => "Vote withdrawn" });
  const ballot = ballots?.find(({ kind }) => kind === "confidence");
  const leads = isRunning && mayLead && !isProjector;
  if (!ballots) return refusal ? <RefusalNotice refusal={refusal} /> : <Skeleton className="h-32" />;
  const room = { flowTeamId, key };
  const named = ballot && { ...room, ballotId: ballot.id };
  return (
    <section aria-label="Confidence vote" className="flex flex-col gap-4 rounded border bg-surface p-5 max-md:p-4">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 className="text-lg">How confident are you in this plan?</h2>
        {ballot && ballot.round > 1 ? <span className="text-ink-2">Round {ballot.round}</span> : null}
      </div>
      {!ballot ? (
        <p className="text-ink-2">
          {leads
            ? "All show one to five fingers at once: five is sure, one is not at all. Under 3 on average asks for another round."
            : "The facilitator opens the vote. What you choose stays hidden until all is revealed, and nobody's name is shown."}
        </p>
      ) : ballot.state === "voting" ? (
        <Voting ballot={ballot} />
      ) : ballot.revealed?.kind === "confidence" ? (
        <ConfidenceShown revealed={ballot.revealed} teams={teams} asked={confidenceVoters(view.people).length} />
      ) : null}
      {leads ? (
        <div className="flex flex-wrap gap-2">
          {!named || !ballot ? (
            <Button
              variant="primary"
              pending={opening.pending}
              onClick={() => void opening.run({ ...room, kind: "confidence" })}
            >
              Ask for the vote
            </Button>
          ) : ballot.state === "voting" ? (
            <>
              <Button
                variant="primary"
                pending={revealing.pending}
                aria-disabled={ballot.voted === 0}
                onClick={() => void revealing.run({ ...named, round: ballot.round })}
              >
                Reveal
              </Button>
              <Button variant="quiet" onClick={() => void withdrawing.run(named)}>
                Withdraw the vote
              </Button>
            </>
          ) : (
            <Button
              pending={again.pending}
              onClick={() => void again.run({ ...named, round: ballot.round, seen: ballot.result })}
            >
              Another round
            </Button>
          )}
        </div>
      ) : null}
    </section>
  );
}

function Voting({ ballot }: { ballot: BallotView }) {
  const { flowTeamId, room, isRunning, isProjector, me } = useRoom();
  const { isRetired } = useHere();
  const guestIds = room.people.filter(({ isGuest }) => isGuest).map(({ id }) => id);
  const rights = { flowTeamId, kind: room.event.kind, teamId: null, facilitatorId: room.facilitatorId, guestIds };
  const votes = isRunning && !isRetired && !isProjector && mayVote(me, "confidence", rights);
  const vote = useOwnVote(ballot, votes);
  const here = confidenceVoters(room.people).filter(({ joinedAt }) => joinedAt !== null).length;
  return (
    <>
      {votes ? (
        <fieldset className="min-w-0">
          <legend className="mb-2 text-ink-2">
            {vote.value === null
              ? "Choose one to five fingers."
              : "Your vote is in. You can change it until the reveal."}
          </legend>
          <div className="grid grid-cols-5 gap-2 sm:max-w-md">
            {fistOfFive.map((value) => (
              <button
                key={value}
                type="button"
                aria-pressed={vote.value === value}
                onClick={() => vote.cast(vote.value === value ? null : value)}
                className={clsx(
                  "flex h-20 flex-col items-center justify-center gap-0.5 rounded border transition-colors select-none",
                  vote.value === value
                    ? "border-accent bg-accent text-accent-on"
                    : "border-line-strong bg-surface hover:bg-hover",
                )}
              >
                <span className="text-2xl font-semibold tabular-nums">{value}</span>
                <span className="sr-only"> of 5: </span>
                <span className="text-xs">{meanings[value]}</span>
              </button>
            ))}
          </div>
        </fieldset>
      ) : null}
      <RefusalNotice refusal={vote.refusal} />
      {/* How many isn't said aloud with each vote: that all have voted is. */}
      <p className="flex items-center gap-2 text-ink-2">
        <EyeOff aria-hidden="true" className="size-4" />
        {here >= ballot.voted && here > 0
          ? `${ballot.voted} of ${here} here have voted`
          : `${counted(ballot.voted, "person has", "people have")} voted`}
        , hidden from all
      </p>
      <p role="status" className="sr-only">
        {here > 0 && ballot.voted >= here ? "All here have voted" : ""}
      </p>
    </>
  );
}

const meanings: Record<(typeof fistOfFive)[number], string> = {
  1: "not at all",
  2: "hardly",
  3: "it may",
  4: "likely",
  5: "sure",
};
