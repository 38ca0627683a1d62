"use client";

import clsx from "clsx";
import { Link2, MoreHorizontal } from "lucide-react";
import type { PointerEvent } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { teamName } from "@/components/dependencies/dependency-words";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import type { MenuItem } from "@/components/ui/menu-item";
import { isSettled } from "@/lib/domain/dependencies/standing";
import type { Judged } from "@/lib/domain/dependencies/view";
import { type Claim, overEffortWords } from "@/lib/domain/events/claims";
import { Opens } from "../room/opens";
import { useRoom } from "../room/use-room";
import { placeOfClaim } from "./drag";
import type { Plan } from "./use-plan";

type ClaimCardProps = {
  plan: Plan;
  claim: Claim;
  /** What this claim needs and gives, needed by this Flow Sprint. */
  needs: readonly Judged[];
  gives: readonly Judged[];
  /** Undefined for whose claim it isn't. */
  onChange: (() => void) | undefined;
  /** For who may only withdraw it; whose it is does that where they change it. */
  onWithdraw: (() => void) | undefined;
  /** Undefined for who draws no Dependencies here. */
  onNeed: ((giver: Pick<Claim, "epicId" | "teamId"> | null) => void) | undefined;
  /** A press on its need may carry that to the claim that gives. */
  onGrabNeed(press: PointerEvent<HTMLElement>): void;
  /** What is carried would be dropped on it. */
  isOver: boolean;
};

/** A claim in its team's column, with what it needs from others and gives them. */
export function ClaimCard(props: ClaimCardProps) {
  const { plan, claim, needs, gives, onChange, onWithdraw, onNeed, onGrabNeed, isOver } = props;
  const { isProjector } = useRoom();
  const panel = usePanelAddress();
  const epic = plan.ground.epics.find(({ id }) => id === claim.epicId);
  if (!epic) return null;
  const open = () => panel.openEpic(epic.number);
  const claimable = plan.epics.find(({ id }) => id === claim.epicId);
  const over = claimable ? overEffortWords(claimable, plan.view) : null;
  const items: MenuItem[] = [
    ...(onChange ? [{ label: "Points or withdraw…", onSelect: onChange }] : []),
    ...(onNeed ? [{ label: "Needs from…", onSelect: () => onNeed(null) }] : []),
    ...(onWithdraw ? [{ label: "Withdraw the claim", onSelect: onWithdraw }] : []),
    { label: "Open the Epic", onSelect: open },
  ];
  return (
    <li
      data-place={placeOfClaim(claim)}
      className={clsx(
        "group flex flex-col gap-1.5 rounded border bg-surface p-2.5",
        isOver && "outline-2 outline-accent",
      )}
    >
      <div className="flex items-start gap-1.5">
        <Opens onOpen={onChange ?? open} className="min-w-0 flex-1 text-left font-medium wrap-anywhere hover:underline">
          {epic.title}
        </Opens>
        <span className="shrink-0 text-ink-2 tabular-nums">
          {claim.points} <span className="max-xl:sr-only">pts</span>
        </span>
      </div>
      {over ? (
        <Badge tone="warn" title="All claims of the Epic together, in all Flow Sprints." className="self-start">
          <span className="whitespace-normal">{over}</span>
        </Badge>
      ) : null}
      <div className="flex flex-wrap gap-1.5 empty:hidden">
        <DependencyChips plan={plan} needs={needs} gives={gives} />
      </div>
      {isProjector ? null : (
        <div className="-mb-1 flex items-center gap-1 text-sm text-ink-3">
          <span className="min-w-0 flex-1 truncate">
            {claim.claimedBy ? `claimed by ${claim.claimedBy}` : "claimed"}
          </span>
          {onNeed ? (
            <span
              aria-hidden="true"
              data-tip="Draw what it needs to the claim that gives it"
              onPointerDown={onGrabNeed}
              className="grid size-6 cursor-grab place-items-center rounded text-ink-3 hover:bg-hover pointer-coarse:hidden"
            >
              <Link2 className="size-3.5" />
            </span>
          ) : null}
          <Menu
            align="end"
            label={epic.title}
            items={items}
            trigger={<IconButton label={`More for ${epic.title}`} icon={<MoreHorizontal />} className="-mr-1.5" />}
          />
        </div>
      )}
    </li>
  );
}

type DependencyChipsProps = Pick<ClaimCardProps, "plan" | "needs" | "gives">;

/** What a claim, or a team by itself, needs from others and gives them: each opens its Dependency. */
export function DependencyChips({ plan: { ground }, needs, gives }: DependencyChipsProps) {
  return (
    <>
      {needs.map((dependency) => (
        <DependencyChip
          key={dependency.id}
          dependency={dependency}
          words={`needs ${teamName(ground, dependency.giverTeamId)}${dependency.needed ? ` by S${dependency.needed}` : ""}`}
        />
      ))}
      {gives.map((dependency) => (
        <DependencyChip
          key={dependency.id}
          dependency={dependency}
          words={`gives to ${teamName(ground, dependency.neederTeamId)}`}
        />
      ))}
    </>
  );
}

function DependencyChip({ dependency, words }: { dependency: Judged; words: string }) {
  const panel = usePanelAddress();
  const isConflict = dependency.standing.kind === "conflict";
  const tone = isConflict ? "bad" : isSettled(dependency) ? "neutral" : "warn";
  return (
    <Opens className="flex max-w-full text-left" onOpen={() => panel.openDependency(dependency.number)}>
      <Badge tone={tone}>
        <span className="whitespace-normal">{words}</span>
      </Badge>
    </Opens>
  );
}
