"use client";

import clsx from "clsx";
import { Check, CircleDashed, CircleDot, OctagonAlert } from "lucide-react";
import type { ReactNode } from "react";
import { TeamDot } from "@/components/ui/team-dot";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { storyStatusWords } from "@/lib/domain/backlog/story-words";
import { counted } from "@/lib/domain/words";

type MapCardProps = {
  story: StoryRow;
  team: { name: string; hue: number } | null;
  /** What it lacks to be Ready; empty when it is. */
  missing: readonly string[];
  menu?: ReactNode;
};

/** A Story on the map: small, so that many fit. */
export function MapCard({ story, team, missing, menu }: MapCardProps) {
  const isBlocked = story.blockedSince !== null;
  return (
    <div
      className={clsx(
        "group flex size-full flex-col rounded border bg-surface px-2 pt-1.5 pb-1 hover:border-line-strong",
        isBlocked && "border-bad",
        story.status === "done" && "bg-sunken text-ink-2",
      )}
    >
      <div className="flex min-h-0 flex-1 items-start gap-1">
        <div title={story.title} className="line-clamp-3 min-w-0 flex-1 text-sm leading-4 wrap-anywhere">
          <span className="text-ink-3">S-{story.number}</span> {story.title}
        </div>
        {menu}
      </div>
      <div className="flex h-4.5 items-center gap-1.5 text-sm text-ink-3 [&_svg]:size-3.5">
        {team ? <TeamDot hue={team.hue} className="size-2" /> : null}
        <span className="min-w-0 truncate">{team?.name ?? "No team"}</span>
        <span className="ml-auto inline-flex shrink-0 items-center gap-1.5">
          <Standing story={story} missing={missing} />
          <span title="Estimate in points" className="font-medium text-ink-2">
            {story.estimate ?? "–"}
          </span>
        </span>
      </div>
    </div>
  );
}

function Standing({ story, missing }: Pick<MapCardProps, "story" | "missing">) {
  if (story.blockedSince !== null) {
    return (
      <span title={`Blocked: ${story.blockedReason}`} className="text-bad-ink">
        <OctagonAlert aria-hidden="true" />
      </span>
    );
  }
  if (story.status === "done") {
    return (
      <span title="Done" className="text-ok-ink">
        <Check aria-hidden="true" />
      </span>
    );
  }
  if (story.status === "in_progress") {
    return (
      <span title={storyStatusWords.in_progress} className="text-accent-ink">
        <CircleDot aria-hidden="true" />
      </span>
    );
  }
  if (missing.length === 0) return <span title="Ready">Ready</span>;
  return (
    <span title={`Not Ready: lacks ${missing.join(", ")}`}>
      <CircleDashed aria-hidden="true" />
    </span>
  );
}

/** What a screen reader says of a Story's card on the map, before where it is. */
export function mapCardName({ story, team, missing }: Omit<MapCardProps, "menu">): string {
  return [
    `S-${story.number} ${story.title}`,
    story.blockedReason === null ? null : `blocked: ${story.blockedReason}`,
    story.estimate === null ? "no estimate" : counted(story.estimate, "point"),
    team?.name ?? "no team",
    story.status === "open" ? (missing.length === 0 ? "Ready" : "not Ready") : storyStatusWords[story.status],
  ]
    .filter(Boolean)
    .join(", ");
}
