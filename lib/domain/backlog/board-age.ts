import { agoWords } from "./board-words";

/** How long a team's Stories take from start to done: the 85th percentile in seconds, of how many. */
export type BoardPace = { seconds: number | null; sample: number };

/** With fewer Stories done than this, how long they take says nothing yet. */
const smallestSample = 10;
const day = 86_400;

/** Whole days between two instants in seconds; never negative. */
export function wholeDays(since: number, now: number): number {
  return Math.max(0, Math.floor((now - since) / day));
}

/** The age of a card, and whether the Story takes longer than the team's own Stories nearly all did. */
export type CardAge = { days: number; isSlow: boolean; words: string };

/**
 * How long a card has stood in its column. It is slow when the Story was started longer ago than 85
 * of 100 of the team's Stories took; one that is done, not begun, or without a sample never is.
 */
export function cardAge(
  card: { columnSince: number; startedAt: number | null; doneAt: number | null },
  pace: BoardPace | undefined,
  now: number,
): CardAge {
  const days = wholeDays(card.columnSince, now);
  const here = `In this column ${agoWords(days)}`;
  const isJudged = pace?.seconds != null && pace.sample >= smallestSample;
  if (!isJudged || card.startedAt === null || card.doneAt !== null) return { days, isSlow: false, words: here };
  const since = wholeDays(card.startedAt, now);
  const usual = Math.max(1, Math.ceil((pace.seconds ?? 0) / day));
  const isSlow = now - card.startedAt > (pace.seconds ?? 0) && since > usual;
  return {
    days,
    isSlow,
    words: `${here}. It was started ${startedWords(since)}: 85 of 100 of this team's last ${pace.sample} done Stories took at most ${usual === 1 ? "1 day" : `${usual} days`}`,
  };
}

type StuckFacts = Parameters<typeof cardAge>[0] & { status: string; blockedSince: number | null };

/** Whether a card doesn't move as it should: it is blocked, or slow. One that is done isn't. */
export function isStuck(card: StuckFacts, pace: BoardPace | undefined, now: number): boolean {
  return card.status !== "done" && (card.blockedSince !== null || cardAge(card, pace, now).isSlow);
}

function startedWords(days: number): string {
  if (days === 0) return "today";
  return days === 1 ? "1 day ago" : `${days} days ago`;
}
