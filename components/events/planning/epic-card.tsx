"use client";

import clsx from "clsx";
import { MoreHorizontal } from "lucide-react";
import type { PointerEvent } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useMay } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { TeamDot } from "@/components/ui/team-dot";
import { missingForReady } from "@/lib/domain/backlog/readiness";
import { type ClaimableEpic, isTooLarge, leftToClaim, overEffortWords } from "@/lib/domain/events/claims";
import { Opens } from "../room/opens";
import { useRoom } from "../room/use-room";
import type { Plan } from "./use-plan";

type EpicCardProps = {
  plan: Plan;
  epic: ClaimableEpic;
  /** Undefined where the person claims for no team, or all of theirs have. */
  onClaim: (() => void) | undefined;
  onOverride(): void;
  /** A press on it may carry it to a team. */
  onGrab(press: PointerEvent<HTMLElement>): void;
};

/** An Epic on the table: dragged to a team, claimed with C, or by its menu. */
export function EpicCard({ plan, epic, onClaim, onOverride, onGrab }: EpicCardProps) {
  const { isProjector } = useRoom();
  const panel = usePanelAddress();
  const mayOverride = useMay("override gates") && !plan.isClosed;
  const { view } = plan;
  const missing = missingForReady(epic);
  const override = view.overrides[epic.id];
  const claims = view.claims.filter(({ epicId }) => epicId === epic.id);
  const left = leftToClaim(epic, view);
  const over = overEffortWords(epic, view);
  const mayBeClaimed = missing.length === 0 || override !== undefined;
  const claim = mayBeClaimed ? onClaim : undefined;
  const lead = view.teams.find(({ id }) => id === epic.leadTeamId);
  const open = () => panel.openEpic(epic.number);
  const leads = lead ? (
    <p className="flex min-w-0 items-center gap-1 text-sm text-ink-2" title={`${lead.name} leads it`}>
      <TeamDot hue={lead.hue} /> <span className="truncate">{lead.name}</span>
      <span className="sr-only"> leads it</span>
    </p>
  ) : null;
  return (
    <li
      onPointerDown={claim && !isProjector ? onGrab : undefined}
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== "c" || event.metaKey || event.ctrlKey || event.altKey || !claim) return;
        event.preventDefault();
        claim();
      }}
      className={clsx(
        "flex min-w-0 flex-col gap-1.5 rounded border bg-surface p-2.5 transition-colors in-data-projector:py-1.5",
        claim ? "cursor-grab active:cursor-grabbing" : null,
        claims.length > 0 && "bg-transparent",
      )}
    >
      <div className="flex items-start gap-2">
        <Opens
          onOpen={claim ?? open}
          aria-keyshortcuts={claim ? "C" : undefined}
          className="min-w-0 flex-1 text-left font-medium wrap-anywhere hover:underline"
        >
          <span className="sr-only">{claim ? "Claim " : ""}</span>
          <span className="font-normal text-ink-3">E-{epic.number}</span> {epic.title}
        </Opens>
        {isProjector ? null : (
          <Menu
            align="end"
            label={`E-${epic.number}`}
            trigger={
              <IconButton label={`More for E-${epic.number}`} icon={<MoreHorizontal />} className="-my-1 -mr-1" />
            }
            items={[
              ...(claim ? [{ label: "Claim…", shortcut: "C", onSelect: claim }] : []),
              { label: "Open the Epic", onSelect: open },
              ...(mayOverride && !mayBeClaimed ? [{ label: "Override BLG-1…", onSelect: onOverride }] : []),
            ]}
          />
        )}
      </div>
      {isProjector ? null : leads}
      {/* On a wall all in a line, and what is in order isn't said: the more Epics and teams are on it. */}
      <div className="mt-auto flex flex-wrap items-center gap-1 in-data-projector:gap-x-2">
        {isProjector ? leads : null}
        {missing.length === 0 ? (
          isProjector ? null : (
            <Badge tone="ok">Ready</Badge>
          )
        ) : (
          <Badge tone={override === undefined ? "neutral" : "warn"} title={`It lacks ${missing.join(", ")}.`}>
            {override === undefined ? `Lacks ${missing[0]}${missing.length > 1 ? " …" : ""}` : "Override"}
          </Badge>
        )}
        {epic.value === null || isProjector ? null : <Badge>value {epic.value}</Badge>}
        <span className="ml-auto text-ink-2 tabular-nums">{effortWords(epic, left)}</span>
        {over ? (
          <Badge tone="warn" title="All claims of it together, in all Flow Sprints.">
            {over}
          </Badge>
        ) : null}
        {isTooLarge(epic, view.teams) ? (
          <Badge tone="warn" title="In each of its Flow Sprints it is more than any team's capacity.">
            Too big: split first
          </Badge>
        ) : null}
        {claims.map(({ teamId, points }) => {
          const team = view.teams.find(({ id }) => id === teamId);
          return team ? (
            <span key={teamId} className="inline-flex items-center gap-1 text-sm text-ink-2">
              <TeamDot hue={team.hue} /> {team.name} {points}
            </span>
          ) : null;
        })}
      </div>
    </li>
  );
}

/** "8 of 21 pts free": what is left of its effort. */
function effortWords({ effort }: ClaimableEpic, left: number | null): string {
  if (effort === null || left === null) return "no effort";
  return left === effort ? `${effort} pts` : `${left} of ${effort} pts free`;
}
