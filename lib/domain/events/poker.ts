import { counted } from "@/lib/domain/words";
import type { BallotView, PokerVote, Reveal } from "./ballots";
import type { RoomPerson } from "./room";

/** The votes of a round, the earlier ones kept beside the last. */
export type PokerRound = { round: number; votes: readonly PokerVote[] };

/** What the votes of a round come to. Numbers are null where nobody chose one. */
export type PokerSummary = {
  /** Votes that are numbers, and those that can't tell. */
  numbers: number;
  unsure: number;
  least: number | null;
  most: number | null;
  /** With two in the middle, the one between them. */
  median: number | null;
  /** All chose the same number. */
  isUnanimous: boolean;
};

/** What the votes of a round come to. */
export function summaryOf(votes: readonly { value: string }[]): PokerSummary {
  const numbers = votes
    .map(({ value }) => Number(value))
    .filter(Number.isFinite)
    .sort((one, other) => one - other);
  const [least = null] = numbers;
  const most = numbers.at(-1) ?? null;
  const half = Math.floor(numbers.length / 2);
  const [lower = 0, upper = 0] = [numbers[half - 1], numbers[half]];
  const median = numbers.length === 0 ? null : numbers.length % 2 === 1 ? upper : (lower + upper) / 2;
  const unsure = votes.length - numbers.length;
  return {
    numbers: numbers.length,
    unsure,
    least,
    most,
    median,
    isUnanimous: numbers.length > 1 && unsure === 0 && least === most,
  };
}

/** The cards of the deck that can be agreed on, the smallest first. */
export function cardsToAgreeOn(deck: readonly string[]): string[] {
  return deck.filter((card) => pointsAgreed(card) !== null).sort((one, other) => Number(one) - Number(other));
}

/**
 * The card that is likely agreed on: the one nearest to the median, of two as near the smaller, so that
 * nobody is talked into the highest vote. Null where nobody chose a number.
 */
export function likelyCard(deck: readonly string[], { median }: Pick<PokerSummary, "median">): string | null {
  if (median === null) return null;
  const away = (card: string) => Math.abs(Number(card) - median);
  return cardsToAgreeOn(deck).toSorted((one, other) => away(one) - away(other))[0] ?? null;
}

/** Whether the vote on a Story was shown, and no number is agreed on yet. */
export function waitsForNumber(
  ballots: readonly Pick<BallotView, "kind" | "state" | "subjectId" | "result">[],
  storyId: string | null | undefined,
): boolean {
  const ballot = ballots.find(({ kind, subjectId }) => kind === "poker" && subjectId === storyId);
  return ballot?.state === "revealed" && ballot.result === null;
}

/** A number of points that was agreed on, as it is typed; null where it is none that an estimate can be. */
export function pointsAgreed(result: string): number | null {
  return /^[1-9]\d{0,2}$/.test(result) ? Number(result) : null;
}

/**
 * Whom a vote waits for: the Scrum Team's own people who are in the room and don't look on, those who
 * have voted first.
 */
export function votersOf(
  people: readonly RoomPerson[],
  { teamId, lookOn, votedIds }: { teamId: string | null; lookOn: readonly string[]; votedIds: readonly string[] },
): { voted: RoomPerson[]; awaited: RoomPerson[]; looking: RoomPerson[] } {
  const here = people.filter(({ id, joinedAt }) => joinedAt !== null || votedIds.includes(id));
  const counts = (person: RoomPerson) =>
    !lookOn.includes(person.id) && person.roles.some((held) => held.teamId !== null && held.teamId === teamId);
  const voters = here.filter(counts);
  return {
    voted: voters.filter(({ id }) => votedIds.includes(id)),
    awaited: voters.filter(({ id }) => !votedIds.includes(id)),
    looking: here.filter((person) => !counts(person)),
  };
}

/** The rounds of a vote that were revealed, the earliest first. */
export function roundsOf({ round, revealed }: { round: number; revealed: Reveal | null }): PokerRound[] {
  if (revealed?.kind !== "poker") return [];
  const { votes, earlier } = revealed;
  return votes.length > 0 ? [...earlier, { round, votes }] : [...earlier];
}

/** A round in words: "round 2: Ada 3, Ben 5". */
export function sayRound({ round, votes }: PokerRound): string {
  return `round ${round}: ${votes.map(({ name, value }) => `${name} ${value}`).join(", ")}`;
}

/** How far the votes of a round are apart, in a sentence. */
export function sayVotes({ numbers, unsure, least, most, median, isUnanimous }: PokerSummary): string {
  const cannot = unsure > 0 ? ` ${counted(unsure, "person", "people")} can't tell.` : "";
  if (numbers === 0) return `Nobody chose a number.${cannot}`;
  if (isUnanimous) return `All say ${least}.`;
  if (least === most) return `${least} is the only number chosen.${cannot}`;
  return `From ${least} to ${most}, median ${median}.${cannot}`;
}
