"use client";

import { patchStories } from "@/components/backlog/use-stories";
import { useHere } from "@/components/flow-teams/here";
import { blockStory, createStory, editStories, moveCard, unblockStory } from "@/lib/actions/stories";
import { useCommand } from "@/lib/client/use-command";
import { movedCard } from "@/lib/domain/backlog/board-moves";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import type { StoryPlace } from "@/lib/domain/backlog/story-schema";
import { type BoardColumn, columnOf } from "@/lib/domain/backlog/workflow";

type Scope = { teamId: string; sprint: number };

export type BoardMoves = {
  move(story: StoryRow, columnId: string, place: StoryPlace | null): void;
  assign(story: StoryRow, ownerId: string | null): void;
  block(story: StoryRow, reason: string): void;
  unblock(story: StoryRow): void;
  /** Writes a Story into the team and sprint, at the end of its column. Resolves to whether it is there. */
  add(title: string, columnId: string): Promise<boolean>;
};

const seconds = () => Math.floor(Date.now() / 1000);

/**
 * What is done to cards, shown at once. What the server refuses goes back to where it truly is; what
 * it doesn't answer waits where it was put, marked so, and is sent when it does.
 */
export function useBoardMoves(
  scope: Scope,
  columns: readonly BoardColumn[],
  stories: readonly StoryRow[],
  people: readonly { id: string; name: string }[],
): BoardMoves {
  const { slug, flowTeamId } = useHere();
  const named = (storyId: string) => `S-${stories.find(({ id }) => id === storyId)?.number ?? ""}`;
  const patch = (storyId: string, change: (row: StoryRow) => StoryRow) => [
    patchStories(slug, scope, [storyId], change),
  ];
  const moving = useCommand(moveCard, {
    queueAs: "stories.moveCard",
    optimistic: (input) => {
      const row = stories.find(({ id }) => id === input.storyId);
      if (!row) return [];
      const at = seconds();
      const to = movedCard(row, { ...input, place: input.place ?? null, at }, columns, stories);
      const { columnId, status, columnSince, startedAt, doneAt, blockedReason, blockedSince, teamRank } = to;
      const moved = { columnId, status, columnSince, startedAt, doneAt, blockedReason, blockedSince, teamRank };
      return patch(row.id, (now) => ({ ...now, ...moved }));
    },
    done: (value, { storyId, columnId, seenColumnId }) => {
      const unmet = value?.unmet ?? [];
      const name = columns.find(({ id }) => id === columnId)?.name ?? "";
      if (columnId === seenColumnId) return `${named(storyId)} has another place in ${name}`;
      return `${named(storyId)} is in ${name}${unmet.length > 0 ? `. Still open: ${unmet.join(", ")}` : ""}`;
    },
  });
  /** Puts a new Story where it was added: that it is there has been said. */
  const placing = useCommand(moveCard);
  const editing = useCommand(editStories, {
    queueAs: "stories.editStories",
    optimistic: ({ stories: edits }) =>
      edits.flatMap(({ storyId, edits: { ownerId } }) =>
        ownerId ? patch(storyId, (row) => ({ ...row, ownerId: ownerId.to })) : [],
      ),
    done: (_, { stories: [edited] }) => {
      const ownerId = edited?.edits.ownerId?.to;
      const name = people.find(({ id }) => id === ownerId)?.name;
      return `${named(edited?.storyId ?? "")} is ${name ? `${name}'s` : "nobody's"}`;
    },
  });
  const blocking = useCommand(blockStory, {
    queueAs: "stories.blockStory",
    optimistic: ({ storyId, reason }) =>
      patch(storyId, (row) => ({ ...row, blockedReason: reason, blockedSince: row.blockedSince ?? seconds() })),
    done: (_, { storyId }) => `${named(storyId)} is blocked`,
  });
  const unblocking = useCommand(unblockStory, {
    queueAs: "stories.unblockStory",
    optimistic: ({ storyId }) => patch(storyId, (row) => ({ ...row, blockedReason: null, blockedSince: null })),
    done: (_, { storyId }) => `${named(storyId)} isn't blocked any more`,
  });
  const creating = useCommand(createStory, {
    done: ({ number }) => `S-${number} is planned for S${scope.sprint}; it isn't committed to yet`,
  });

  return {
    move(story, columnId, place) {
      const seenColumnId = columnOf(columns, story)?.id;
      if (seenColumnId) void moving.run({ flowTeamId, storyId: story.id, seenColumnId, columnId, place });
    },
    assign(story, ownerId) {
      const edits = { ownerId: { seen: story.ownerId, to: ownerId } };
      void editing.run({ flowTeamId, stories: [{ storyId: story.id, edits }] });
    },
    block: (story, reason) => void blocking.run({ flowTeamId, storyId: story.id, reason }),
    unblock: (story) => void unblocking.run({ flowTeamId, storyId: story.id }),
    async add(title, columnId) {
      const answer = await creating.run({ flowTeamId, title, teamId: scope.teamId, sprintNumber: scope.sprint });
      if (!answer.ok) return false;
      const first = columnOf(columns, { columnId: null, status: "open" })?.id;
      if (first && first !== columnId) {
        const { id: storyId } = answer.value;
        void placing.run({ flowTeamId, storyId, seenColumnId: first, columnId, place: null });
      }
      return true;
    },
  };
}
