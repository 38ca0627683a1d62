import { counted } from "@/lib/domain/words";
import { type BallotView, averageOf, sayAverage } from "./ballots";
import type { Claim } from "./claims";
import type { RoomClock } from "./clock";
import { contracts, isRetrospective } from "./contracts";
import { pointsAgreed, sayVotes, summaryOf } from "./poker";
import { doingIn, phaseOf, roundOf } from "./retro";
import type { RoomView } from "./room";

/** What of a room is said aloud when it changes. What isn't read here is undefined. */
export type RoomMoment = {
  room: Pick<RoomView, "event" | "clock" | "stage" | "facilitatorId">;
  /** The time of the step that is on is used up. */
  isOver: boolean;
  ballots?: readonly BallotView[] | undefined;
  claims?: readonly Claim[] | undefined;
};

/** What those are called that a room names by their ids; undefined for what isn't known. */
export type RoomNames = {
  team(id: string): string | undefined;
  /** An Epic or a Story, with its number. */
  item(id: string): string | undefined;
  person(id: string): string | undefined;
};

/**
 * What those who don't see the room are told of a change, a sentence each: it opens, goes to another
 * step, stands still, runs over, closes; somebody else leads it; cards and votes go on; an item is laid on
 * the table; somebody else claims an Epic. `me` is who hears it: what they claim themselves, they know.
 */
export function sayRoomChange(before: RoomMoment, after: RoomMoment, names: RoomNames, me: string): string[] {
  const state = sayState(before, after);
  if (state) return [state];
  if (after.room.event.state !== "running") return [];
  return [
    sayLead(before, after, names, me),
    sayStep(before, after),
    sayClock(before.room.clock, after.room.clock),
    !before.isOver && after.isOver && before.room.clock.step === after.room.clock.step ? "Overtime" : null,
    sayPhase(before, after),
    sayTable(before, after, names),
    ...sayBallots(before.ballots, after.ballots),
    ...sayClaims(before.claims, after.claims, names, me),
  ].filter((sentence) => sentence !== null);
}

function sayState({ room: { event: before } }: RoomMoment, { room }: RoomMoment): string | null {
  const { state } = room.event;
  if (state === before.state) return null;
  if (state === "running") return `The room is open. ${stepWords(room)}`;
  if (state === "closed") return "Closed, the minutes are here";
  if (state === "called_off") return "Called off";
  return before.state === "running" ? "The room is shut: the event is planned again" : null;
}

/** Whether a room was handed to somebody: whoever opens it, leads it anyway. */
export function isHandedTo(personId: string, { room: before }: RoomMoment, { room: after }: RoomMoment): boolean {
  const isChanged = before.facilitatorId !== after.facilitatorId && before.event.state === after.event.state;
  return isChanged && after.facilitatorId === personId;
}

/** Who leads now sees that themself. */
function sayLead(before: RoomMoment, after: RoomMoment, { person }: RoomNames, me: string): string | null {
  const { facilitatorId } = after.room;
  if (facilitatorId === null || !isHandedTo(facilitatorId, before, after)) return null;
  const name = person(facilitatorId);
  return name === undefined || name === me ? null : `${name} leads now`;
}

function sayStep({ room: before }: RoomMoment, { room: after }: RoomMoment): string | null {
  return before.clock.step === after.clock.step ? null : stepWords(after);
}

function stepWords({ event, clock }: RoomMoment["room"]): string {
  const { steps } = contracts[event.kind];
  return `Step ${clock.step + 1} of ${steps.length}: ${steps[clock.step]?.name ?? ""}`;
}

function sayClock(before: RoomClock, after: RoomClock): string | null {
  if (before.runningSince !== null && after.runningSince === null) return "The clock stands still";
  if (before.runningSince === null && after.runningSince !== null) return "The clock goes on";
  const more = (after.steps[after.step]?.seconds ?? 0) - (before.steps[after.step]?.seconds ?? 0);
  return more > 0 ? `${counted(Math.round(more / 60), "minute")} more for this step` : null;
}

function sayPhase({ room: before }: RoomMoment, { room: after }: RoomMoment): string | null {
  if (!isRetrospective(after.event.kind)) return null;
  const round = roundOf(after.stage);
  if (round > roundOf(before.stage)) return `Round ${round}: everybody votes again, from zero`;
  return phaseOf(before.stage) === phaseOf(after.stage) ? null : `The room is ${doingIn(after.stage)} now`;
}

function sayTable({ room: before }: RoomMoment, { room: after }: RoomMoment, { item }: RoomNames): string | null {
  const turn = after.stage.turn ?? null;
  if (turn === null || turn === before.stage.turn) return null;
  const name = item(turn);
  return name === undefined ? null : `On the table: ${name}`;
}

/** Nothing is said of single votes: that the round is open, shown, and settled is enough. */
function sayBallots(before: RoomMoment["ballots"], after: RoomMoment["ballots"]): (string | null)[] {
  if (!before || !after) return [];
  return after.map((ballot) => {
    const former = before.find(({ id }) => id === ballot.id);
    const isSame = former?.state === ballot.state && former.round === ballot.round && former.result === ballot.result;
    if (isSame) return null;
    if (ballot.state === "voting") return ballot.round > 1 ? `Round ${ballot.round}: vote again` : "The vote is open";
    if (former && ballot.result !== null && ballot.result !== former.result) {
      const points = pointsAgreed(ballot.result);
      return `Agreed on ${points === null ? ballot.result : counted(points, "point")}`;
    }
    return former?.state === "voting" ? sayShown(ballot) : null;
  });
}

function sayShown({ revealed }: BallotView): string {
  if (revealed?.kind === "confidence") return `Votes shown: ${sayAverage(averageOf(revealed.all) ?? 0)} of 5`;
  return revealed ? `Votes shown. ${sayVotes(summaryOf(revealed.votes))}` : "Votes shown";
}

function sayClaims(
  before: RoomMoment["claims"],
  after: RoomMoment["claims"],
  names: RoomNames,
  me: string,
): (string | null)[] {
  if (!before || !after) return [];
  const of = (claims: readonly Claim[], { epicId, teamId }: Claim) =>
    claims.find((one) => one.epicId === epicId && one.teamId === teamId);
  const words = ({ epicId, teamId }: Claim) =>
    [names.team(teamId) ?? "A team", names.item(epicId) ?? "an Epic"] as const;
  const made = after.map((claim) => {
    const former = of(before, claim);
    if (former?.points === claim.points || claim.claimedBy === me) return null;
    const [team, epic] = words(claim);
    return `${team} claims ${counted(claim.points, "point")} of ${epic}`;
  });
  const gone = before.map((claim) => {
    if (of(after, claim) || claim.claimedBy === me) return null;
    const [team, epic] = words(claim);
    return `${team} no longer claims ${epic}`;
  });
  return [...made, ...gone];
}
