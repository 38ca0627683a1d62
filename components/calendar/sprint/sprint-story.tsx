"use client";

import type { ReactNode } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { Badge, type Tone } from "@/components/ui/badge";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { storyStatusWords } from "@/lib/domain/backlog/story-words";
import type { StayInSprint, StayOutcome } from "@/lib/domain/calendar/sprint-life";
import { counted } from "@/lib/domain/words";

type SprintStoryProps = {
  /** What it is now. */
  story?: StoryRow;
  /** Or how its stay ended, once the Flow Sprint is closed. */
  stay?: StayInSprint;
  lacks?: readonly string[];
  /** An Override lies ready for it. */
  isLetIn?: boolean;
  note?: string | null;
  /** Null keeps its room, so that figures stand under one another. */
  action?: ReactNode;
};

const outcomes: Record<StayOutcome, { words: string; tone: Tone }> = {
  done: { words: "Done", tone: "ok" },
  carried_over: { words: "Carried over", tone: "neutral" },
  returned: { words: "Returned", tone: "neutral" },
  split: { words: "Split", tone: "neutral" },
  removed: { words: "Taken out", tone: "neutral" },
};

/** A Story of a Sprint Backlog in a line: what it is, how far, and what can be done with it there. */
export function SprintStory({ story, stay, lacks = [], isLetIn, note, action }: SprintStoryProps) {
  const { openStory } = usePanelAddress();
  const shown = story ?? stay;
  if (!shown) return null;
  const points = stay ? (stay.pointsAtEnd ?? stay.points) : shown.estimate;
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5">
      <button
        type="button"
        className="min-h-6 min-w-0 flex-1 basis-56 text-left wrap-anywhere hover:underline"
        onClick={() => openStory(shown.number)}
      >
        <span className="mr-1 text-ink-3">S-{shown.number}</span> {shown.title}
      </button>
      {lacks.length > 0 ? (
        <span className="text-sm text-ink-2">
          {isLetIn ? "Let in by an Override; lacks " : "Lacks "}
          {lacks.join(", ")}
        </span>
      ) : null}
      {note ? <span className="text-sm text-warn-ink">{note}</span> : null}
      {stay?.outcome ? (
        <Badge tone={outcomes[stay.outcome].tone}>{outcomes[stay.outcome].words}</Badge>
      ) : story && (story.isCommitted || story.status !== "open") ? (
        <Badge tone={story.status === "done" ? "ok" : story.status === "in_progress" ? "accent" : "neutral"}>
          {storyStatusWords[story.status]}
        </Badge>
      ) : null}
      <span
        className="w-10 text-right text-ink-2 tabular-nums"
        title={points === null ? "No estimate" : counted(points, "point")}
      >
        {points ?? "–"}
      </span>
      {action === undefined ? null : <span className="flex justify-end md:min-w-24">{action}</span>}
    </li>
  );
}
