"use client";

import { type StoryScope, patchStories } from "@/components/backlog/use-stories";
import { useStoryOverride } from "@/components/backlog/use-story-override";
import { useHere } from "@/components/flow-teams/here";
import { commitStories, takeStoriesOut } from "@/lib/actions/stories";
import { useCommand } from "@/lib/client/use-command";
import { counted } from "@/lib/domain/words";

/**
 * The acts on a team's Sprint Backlog, shown at once where the screen has its Stories from. `isInline`
 * where a dialog shows the refusal.
 */
export function useSprintBacklog(
  sprintNumber: number,
  isInline: boolean,
  scope: StoryScope = { sprint: sprintNumber },
) {
  const { slug, flowTeamId } = useHere();
  const patch = (storyIds: readonly string[], isCommitted: boolean) => {
    const sprint = isCommitted ? { sprint: sprintNumber } : {};
    return [patchStories(slug, scope, storyIds, (row) => ({ ...row, ...sprint, isCommitted }))];
  };
  const override = useStoryOverride();
  const commit = useCommand(commitStories, {
    ...(!isInline && {
      onRefusal: (refusal, input: Parameters<typeof commitStories>[0]) =>
        override.show(refusal, () => void commit.run(input)),
    }),
    isInline,
    optimistic: ({ storyIds }) => patch(storyIds, true),
    done: ({ changed }) => `${counted(changed, "Story", "Stories")} committed to S${sprintNumber}`,
  });
  const takeOut = useCommand(takeStoriesOut, {
    isInline,
    optimistic: ({ storyIds }) => patch(storyIds, false),
    done: ({ changed }) => `${counted(changed, "Story", "Stories")} taken out of the Sprint Backlog`,
  });
  return {
    commit: {
      ...commit,
      run: (storyIds: string[], reason = "") => commit.run({ flowTeamId, sprintNumber, storyIds, reason }),
    },
    takeOut: {
      ...takeOut,
      run: (storyIds: string[], reason = "") => takeOut.run({ flowTeamId, sprintNumber, storyIds, reason }),
    },
    override,
  };
}
