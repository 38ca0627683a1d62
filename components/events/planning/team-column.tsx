"use client";

import clsx from "clsx";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Progress } from "@/components/ui/progress";
import { TeamDot } from "@/components/ui/team-dot";
import { teamColor } from "@/components/ui/team-color";
import { type ClaimsView, loadOf } from "@/lib/domain/events/claims";
import { placeOfTeam } from "./drag";

type TeamColumnProps = {
  team: ClaimsView["teams"][number];
  claims: ClaimsView["claims"];
  /** The person is of the team. */
  isOwn: boolean;
  /** What the team needs and gives by itself, under none of its claims. */
  chips: ReactNode;
  /** The person claims for the team: an Epic can be dropped on it. */
  mayClaim: boolean;
  /** What is carried would be dropped on it. */
  isOver: boolean;
  children: ReactNode;
};

/** A team with its capacity filling as it claims: red where it claims more (BLG-4). */
export function TeamColumn({ team, claims, isOwn, chips, mayClaim, isOver, children }: TeamColumnProps) {
  const { claimed, capacity, isOver: isOverCapacity } = loadOf(team, claims);
  return (
    <section
      {...teamColor(team.hue)}
      aria-label={team.name}
      data-place={placeOfTeam(team.id)}
      className="flex min-w-0 flex-col gap-2 rounded-lg bg-sunken p-2 in-data-projector:mb-2.5 in-data-projector:break-inside-avoid"
    >
      <header className="flex flex-col gap-1.5 px-1 pt-1">
        {/* Where both don't fit, the points stand below: the name is whole. */}
        <div className="flex flex-wrap items-center gap-x-1.5">
          <h3 className="flex min-w-0 items-center gap-1.5 font-medium">
            <TeamDot hue={team.hue} />
            <span className="min-w-0 wrap-anywhere">{team.name}</span>
          </h3>
          {isOwn ? <Badge tone="accent">yours</Badge> : null}
          <span
            className={clsx(
              "ml-auto shrink-0 tabular-nums max-sm:ml-0 max-sm:w-full",
              isOverCapacity ? "font-medium text-bad-ink" : "text-ink-2",
            )}
            title={isOverCapacity ? `${claimed - capacity} points over its capacity (BLG-4)` : undefined}
          >
            {claimed} / {capacity} pts
            {isOverCapacity ? <span className="sr-only">, over its capacity</span> : null}
          </span>
        </div>
        <Progress
          value={capacity === 0 ? (claimed > 0 ? 1 : 0) : claimed / capacity}
          label={`Points claimed by ${team.name}`}
          tone={isOverCapacity ? "bad" : "team"}
        />
      </header>
      <div className="flex flex-wrap gap-1.5 px-1 empty:hidden">{chips}</div>
      <ul className="flex flex-col gap-2">{children}</ul>
      {mayClaim ? (
        <div
          aria-hidden="true"
          className={clsx(
            "grid place-items-center rounded border border-dashed py-2 text-sm transition-colors pointer-coarse:hidden",
            isOver ? "border-accent bg-accent-soft py-5 text-accent-ink" : "border-line-strong text-ink-3",
          )}
        >
          Drop to claim
        </div>
      ) : null}
    </section>
  );
}
