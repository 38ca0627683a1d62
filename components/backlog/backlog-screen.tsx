"use client";

import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useMemo, useState } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { useCommands } from "@/components/frame/commands";
import { PageFrame } from "@/components/frame/page-frame";
import { TimelineFilters } from "@/components/roadmap/timeline-filters";
import { useTimelineAddress } from "@/components/roadmap/use-timeline-address";
import { Button, buttonLook } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { useView } from "@/lib/client/use-view";
import { type EpicOrder, epicOrders, inOrder } from "@/lib/domain/backlog/scores";
import type { PaintedView } from "@/lib/domain/live";
import { countFilters, filterEpics, noFilters } from "@/lib/domain/roadmap/filters";
import { judgeDependencies } from "@/lib/domain/roadmap/standing";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { BacklogList } from "./backlog-list";
import { usePanelAddress } from "./use-panel-address";

const EpicPanel = dynamic(() => import("./epic-panel").then((module) => module.EpicPanel));
const NewEpicDialog = dynamic(() => import("./new-epic-dialog").then((module) => module.NewEpicDialog));
const ValueMatrix = dynamic(() => import("./value-matrix").then((module) => module.ValueMatrix));

const orderWords: Record<EpicOrder, string> = {
  rank: "The CPO's order",
  wsjf: "By WSJF, computed",
  value_effort: "By value over effort, computed",
};

/** The Product Backlog of Epics: the CPO's order as a list, or value against effort as a picture. */
export function BacklogScreen({ initial }: { initial: PaintedView<RoadmapView> }) {
  const { slug } = useHere();
  const { data: roadmap } = useView<RoadmapView>({ slug, view: "roadmap" }, initial);
  const { address, filter } = useTimelineAddress();
  const { form, order, choose } = useBacklogAddress();
  const panel = usePanelAddress();
  const [isNew, setNew] = useState(false);
  const mayWrite = useMay("contribute");
  useCommands(
    mayWrite
      ? [
          {
            id: "backlog.newEpic",
            label: "New Epic",
            keys: "n",
            group: "Backlog",
            icon: <Plus />,
            run: () => setNew(true),
          },
        ]
      : [],
  );

  const shown = useMemo(() => {
    const inConflict = new Set(
      judgeDependencies(roadmap).flatMap((d) =>
        d.standing.kind === "conflict" ? [d.neederEpicId ?? "", d.giverEpicId ?? ""] : [],
      ),
    );
    return inOrder(filterEpics(roadmap, address.filters, inConflict), order);
  }, [roadmap, address.filters, order]);

  return (
    <PageFrame
      title="Product Backlog"
      subtitle={countOf(shown.length, roadmap.epics.length)}
      layout="full"
      actions={
        mayWrite ? (
          <Button variant="primary" onClick={() => setNew(true)}>
            New Epic
          </Button>
        ) : null
      }
      toolbar={
        <>
          <Segmented
            label="Form"
            value={form}
            onChange={(value) => choose("form", value, "list")}
            options={[
              { value: "list", label: "List" },
              { value: "matrix", label: "Value and effort" },
            ]}
          />
          {form === "list" ? (
            <Select
              aria-label="Order"
              className="min-w-56 flex-1 md:max-w-56"
              value={order}
              onChange={(event) => choose("order", event.target.value, "rank")}
            >
              {epicOrders.map((value) => (
                <option key={value} value={value}>
                  {orderWords[value]}
                </option>
              ))}
            </Select>
          ) : null}
          <span className="ml-auto max-md:hidden" />
          <TimelineFilters view={roadmap} filters={address.filters} filter={filter} />
        </>
      }
    >
      <div className="flex min-h-0 flex-1">
        <div className="min-w-0 flex-1">
          {shown.length === 0 ? (
            <Nothing
              roadmap={roadmap}
              isFiltered={countFilters(address.filters) > 0}
              mayWrite={mayWrite}
              onNew={() => setNew(true)}
              onClear={() => filter(noFilters)}
            />
          ) : form === "list" ? (
            <BacklogList
              epics={shown}
              roadmap={roadmap}
              order={order}
              openNumber={panel.epic}
              onOpen={panel.openEpic}
            />
          ) : (
            <ValueMatrix epics={shown} teams={roadmap.teams} onOpen={panel.openEpic} />
          )}
        </div>
      </div>
      {panel.epic === null ? null : (
        <EpicPanel number={panel.epic} roadmap={roadmap} onClose={panel.close} onOpen={panel.openEpic} />
      )}
      {isNew ? <NewEpicDialog roadmap={roadmap} onClose={() => setNew(false)} onMade={panel.openEpic} /> : null}
    </PageFrame>
  );
}

function countOf(shown: number, all: number): string {
  const words = all === 1 ? "1 Epic" : `${all.toLocaleString("en")} Epics`;
  return shown === all ? words : `${shown.toLocaleString("en")} of ${words}`;
}

type NothingProps = { roadmap: RoadmapView; isFiltered: boolean; mayWrite: boolean; onNew(): void; onClear(): void };

function Nothing({ roadmap, isFiltered, mayWrite, onNew, onClear }: NothingProps) {
  const { slug } = useHere();
  const mayImport = useMay("own the product");
  if (isFiltered) {
    return (
      <EmptyState title="No Epic passes the filters" action={<Button onClick={onClear}>Clear the filters</Button>}>
        All {roadmap.epics.length} Epics are still there.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No Epics yet"
      action={
        mayWrite ? (
          <span className="flex flex-wrap justify-center gap-2">
            {mayImport ? (
              <Link href={`/flow-teams/${slug}/import`} className={buttonLook()}>
                Import a CSV file
              </Link>
            ) : null}
            <Button variant="primary" onClick={onNew}>
              Write the first Epic
            </Button>
          </span>
        ) : null
      }
    >
      An Epic is a large piece of value that leads to a Milestone.{" "}
      {mayImport ? "Write one, or import those you have." : "Write one, or ask the CPO to import those you have."}
    </EmptyState>
  );
}

/** Form and order, in the address like all else. */
function useBacklogAddress() {
  const params = useSearchParams();
  const form = params.get("form") === "matrix" ? ("matrix" as const) : ("list" as const);
  const order = epicOrders.find((known) => known === params.get("order")) ?? "rank";
  function choose(name: "form" | "order", value: string, plain: string): void {
    const next = new URLSearchParams(window.location.search);
    if (value === plain) next.delete(name);
    else next.set(name, value);
    const search = next.toString();
    window.history.replaceState(null, "", `${window.location.pathname}${search && `?${search}`}`);
  }
  return { form, order, choose };
}
