"use client";

import { TriangleAlert } from "lucide-react";
import { useRef } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { DependencyActs, WhoIsNext } from "@/components/dependencies/dependency-acts";
import { nameOf, teamOf } from "@/components/dependencies/dependency-words";
import { type DependenciesInSight, useDependencies } from "@/components/dependencies/use-dependencies";
import { useDependencyEdit } from "@/components/dependencies/use-dependency-edit";
import { useMay } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { InlineText } from "@/components/ui/inline-text";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { TeamDot } from "@/components/ui/team-dot";
import { useKeptFocus } from "@/components/ui/use-kept-focus";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { isSettled, neededBy, planningWords, sprintWords } from "@/lib/domain/dependencies/standing";
import type { Judged } from "@/lib/domain/dependencies/view";
import { Opens } from "../room/opens";
import { useRoom } from "../room/use-room";
import { RisksStep } from "./risks-step";

/** Each Dependency needed by this Flow Sprint is answered by its two teams there and then, or mitigated (DEP-3). */
export function SettleStep({ sprint }: { sprint: number }) {
  const { data, refusal } = useDependencies();
  if (!data) return refusal ? <RefusalNotice refusal={refusal} /> : <Skeleton className="h-64" />;
  return (
    <div className="flex flex-col gap-8">
      <DependenciesToSettle all={data} sprint={sprint} />
      <RisksStep ground={data.ground} />
    </div>
  );
}

function DependenciesToSettle({ all, sprint }: { all: DependenciesInSight; sprint: number }) {
  const list = useRef<HTMLUListElement>(null);
  // What is answered goes to the end: the next one is looked at.
  useKeptFocus(list, { rows: ":scope > li" });
  const needed = neededBy(all.judged, sprint);
  const open = needed.filter((dependency) => !isSettled(dependency));
  const settled = needed.filter(isSettled);
  return (
    <section aria-label="Dependencies" className="flex flex-col gap-3">
      {needed.length === 0 ? (
        <EmptyState title="Nobody waits for anybody">No open Dependency is needed by Flow Sprint {sprint}.</EmptyState>
      ) : (
        <h2 className="text-lg">
          {open.length === 0
            ? `What is needed by S${sprint} is accepted or mitigated`
            : `${open.length} of ${needed.length} Dependencies needed by S${sprint} to settle`}
        </h2>
      )}
      <ul ref={list} tabIndex={-1} className="flex flex-col gap-3 in-data-projector:grid in-data-projector:grid-cols-2">
        {[...open, ...settled].map((dependency) => (
          <ToSettle key={dependency.id} dependency={dependency} ground={all.ground} />
        ))}
      </ul>
    </section>
  );
}

function ToSettle({ dependency, ground }: { dependency: Judged; ground: GroundView }) {
  const { isProjector } = useRoom();
  const panel = usePanelAddress();
  const mayKeep = useMay("contribute") && !isProjector;
  const Next = isProjector ? WhoIsNext : DependencyActs;
  const edit = useDependencyEdit(dependency);
  const { number, note, standing, mitigation, neederTeamId, giverTeamId } = dependency;
  const [needer, giver] = [teamOf(ground, neederTeamId), teamOf(ground, giverTeamId)];
  const isOpen = !isSettled(dependency);
  const isConflict = standing.kind === "conflict";
  const said = sprintWords(dependency);
  return (
    <li tabIndex={-1} className="flex flex-col gap-3 rounded border bg-surface p-4">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <p className="flex flex-wrap items-center gap-x-2 text-ink-2">
            <span className="inline-flex items-center gap-1.5">
              {needer ? <TeamDot hue={needer.hue} /> : null} {needer?.name ?? "A retired team"}
            </span>
            needs
            <span className="inline-flex items-center gap-1.5">
              {giver ? <TeamDot hue={giver.hue} /> : null} {giver?.name ?? "A retired team"}
            </span>
            {said ? <span>· {said}</span> : null}
          </p>
          <Opens
            onOpen={() => panel.openDependency(number)}
            className="text-left text-md font-medium wrap-anywhere hover:underline"
          >
            <span className="mr-0.5 font-normal text-ink-3">D-{number}</span>{" "}
            {note.split("\n")[0] || nameOf(dependency, ground)}
          </Opens>
        </div>
        {isConflict ? null : <Badge tone={isOpen ? "warn" : "ok"}>{planningWords(dependency)}</Badge>}
      </div>
      {isConflict ? (
        <p className="-mt-2 flex gap-1.5 text-bad-ink">
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span className="min-w-0 first-letter:uppercase">{planningWords(dependency)}</span>
        </p>
      ) : null}
      {isOpen ? <Next dependency={dependency} ground={ground} /> : null}
      {isOpen || mitigation ? (
        <div>
          <p className="text-sm text-ink-2">Mitigation</p>
          <InlineText
            value={mitigation}
            label={`Mitigation of D-${number}`}
            placeholder={mayKeep ? "Say what is done if it doesn't come in time" : "None"}
            multiline
            maxLength={2000}
            disabled={!mayKeep}
            onSave={(to, seen) => edit.save({ mitigation: to }, { mitigation: seen })}
          />
          <RefusalNotice refusal={edit.refusal} />
        </div>
      ) : null}
    </li>
  );
}
