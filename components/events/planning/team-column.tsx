"use client";

import clsx from "clsx";
import type { ReactNode } from "react";
import { Progress } from "@/components/ui/progress";
import { TeamDot } from "@/components/ui/team-dot";
import { teamColor } from "@/components/ui/team-color";
import { type ClaimsView, loadOf } from "@/lib/domain/events/claims";
import { placeOfTeam } from "./drag";

type TeamColumnProps = {
  team: ClaimsView["teams"][number];
  claims: ClaimsView["claims"];
  /** The person claims for the team: an Epic can be dropped on it. */
  mayClaim: boolean;
  /** What is carried would be dropped on it. */
  isOver: boolean;
  children: ReactNode;
};

/** A team with its capacity filling as it claims: red where it claims more (BLG-4). */
export function TeamColumn({ team, claims, mayClaim, isOver, children }: TeamColumnProps) {
  const { claimed, capacity, isOver: isOverCapacity } = loadOf(team, claims);
  return (
    <section
      {...teamColor(team.hue)}
      aria-label={team.name}
      data-place={placeOfTeam(team.id)}
      className="flex min-w-0 flex-col gap-2 rounded-lg bg-sunken p-2"
    >
      <header className="flex flex-col gap-1.5 px-1 pt-1">
        <div className="flex items-center gap-1.5">
          <TeamDot hue={team.hue} />
          <h3 className="min-w-0 flex-1 truncate font-medium" title={team.name}>
            {team.name}
          </h3>
          <span
            className={clsx("shrink-0 tabular-nums", isOverCapacity ? "font-medium text-bad-ink" : "text-ink-2")}
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
