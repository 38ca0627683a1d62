"use client";

import { Minus } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { counted } from "@/lib/domain/words";
import { StoryLine } from "../refinement/story-line";
import type { TableTurn } from "../refinement/use-table-turn";
import { useRoom } from "../room/use-room";
import type { PlanCommits } from "./commit-story";

type SprintBacklogPartProps = {
  stories: readonly StoryRow[];
  lacksOf(story: StoryRow): readonly string[];
  turn: TableTurn;
  commits: PlanCommits;
};

/** What the team has committed to so far. */
export function SprintBacklogPart({ stories, lacksOf, turn, commits }: SprintBacklogPartProps) {
  const { isProjector } = useRoom();
  return (
    <section aria-label="Sprint Backlog">
      <h2 className="mb-1.5 font-medium">
        Sprint Backlog <span className="text-ink-3 tabular-nums">{stories.length}</span>
      </h2>
      {stories.length === 0 ? (
        <p className="rounded border bg-surface px-4 py-3 text-ink-2">
          Nothing is committed to yet.{" "}
          {commits.mayPlan ? "Commit the Ready Stories, the most important first." : "The PO or SM takes Stories in."}
        </p>
      ) : (
        <ul className="divide-y overflow-hidden rounded border bg-surface">
          {stories.map((story) => (
            <StoryLine
              key={story.id}
              story={story}
              lacks={lacksOf(story)}
              turn={turn}
              note={story.tasks > 0 ? counted(story.tasks, "Task") : "no Tasks yet"}
              action={
                commits.mayPlan && story.status !== "done" && !isProjector ? (
                  <IconButton
                    label={`Take out S-${story.number}`}
                    icon={<Minus />}
                    onClick={() => commits.takeOut(story)}
                  />
                ) : undefined
              }
            />
          ))}
        </ul>
      )}
    </section>
  );
}
