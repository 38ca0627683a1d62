"use client";

import { useState } from "react";
import { patchStories } from "@/components/backlog/use-stories";
import { useHere } from "@/components/flow-teams/here";
import { editStories } from "@/lib/actions/stories";
import { useCommand } from "@/lib/client/use-command";
import type { fieldsAfter } from "@/lib/domain/backlog/map-model";
import type { StoryRow } from "@/lib/domain/backlog/story-row";

type MapFields = ReturnType<typeof fieldsAfter>;
type MapMove = { story: StoryRow; fields: MapFields };

type MapMoves = {
  move(story: StoryRow, fields: MapFields): void;
  /** A move out of the running Sprint Backlog that waits for its reason. */
  asked: MapMove | null;
  /** The reason; null leaves the Story where it is. */
  answer(reason: string | null): void;
};

/** Moves Stories on the map, shown at once. What the server refuses goes back to where it truly is. */
export function useMapMoves(runningSprint: number | null): MapMoves {
  const { slug, flowTeamId } = useHere();
  const [asked, setAsked] = useState<MapMove | null>(null);
  const editing = useCommand(editStories, {
    optimistic: ({ stories }) =>
      stories.map(({ storyId, edits: { epicId, sprintNumber, teamId } }) =>
        patchStories(slug, {}, (row) =>
          row.id === storyId
            ? {
                ...row,
                ...(epicId && { epicId: epicId.to }),
                ...(sprintNumber && { sprint: sprintNumber.to, isCommitted: false }),
                ...(teamId && { teamId: teamId.to, columnId: null, isCommitted: false }),
              }
            : row,
        ),
      ),
  });

  async function run({ story, fields }: MapMove, reason: string): Promise<void> {
    const { epicId, sprintNumber, teamId } = fields;
    const edits = {
      ...(epicId !== undefined && { epicId: { seen: story.epicId, to: epicId } }),
      ...(sprintNumber !== undefined && { sprintNumber: { seen: story.sprint, to: sprintNumber } }),
      ...(teamId !== undefined && { teamId: { seen: story.teamId, to: teamId } }),
    };
    await editing.run({ flowTeamId, stories: [{ storyId: story.id, edits }], reason });
  }

  return {
    asked,
    answer(reason) {
      setAsked(null);
      if (asked && reason) void run(asked, reason);
    },
    move(story, fields) {
      if (Object.keys(fields).length === 0) return;
      const leaves = fields.sprintNumber !== undefined || fields.teamId !== undefined;
      if (leaves && story.isCommitted && story.sprint === runningSprint) setAsked({ story, fields });
      else void run({ story, fields }, "");
    },
  };
}
