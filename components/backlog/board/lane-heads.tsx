"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { boardSummary } from "@/lib/domain/backlog/board-words";
import type { StoryRow } from "@/lib/domain/backlog/story-row";

type LaneHeadProps = {
  /** What is folded away, for screen readers; a name that is seen is the heading itself. */
  name: ReactNode;
  isHeading?: boolean;
  isCollapsed: boolean;
  onToggle(): void;
  children: ReactNode;
};

/** A lane's head: a button that folds the lane away, and what it is about. */
export function LaneHead({ name, isHeading = false, isCollapsed, onToggle, children }: LaneHeadProps) {
  const button = (
    <button
      type="button"
      aria-expanded={!isCollapsed}
      onClick={onToggle}
      className="flex h-7 max-w-full min-w-7 items-center gap-1.5 rounded px-1.5 hover:bg-hover pointer-coarse:h-control pointer-coarse:min-w-control [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-2"
    >
      {isCollapsed ? <ChevronRight aria-hidden="true" /> : <ChevronDown aria-hidden="true" />}
      <span className={isHeading ? "truncate" : "sr-only"}>{name}</span>
    </button>
  );
  return (
    <div className="-ml-1.5 flex min-w-0 items-center gap-2">
      {isHeading ? <h2 className="min-w-0 text-base">{button}</h2> : button}
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
      <h2 className="truncate text-base">{name}</h2>
      <span className="truncate text-sm text-ink-3">{boardSummary(stories)}</span>
    </LaneHead>
  );
}
