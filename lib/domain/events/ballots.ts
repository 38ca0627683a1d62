import { type Actor, can } from "@/lib/domain/access";
import { type Result, ok, refuse } from "@/lib/domain/result";
import { type RoomRights, takesPart } from "./room";

/** Fist of five on the plan, or planning poker on a Story. */
export type BallotKind = "confidence" | "poker";

export type BallotState = "voting" | "revealed" | "settled";

/** What a fist of five can show. */
export const fistOfFive = ["1", "2", "3", "4", "5"] as const;

/** The decks of planning poker. "?" says that somebody can't tell. */
export const pokerDecks = {
  fibonacci: { name: "1 to 20", cards: ["1", "2", "3", "5", "8", "13", "20", "?"] },
  small: { name: "1 to 8", cards: ["1", "2", "3", "5", "8", "?"] },
} as const satisfies Record<string, { name: string; cards: readonly string[] }>;
export type PokerDeck = keyof typeof pokerDecks;
export const pokerDeckKeys = Object.keys(pokerDecks) as [PokerDeck, ...PokerDeck[]];

/** The average confidence that asks for no other round. */
export const enoughConfidence = 3;

/** How many votes each value got; values nobody chose are missing. */
export type Tally = { [value: string]: number };

/** What a reveal shows: of confidence never who voted what, of poker just that. */
export type Reveal =
  | {
      kind: "confidence";
      all: Tally;
      /** By Scrum Team of those who voted, where two or more of it did: one alone would be named by it. */
      teams: { teamId: string; tally: Tally }[];
    }
  | {
      kind: "poker";
      /** Of the round that was revealed last; empty while another one is open. */
      votes: PokerVote[];
      /** The rounds before it. */
      earlier: { round: number; votes: PokerVote[] }[];
    };

/** A card of planning poker that was shown, and by whom. */
export type PokerVote = { personId: string; name: string; value: string };

/** A ballot as all in the room see it. */
export type BallotView = {
  id: string;
  kind: BallotKind;
  /** The Story estimated; null for confidence. */
  subjectId: string | null;
  /** From 1. */
  round: number;
  state: BallotState;
  deck: string[];
  /** How many have voted. On confidence nobody is told who. */
  voted: number;
  /** Who has laid a card in planning poker; what is on it is hidden. */
  votedIds: string[];
  revealed: Reveal | null;
  /** What was agreed on. */
  result: string | null;
};

/** A vote as it is kept until the reveal. */
export type Vote = { personId: string; name: string; value: string; teamIds: readonly string[] };

/**
 * Whether somebody's vote counts: on confidence every Member the event is for, in planning poker
 * the Scrum Team's own people. Others look on.
 */
export function mayVote(actor: Actor, kind: BallotKind, room: RoomRights): boolean {
  const { flowTeamId, teamId } = room;
  if (kind === "poker") return can(actor, "work in the team", { flowTeamId, scrumTeamId: teamId });
  return takesPart(actor, room) && can(actor, "contribute", { flowTeamId });
}

/** Whether a ballot takes this vote; null takes one's vote back. */
export function checkVote(
  ballot: { state: BallotState; round: number; deck: readonly string[] },
  vote: { round: number; value: string | null },
): Result<null> {
  if (ballot.state !== "voting") {
    return refuse({
      code: "stale",
      message: "The votes are revealed: this round takes no more.",
      wayOut: "Ask who facilitates for another round.",
    });
  }
  if (vote.round !== ballot.round) {
    return refuse({
      code: "stale",
      message: `Round ${ballot.round} has begun: this vote was for round ${vote.round}.`,
      wayOut: "Vote again.",
    });
  }
  if (vote.value !== null && !ballot.deck.includes(vote.value)) {
    return refuse({
      code: "invalid",
      message: `There is no card "${vote.value}" on the table.`,
      fields: { value: "Choose one of the cards." },
      wayOut: "Choose one of the cards.",
    });
  }
  return ok(null);
}

/** What is shown of the votes once they are revealed; `before` is what was shown of the rounds before. */
export function revealOf(kind: BallotKind, votes: readonly Vote[], before: Reveal | null = null): Reveal {
  if (kind === "poker") {
    const shown = votes.map(({ personId, name, value }) => ({ personId, name, value }));
    return {
      kind,
      votes: shown.toSorted((one, other) => one.name.localeCompare(other.name, "en")),
      earlier: before?.kind === "poker" ? before.earlier : [],
    };
  }
  const teamIds = [...new Set(votes.flatMap((vote) => vote.teamIds))].sort();
  const teams = teamIds.map((teamId) => ({ teamId, votes: votes.filter((vote) => vote.teamIds.includes(teamId)) }));
  return {
    kind,
    all: tallyOf(votes),
    teams: teams
      .filter((team) => team.votes.length >= 2)
      .map((team) => ({ teamId: team.teamId, tally: tallyOf(team.votes) })),
  };
}

/** What stays in sight while another round is voted on: of planning poker the rounds so far. */
export function revealBefore({ round, revealed }: { round: number; revealed: Reveal | null }): Reveal | null {
  if (revealed?.kind !== "poker") return null;
  return { kind: "poker", votes: [], earlier: [...revealed.earlier, { round, votes: revealed.votes }] };
}

function tallyOf(votes: readonly { value: string }[]): Tally {
  const tally: Tally = {};
  // In the order of the values, so that it says nothing of the order of the votes.
  for (const { value } of votes.toSorted((one, other) => one.value.localeCompare(other.value, "en"))) {
    tally[value] = (tally[value] ?? 0) + 1;
  }
  return tally;
}

/** How many votes a tally counts. */
export function votesIn(tally: Tally): number {
  return Object.values(tally).reduce((sum, count) => sum + count, 0);
}

/** The average of the votes that are numbers; null where none is. */
export function averageOf(tally: Tally): number | null {
  const numbers = Object.entries(tally).filter(([value]) => Number.isFinite(Number(value)));
  const count = numbers.reduce((sum, [, times]) => sum + times, 0);
  if (count === 0) return null;
  return numbers.reduce((sum, [value, times]) => sum + Number(value) * times, 0) / count;
}

/** An average as it is said: "3.4". */
export function sayAverage(average: number): string {
  return average.toLocaleString("en", { maximumFractionDigits: 1, minimumFractionDigits: 1 });
}

/** The least and the most of the numbers chosen in planning poker; null where none is a number. */
export function spreadOf(votes: readonly { value: string }[]): { least: number; most: number } | null {
  const numbers = votes.map(({ value }) => Number(value)).filter(Number.isFinite);
  return numbers.length > 0 ? { least: Math.min(...numbers), most: Math.max(...numbers) } : null;
}

/** Whether the confidence revealed lets Flow Sprint Planning 2 close. */
export function isConfident(revealed: Reveal | null): boolean {
  if (revealed?.kind !== "confidence") return false;
  return (averageOf(revealed.all) ?? 0) >= enoughConfidence;
}
