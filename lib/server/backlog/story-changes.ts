import "server-only";
import { storiesOf } from "@/lib/domain/live";
import type { StoryStatus } from "@/lib/domain/backlog/workflow";
import type { CommandContext } from "@/lib/server/command";

/** What of a Story decides which views its change refreshes. */
type StoryMark = {
  teamId: string | null;
  epicId: string | null;
  status: StoryStatus;
  estimate: number | null;
};

/** A Story before and after a change; null for what is new, and for what is gone. */
export type StoryChange = { id: string; before: StoryMark | null; after: StoryMark | null };

/**
 * Says which parts of the Flow Team a change of Stories touched: all Stories, those of the former
 * and the new team, and how far Epics are where the roadmap counts it.
 */
export function storiesChanged(
  { changed }: Pick<CommandContext, "changed">,
  flowTeamId: string,
  changes: readonly StoryChange[],
): void {
  for (const { id, before, after } of changes) {
    changed({ flowTeamId, context: "stories", id });
    for (const teamId of new Set([before?.teamId, after?.teamId])) {
      if (teamId) changed({ flowTeamId, context: storiesOf(teamId), id });
    }
    if (movesProgress(before, after)) changed({ flowTeamId, context: "progress" });
  }
}

/** The change of a Story whose own row stays as it is: its criteria, Tasks, checks, comments. */
export function storyTouched(
  context: Pick<CommandContext, "changed">,
  flowTeamId: string,
  story: StoryMark & { id: string },
): void {
  storiesChanged(context, flowTeamId, [{ id: story.id, before: story, after: story }]);
}

/** The roadmap counts points and Stories done of each Epic. */
function movesProgress(before: StoryMark | null, after: StoryMark | null): boolean {
  if (!before?.epicId && !after?.epicId) return false;
  if (!before || !after) return true;
  return (
    before.epicId !== after.epicId ||
    before.estimate !== after.estimate ||
    (before.status === "done") !== (after.status === "done")
  );
}
