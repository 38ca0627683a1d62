import { type Refusal, type Result, ok, refuse } from "@/lib/domain/result";
import { counted } from "@/lib/domain/words";
import { type EventKind, contracts } from "./contracts";
import { type EventStage, type RetroPhase, retroPhases } from "./room";

/** The columns of a retrospective, in their order. */
export const retroColumns = ["went_well", "to_improve", "idea"] as const;
export type RetroColumn = (typeof retroColumns)[number];

export const columnNames: Record<RetroColumn, string> = {
  went_well: "What went well",
  to_improve: "What held us up",
  idea: "Ideas",
};

/** Dots each person has where the facilitator said nothing else, the most they may give, and how many of them one group may get. */
export const usualDots = 6;
export const mostDots = 12;
export const mostDotsOnOne = 3;

/** How many dots each person has in a room. */
export const dotsEachIn = ({ dots }: Pick<EventStage, "dots">): number => dots ?? usualDots;

/** A card as all see it once writing is over. Who wrote it is no part of it. */
export type RetroCard = {
  id: string;
  column: RetroColumn;
  text: string;
  /** The card it was put with; null where it stands alone or leads its group. */
  groupId: string | null;
  /** Null until the dots are counted. */
  dots: number | null;
};

/** The cards of a retrospective as everybody in the room sees them. */
export type RetroView = {
  /** How many were written in each column. */
  counts: Record<RetroColumn, number>;
  /** None while they are written. In the order of their ids, which say nothing of when they came. */
  cards: RetroCard[];
  /** Dots on the table in all, so that the facilitator sees when everybody has voted. */
  dotsPlaced: number;
};

/** What of a retrospective is one person's: read by nobody else. */
export type OwnTable = {
  cards: { id: string; column: RetroColumn; text: string }[];
  /** How many dots they have on which group, by the id of the card that leads it. */
  dots: { [groupId: string]: number };
};

/** Cards that were put together, or one that stands alone. Its id is that of the card that leads it. */
export type RetroGroup = { id: string; column: RetroColumn; cards: RetroCard[]; dots: number | null };

/** The groups in the order of their ids; once the dots are counted, those with most first. */
export function groupsOf(cards: readonly RetroCard[]): RetroGroup[] {
  const groups = new Map<string, RetroGroup>();
  for (const card of cards) {
    if (card.groupId === null)
      groups.set(card.id, { id: card.id, column: card.column, cards: [card], dots: card.dots });
  }
  for (const card of cards) {
    if (card.groupId !== null) groups.get(card.groupId)?.cards.push(card);
  }
  return [...groups.values()].sort((one, other) => (other.dots ?? 0) - (one.dots ?? 0) || (one.id < other.id ? -1 : 1));
}

/** What a group is called where there is room for a few words. */
export function groupName({ cards }: Pick<RetroGroup, "cards">): string {
  const text = cards[0]?.text.replace(/\s+/g, " ") ?? "";
  const words = text.length > 48 ? `${text.slice(0, 47)}…` : text;
  return cards.length > 1 ? `${words} (${cards.length} cards)` : words;
}

/** The cards as they stand once one was put onto another, with all that were with it. */
export function grouped(cards: readonly RetroCard[], cardId: string, ontoId: string): RetroCard[] {
  const leader = leaderOf(cards, ontoId);
  const moved = leaderOf(cards, cardId);
  if (leader === null || moved === null || leader === moved) return [...cards];
  return cards.map((card) => (card.id === moved || card.groupId === moved ? { ...card, groupId: leader } : card));
}

/**
 * The cards as they stand once some of one group were taken out of it: they are a group of their own
 * then. Who led goes on leading where they are; the others are led by the first of them.
 */
export function ungrouped(cards: readonly RetroCard[], cardIds: readonly string[]): RetroCard[] {
  const { out, outLeader, rest, restLeader } = split(cards, cardIds);
  if (outLeader === null || restLeader === null) return [...cards];
  return cards.map((card) => {
    if (out.includes(card.id)) return { ...card, groupId: card.id === outLeader ? null : outLeader };
    return rest.includes(card.id) ? { ...card, groupId: card.id === restLeader ? null : restLeader } : card;
  });
}

/** The two parts of a group when some of its cards leave it, and who leads each; null where a part is empty. */
export function split(cards: readonly Pick<RetroCard, "id" | "groupId">[], cardIds: readonly string[]) {
  const leader = leaderOf(cards, cardIds[0] ?? "");
  const all = cards.filter(({ id, groupId }) => leader !== null && (groupId ?? id) === leader).map(({ id }) => id);
  const out = all.filter((id) => cardIds.includes(id)).sort();
  const rest = all.filter((id) => !cardIds.includes(id)).sort();
  const ledBy = (part: string[]) => (leader !== null && part.includes(leader) ? leader : (part[0] ?? null));
  return { leader, out, outLeader: ledBy(out), rest, restLeader: ledBy(rest) };
}

/** The card that leads the group of a card; null where there is no such card. */
export function leaderOf(cards: readonly Pick<RetroCard, "id" | "groupId">[], cardId: string): string | null {
  const card = cards.find(({ id }) => id === cardId);
  return card ? (card.groupId ?? card.id) : null;
}

/** How many of their dots somebody has left. */
export function dotsLeft(dots: OwnTable["dots"], dotsEach: number): number {
  return dotsEach - Object.values(dots).reduce((sum, count) => sum + count, 0);
}

/** Whether one more dot may go onto a group, for somebody with these of so many dots on the table. */
export function checkDot(dots: OwnTable["dots"], groupId: string, dotsEach: number): Result<null> {
  if (dotsLeft(dots, dotsEach) <= 0) return refuse(allPlaced(dotsEach));
  return (dots[groupId] ?? 0) >= mostDotsOnOne ? refuse(enoughOnOne) : ok(null);
}

/** How far a retrospective is with its cards and dots. */
type RetroStage = Pick<EventStage, "phase" | "round" | "isCounted">;

/** Which round of dots it is, from 1. */
export const roundOf = ({ round }: Pick<EventStage, "round">): number => round ?? 1;

/** Whether the dots of the round are counted: it takes no more of them, wherever the room is led. */
export const isCounted = (stage: RetroStage): boolean => phaseOf(stage) === "deciding" || stage.isCounted === true;

/** Whether the room sees how many dots each group got. */
export const showsDots = (stage: RetroStage): boolean =>
  isCounted(stage) && (phaseOf(stage) === "voting" || phaseOf(stage) === "deciding");

/**
 * The stage led to another phase: to have been at deciding counts the dots for good. `seen` is the
 * phase the facilitator saw.
 */
export function ledTo<S extends RetroStage>(
  stage: S,
  { seen, phase }: { seen: RetroPhase | undefined; phase: RetroPhase },
): Result<S> {
  if (stage.phase === phase) return ok(stage);
  if (stage.phase !== seen) return refuse(ledOnMeanwhile);
  return ok({ ...stage, phase, ...((isCounted(stage) || phase === "deciding") && { isCounted: true }) });
}

/**
 * The stage with a new round of dots, from zero, after the one the facilitator saw counted. Who asks for
 * it second finds it begun.
 */
export function votedAgain<S extends RetroStage>(stage: S, seenRound: number): Result<S> {
  const round = roundOf(stage);
  if (round === seenRound + 1 && !isCounted(stage)) return ok(stage);
  if (round !== seenRound) return refuse(ledOnMeanwhile);
  if (!isCounted(stage)) return refuse(notCountedYet);
  return ok({ ...stage, phase: "voting", round: round + 1, isCounted: false });
}

/**
 * Whether the cards are led through their phases at a step: at the last of the agenda. At one before it the
 * figures are looked at, and cards are written at most.
 */
export const hasPhases = (kind: EventKind, step: number): boolean => step === contracts[kind].steps.length - 1;

/** The phase that comes next, and what going there does; null at the last. */
export function nextPhase(stage: RetroStage): { phase: RetroPhase; does: string } | null {
  const phase = retroPhases[retroPhases.indexOf(phaseOf(stage)) + 1];
  return phase ? { phase, does: (isCounted(stage) && doesOnceCounted[phase]) || doesPhase[phase] } : null;
}

/** Whether the facilitator may still say how many dots each person has. */
export const mayGiveDots = (stage: RetroStage): boolean => !isCounted(stage);

/**
 * Whether each person may have so many dots: said before they are counted, and never fewer than
 * somebody has placed. `placed` is the most that one person has on the table.
 */
export function checkDotsEach(stage: RetroStage, dotsEach: number, placed: number): Result<null> {
  if (!mayGiveDots(stage)) {
    return refuse({
      code: "stale",
      message: "The dots are counted: how many each had stays as it was.",
      wayOut: "Ask for another round under Vote, “Vote again”, then give more.",
    });
  }
  if (dotsEach >= placed) return ok(null);
  return refuse({
    code: "invalid",
    message: `Somebody has ${counted(placed, "dot")} on the table already: ${dotsEach} each would be too few.`,
    fields: { dots: `Give ${placed} or more.` },
    wayOut: `Give ${placed} or more, or ask everybody to take dots back first.`,
  });
}

/** What is done with cards, and in which phases. */
const acts = {
  write: { phases: ["writing"], verb: "written" },
  change: { phases: ["writing", "grouping"], verb: "changed" },
  group: { phases: ["grouping"], verb: "grouped" },
  vote: { phases: ["voting"], verb: "voted on" },
} as const satisfies Record<string, { phases: readonly RetroPhase[]; verb: string }>;
export type RetroAct = keyof typeof acts;

/** The phase a retrospective is in: before it opens, cards are written already. */
export const phaseOf = ({ phase }: { phase?: RetroPhase | undefined }): RetroPhase => phase ?? "writing";

/** Whether the phase allows an act. */
export function allows(phase: RetroPhase, act: RetroAct): boolean {
  return (acts[act].phases as readonly RetroPhase[]).includes(phase);
}

/** Refuses what the phase doesn't allow, and dots once those of the round are counted. */
export function checkPhase(stage: RetroStage, act: RetroAct): Result<null> {
  if (act === "vote" && showsDots(stage)) return refuse(dotsAreCounted);
  if (allows(phaseOf(stage), act)) return ok(null);
  return refuse({
    code: "stale",
    message: `Cards aren't ${acts[act].verb} now: the room is ${doingIn(stage)}.`,
    wayOut: "Ask the facilitator to lead the room back, or follow where it is.",
  });
}

/** What a room at a stage is doing. */
export function doingIn(stage: RetroStage): string {
  const phase = phaseOf(stage);
  return phase === "voting" && isCounted(stage) ? "looking at the dots as they were counted" : phaseWords[phase];
}

const phaseWords: Record<RetroPhase, string> = {
  writing: "writing cards",
  grouping: "grouping cards",
  voting: "voting",
  deciding: "deciding",
};

/** What the phases are called where somebody leads through them. */
export const phaseNames: Record<RetroPhase, string> = {
  writing: "Write",
  grouping: "Group",
  voting: "Vote",
  deciding: "Decide",
};

/** What going on to a phase does. */
const doesPhase: Record<RetroPhase, string> = {
  writing: "Everybody writes cards.",
  grouping: "Writing ends for all, and everybody sees the cards.",
  voting: "Grouping ends, and everybody places their dots.",
  deciding: "Voting ends, and the dots are counted and shown.",
};

/** The same where the dots of the round are counted already. */
const doesOnceCounted: Partial<Record<RetroPhase, string>> = {
  voting: "The dots are shown as they were counted.",
  deciding: "Improvements are made from what got dots.",
};

const ledOnMeanwhile: Refusal = {
  code: "stale",
  message: "Somebody led the room on while you pressed.",
  wayOut: "Look where the room is now, then go on from there.",
};

const notCountedYet: Refusal = {
  code: "invalid",
  message: "The dots of this round aren’t counted yet.",
  wayOut: "Lead the room to deciding first: that counts them.",
};

const allPlaced = (dotsEach: number): Refusal => ({
  code: "invalid",
  message: dotsEach === 1 ? "Your dot is on the table." : `All ${dotsEach} of your dots are on the table.`,
  wayOut: "Take one back from another card first.",
});

const enoughOnOne: Refusal = {
  code: "invalid",
  message: `You have ${mostDotsOnOne} dots on this one: more can't go onto one card.`,
  wayOut: "Put your other dots on other cards.",
};

const dotsAreCounted: Refusal = {
  code: "stale",
  message: "The dots are counted: this one came after the reveal.",
  wayOut: "Ask the facilitator to have everybody vote again.",
};
