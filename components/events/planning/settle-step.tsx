"use client";

import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { DependencyActs } from "@/components/dependencies/dependency-acts";
import { nameOf, teamOf } from "@/components/dependencies/dependency-words";
import { useDependencies } from "@/components/dependencies/use-dependencies";
import { useDependencyEdit } from "@/components/dependencies/use-dependency-edit";
import { useMay } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { InlineText } from "@/components/ui/inline-text";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { TeamDot } from "@/components/ui/team-dot";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { isSettled, neededBy, planningWords } from "@/lib/domain/dependencies/standing";
import type { Judged } from "@/lib/domain/dependencies/view";
import { useRoom } from "../room/use-room";
import { RisksStep } from "./risks-step";

/** Each Dependency needed by this Flow Sprint is answered by its two teams there and then, or mitigated (DEP-3). */
export function SettleStep({ sprint }: { sprint: number }) {
  const { data, refusal } = useDependencies();
  if (!data) return refusal ? <RefusalNotice refusal={refusal} /> : <Skeleton className="h-64" />;
  const needed = neededBy(data.judged, sprint);
  const open = needed.filter((dependency) => !isSettled(dependency));
  const settled = needed.filter(isSettled);
  return (
    <div className="flex flex-col gap-8">
      <section aria-label="Dependencies" className="flex flex-col gap-3">
        {needed.length === 0 ? (
          <EmptyState title="Nobody waits for anybody">
            No open Dependency is needed by Flow Sprint {sprint}.
          </EmptyState>
        ) : (
          <h2 className="text-lg">
            {open.length === 0
              ? `What is needed by S${sprint} is accepted or mitigated`
              : `${open.length} of ${needed.length} Dependencies needed by S${sprint} to settle`}
          </h2>
        )}
        <ul className="flex flex-col gap-3">
          {[...open, ...settled].map((dependency) => (
            <ToSettle key={dependency.id} dependency={dependency} ground={data.ground} />
          ))}
        </ul>
      </section>
      <RisksStep ground={data.ground} />
    </div>
  );
}

function ToSettle({ dependency, ground }: { dependency: Judged; ground: GroundView }) {
  const { isProjector } = useRoom();
  const panel = usePanelAddress();
  const mayKeep = useMay("contribute") && !isProjector;
  const edit = useDependencyEdit(dependency);
  const { number, note, standing, mitigation, neederTeamId, giverTeamId, promised } = dependency;
  const [needer, giver] = [teamOf(ground, neederTeamId), teamOf(ground, giverTeamId)];
  const isOpen = !isSettled(dependency);
  return (
    <li className="flex flex-col gap-3 rounded border bg-surface p-4">
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
            {promised === null ? null : <span>· promised for S{promised}</span>}
          </p>
          <button
            type="button"
            onClick={() => panel.openDependency(number)}
            className="text-left text-md font-medium wrap-anywhere hover:underline"
          >
            <span className="mr-0.5 font-normal text-ink-3">D-{number}</span>{" "}
            {note.split("\n")[0] || nameOf(dependency, ground)}
          </button>
        </div>
        <Badge tone={standing.kind === "conflict" ? "bad" : isOpen ? "warn" : "ok"}>{planningWords(dependency)}</Badge>
      </div>
      {isOpen && !isProjector ? <DependencyActs dependency={dependency} ground={ground} /> : null}
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
