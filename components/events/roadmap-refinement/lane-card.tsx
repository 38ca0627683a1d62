"use client";

import clsx from "clsx";
import { MoreHorizontal } from "lucide-react";
import type { KeyboardEvent, PointerEvent } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useHere } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { TeamDot } from "@/components/ui/team-dot";
import { fieldsDenied } from "@/lib/domain/backlog/policy";
import { isReady } from "@/lib/domain/backlog/readiness";
import { statusWords } from "@/lib/domain/backlog/words";
import { type heldBy, heldWords } from "@/lib/domain/events/roadmap-placing";
import type { EpicInView, RoadmapView } from "@/lib/domain/roadmap/view";
import { Opens } from "../room/opens";
import { useRoom } from "../room/use-room";

type LaneCardProps = {
  epic: EpicInView;
  roadmap: RoadmapView;
  /** What counts on it in Flow Sprints that aren't closed. */
  held: ReturnType<typeof heldBy>;
  /** The other lanes it may go to. */
  targets: readonly { label: string; to: number }[];
  onPlace(to: number): void;
  onGrab(press: PointerEvent<HTMLElement>): void;
  onKey(event: KeyboardEvent): void;
};

/** An Epic in the lane of a Milestone: carried, moved with Alt and the arrow keys, or by its menu. */
export function LaneCard({ epic, roadmap, held, targets, onPlace, onGrab, onKey }: LaneCardProps) {
  const { actor, flowTeamId, isRetired } = useHere();
  const { isProjector } = useRoom();
  const { openEpic } = usePanelAddress();
  const team = roadmap.teams.find(({ id }) => id === epic.leadTeamId);
  const denied = fieldsDenied(actor, { ...epic, flowTeamId, createdById: null }, ["firstSprint"]);
  const counts = heldWords(held);
  const mayMove = denied.length === 0 && !isRetired && !isProjector;
  return (
    <li
      {...(mayMove && { onPointerDown: onGrab, onKeyDown: onKey })}
      className={clsx("flex items-start gap-1 rounded border bg-surface py-1.5 pr-0.5 pl-2", mayMove && "cursor-grab")}
    >
      <div className="min-w-0 flex-1">
        <Opens
          className="min-h-6 text-left wrap-anywhere hover:underline"
          {...(mayMove && { "aria-keyshortcuts": "Alt+ArrowLeft Alt+ArrowRight" })}
          onOpen={() => openEpic(epic.number)}
        >
          <span className="mr-0.5 text-ink-3">E-{epic.number}</span> {epic.title}
        </Opens>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-2 tabular-nums">
          {team ? (
            <span className="inline-flex items-center gap-1.5">
              <TeamDot hue={team.hue} /> {team.name}
            </span>
          ) : (
            <span>No team</span>
          )}
          <span>{epic.effort === null ? "No effort" : `${epic.effort} pts`}</span>
          <span>{epic.value === null ? "no value" : `value ${epic.value}`}</span>
          {epic.status === "in_progress" ? (
            <Badge tone="accent">{statusWords.in_progress}</Badge>
          ) : isReady(epic) ? (
            <Badge tone="ok">Ready</Badge>
          ) : null}
        </p>
        {counts ? (
          <p
            className="text-sm text-ink-2 tabular-nums"
            title={held.objectives.map(({ sprintNumber, text }) => `S${sprintNumber}: ${text}`).join("\n")}
          >
            {counts}
          </p>
        ) : null}
      </div>
      {mayMove ? (
        <Menu
          label={`E-${epic.number}`}
          align="end"
          items={targets.map(({ label, to }) => ({ label, onSelect: () => onPlace(to) }))}
          trigger={<IconButton label={`Move E-${epic.number}`} icon={<MoreHorizontal />} />}
        />
      ) : null}
    </li>
  );
}
