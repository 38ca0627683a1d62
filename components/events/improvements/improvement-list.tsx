"use client";

import clsx from "clsx";
import { MoreHorizontal } from "lucide-react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useHere } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { dayWords } from "@/components/ui/day-words";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import type { MenuItem } from "@/components/ui/menu-item";
import { type SortPlace, SortableList } from "@/components/ui/sortable-list";
import { type ImprovementRow, lackOf } from "@/lib/domain/events/improvements";
import { type Whose, improvementsKey, useImprovement, useImprovementOrder, useMayKeep } from "./use-improvements";

type ImprovementListProps = {
  improvements: readonly ImprovementRow[];
  /** The view they are from: whose, and from which Flow Sprint on. */
  whose: Whose;
  from: number;
  /** They are in the order of one backlog and Flow Sprint, which can be changed. */
  isOrdered?: boolean;
  label?: string;
};

/** Improvements in their order, each with owner, measure, date and what came of it. A press opens one. */
export function ImprovementList({
  improvements,
  whose,
  from,
  isOrdered,
  label = "Improvements",
}: ImprovementListProps) {
  const { slug } = useHere();
  const mayKeep = useMayKeep();
  const reorder = useImprovementOrder(improvementsKey(slug, whose, from));
  const move = (id: string, place: SortPlace) => {
    const others = improvements.filter((one) => one.id !== id);
    const at = others.findIndex((one) => one.id === place.id);
    reorder(id, place.at === "after" ? place.id : (others[at - 1]?.id ?? null));
  };
  return (
    <section aria-label={label} className="@container">
      <SortableList
        items={improvements}
        maySort={isOrdered === true && improvements.length > 1 && improvements.every(mayKeep)}
        nameOf={({ number }) => `M-${number}`}
        onMove={move}
        className="flex flex-col divide-y border-y"
        rowClassName="flex items-start"
      >
        {(improvement, moves) => (
          <Row improvement={improvement} moves={moves} mayKeep={mayKeep(improvement)} showsSprint={!isOrdered} />
        )}
      </SortableList>
    </section>
  );
}

type RowProps = { improvement: ImprovementRow; moves: readonly MenuItem[]; mayKeep: boolean; showsSprint: boolean };

function Row({ improvement, moves, mayKeep, showsSprint }: RowProps) {
  const panel = usePanelAddress();
  const { remove } = useImprovement(improvement);
  const { number, title, owner, measure, dueOn, state, effect, sprintNumber } = improvement;
  const lack = state === "open" ? lackOf(improvement) : null;
  const open = () => panel.openImprovement(number);
  const when = [showsSprint && `S${sprintNumber}`, dueOn && `by ${dayWords(dueOn)}`].filter(Boolean).join(", ");
  return (
    <>
      <button
        type="button"
        aria-current={panel.improvement === number || undefined}
        onClick={open}
        className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 gap-y-0.5 rounded px-2 py-2.5 text-left -outline-offset-2 hover:bg-hover aria-current:bg-hover @2xl:grid-cols-[minmax(0,5fr)_8rem_7rem_minmax(0,4fr)_8rem]"
      >
        <span className={clsx("wrap-anywhere", state === "dropped" && "text-ink-3 line-through")}>
          <span className="text-ink-3">M-{number}</span> {title}
        </span>
        {/* Columns where there is room for them, else one line under the title. */}
        <span className="col-start-1 row-start-2 flex flex-wrap gap-x-3 text-sm text-ink-2 *:wrap-anywhere *:empty:hidden @2xl:contents @2xl:*:text-sm @2xl:*:text-ink-2 @2xl:*:empty:block">
          <span>{owner}</span>
          <span>{when}</span>
          <span>{measure ? `measured by ${measure}` : null}</span>
        </span>
        <span className="col-start-1 row-start-3 max-w-full min-w-0 justify-self-start empty:hidden @md:col-start-2 @md:row-start-1 @md:justify-self-end @2xl:col-start-5">
          {lack ? (
            <Badge tone="warn" title={lack}>
              {lack}
            </Badge>
          ) : (
            <StateBadge improvement={improvement} />
          )}
        </span>
        {effect ? <span className="col-span-full text-sm wrap-anywhere">What came of it: {effect}</span> : null}
      </button>
      <Menu
        label={`M-${number}`}
        align="end"
        items={[
          { label: "Open", onSelect: open },
          ...moves,
          ...(mayKeep ? [{ label: "Delete", danger: true, onSelect: () => void remove() }] : []),
        ]}
        trigger={<IconButton label={`More about M-${number}`} icon={<MoreHorizontal />} className="mt-1" />}
      />
    </>
  );
}

/** How an Improvement stands; nothing while it is simply open. */
export function StateBadge({ improvement: { state } }: { improvement: Pick<ImprovementRow, "state"> }) {
  if (state === "open") return null;
  return <Badge tone={state === "done" ? "ok" : "neutral"}>{state === "done" ? "Done" : "Dropped"}</Badge>;
}
