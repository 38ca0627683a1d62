"use client";

import { useMemo, useState } from "react";
import dynamic from "next/dynamic";
import { PanelSection } from "@/components/backlog/panel-section";
import { useHere, useMay } from "@/components/flow-teams/here";
import { lazily } from "@/components/ui/lazily";
import { Link } from "@/components/ui/link";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { type Judged, troubleOrder } from "@/lib/domain/dependencies/view";
import { EndLabel, StandingBadge, StateBadge, nameOf } from "./dependency-words";
import { type DependenciesInSight, useDependencies } from "./use-dependencies";

const RaiseDialog = lazily(
  dynamic(() => import("./raise-dependency-dialog").then((module) => module.RaiseDependencyDialog)),
);

type ItemDependenciesProps = { itemKind: "Story" | "Epic"; itemId: string };

/**
 * What a Story or an Epic needs from other teams and gives them, conflicts first, and the way to
 * raise one more. Of an Epic, those of its Stories too.
 */
export function ItemDependencies({ itemKind, itemId }: ItemDependenciesProps) {
  const { data, refusal } = useDependencies();
  const mayRaise = useMay("contribute");
  const [isRaising, setRaising] = useState(false);
  const judged = data?.judged;
  const [needs, gives, below] = useMemo(() => {
    const all = (judged ?? []).toSorted(
      (a, b) => troubleOrder.indexOf(a.standing.kind) - troubleOrder.indexOf(b.standing.kind),
    );
    return [
      all.filter(({ needer }) => needer?.id === itemId),
      all.filter(({ giver }) => giver?.id === itemId),
      all.filter(({ needer, giver }) => needer?.epicId === itemId || giver?.epicId === itemId),
    ];
  }, [judged, itemId]);
  const count = needs.length + gives.length + below.length;
  return (
    <PanelSection title="Dependencies" count={count} onAdd={mayRaise ? () => setRaising(true) : undefined}>
      {data ? (
        <>
          <Ends title="Needs" rows={needs} end="giver" data={data} />
          <Ends title="Gives to" rows={gives} end="needer" data={data} />
          <Ends title="Of its Stories" rows={below} end="both" data={data} />
          {count === 0 ? <p className="text-ink-3">It waits for no other team, and none waits for it.</p> : null}
        </>
      ) : refusal ? (
        <RefusalNotice refusal={refusal} />
      ) : (
        <Skeleton className="h-12" />
      )}
      {isRaising ? <RaiseDialog from={{ kind: itemKind, id: itemId }} onClose={() => setRaising(false)} /> : null}
    </PanelSection>
  );
}

type EndsProps = {
  title: string;
  rows: readonly Judged[];
  /** Which end is named: the other one, or both. */
  end: "giver" | "needer" | "both";
  data: DependenciesInSight;
};

function Ends({ title, rows, end, data: { ground } }: EndsProps) {
  const { slug } = useHere();
  if (rows.length === 0) return null;
  return (
    <>
      <h4 className="mt-1 text-sm text-ink-3">{title}</h4>
      <ul className="flex flex-col">
        {rows.map((dependency) => (
          <li key={dependency.id} className="flex flex-wrap items-center gap-x-2 gap-y-1 py-1">
            <Link
              href={`/flow-teams/${slug}/dependencies?dependency=${dependency.number}`}
              className="flex min-h-6 min-w-0 items-center gap-1.5 rounded hover:underline pointer-coarse:min-h-9"
            >
              <span className="shrink-0 text-sm text-ink-3">D-{dependency.number}</span>
              {end === "both" ? (
                <span className="truncate">{nameOf(dependency, ground)}</span>
              ) : (
                <EndLabel
                  item={dependency[end]}
                  teamId={end === "giver" ? dependency.giverTeamId : dependency.neederTeamId}
                  ground={ground}
                />
              )}
            </Link>
            <span className="ml-auto flex min-w-0 items-center gap-1">
              <StateBadge state={dependency.state} />
              {dependency.standing.kind === "satisfied" ? null : <StandingBadge isShort dependency={dependency} />}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
