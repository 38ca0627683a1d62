"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { boardSummary } from "@/lib/domain/backlog/board-words";
import type { StoryRow } from "@/lib/domain/backlog/story-row";

type LaneHeadProps = { name: string; isCollapsed: boolean; onToggle(): void; children: ReactNode };

/** A lane's head: a button that folds the lane away, and what it is about. */
export function LaneHead({ name, isCollapsed, onToggle, children }: LaneHeadProps) {
  return (
    <div className="flex min-w-0 items-center gap-2">
      <button
        type="button"
        aria-label={name}
        aria-expanded={!isCollapsed}
        onClick={onToggle}
        className="-ml-1.5 grid size-7 shrink-0 place-items-center rounded text-ink-2 hover:bg-hover hover:text-ink pointer-coarse:size-control [&_svg]:size-4"
      >
        {isCollapsed ? <ChevronRight aria-hidden="true" /> : <ChevronDown aria-hidden="true" />}
      </button>
      {children}
    </div>
  );
}

type PersonHeadProps = {
  /** Null for what nobody owns. */
  person: { id: string; name: string } | null;
  stories: readonly StoryRow[];
  isCollapsed: boolean;
  onToggle(): void;
};

/** Whose cards a lane holds. */
export function PersonHead({ person, stories, isCollapsed, onToggle }: PersonHeadProps) {
  const name = person?.name ?? "Nobody's";
  return (
    <LaneHead name={person ? `Cards of ${name}` : "Cards of nobody"} isCollapsed={isCollapsed} onToggle={onToggle}>
      {person ? <Avatar id={person.id} name={person.name} /> : null}
      <h3 className="truncate text-base">{name}</h3>
      <span className="truncate text-sm text-ink-3">{boardSummary(stories)}</span>
    </LaneHead>
  );
}
