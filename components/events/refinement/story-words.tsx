"use client";

import { StoryConflicts } from "@/components/backlog/story/story-conflicts";
import { StoryDescription } from "@/components/backlog/story/story-description";
import { useStoryEdit } from "@/components/backlog/story/use-story-edit";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { useRoom } from "../room/use-room";
import type { TableStory } from "./story-on-table";

/** What the Story on the table is about, in words, written where it stands. */
export function StoryWords({ story, ground, standing }: TableStory) {
  const { isProjector } = useRoom();
  const editing = useStoryEdit(story, standing);
  return (
    <>
      <StoryConflicts editing={editing} ground={ground} />
      <RefusalNotice refusal={editing.refusal} />
      <StoryDescription
        story={story}
        mayEdit={!isProjector && story.deletedAt === null && editing.may("description")}
        editing={editing}
      />
    </>
  );
}
