import "server-only";
import { randomUUID } from "node:crypto";
import {
  AnotherRound,
  CastVote,
  OpenBallot,
  RevealBallot,
  SettleBallot,
  WithdrawBallot,
} from "@/lib/domain/events/ballot-schema";
import {
  type BallotKind,
  type Reveal,
  checkVote,
  fistOfFive,
  mayVote,
  pokerDecks,
  revealBefore,
  revealOf,
} from "@/lib/domain/events/ballots";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import { type Ballot, Prisma } from "@/prisma/client/client";
import { settlingActs } from "./ballot-acts";
import { readVotes } from "./ballot-queries";
import { type HeldRoom, enterRoom, itemOf } from "./enter-room";
import { enterTable, secretsChanged, tableChanged } from "./enter-table";
import { stageOf } from "./event-state";

/**
 * Opens a hidden vote: on the confidence of all, or on a Story. One votes at a time in a room; asking
 * for the one that is open already changes nothing.
 */
export const openBallot = command({
  name: "events.openBallot",
  input: OpenBallot,
  async run(context, input) {
    const { tx, now } = context;
    const entered = await enterRoom(context, input, { as: "who leads", state: "running" });
    if (!entered.ok) return entered;
    const { event } = entered.value;
    const subjectId = input.kind === "poker" ? input.subjectId : null;
    const fits = await checkSubject(context, entered.value, input.kind, subjectId);
    if (!fits.ok) return fits;
    const open = await tx.ballot.findFirst({ where: { eventId: event.id, state: "voting" } });
    if (open)
      return open.kind === input.kind && open.subjectId === subjectId ? ok({ id: open.id }) : refuse(oneAtATime);
    const deck = input.kind === "poker" ? pokerDecks[input.deck].cards : fistOfFive;
    const { id } = await tx.ballot.create({
      data: { id: randomUUID(), eventId: event.id, kind: input.kind, subjectId, deck: [...deck], openedAt: now },
    });
    recordBallot(context, entered.value, null, { kind: input.kind, state: "voting" });
    tableChanged(context, event);
    return ok({ id });
  },
});

/** Votes, or takes one's vote back: hidden from all until it is revealed, and from history for good. */
export const castVote = command({
  name: "events.castVote",
  input: CastVote,
  isSecret: true,
  async run(context, { ballotId, round, value, ...input }) {
    const { tx, actor } = context;
    const entered = await enterTable(context, input);
    if (!entered.ok) return entered;
    const { event, rights } = entered.value;
    const ballot = await tx.ballot.findFirst({ where: { id: ballotId, eventId: event.id } });
    if (!ballot) return notFound("vote");
    if (!mayVote(actor, ballot.kind, rights)) return refuse(looksOn[ballot.kind]);
    if (ballot.kind === "poker" && stageOf(event).lookOn?.includes(actor.personId)) return refuse(choseToLookOn);
    const allowed = checkVote(ballot, { round, value });
    if (!allowed.ok) return allowed;
    const own = { itemId: ballotId, kind: "vote" as const, personId: actor.personId };
    if (value === null) await tx.secret.deleteMany({ where: own });
    else {
      await tx.secret.upsert({
        where: { itemId_kind_personId: own },
        create: { ...own, eventId: event.id, value },
        update: { value },
      });
    }
    recordBallot(context, entered.value, null, null);
    secretsChanged(context, event);
    return ok(null);
  },
});

/** Shows what was voted: of confidence how many chose what, of planning poker who chose what. */
export const revealBallot = command({
  name: "events.revealBallot",
  input: RevealBallot,
  async run(context, { round, ...input }) {
    const { tx } = context;
    const found = await leadBallot(context, input);
    if (!found.ok) return found;
    const { room, ballot } = found.value;
    if (ballot.round !== round) return refuse(roundIsElsewhere);
    if (ballot.state !== "voting") return ok(null);
    const votes = await readVotes(tx, ballot.id, room.event);
    if (votes.length === 0) return refuse(nobodyVoted);
    const revealed = revealOf(ballot.kind, votes, ballot.revealed as Reveal | null);
    await tx.ballot.update({ where: { id: ballot.id }, data: { state: "revealed", revealed } });
    await forgetVotes(context, ballot);
    recordBallot(context, room, { state: "voting" }, { state: "revealed", votes: votes.length });
    tableChanged(context, room.event);
    return ok(null);
  },
});

/** Asks for another round after a reveal: all vote anew, hidden again. */
export const anotherRound = command({
  name: "events.anotherRound",
  input: AnotherRound,
  async run(context, { round, seen, ...input }) {
    const found = await leadBallot(context, input);
    if (!found.ok) return found;
    const { room, ballot } = found.value;
    if (ballot.round !== round) return refuse(roundIsElsewhere);
    if (ballot.state === "voting") return ok(null);
    if (seen !== undefined && seen !== ballot.result) return refuse(roundIsElsewhere);
    const other = await context.tx.ballot.count({ where: { eventId: room.event.id, state: "voting" } });
    if (other > 0) return refuse(oneAtATime);
    await context.tx.ballot.update({
      where: { id: ballot.id },
      data: {
        state: "voting",
        round: round + 1,
        revealed: revealBefore({ round, revealed: ballot.revealed as Reveal | null }) ?? Prisma.DbNull,
        result: null,
      },
    });
    recordBallot(context, room, { state: ballot.state, round }, { state: "voting", round: round + 1 });
    tableChanged(context, room.event);
    return ok(null);
  },
});

/** Ends a vote that was opened by mistake; what was voted is forgotten. */
export const withdrawBallot = command({
  name: "events.withdrawBallot",
  input: WithdrawBallot,
  async run(context, input) {
    const found = await leadBallot(context, input);
    if (!found.ok) return found;
    const { room, ballot } = found.value;
    await forgetVotes(context, ballot);
    await context.tx.ballot.delete({ where: { id: ballot.id } });
    recordBallot(context, room, { kind: ballot.kind, state: ballot.state }, null);
    tableChanged(context, room.event);
    return ok(null);
  },
});

/** Writes down what was agreed on after the reveal; what that means for its subject happens with it. */
export const settleBallot = command({
  name: "events.settleBallot",
  input: SettleBallot,
  async run(context, { result, round, seen, ...input }) {
    const found = await leadBallot(context, input);
    if (!found.ok) return found;
    const { room, ballot } = found.value;
    if (round !== undefined && round !== ballot.round) return refuse(roundIsElsewhere);
    if (ballot.state === "voting") return refuse(revealFirst);
    if (ballot.result === result) return ok(null);
    if (seen !== undefined && seen !== ballot.result) return refuse(roundIsElsewhere);
    const acted = await settlingActs[ballot.kind]?.(context, room, ballot, result);
    if (acted?.ok === false) return acted;
    await context.tx.ballot.update({ where: { id: ballot.id }, data: { state: "settled", result } });
    recordBallot(context, room, { result: ballot.result }, { result });
    tableChanged(context, room.event);
    return ok(null);
  },
});

/** A ballot of a room that is open, for who leads it. */
async function leadBallot(
  context: CommandContext,
  { ballotId, ...input }: { flowTeamId: string; key: string; ballotId: string },
): Promise<Result<{ room: HeldRoom; ballot: Ballot }>> {
  const entered = await enterRoom(context, input, { as: "who leads", state: "running" });
  if (!entered.ok) return entered;
  const ballot = await context.tx.ballot.findFirst({ where: { id: ballotId, eventId: entered.value.event.id } });
  return ballot ? ok({ room: entered.value, ballot }) : notFound("vote");
}

/** Confidence is asked in Flow Sprint Planning 2; planning poker is for a Story of the room's Scrum Team. */
async function checkSubject(
  { tx }: CommandContext,
  { event }: HeldRoom,
  kind: BallotKind,
  subjectId: string | null,
): Promise<Result<null>> {
  if (kind === "confidence") return event.kind === "planning_2" ? ok(null) : refuse(notHere);
  if (event.teamId === null) return refuse(notHere);
  const story = { id: subjectId ?? "", flowTeamId: event.flowTeamId, teamId: event.teamId, deletedAt: null };
  return (await tx.story.count({ where: story })) > 0 ? ok(null) : notFound("Story");
}

async function forgetVotes({ tx }: CommandContext, { id }: Pick<Ballot, "id">): Promise<void> {
  await tx.secret.deleteMany({ where: { itemId: id, kind: "vote" } });
}

function recordBallot(context: CommandContext, { event, name }: HeldRoom, before: object | null, after: object | null) {
  context.record({
    flowTeamId: event.flowTeamId,
    item: itemOf(event, name),
    before: before && { vote: before },
    after: after && { vote: after },
  });
}

const looksOn = {
  confidence: {
    code: "forbidden",
    message: "The confidence vote is for the Members this event is for: guests look on.",
    wayOut: "Say what you think of the plan in the room.",
  },
  poker: {
    code: "forbidden",
    message: "Planning poker is for the Scrum Team's own people: others look on.",
    wayOut: "Say what you know of the Story in the room.",
  },
} as const;

const choseToLookOn = {
  code: "rule",
  message: "You look on: your vote wouldn't count.",
  wayOut: "Take part in the estimate again, then vote.",
} as const;

const oneAtATime = {
  code: "rule",
  message: "Another vote is open in this room.",
  wayOut: "Reveal it or withdraw it first.",
} as const;

const roundIsElsewhere = {
  code: "stale",
  message: "Somebody led the vote on while you pressed.",
  wayOut: "Look where the vote is now, then go on from there.",
} as const;

const nobodyVoted = {
  code: "rule",
  message: "Nobody has voted yet, so there is nothing to reveal.",
  wayOut: "Wait for the first votes, or withdraw the vote.",
} as const;

const revealFirst = {
  code: "rule",
  message: "The votes are still hidden.",
  wayOut: "Reveal them first, then write down what you agreed on.",
} as const;

const notHere = {
  code: "invalid",
  message: "This event has no such vote.",
  wayOut: "Confidence is asked in Flow Sprint Planning 2, planning poker is played in a Scrum Team's events.",
} as const;
