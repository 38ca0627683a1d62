"use client";

import { useMemo, useState } from "react";
import { PanelSection } from "@/components/backlog/panel-section";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { type Slipped, downstreamOf } from "@/lib/domain/dependencies/downstream";
import type { Judged } from "@/lib/domain/dependencies/view";
import { counted } from "@/lib/domain/words";
import type { DependenciesInSight } from "./use-dependencies";

/** What happens downstream if this Dependency slips, on one click. */
export function Downstream({ dependency, data }: { dependency: Judged; data: DependenciesInSight }) {
  const [slip, setSlip] = useState<number | null>(null);
  const outcome = useMemo(
    () =>
      slip === null
        ? []
        : downstreamOf(
            { judged: data.judged, epics: data.ground.epics, milestones: data.view.milestones },
            dependency.id,
            slip,
          ).slice(1),
    [data, dependency.id, slip],
  );
  const hasDate = dependency.promised !== null || dependency.needed !== null;
  return (
    <PanelSection
      title="If this slips"
      action={
        slip === null ? (
          <Button variant="quiet" disabled={!hasDate} onClick={() => setSlip(1)}>
            See what happens
          </Button>
        ) : (
          <Select
            // In the place of the button that was pressed.
            autoFocus
            aria-label="How much it slips"
            className="w-32"
            value={slip}
            onChange={(event) => setSlip(Number(event.target.value))}
          >
            {[1, 2, 3, 4, 6].map((sprints) => (
              <option key={sprints} value={sprints}>
                {counted(sprints, "sprint")}
              </option>
            ))}
          </Select>
        )
      }
    >
      {slip === null ? (
        hasDate ? null : (
          <p className="text-ink-3">Neither end has a Flow Sprint yet, so nobody can say.</p>
        )
      ) : (
        <div aria-live="polite">
          <p className="mb-2 text-ink-2">
            {outcome.length === 0
              ? `Nothing else comes late if it is there in S${(dependency.promised ?? dependency.needed ?? 0) + slip}.`
              : `${counted(outcome.length, "thing")} would come late, in this order:`}
          </p>
          <ol className="flex flex-col divide-y">
            {outcome.map((one) => (
              <LateThing key={`${one.kind} ${one.id}`} late={one} />
            ))}
          </ol>
        </div>
      )}
    </PanelSection>
  );
}

const signs = { Dependency: "D", Story: "S", Epic: "E", Milestone: "M" } as const;

function LateThing({ late }: { late: Slipped }) {
  const { openEpic, openStory, openDependency } = usePanelAddress();
  const open = { Epic: openEpic, Story: openStory, Dependency: openDependency, Milestone: null }[late.kind];
  const name = (
    <>
      <span className="text-ink-3">
        {signs[late.kind]}
        {late.kind === "Milestone" ? "" : "-"}
        {late.number}
      </span>{" "}
      {late.title}
    </>
  );
  return (
    <li className="flex items-baseline gap-3 py-2">
      <div className="min-w-0 flex-1">
        {open ? (
          <button
            type="button"
            className="block max-w-full truncate text-left hover:underline"
            onClick={() => open(late.number)}
          >
            {name}
          </button>
        ) : (
          <span className="block truncate font-medium">{name}</span>
        )}
        <span className="block text-sm text-ink-3 wrap-anywhere">{late.because}</span>
      </div>
      <span className="shrink-0 text-sm whitespace-nowrap tabular-nums">
        S{late.from} → <strong className="font-semibold text-bad-ink">S{late.to}</strong>
      </span>
    </li>
  );
}
