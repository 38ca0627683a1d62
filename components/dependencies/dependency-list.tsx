"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp } from "lucide-react";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useIsNarrow } from "@/components/backlog/board/board-sizes";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { Ago } from "@/components/history/ago";
import { EmptyState } from "@/components/ui/empty-state";
import { setInAddress } from "@/lib/client/address";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { type DependencySort, sortDependencies } from "@/lib/domain/dependencies/filters";
import { promiseOf } from "@/lib/domain/dependencies/standing";
import type { Judged } from "@/lib/domain/dependencies/view";
import { ClearFilters } from "./clear-filters";
import { EndLabel, StandingBadge, StateBadge, nameOf, sprintWord } from "./dependency-words";
import { useDependenciesAddress } from "./use-dependencies-address";

/** Pixels; on a phone both ends stand in one cell, one below the other. */
const rowHeight = { wide: 48, narrow: 68 };
const grid =
  "grid grid-cols-[3.5rem_minmax(9rem,1fr)_minmax(9rem,1fr)_6.5rem_4.5rem_4.5rem_9rem_7rem] items-center gap-3 px-4.5 max-md:grid-cols-[3rem_minmax(0,1fr)_auto] max-md:px-4";

const heads: readonly { label: string; sort?: DependencySort; isWide?: boolean }[] = [
  { label: "No.", sort: "number" },
  { label: "Needs" },
  { label: "Gives", isWide: true },
  { label: "State", sort: "state", isWide: true },
  { label: "Needed", sort: "needed", isWide: true },
  { label: "Promised", sort: "promised", isWide: true },
  { label: "Standing", sort: "standing" },
  { label: "Asked", sort: "age", isWide: true },
];

/** The Dependencies as a table, sorted by the head that is pressed. Only rows in sight are in the page. */
export function DependencyList({ judged, ground }: { judged: readonly Judged[]; ground: GroundView }) {
  const { address } = useDependenciesAddress();
  const { sort, isDown } = address;
  const { openDependency, dependency: openNumber } = usePanelAddress();
  const sorted = useMemo(() => sortDependencies(judged, sort, isDown), [judged, sort, isDown]);
  const scroller = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const height = rowHeight[useIsNarrow() ? "narrow" : "wide"];
  const rows = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights are asked for anew when they are others
  useEffect(() => rows.measure(), [height, rows]);
  if (sorted.length === 0) {
    return <EmptyState title="No Dependency passes the filters" action={<ClearFilters />} />;
  }
  const inSight = rows.getVirtualItems().map(({ index }) => sorted[index]?.id);
  const tabbable = inSight.includes(focused ?? "") ? focused : inSight[0];
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number) => {
    if (event.target !== event.currentTarget) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const next = sorted[index + step];
    if (event.key === "Enter") openDependency(sorted[index]?.number ?? 0);
    if (step === 0 || !next) return;
    event.preventDefault();
    rows.scrollToIndex(index + step);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${next.id}"]`)?.focus());
  };
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-auto">
      <div role="table" aria-label="Dependencies" aria-rowcount={sorted.length + 1} className="md:min-w-260">
        <div role="rowgroup" className="sticky top-0 z-10">
          <div role="row" className={`${grid} h-9 border-b bg-surface text-sm text-ink-3`}>
            {heads.map((head) => (
              <Head key={head.label} {...head} current={sort} isDown={isDown} />
            ))}
          </div>
        </div>
        <div role="rowgroup" className="relative" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const dependency = sorted[index];
            if (!dependency) return null;
            const { id, number, needer, giver, neederTeamId, giverTeamId, state, needed } = dependency;
            return (
              <div
                key={id}
                role="row"
                data-row={id}
                tabIndex={id === tabbable ? 0 : -1}
                aria-rowindex={index + 2}
                aria-current={number === openNumber || undefined}
                className={`${grid} absolute inset-x-0 cursor-pointer border-b -outline-offset-2 hover:bg-hover aria-[current=true]:bg-hover`}
                style={{ top: start, height }}
                onFocus={() => setFocused(id)}
                onKeyDown={(event) => onKeyDown(event, index)}
                onClick={() => openDependency(number)}
              >
                <span role="cell" className="tabular-nums">
                  <button
                    type="button"
                    tabIndex={-1}
                    className="text-ink-3 hover:underline"
                    aria-label={`Open D-${number}, ${nameOf(dependency, ground)}`}
                  >
                    D-{number}
                  </button>
                </span>
                <span role="cell" className="flex min-w-0 flex-col gap-1">
                  <EndLabel item={needer} teamId={neederTeamId} ground={ground} />
                  <span className="block md:hidden">
                    <EndLabel item={giver} teamId={giverTeamId} ground={ground} />
                  </span>
                </span>
                <span role="cell" className="min-w-0 max-md:hidden">
                  <EndLabel item={giver} teamId={giverTeamId} ground={ground} />
                </span>
                <span role="cell" className="max-md:hidden">
                  <StateBadge state={state} />
                </span>
                <span role="cell" className="tabular-nums max-md:hidden">
                  {sprintWord(needed)}
                </span>
                <span role="cell" className="tabular-nums max-md:hidden">
                  {sprintWord(promiseOf(dependency))}
                </span>
                <span role="cell" className="min-w-0 max-md:max-w-32">
                  <StandingBadge isShort dependency={dependency} />
                </span>
                <span role="cell" className="truncate text-sm text-ink-3 max-md:hidden">
                  <Ago at={dependency.createdAt} />
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

type HeadProps = { label: string; sort?: DependencySort; isWide?: boolean; current: DependencySort; isDown: boolean };

function Head({ label, sort, isWide, current, isDown }: HeadProps) {
  const isCurrent = sort === current;
  return (
    <span
      role="columnheader"
      aria-sort={isCurrent ? (isDown ? "descending" : "ascending") : undefined}
      className={isWide ? "max-md:hidden" : undefined}
    >
      {sort ? (
        <button
          type="button"
          className="inline-flex min-h-6 items-center gap-1 rounded hover:text-ink [&_svg]:size-3.5"
          onClick={() => setInAddress({ sort, order: isCurrent && !isDown ? "down" : null })}
        >
          {label}
          {isCurrent ? isDown ? <ArrowDown aria-hidden="true" /> : <ArrowUp aria-hidden="true" /> : null}
        </button>
      ) : (
        label
      )}
    </span>
  );
}
