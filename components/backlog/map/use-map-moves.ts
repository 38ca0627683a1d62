"use client";

import { useState } from "react";
import { patchStories } from "@/components/backlog/use-stories";
import { useHere } from "@/components/flow-teams/here";
import { editStories, rankStories } from "@/lib/actions/stories";
import { useCommand } from "@/lib/client/use-command";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { type MapFields, type MapMove, changesOnMap, mapMoveWords } from "@/lib/domain/backlog/map-moves";
import type { StoryPlace } from "@/lib/domain/backlog/story-schema";
import type { StoryRow } from "@/lib/domain/backlog/story-row";

type StoryMove = MapMove & { story: StoryRow };

export type MapMoves = {
  /** To another cell, to a place in the Epic's order, or both as one change. */
  move(story: StoryRow, fields: MapFields, place: StoryPlace | null): void;
  /** A move out of the running Sprint Backlog that waits for its reason. */
  asked: StoryMove | null;
  /** The reason; null leaves the Story where it is. */
  answer(reason: string | null): void;
};

/** Moves Stories on the map, shown at once. What the server refuses goes back to where it truly is. */
export function useMapMoves(ground: GroundView, stories: readonly StoryRow[]): MapMoves {
  const { slug, flowTeamId } = useHere();
  const [asked, setAsked] = useState<StoryMove | null>(null);
  const running = ground.sprints.find(({ state }) => state === "running")?.number ?? null;
  const storyOf = (id: string | undefined) => stories.find((story) => story.id === id);

  const show = (storyId: string | undefined, move: MapMove) => {
    const story = storyOf(storyId);
    if (!story) return [];
    const changes = changesOnMap(story, move, stories);
    return [patchStories(slug, {}, [story.id], (row) => ({ ...row, ...changes }))];
  };
  const say = (storyId: string | undefined, fields: MapFields) => {
    const story = storyOf(storyId);
    return story ? mapMoveWords(story, { fields }, ground) : "Moved";
  };
  const editing = useCommand(editStories, {
    queueAs: "stories.editStories",
    optimistic: ({ stories: [edited], place = null }) =>
      show(edited?.storyId, { fields: fieldsOf(edited?.edits), place }),
    done: (_, { stories: [edited] }) => say(edited?.storyId, fieldsOf(edited?.edits)),
  });
  const ranking = useCommand(rankStories, {
    optimistic: ({ storyIds: [storyId], place }) => show(storyId, { fields: {}, place }),
    done: (_, { storyIds: [storyId] }) => say(storyId, {}),
  });

  async function run({ story, fields, place }: StoryMove, reason: string): Promise<void> {
    const { epicId, sprintNumber, teamId } = fields;
    const edits = {
      ...(epicId !== undefined && { epicId: { seen: story.epicId, to: epicId } }),
      ...(sprintNumber !== undefined && { sprintNumber: { seen: story.sprint, to: sprintNumber } }),
      ...(teamId !== undefined && { teamId: { seen: story.teamId, to: teamId } }),
    };
    if (Object.keys(edits).length > 0)
      await editing.run({ flowTeamId, stories: [{ storyId: story.id, edits }], place, reason });
    else if (place) await ranking.run({ flowTeamId, order: "epic", storyIds: [story.id], place });
  }

  return {
    asked,
    answer(reason) {
      setAsked(null);
      if (asked && reason) void run(asked, reason);
    },
    move(story, fields, place) {
      const isLeaving = fields.sprintNumber !== undefined || fields.teamId !== undefined;
      if (isLeaving && story.isCommitted && story.sprint === running) setAsked({ story, fields, place });
      else void run({ story, fields, place }, "");
    },
  };
}

type EditsOnMap = { [Field in keyof MapFields]?: { to: MapFields[Field] } | undefined };

/** What edits set. */
function fieldsOf({ epicId, sprintNumber, teamId }: EditsOnMap = {}): MapFields {
  return {
    ...(epicId?.to !== undefined && { epicId: epicId.to }),
    ...(sprintNumber?.to !== undefined && { sprintNumber: sprintNumber.to }),
    ...(teamId?.to !== undefined && { teamId: teamId.to }),
  };
}
