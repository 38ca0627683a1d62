"use client";

import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { TeamDot } from "@/components/ui/team-dot";
import { wsjf } from "@/lib/domain/backlog/scores";
import { type EpicToWeigh, epicsToWeigh, weighingOrder } from "@/lib/domain/events/roadmap-refinement";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { PutOneThere } from "../refinement/nothing-on-table";
import { type TableTurn, useTableTurn } from "../refinement/use-table-turn";
import { useRoom } from "../room/use-room";
import { EpicOnTable } from "./epic-on-table";
import { RefinementInputs } from "./refinement-inputs";

const WeightMatrix = dynamic(() => import("./weight-matrix").then((module) => module.WeightMatrix), {
  ssr: false,
  loading: () => <Skeleton className="h-96" />,
});

/** How many Epics are listed until more are asked for. */
const firstShown = 15;

/** Value, effort and risk: one Epic on the table, and the others by what they lack, or in the matrix. */
export function WeighStep({ roadmap }: { roadmap: RoadmapView }) {
  const { isProjector, isRunning } = useRoom();
  const [look, setLook] = useState<"list" | "matrix">("list");
  const toWeigh = useMemo(() => epicsToWeigh(roadmap.epics), [roadmap.epics]);
  const { order, among } = useMemo(() => weighingOrder(roadmap.epics, toWeigh), [roadmap.epics, toWeigh]);
  const turn = useTableTurn("Epic", order, among);
  const first = turn.next ?? toWeigh[0]?.epic.id ?? null;
  const onTable = roadmap.epics.find(({ id }) => id === turn.turn);
  return (
    <div className="mx-auto flex w-full max-w-4xl in-data-projector:max-w-none flex-col gap-5">
      {onTable ? (
        <EpicOnTable key={onTable.id} number={onTable.number} roadmap={roadmap} turn={turn} />
      ) : toWeigh.length > 0 && isRunning && !isProjector ? (
        <div className="rounded border border-dashed bg-surface">
          <EmptyState
            title="No Epic is on the table"
            action={
              turn.mayLay && first ? (
                <Button variant="primary" onClick={() => turn.lay(first)}>
                  Begin with the first Epic
                </Button>
              ) : null
            }
          >
            {turn.mayLay ? (
              <PutOneThere turn={turn} />
            ) : (
              "The facilitator puts one on the table, and all in the room see it."
            )}
          </EmptyState>
        </div>
      ) : null}
      {isProjector ? (
        <WeightMatrix roadmap={roadmap} />
      ) : (
        <section aria-label="Epics to weigh">
          <div className="mb-1.5 flex flex-wrap items-center justify-between gap-2">
            <h2 className="font-medium">
              Epics to weigh{" "}
              <span className="text-ink-3 tabular-nums">
                {among.size} of {toWeigh.length} lack something
              </span>
            </h2>
            <Segmented
              label="Epics as"
              value={look}
              onChange={setLook}
              options={[
                { value: "list", label: "List" },
                { value: "matrix", label: "Matrix" },
              ]}
            />
          </div>
          {look === "matrix" ? (
            <WeightMatrix roadmap={roadmap} />
          ) : (
            <EpicList toWeigh={toWeigh} roadmap={roadmap} turn={turn} />
          )}
        </section>
      )}
      {isProjector ? null : <RefinementInputs roadmap={roadmap} />}
    </div>
  );
}

type EpicListProps = {
  toWeigh: readonly EpicToWeigh[];
  roadmap: RoadmapView;
  turn: TableTurn;
};

function EpicList({ toWeigh, roadmap, turn }: EpicListProps) {
  const { openEpic } = usePanelAddress();
  const [count, setCount] = useState(firstShown);
  if (toWeigh.length === 0) {
    return (
      <EmptyState title="There is no open Epic">
        What the Product Backlog holds is weighed here, one Epic after the other.
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="divide-y rounded border bg-surface">
        {toWeigh.slice(0, count).map(({ epic, lacks }) => {
          const team = roadmap.teams.find(({ id }) => id === epic.leadTeamId);
          const score = wsjf(epic);
          const isOn = turn.turn === epic.id;
          return (
            <li key={epic.id} className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5">
              <span className="min-w-0 flex-1 basis-56">
                <button
                  type="button"
                  className="block min-h-6 w-full text-left wrap-anywhere hover:underline"
                  onClick={() => openEpic(epic.number)}
                >
                  <span className="mr-1 text-ink-3">E-{epic.number}</span>{" "}
                  <span className={isOn ? "font-semibold" : undefined}>{epic.title}</span>
                </button>
                <span className="flex flex-wrap items-center gap-x-3 text-sm text-ink-2">
                  {team ? (
                    <span className="inline-flex items-center gap-1.5">
                      <TeamDot hue={team.hue} /> {team.name}
                    </span>
                  ) : null}
                  {lacks.length > 0 ? <span>Lacks {lacks.join(", ")}</span> : null}
                </span>
              </span>
              <span className="shrink-0 text-sm text-ink-2 tabular-nums">
                value {epic.value ?? "–"} · effort {epic.effort ?? "–"}
                {score === null ? "" : ` · WSJF ${score.toFixed(2)}`}
              </span>
              {isOn ? (
                <Badge tone="accent">On the table</Badge>
              ) : turn.mayLay ? (
                <Button variant="quiet" aria-label={`Weigh E-${epic.number}`} onClick={() => turn.lay(epic.id)}>
                  Weigh
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
      {toWeigh.length > count ? (
        <Button variant="quiet" className="mt-2" onClick={() => setCount(count + 30)}>
          Show more
        </Button>
      ) : null}
    </>
  );
}
