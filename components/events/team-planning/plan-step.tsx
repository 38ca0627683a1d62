"use client";

import { StoryChecks } from "@/components/backlog/story/story-checks";
import { StoryCriteria } from "@/components/backlog/story/story-criteria";
import { StoryTasks } from "@/components/backlog/story/story-tasks";
import { PokerTable } from "../poker/poker-table";
import type { TableStory } from "../refinement/story-on-table";
import { StoryWords } from "../refinement/story-words";
import { useRoom } from "../room/use-room";

/** What a step of the planning does with the Story on the table: words and criteria, or estimate and Tasks. */
export function PlanStep(table: TableStory) {
  const { step, isProjector } = useRoom();
  const { story, standing, ground } = table;
  if (step === "split") {
    return (
      <>
        <PokerTable story={story} turn={table.turn} />
        <StoryTasks story={story} standing={standing} people={ground.people} />
        {isProjector ? null : <StoryCriteria story={story} standing={standing} />}
      </>
    );
  }
  return (
    <>
      <StoryWords {...table} />
      <StoryCriteria story={story} standing={standing} />
      {isProjector ? null : (
        <StoryChecks
          story={story}
          standing={standing}
          definitions={ground.definitions.filter(({ kind }) => kind === "ready")}
        />
      )}
    </>
  );
}
