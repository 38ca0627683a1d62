"use client";

import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useHere } from "@/components/flow-teams/here";
import { PageFrame } from "@/components/frame/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { lazily } from "@/components/ui/lazily";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { TextField } from "@/components/ui/text-field";
import { setInAddress } from "@/lib/client/address";
import { countFilters, filterDependencies } from "@/lib/domain/dependencies/filters";
import { countOf, queueOf } from "@/lib/domain/dependencies/queue";
import { DependencyQueue } from "./dependency-queue";
import { RegisterFilters } from "./register-filters";
import { RegisterTabs } from "./register-tabs";
import { type PaintedDependencies, useDependencies } from "./use-dependencies";
import { useDependenciesAddress } from "./use-dependencies-address";
import { useRaising } from "./use-raising";

// Each form, the panel and the dialog are fetched when they are looked at.
const ProgramBoard = lazily(
  dynamic(() => import("./program-board").then((module) => module.ProgramBoardForm)),
  <Skeleton className="h-96" />,
);
const DependencyMatrix = lazily(
  dynamic(() => import("./dependency-matrix").then((module) => module.DependencyMatrix)),
  <Skeleton className="m-5 h-64" />,
);
const DependencyList = lazily(
  dynamic(() => import("./dependency-list").then((module) => module.DependencyList)),
  <Skeleton className="m-5 h-64" />,
);
const DependencyPanel = lazily(dynamic(() => import("./dependency-panel").then((module) => module.DependencyPanel)));
const RaiseDialog = lazily(
  dynamic(() => import("./raise-dependency-dialog").then((module) => module.RaiseDependencyDialog)),
);
const ItemPanels = lazily(
  dynamic(() => import("@/components/backlog/item-panels").then((module) => module.ItemPanels)),
);

/** Who needs what from whom: what waits for me, the program board, the teams' matrix, the list. */
export function DependenciesScreen({ painted }: { painted: PaintedDependencies }) {
  const { actor, flowTeamId } = useHere();
  const { data } = useDependencies(painted);
  const { address } = useDependenciesAddress();
  const panel = usePanelAddress();
  const raising = useRaising("Dependency", "Dependencies");
  const judged = data?.judged ?? none;
  const queue = useMemo(() => queueOf(actor, flowTeamId, judged), [actor, flowTeamId, judged]);
  const waiting = countOf(queue);
  // Chosen once: answering the last one doesn't take the queue away from under the pointer.
  const [usual] = useState(() => (waiting > 0 ? ("queue" as const) : ("board" as const)));
  const form = address.form ?? usual;
  const shown = useMemo(
    () => filterDependencies(judged, address.filters, data?.ground.teams ?? []),
    [judged, address.filters, data?.ground.teams],
  );
  if (!data) return null;
  const conflicts = judged.filter(({ standing }) => standing.kind === "conflict").length;
  return (
    <PageFrame
      title="Dependencies"
      subtitle={conflicts === 0 ? "None is in conflict" : undefined}
      layout={form === "queue" ? "page" : "full"}
      actions={raising.button}
      toolbar={
        <>
          <RegisterTabs current="dependencies" />
          <span aria-hidden="true" className="mx-1 h-5 border-l max-md:hidden" />
          <Segmented
            label="Form"
            value={form}
            onChange={(next) => setInAddress({ form: next })}
            options={[
              { value: "queue", label: waiting > 0 ? `For me ${waiting}` : "For me" },
              { value: "board", label: "Board" },
              { value: "matrix", label: "Teams" },
              { value: "list", label: "List" },
            ]}
          />
          {form === "queue" ? null : <Filters conflicts={conflicts} teams={data.ground.teams} />}
        </>
      }
    >
      {judged.length === 0 ? (
        <EmptyState title="No Dependency yet" action={raising.button}>
          A Story or an Epic that can't go on without another team's is written down here, and that team's PO answers.
        </EmptyState>
      ) : form === "queue" ? (
        <DependencyQueue queue={queue} ground={data.ground} />
      ) : form === "board" ? (
        <ProgramBoard judged={shown} ground={data.ground} />
      ) : form === "matrix" ? (
        <DependencyMatrix judged={shown} ground={data.ground} />
      ) : (
        <DependencyList judged={shown} ground={data.ground} />
      )}
      {raising.isOpen ? <RaiseDialog onClose={raising.close} onRaised={panel.openDependency} /> : null}
      {panel.dependency === null ? null : (
        <DependencyPanel key={panel.dependency} number={panel.dependency} data={data} onClose={panel.close} />
      )}
      {panel.epic !== null || panel.story !== null ? <ItemPanels /> : null}
    </PageFrame>
  );
}

const none: never[] = [];

type FiltersProps = { conflicts: number; teams: readonly { id: string; slug: string; name: string }[] };

function Filters({ conflicts, teams }: FiltersProps) {
  const { address } = useDependenciesAddress();
  const { filters, form } = address;
  const teamOptions = teams.map(({ id, slug, name }) => (
    <option key={id} value={slug}>
      {name}
    </option>
  ));
  return (
    <RegisterFilters count={countFilters(filters)}>
      <TextField
        aria-label="Find in Dependencies"
        placeholder="Find"
        className="md:w-24 md:max-w-44 md:grow"
        value={filters.text}
        onChange={(event) => setInAddress({ q: event.target.value })}
      />
      <Select
        aria-label="Show"
        className={selectLook}
        value={filters.show}
        onChange={(event) => setInAddress({ show: event.target.value === "open" ? null : event.target.value })}
      >
        <option value="open">Open</option>
        <option value="conflict">{conflicts} in conflict</option>
        <option value="all">All</option>
      </Select>
      <Select
        aria-label="Team at either end"
        className={selectLook}
        value={filters.team ?? ""}
        onChange={(event) => setInAddress({ team: event.target.value })}
      >
        <option value="">Any team</option>
        {teamOptions}
      </Select>
      {form === "list" || filters.needer || filters.giver ? (
        <>
          <Select
            aria-label="Team that needs"
            className={selectLook}
            value={filters.needer ?? ""}
            onChange={(event) => setInAddress({ needer: event.target.value })}
          >
            <option value="">Any needer</option>
            {teamOptions}
          </Select>
          <Select
            aria-label="Team that gives"
            className={selectLook}
            value={filters.giver ?? ""}
            onChange={(event) => setInAddress({ giver: event.target.value })}
          >
            <option value="">Any giver</option>
            {teamOptions}
          </Select>
        </>
      ) : null}
    </RegisterFilters>
  );
}

const selectLook = "md:w-32 md:max-w-40 md:grow";
