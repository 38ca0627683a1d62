"use client";

import clsx from "clsx";
import { Hand } from "lucide-react";
import type { ReactNode } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { counted } from "@/lib/domain/words";
import type { TableTurn } from "./use-table-turn";
import { Opens } from "../room/opens";

type StoryLineProps = {
  story: StoryRow;
  lacks: readonly string[];
  turn: TableTurn;
  /** Said beside what it lacks. */
  note?: ReactNode;
  /** Null keeps its room, so that figures stand under one another. */
  action?: ReactNode;
};

/** A Story of the list beside the table: what it lacks, and the way to lay it there. */
export function StoryLine({ story, lacks, turn, note, action }: StoryLineProps) {
  const { openStory } = usePanelAddress();
  const isOn = turn.turn === story.id;
  const { number, title, estimate } = story;
  return (
    <li
      aria-current={isOn || undefined}
      className={clsx("flex min-h-11 items-center gap-x-3 px-3 py-1.5", isOn && "bg-accent-soft")}
    >
      <span className="min-w-0 flex-1">
        <Opens
          title={title}
          className="block min-h-6 w-full text-left wrap-anywhere hover:underline"
          onOpen={() => (turn.mayLay ? turn.lay(story.id) : openStory(number))}
        >
          <span className="mr-1 text-ink-2">S-{number}</span> {title}
        </Opens>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-2">
          {lacks.length > 0 ? <span>Lacks {lacks.join(", ")}</span> : <Badge tone="ok">Ready</Badge>}
          {note}
        </span>
      </span>
      {isOn ? <span className="text-sm font-medium whitespace-nowrap text-accent-ink">On the table</span> : null}
      <span
        className="w-8 shrink-0 text-right text-ink-2 tabular-nums"
        title={estimate === null ? "No estimate" : counted(estimate, "point")}
      >
        {estimate ?? "–"}
      </span>
      {action === undefined ? null : <span className="flex shrink-0 justify-end sm:min-w-25">{action}</span>}
      {turn.mayLay ? (
        isOn ? (
          <span className="size-control shrink-0" />
        ) : (
          <IconButton label={`Lay S-${number} on the table`} icon={<Hand />} onClick={() => turn.lay(story.id)} />
        )
      ) : null}
    </li>
  );
}
