"use client";

import { useMemo } from "react";
import { Badge } from "@/components/ui/badge";
import { TeamDot } from "@/components/ui/team-dot";
import type { EpicDetail } from "@/lib/domain/backlog/view";
import { type JudgedDependency, judgeDependencies } from "@/lib/domain/roadmap/standing";
import type { EpicInView, RoadmapView } from "@/lib/domain/roadmap/view";
import { PanelSection } from "./panel-section";

type EpicDependenciesProps = { epic: EpicDetail; roadmap: RoadmapView; onOpen(number: number): void };

/** What an Epic needs from other teams and gives them, conflicts first, as guests see it: Epics alone. */
export function EpicDependencies({ epic, roadmap, onOpen }: EpicDependenciesProps) {
  const judged = useMemo(() => judgeDependencies(roadmap), [roadmap]);
  const needs = inOrderOfTrouble(judged.filter((d) => d.neederEpicId === epic.id));
  const gives = inOrderOfTrouble(judged.filter((d) => d.giverEpicId === epic.id));
  return (
    <PanelSection title="Dependencies" count={needs.length + gives.length}>
      <Ends title="Needs" dependencies={needs} end="giver" roadmap={roadmap} onOpen={onOpen} />
      <Ends title="Gives to" dependencies={gives} end="needer" roadmap={roadmap} onOpen={onOpen} />
      {needs.length + gives.length === 0 ? (
        <p className="text-ink-3">It waits for no other team, and none waits for it.</p>
      ) : null}
    </PanelSection>
  );
}

type EndsProps = {
  title: string;
  dependencies: readonly JudgedDependency[];
  /** Which end is the other Epic. */
  end: "giver" | "needer";
  roadmap: RoadmapView;
  onOpen(number: number): void;
};

function Ends({ title, dependencies, end, roadmap, onOpen }: EndsProps) {
  if (dependencies.length === 0) return null;
  return (
    <>
      <h4 className="mt-1 text-sm text-ink-3">{title}</h4>
      <ul className="flex flex-col">
        {dependencies.map((dependency) => (
          <li key={dependency.id} className="flex flex-wrap items-center gap-x-2 gap-y-1 py-1">
            <OtherEpic
              epic={dependency[end]}
              teamId={end === "giver" ? dependency.giverTeamId : dependency.neederTeamId}
              roadmap={roadmap}
              onOpen={onOpen}
            />
            <span className="ml-auto flex items-center gap-1">
              <Standing dependency={dependency} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function OtherEpic({
  epic,
  teamId,
  roadmap,
  onOpen,
}: {
  epic: EpicInView | null;
  teamId: string;
  roadmap: RoadmapView;
  onOpen(number: number): void;
}) {
  const team = roadmap.teams.find((one) => one.id === teamId);
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      {team ? <TeamDot hue={team.hue} /> : null}
      <span className="sr-only">{team?.name}</span>
      {epic ? (
        <button type="button" className="truncate text-left hover:underline" onClick={() => onOpen(epic.number)}>
          <span className="text-ink-3">E-{epic.number}</span> {epic.title}
        </button>
      ) : (
        <span className="truncate">{team?.name ?? "A retired team"}</span>
      )}
    </span>
  );
}

/** How a Dependency stands, in a word or with the reason of its conflict. */
function Standing({ dependency }: { dependency: JudgedDependency }) {
  const { standing } = dependency;
  switch (standing.kind) {
    case "conflict":
      return <Badge tone="bad">{standing.reason}</Badge>;
    case "mitigated":
      return (
        <Badge tone="neutral" title={`${standing.reason}; mitigation: ${dependency.mitigation}`}>
          mitigated
        </Badge>
      );
    case "satisfied":
      return <Badge tone="ok">satisfied</Badge>;
    case "open_ended":
      return <Badge title="One end has no Flow Sprint yet">no date yet</Badge>;
    case "void":
      return <Badge>no longer needed</Badge>;
    case "holds":
      return <Badge>in time</Badge>;
  }
}

const trouble = ["conflict", "open_ended", "mitigated", "holds", "satisfied", "void"];

function inOrderOfTrouble(dependencies: readonly JudgedDependency[]): JudgedDependency[] {
  return dependencies.toSorted((a, b) => trouble.indexOf(a.standing.kind) - trouble.indexOf(b.standing.kind));
}
