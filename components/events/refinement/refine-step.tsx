"use client";

import { StoryChecks } from "@/components/backlog/story/story-checks";
import { StoryCriteria } from "@/components/backlog/story/story-criteria";
import { PokerTable } from "../poker/poker-table";
import { useRoom } from "../room/use-room";
import type { TableStory } from "./story-on-table";
import { StoryWords } from "./story-words";

/** What a step of the agenda does with the Story on the table. */
export function RefineStep(table: TableStory) {
  const { step, isProjector } = useRoom();
  const { story, standing, ground } = table;
  if (step === "estimate") {
    return (
      <>
        <PokerTable story={story} turn={table.turn} />
        {isProjector ? null : <StoryWords {...table} />}
        <StoryCriteria story={story} standing={standing} />
      </>
    );
  }
  if (step === "criteria") {
    return (
      <>
        <StoryCriteria story={story} standing={standing} />
        {isProjector ? null : (
          <>
            <StoryChecks
              story={story}
              standing={standing}
              definitions={ground.definitions.filter(({ kind }) => kind === "ready")}
            />
            <StoryWords {...table} />
          </>
        )}
      </>
    );
  }
  return (
    <>
      <StoryWords {...table} />
      <StoryCriteria story={story} standing={standing} />
    </>
  );
}
