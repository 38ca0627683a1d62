import { type BoardPace, type CardAge, cardAge } from "@/lib/domain/backlog/board-age";
import type { StoryRow } from "@/lib/domain/backlog/story-row";

/** A card as a Daily Scrum walks past it. */
export type WalkedCard = { story: StoryRow; age: CardAge };

/**
 * The cards of a team in the order of a board walk: those that are blocked, then those that take
 * longer than nearly all, then those in progress; of each the oldest first. What is done isn't walked past,
 * and what isn't begun comes last. `now` in seconds since 1970.
 */
export function walkOrder(stories: readonly StoryRow[], pace: BoardPace | undefined, now: number): WalkedCard[] {
  const urgency = ({ story, age }: WalkedCard) =>
    story.blockedSince !== null ? 0 : story.status === "open" ? 3 : age.isSlow ? 1 : 2;
  return stories
    .filter(({ status, isCommitted }) => isCommitted && status !== "done")
    .map((story) => ({ story, age: cardAge(story, pace, now) }))
    .sort(
      (one, other) =>
        urgency(one) - urgency(other) ||
        (one.story.blockedSince ?? one.story.columnSince) - (other.story.blockedSince ?? other.story.columnSince) ||
        one.story.number - other.story.number,
    );
}
