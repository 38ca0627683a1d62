"use client";

import clsx from "clsx";
import type { ReactNode } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { PointsAgainst } from "@/components/calendar/sprint/points-against";
import type { GroundView } from "@/lib/domain/backlog/ground";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { plannedCapacity } from "@/lib/domain/calendar/capacity";
import { type TeamPlanView, heldAgainstClaims } from "@/lib/domain/events/team-planning";
import { counted } from "@/lib/domain/words";
import { Opens } from "../room/opens";

type ClaimsPartProps = { plan: TeamPlanView; committed: readonly StoryRow[]; ground: GroundView };

/** What the team claimed in Flow Sprint Planning 1, and where its Sprint Backlog differs from that. Never a no. */
export function ClaimsPart({ plan, committed, ground }: ClaimsPartProps) {
  const { team, sprint } = plan;
  const { claimed, beside } = heldAgainstClaims(plan.claims, committed);
  const unclaimed = beside.flatMap((of) => {
    const epic = ground.epics.find(({ id }) => id === of.epicId);
    return epic ? [{ ...of, number: epic.number, title: epic.title }] : [];
  });
  const points = claimed.reduce((sum, claim) => sum + claim.points, 0);
  const differs = unclaimed.length > 0 || claimed.some(({ isShort }) => isShort);
  return (
    <section aria-label="Claimed Epics" className="text-sm">
      <h2 className="mb-1 flex flex-wrap items-baseline justify-between gap-x-4 font-medium">
        Claimed in Flow Sprint Planning 1
        {claimed.length > 0 ? (
          <PointsAgainst committed={points} capacity={plannedCapacity(team.capacity).points} />
        ) : null}
      </h2>
      {claimed.length === 0 ? (
        <p className="text-ink-2">
          {team.name} has claimed no Epic for S{sprint.number}.
        </p>
      ) : null}
      <ul className="flex flex-col">
        {claimed.map(({ committed: of, isShort, ...epic }) => (
          <EpicLine key={epic.epicId} epic={epic} isHint={isShort}>
            {of.stories > 0
              ? `${isShort ? "only " : ""}${of.points} of ${counted(epic.points, "point")} committed`
              : `${counted(epic.points, "point")}, no Story committed${isShort ? "" : " yet"}`}
          </EpicLine>
        ))}
        {unclaimed.map((epic) => (
          <EpicLine key={epic.epicId} epic={epic} isHint>
            {counted(epic.stories, "Story", "Stories")}, {counted(epic.points, "point")} committed, not claimed
          </EpicLine>
        ))}
      </ul>
      {differs ? (
        <p className="mt-1 text-ink-2">The Sprint Backlog differs from the claims. It may: look whether it's meant.</p>
      ) : null}
    </section>
  );
}

type EpicLineProps = { epic: { number: number; title: string }; isHint: boolean; children: ReactNode };

function EpicLine({ epic: { number, title }, isHint, children }: EpicLineProps) {
  const { openEpic } = usePanelAddress();
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4">
      <Opens className="min-h-6 min-w-0 text-left wrap-anywhere hover:underline" onOpen={() => openEpic(number)}>
        <span className="mr-1 text-ink-2">E-{number}</span> {title}
      </Opens>
      <span className={clsx("tabular-nums", isHint ? "font-medium text-warn-ink" : "text-ink-2")}>{children}</span>
    </li>
  );
}
