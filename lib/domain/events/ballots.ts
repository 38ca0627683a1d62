import { type Actor, type Role, can } from "@/lib/domain/access";
import { type Result, ok, refuse } from "@/lib/domain/result";
import { counted } from "@/lib/domain/words";
import { contracts } from "./contracts";
import { type RoomPerson, type RoomRights, takesPart } from "./room";

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
      /** By Scrum Team of those who voted, as far as that gives nobody's vote away (`shownTeams`). */
      teams: { teamId: string; tally: Tally }[];
      /** The Scrum Teams that somebody voted of, whatever they chose. Absent in reveals from before it was asked. */
      voted?: string[];
    }
  | {
      kind: "poker";
      /** Of the round that was revealed last; empty while another one is open. */
      votes: PokerVote[];
      /** The rounds before it. */
      earlier: { round: number; votes: PokerVote[] }[];
    };

type Confidence = Extract<Reveal, { kind: "confidence" }>;

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

/** Of the people of a Flow Sprint Planning 2, those who are asked for their confidence. */
export function confidenceVoters<Person extends Pick<RoomPerson, "roles" | "isGuest">>(
  people: readonly Person[],
): Person[] {
  const invited = new Set<Role>(contracts.planning_2.invited);
  return people.filter(({ roles, isGuest }) =>
    roles.some(({ role }) => role !== "stakeholder" && (isGuest || invited.has(role))),
  );
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
  return {
    kind,
    all: tallyOf(votes),
    teams: shownTeams(votes).map((team) => ({ teamId: team.teamId, tally: tallyOf(team.votes) })),
    voted: [...new Set(votes.flatMap(({ teamIds }) => teamIds))].toSorted(),
  };
}

/**
 * The teams whose votes may be shown beside those of all: none that one alone voted of, and none that
 * leave one alone when they are taken off all. Where they would, the smallest is withheld as well.
 * A voter in two teams counts in one, or the difference would say nothing true. Who alone voted in all
 * is seen in `all` for what they chose: it can't be hidden, for the average is what the vote is for.
 */
function shownTeams(votes: readonly Vote[]): { teamId: string; votes: readonly Vote[] }[] {
  const byTeam = new Map<string, Vote[]>();
  for (const vote of votes) {
    const [teamId] = vote.teamIds.toSorted();
    if (teamId !== undefined) byTeam.set(teamId, [...(byTeam.get(teamId) ?? []), vote]);
  }
  const shown = [...byTeam]
    .map(([teamId, own]) => ({ teamId, votes: own }))
    .filter((team) => team.votes.length >= 2)
    // The largest first, so that the last is the one to withhold.
    .sort((one, other) => other.votes.length - one.votes.length || (one.teamId < other.teamId ? -1 : 1));
  const left = () => votes.length - shown.reduce((sum, team) => sum + team.votes.length, 0);
  while (shown.length > 0 && left() === 1) shown.pop();
  return shown.sort((one, other) => (one.teamId < other.teamId ? -1 : 1));
}

/** What is said of the votes that no team is shown with; null where there are none, or one in all. */
export function sayWithheld({ all, teams }: Pick<Confidence, "all" | "teams">): string | null {
  const count = votesIn(all);
  const withheld = count - teams.reduce((sum, { tally }) => sum + votesIn(tally), 0);
  if (withheld <= 0 || count === 1) return null;
  // Each of two knows the other's from their own.
  if (count === 2) return "Two votes tell those who gave them whose is whose: more of you make them nobody's";
  return `${counted(withheld, "vote is", "votes are")} not shown by team, so that nobody's vote is`;
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

/** The teams nobody voted of, where each is asked for a vote. */
export function silentTeams<Team extends { id: string }>(
  { voted }: Pick<Confidence, "voted">,
  teams: readonly Team[],
): Team[] {
  return voted ? teams.filter(({ id }) => !voted.includes(id)) : [];
}

/** "18 of 31 voted": of those who are asked for their confidence. */
export function sayVoted({ all }: Pick<Confidence, "all">, asked: number): string {
  const count = votesIn(all);
  // Who has voted may have left since.
  return `${count} of ${Math.max(count, asked)} voted`;
}

/** "3.4 of 5, 18 of 31 voted". */
export function sayConfidence(revealed: Pick<Confidence, "all">, asked: number): string {
  return `${sayAverage(averageOf(revealed.all) ?? 0)} of 5, ${sayVoted(revealed, asked)}`;
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
