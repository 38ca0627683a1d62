"use client";

import { Eye, RotateCcw } from "lucide-react";
import { useState } from "react";
import { useStories } from "@/components/backlog/use-stories";
import { useCommands } from "@/components/frame/commands";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { useMay } from "@/components/flow-teams/here";
import { type BallotView, type PokerDeck, pokerDeckKeys, pokerDecks } from "@/lib/domain/events/ballots";
import { roundsOf, summaryOf } from "@/lib/domain/events/poker";
import { counted } from "@/lib/domain/words";
import type { TableTurn } from "../refinement/use-table-turn";
import { useRoom } from "../room/use-room";
import { AgreeOn } from "./agree-on";
import { useOwnVote } from "./use-own-vote";
import { type Poker, usePoker } from "./use-poker";
import { Voters, useVoters } from "./voters";
import { EarlierRounds, VotesShown } from "./votes-shown";
import { VotingCards } from "./voting-cards";

type PokerTableProps = { story: { id: string; number: number; estimate: number | null }; turn: TableTurn };

/** Planning poker on one Story: hidden until revealed, as many rounds as it takes, one number in the end. */
export function PokerTable({ story, turn }: PokerTableProps) {
  const { isRunning } = useRoom();
  const poker = usePoker(story);
  if (!isRunning) return <p className="text-ink-2">Planning poker is played once the room is open.</p>;
  if (poker.isLoading) return <Skeleton className="h-32" />;
  return (
    <section aria-label={`Planning poker on S-${story.number}`} className="flex flex-col gap-4">
      {poker.ballot ? (
        <Ballot key={poker.ballot.id} poker={poker} ballot={poker.ballot} story={story} turn={turn} />
      ) : (
        <NoVoteYet poker={poker} story={story} turn={turn} />
      )}
    </section>
  );
}

/** Which deck the facilitator chose last, for the next Story of this visit. */
let lastDeck: PokerDeck = pokerDeckKeys[0];

function NoVoteYet({ poker, story, turn }: { poker: Poker } & PokerTableProps) {
  const { mayLead, isProjector } = useRoom();
  const [deck, setDeck] = useState<PokerDeck>(lastDeck);
  const mayOpen = mayLead && !isProjector && !poker.elsewhere;
  const open = () => poker.open(deck);
  // A key isn't for the Story before, which is shown until the next one is here.
  const isOn = turn.turn === story.id;
  useCommands(
    mayOpen && isOn
      ? [{ id: "poker.open", label: "Open the vote", keys: "v", group: "Planning poker", run: open }]
      : [],
  );
  const { estimate } = story;
  const standing = estimate === null ? "It has no estimate yet." : `Its estimate is ${counted(estimate, "point")}.`;
  if (poker.elsewhere) return <VoteElsewhere standing={standing} storyId={poker.elsewhere.subjectId} turn={turn} />;
  if (!mayOpen) return <p className="text-ink-2">{standing} The facilitator opens the vote.</p>;
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-ink-2">{standing}</p>
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          label="Deck"
          value={deck}
          onChange={(chosen) => {
            lastDeck = chosen;
            setDeck(chosen);
          }}
          options={pokerDeckKeys.map((value) => ({
            value,
            label: pokerDecks[value].name,
            title: pokerDecks[value].cards.join(" "),
          }))}
        />
        <span className="text-ink-2 tabular-nums">{pokerDecks[deck].cards.join(" · ")}</span>
      </div>
      <Button variant="primary" pending={poker.pending} onClick={open}>
        Open the vote
      </Button>
    </div>
  );
}

type VoteElsewhereProps = { standing: string; storyId: string | null; turn: TableTurn };

/** Which Story the open vote is on, and for who leads the way there. */
function VoteElsewhere({ standing, storyId, turn }: VoteElsewhereProps) {
  const { room } = useRoom();
  const { stories } = useStories({ teamId: room.event.teamId ?? undefined });
  const other = stories?.find(({ id }) => id === storyId);
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="text-ink-2">
        {standing} A vote on {other ? `S-${other.number} ${other.title}` : "another Story"} is open; it ends first.
      </p>
      {other && turn.mayLay ? <Button onClick={() => turn.lay(other.id)}>Go to S-{other.number}</Button> : null}
    </div>
  );
}

type BallotProps = { poker: Poker; ballot: BallotView } & PokerTableProps;

function Ballot({ poker, ballot, story, turn }: BallotProps) {
  const { mayLead, isProjector } = useRoom();
  const rounds = roundsOf(ballot);
  const isVoting = ballot.state === "voting";
  const shown = isVoting ? null : (rounds.at(-1) ?? null);
  const earlier = shown ? rounds.slice(0, -1) : rounds;
  const leads = mayLead && !isProjector;
  return (
    <>
      {isVoting ? <Voting poker={poker} ballot={ballot} leads={leads} isOn={turn.turn === story.id} /> : null}
      {shown ? (
        <>
          <h3 className="font-medium">{titleOf(ballot)}</h3>
          <VotesShown deck={ballot.deck} round={shown} />
          {leads ? (
            <>
              <AgreeOn poker={poker} ballot={ballot} votes={shown.votes} />
              <div>
                <Button pending={poker.pending} onClick={() => poker.another(ballot)}>
                  <RotateCcw /> Another round
                </Button>
              </div>
            </>
          ) : ballot.state === "revealed" ? (
            <p className="text-ink-2">
              {summaryOf(shown.votes).isUnanimous ? "" : "Talk about the highest and the lowest. "}
              The facilitator writes down what you agree on.
            </p>
          ) : null}
          {ballot.result !== null && story.estimate !== null && String(story.estimate) !== ballot.result ? (
            <p className="text-ink-2">Its estimate was changed since: it is {counted(story.estimate, "point")} now.</p>
          ) : null}
        </>
      ) : null}
      <EarlierRounds rounds={earlier} />
    </>
  );
}

function titleOf({ round, result }: BallotView): string {
  if (result !== null) return `Agreed on ${counted(Number(result), "point")}`;
  return round > 1 ? `Round ${round}: the votes` : "The votes";
}

type VotingProps = { poker: Poker; ballot: BallotView; leads: boolean; isOn: boolean };

function Voting({ poker, ballot, leads, isOn }: VotingProps) {
  const { room, me, isProjector } = useRoom();
  const mayVote = useMay("work in the team", room.event.teamId) && !isProjector;
  const isLooking = poker.lookOn.includes(me.personId);
  const voters = useVoters(ballot, poker.lookOn);
  const own = useOwnVote(ballot, mayVote && !isLooking);
  const all = voters.voted.length + voters.awaited.length;
  const isComplete = all > 0 && voters.awaited.length === 0;
  const mayReveal = leads && ballot.voted > 0;
  const reveal = () => poker.reveal(ballot);
  useCommands(
    mayReveal && isOn
      ? [{ id: "poker.reveal", label: "Reveal the votes", keys: "r", group: "Planning poker", run: reveal }]
      : [],
  );
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium">
          {ballot.round > 1 ? `Round ${ballot.round}: ` : ""}
          {isComplete ? "" : `${voters.voted.length} of ${all} have voted`}
          {/* Said aloud once, not with each vote. */}
          <span role="status">{isComplete ? "All have voted" : ""}</span>
        </h3>
        {leads ? (
          <span className="flex gap-2">
            <Button
              variant={isComplete ? "primary" : "secondary"}
              aria-disabled={!mayReveal}
              pending={poker.pending}
              onClick={reveal}
            >
              <Eye /> Reveal
            </Button>
            <Button variant="quiet" onClick={() => poker.withdraw(ballot)}>
              Withdraw
            </Button>
          </span>
        ) : null}
      </div>
      {mayVote && !isLooking ? <VotingCards deck={ballot.deck} value={own.value} onChoose={own.cast} /> : null}
      <RefusalNotice refusal={own.refusal} />
      <Voters voters={voters} />
      {mayVote ? (
        <Checkbox label="I look on" checked={isLooking} onChange={({ target }) => poker.setLooking(target.checked)} />
      ) : null}
    </>
  );
}
