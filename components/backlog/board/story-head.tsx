"use client";

import { ListChecks, OctagonAlert, Plus } from "lucide-react";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { wholeDays } from "@/lib/domain/backlog/board-age";
import { agoWords } from "@/lib/domain/backlog/board-words";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { type BoardColumn, columnOf } from "@/lib/domain/backlog/workflow";
import { QuickAdd } from "./column-head";
import { LaneHead } from "./lane-heads";

type StoryHeadProps = {
  story: StoryRow;
  columns: readonly BoardColumn[];
  owner: { id: string; name: string } | null;
  /** Seconds since 1970. */
  now: number;
  mayWork: boolean;
  isCollapsed: boolean;
  onToggle(): void;
  onOpen(): void;
  onMove(columnId: string): void;
  onAdd(title: string): Promise<boolean>;
};

/** A Story as the head of the lane of its Tasks: where it stands itself, and a line to add a Task. */
export function StoryHead({
  story,
  columns,
  owner,
  now,
  mayWork,
  isCollapsed,
  onToggle,
  onOpen,
  onMove,
  onAdd,
}: StoryHeadProps) {
  const [isAdding, setAdding] = useState(false);
  const column = columnOf(columns, story);
  return (
    <LaneHead name={`Tasks of S-${story.number}`} isCollapsed={isCollapsed} onToggle={onToggle}>
      <h2 className="min-w-0 truncate text-base">
        <button type="button" className="min-h-6 max-w-full truncate hover:underline" onClick={onOpen}>
          <span className="mr-0.5 font-normal text-ink-3">S-{story.number}</span> {story.title}
        </button>
      </h2>
      {mayWork && column ? (
        <Menu
          label={`Move S-${story.number} to`}
          trigger={
            <button
              type="button"
              aria-label={`S-${story.number} is in ${column.name}: move it`}
              className="inline-flex h-6 shrink-0 items-center rounded-full bg-sunken px-2.5 text-sm font-medium text-ink-2 hover:bg-hover pointer-coarse:h-9"
            >
              {column.name}
            </button>
          }
          items={columns.map(({ id, name }) => ({
            label: name,
            checked: id === column.id,
            onSelect: () => id !== column.id && onMove(id),
          }))}
        />
      ) : (
        <Badge>{column?.name}</Badge>
      )}
      {story.blockedSince === null ? null : (
        <span
          title={story.blockedReason ?? undefined}
          className="inline-flex min-w-0 items-center gap-1 text-sm text-bad-ink max-md:hidden"
        >
          <OctagonAlert aria-hidden="true" className="size-3.5 shrink-0" />
          <span className="truncate">
            Blocked {agoWords(wholeDays(story.blockedSince, now))}: {story.blockedReason}
          </span>
        </span>
      )}
      {story.tasks > 0 ? (
        <span
          title={`${story.tasksDone} of ${story.tasks} Tasks done`}
          className="inline-flex shrink-0 items-center gap-1 text-sm text-ink-3 max-md:hidden"
        >
          <ListChecks aria-hidden="true" className="size-3.5" />
          {story.tasksDone}/{story.tasks}
        </span>
      ) : null}
      {owner ? <Avatar id={owner.id} name={owner.name} size="sm" /> : null}
      {mayWork && !isAdding ? (
        <IconButton
          label={`Add a Task to S-${story.number}`}
          icon={<Plus />}
          className="size-7 pointer-coarse:size-control"
          onClick={() => setAdding(true)}
        />
      ) : null}
      {isAdding ? (
        <QuickAdd label={`Title of a new Task of S-${story.number}`} onAdd={onAdd} onClose={() => setAdding(false)} />
      ) : null}
    </LaneHead>
  );
}
