import "server-only";
import { pointsAgreed } from "@/lib/domain/events/poker";
import { type Result, notFound, refuse } from "@/lib/domain/result";
import { editStoriesAsOne } from "@/lib/server/backlog/story-edit";
import type { CommandContext } from "@/lib/server/command";
import type { Ballot } from "@/prisma/client/client";
import type { HeldRoom } from "./enter-room";

/**
 * Writes the points agreed on into the Story, as an edit of its own: whoever may estimate it may, and
 * history, watchers and undo know of it.
 */
export async function writeEstimate(
  context: CommandContext,
  { event: { flowTeamId } }: HeldRoom,
  { subjectId }: Ballot,
  result: string,
): Promise<Result<unknown>> {
  const points = pointsAgreed(result);
  if (points === null) {
    return refuse({
      code: "invalid",
      message: `“${result}” is no estimate.`,
      fields: { result: "A whole number of points from 1 to 999." },
      wayOut: "Agree on a whole number of points, or ask for another round.",
    });
  }
  const story = await context.tx.story.findFirst({
    where: { id: subjectId ?? "", flowTeamId, deletedAt: null },
    select: { id: true, estimate: true },
  });
  if (!story) return notFound("Story");
  const edits = { estimate: { seen: story.estimate, to: points } };
  const how = { reason: "", place: null, former: { places: [], cards: [] } };
  return editStoriesAsOne(context, flowTeamId, [{ storyId: story.id, edits }], how);
}
