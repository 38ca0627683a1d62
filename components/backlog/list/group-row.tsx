"use client";

import { memo } from "react";
import { TeamDot } from "@/components/ui/team-dot";
import type { ListRow } from "@/lib/domain/backlog/list-rows";
import { counted } from "@/lib/domain/words";
import { useLook } from "./list-look";
import { type RowPlacement, RowShell } from "./row-shell";

type GroupRowProps = RowPlacement & { row: Extract<ListRow, { kind: "group" }> };

/** The head of a group, with what it holds. */
export const GroupRow = memo(function GroupRow({ row, ...placement }: GroupRowProps) {
  const { form, columns } = useLook();
  const sum = `${counted(row.stories, "Story", "Stories")} · ${counted(row.points, "point")}`;
  return (
    <RowShell
      {...placement}
      id={row.id}
      level={1}
      label={`${row.label}, ${sum}`}
      isExpanded={row.isOpen}
      className="bg-sunken"
    >
      <span
        role="gridcell"
        aria-colspan={form === "wide" ? columns.length + 2 : 1}
        className="flex min-w-0 items-center gap-2"
        style={form === "wide" ? { gridColumn: `span ${columns.length + 2}` } : undefined}
      >
        {row.hue === null ? null : <TeamDot hue={row.hue} />}
        <span className="truncate font-medium">{row.label}</span>
        <span className="shrink-0 text-sm text-ink-3 tabular-nums">{sum}</span>
      </span>
    </RowShell>
  );
});
