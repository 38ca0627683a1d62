"use client";

import clsx from "clsx";
import { GripVertical, MoreHorizontal, Wrench } from "lucide-react";
import type { KeyboardEvent, PointerEvent } from "react";
import { spanWords } from "@/components/roadmap/sprint-words";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { TeamDot } from "@/components/ui/team-dot";
import { missingForReady } from "@/lib/domain/backlog/readiness";
import { wsjf } from "@/lib/domain/backlog/scores";
import { statusWords } from "@/lib/domain/backlog/words";
import type { EpicInView, RoadmapView, TeamInView } from "@/lib/domain/roadmap/view";
import { EffortCell, TitleCell, ValueCell } from "./row-cells";
import { type RowForm, type RowPlace, rowGrid, rowHeight } from "./use-row-form";

type BacklogRowProps = {
  epic: EpicInView;
  index: number;
  form: RowForm;
  /** Pixels from the first row. */
  top: number;
  roadmap: RoadmapView;
  isOpen: boolean;
  isFocusable: boolean;
  isDragged: boolean;
  isLast: boolean;
  mayRank: boolean;
  onOpen(): void;
  onFocus(): void;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  onPlace(place: RowPlace): void;
  onGrab(event: PointerEvent<HTMLElement>): void;
};

/** One Epic in the list: what decides its place, each edited where it stands. */
export function BacklogRow({
  epic,
  index,
  form,
  top,
  roadmap,
  isOpen,
  isFocusable,
  isDragged,
  isLast,
  mayRank,
  onOpen,
  onFocus,
  onKeyDown,
  onPlace,
  onGrab,
}: BacklogRowProps) {
  const team = roadmap.teams.find((one) => one.id === epic.leadTeamId);
  const isOver = epic.status === "done" || epic.status === "dropped";
  const cells = { epic, team, isOver, tabIndex: isFocusable ? 0 : -1, onOpen };
  return (
    <div
      role="row"
      data-row={epic.id}
      aria-rowindex={index + 2}
      aria-label={`E-${epic.number} ${epic.title}, place ${index + 1}`}
      tabIndex={isFocusable ? 0 : -1}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      style={{ height: rowHeight[form], transform: `translateY(${top}px)` }}
      className={clsx(
        rowGrid[form],
        "group absolute inset-x-0 border-b bg-surface outline-offset-[-2px] hover:bg-hover",
        isOpen && "bg-accent-soft hover:bg-accent-soft",
        isDragged && "opacity-40",
        isOver && "text-ink-3",
      )}
    >
      <span role="cell" className="flex items-center text-ink-3 tabular-nums">
        {mayRank ? (
          <span
            aria-hidden="true"
            className="-ml-2 cursor-grab touch-none p-1 opacity-0 group-hover:opacity-100 pointer-coarse:opacity-100"
            onPointerDown={onGrab}
          >
            <GripVertical className="size-4" />
          </span>
        ) : null}
        {index + 1}
      </span>
      {form === "narrow" ? <NarrowCells {...cells} /> : <WideCells {...cells} />}
      <span role="cell" className="flex justify-end">
        <Menu
          align="end"
          label={`More about E-${epic.number}`}
          trigger={
            <IconButton
              label={`More about E-${epic.number}`}
              icon={<MoreHorizontal />}
              tabIndex={isFocusable ? 0 : -1}
            />
          }
          items={[
            { label: "Open", shortcut: "Enter", onSelect: onOpen },
            ...(mayRank
              ? [
                  { kind: "separator" as const },
                  {
                    label: "Move to the top",
                    onSelect: () => onPlace({ at: "top" }),
                    ...(index === 0 && { disabledReason: "It is there." }),
                  },
                  {
                    label: "Move to the bottom",
                    onSelect: () => onPlace({ at: "bottom" }),
                    ...(isLast && { disabledReason: "It is there." }),
                  },
                ]
              : []),
          ]}
        />
      </span>
    </div>
  );
}

type CellsProps = {
  epic: EpicInView;
  team: TeamInView | undefined;
  isOver: boolean;
  tabIndex: number;
  onOpen(): void;
};

/** Every column, with value and effort to be edited where they stand. */
function WideCells({ epic, team, isOver, tabIndex, onOpen }: CellsProps) {
  const score = wsjf(epic);
  return (
    <>
      <span role="cell" className="text-ink-3 tabular-nums">
        <button type="button" className="min-h-6 hover:underline" tabIndex={tabIndex} onClick={onOpen}>
          E-{epic.number}
        </button>
      </span>
      <span role="cell" className="flex min-w-0 items-center gap-2">
        <Kind epic={epic} />
        <TitleCell epic={epic} tabIndex={tabIndex} onOpen={onOpen} />
        {isOver ? null : <Readiness epic={epic} />}
      </span>
      <span role="cell" className="flex min-w-0 items-center gap-1.5">
        {team ? <TeamDot hue={team.hue} /> : null}
        <span className="truncate">{team?.name ?? "No team"}</span>
      </span>
      <span role="cell" className="truncate">
        {epic.firstSprint === null ? (
          <span className="text-ink-3">–</span>
        ) : (
          spanWords(epic.firstSprint, epic.lastSprint)
        )}
      </span>
      <span role="cell">{statusWords[epic.status]}</span>
      <ValueCell epic={epic} tabIndex={tabIndex} />
      <EffortCell epic={epic} tabIndex={tabIndex} />
      <span
        role="cell"
        className="text-right tabular-nums"
        title={score === null ? "Needs a value and an effort" : undefined}
      >
        {score === null ? <span className="text-ink-3">–</span> : score.toFixed(2)}
      </span>
    </>
  );
}

/** The title, and below it what a phone has room for, with what is missing; the rest is in the Epic's panel. */
function NarrowCells({ epic, team, isOver, tabIndex, onOpen }: CellsProps) {
  const facts = [
    `E-${epic.number}`,
    team?.name ?? "No team",
    epic.firstSprint === null ? null : spanWords(epic.firstSprint, epic.lastSprint),
    statusWords[epic.status],
  ];
  return (
    <span role="cell" className="flex min-w-0 flex-col gap-0.5">
      <span className="flex min-w-0 items-center gap-2">
        <Kind epic={epic} />
        <TitleCell epic={epic} tabIndex={tabIndex} onOpen={onOpen} />
      </span>
      <span className="flex min-w-0 items-center gap-1.5 text-sm text-ink-3">
        {team ? <TeamDot hue={team.hue} /> : null}
        <span className="min-w-0 flex-1 truncate">{facts.filter(Boolean).join(" · ")}</span>
        {isOver || missingForReady(epic).length === 0 ? null : <Readiness epic={epic} />}
      </span>
    </span>
  );
}

function Kind({ epic }: { epic: EpicInView }) {
  return epic.kind === "enabler" ? <Wrench aria-label="Enabler" className="size-3.5 shrink-0 text-ink-3" /> : null;
}

function Readiness({ epic }: { epic: EpicInView }) {
  const missing = missingForReady(epic);
  if (missing.length === 0) return <Badge tone="ok">Ready</Badge>;
  return (
    <Badge title={`It lacks ${missing.join(", ")}`}>
      <span className="sr-only">Not Ready: </span>
      {missing.length} missing
    </Badge>
  );
}
