"use client";

import { Wrench } from "lucide-react";
import { memo } from "react";
import { spanWords } from "@/components/roadmap/sprint-words";
import { TeamDot } from "@/components/ui/team-dot";
import type { ListColumn } from "@/lib/domain/backlog/list-columns";
import type { ListRow } from "@/lib/domain/backlog/list-rows";
import { missingForReady } from "@/lib/domain/backlog/readiness";
import { wsjf } from "@/lib/domain/backlog/scores";
import { statusWords } from "@/lib/domain/backlog/words";
import { counted } from "@/lib/domain/words";
import { EffortCell, TitleCell, ValueCell } from "./epic-cells";
import { useLook } from "./list-look";
import { ReadyMark } from "./ready-mark";
import { type RowPlacement, RowShell } from "./row-shell";

type EpicRowProps = RowPlacement & { row: Extract<ListRow, { kind: "epic" }> };

/** An Epic in the list: what decides its place, each edited where it stands. */
export const EpicRow = memo(function EpicRow({ row, ...placement }: EpicRowProps) {
  const { epic } = row;
  const { of, form, columns } = useLook();
  const { acts, isFocusable, index } = placement;
  const isOver = epic.status === "done" || epic.status === "dropped";
  const tabIndex = isFocusable ? 0 : -1;
  const onOpen = () => acts.open(index);
  return (
    <RowShell
      {...placement}
      id={row.id}
      level={1}
      label={`E-${epic.number} ${epic.title}, place ${row.place}`}
      isExpanded={row.stories > 0 ? row.isOpen : undefined}
      place={
        <span className={row.stories > 0 ? "ml-0.5" : "ml-6.5 pointer-coarse:ml-9.5"}>
          {of === "product" && form === "wide" ? row.place : null}
        </span>
      }
      menu={acts.menuOf(row)}
      className={isOver ? "text-ink-3" : undefined}
    >
      {form === "narrow" ? (
        <NarrowCells row={row} tabIndex={tabIndex} isOver={isOver} onOpen={onOpen} />
      ) : (
        <>
          <span role="gridcell" className="text-ink-3">
            <button type="button" className="min-h-6 hover:underline" tabIndex={tabIndex} onClick={onOpen}>
              E-{epic.number}
            </button>
          </span>
          <span role="gridcell" className="flex min-w-0 items-center gap-2 font-medium">
            <Kind row={row} />
            <TitleCell epic={epic} tabIndex={tabIndex} onOpen={onOpen} />
            {isOver ? null : <Readiness row={row} />}
            {row.stories > 0 ? (
              <span className="shrink-0 text-sm font-normal text-ink-3">
                {counted(row.stories, "Story", "Stories")}
              </span>
            ) : null}
          </span>
          {columns.map((column) => (
            <Cell key={column} column={column} row={row} tabIndex={tabIndex} />
          ))}
        </>
      )}
    </RowShell>
  );
});

function Cell({ column, row, tabIndex }: { column: ListColumn; row: EpicRowProps["row"]; tabIndex: number }) {
  const { epic } = row;
  const { teams, people } = useLook();
  switch (column) {
    case "team": {
      const team = teams.get(epic.leadTeamId ?? "");
      return (
        <span role="gridcell" className="flex min-w-0 items-center gap-1.5">
          {team ? <TeamDot hue={team.hue} /> : null}
          <span className="truncate">{team?.name ?? "No team"}</span>
        </span>
      );
    }
    case "sprint":
      return (
        <span role="gridcell" className="truncate">
          {epic.firstSprint === null ? <Nothing /> : spanWords(epic.firstSprint, epic.lastSprint)}
        </span>
      );
    case "status":
      return <span role="gridcell">{statusWords[epic.status]}</span>;
    case "value":
      return <ValueCell epic={epic} tabIndex={tabIndex} />;
    case "estimate":
      return <EffortCell epic={epic} tabIndex={tabIndex} />;
    case "wsjf": {
      const score = wsjf(epic);
      return (
        <span
          role="gridcell"
          className="pr-2 text-right text-ink-2 tabular-nums"
          title={score === null ? "Needs a value and an effort" : "Computed from its value and effort"}
        >
          {score === null ? <Nothing /> : score.toFixed(2)}
        </span>
      );
    }
    case "owner":
      return (
        <span role="gridcell" className="truncate">
          {people.get(epic.ownerId ?? "") ?? <Nothing />}
        </span>
      );
    case "labels":
      return (
        <span role="gridcell" className="truncate text-ink-2">
          {epic.labels.join(", ")}
        </span>
      );
    default:
      return <span role="gridcell" />;
  }
}

/** The title, and below it what a phone has room for, with what is missing; the rest is in the Epic's panel. */
function NarrowCells({
  row,
  isOver,
  tabIndex,
  onOpen,
}: {
  row: EpicRowProps["row"];
  isOver: boolean;
  tabIndex: number;
  onOpen(): void;
}) {
  const { epic } = row;
  const { teams } = useLook();
  const team = teams.get(epic.leadTeamId ?? "");
  const facts = [
    `E-${epic.number}`,
    team?.name ?? "No team",
    epic.firstSprint === null ? null : spanWords(epic.firstSprint, epic.lastSprint),
    statusWords[epic.status],
  ];
  return (
    <span role="gridcell" className="flex min-w-0 flex-col gap-0.5">
      <span className="flex min-w-0 items-center gap-2 font-medium">
        <Kind row={row} />
        <TitleCell epic={epic} tabIndex={tabIndex} onOpen={onOpen} />
      </span>
      <span className="flex min-w-0 items-center gap-1.5 text-sm text-ink-3">
        {team ? <TeamDot hue={team.hue} /> : null}
        <span className="min-w-0 flex-1 truncate">{facts.filter(Boolean).join(" · ")}</span>
        {isOver || missingForReady(epic).length === 0 ? null : <Readiness row={row} />}
      </span>
    </span>
  );
}

function Kind({ row }: { row: EpicRowProps["row"] }) {
  if (row.epic.kind !== "enabler") return null;
  return <Wrench aria-label="Enabler" className="size-3.5 shrink-0 text-ink-3" />;
}

function Readiness({ row }: { row: EpicRowProps["row"] }) {
  const missing = missingForReady(row.epic);
  return <ReadyMark missing={missing} count={missing.length} />;
}

function Nothing() {
  return <span className="text-ink-3">–</span>;
}
