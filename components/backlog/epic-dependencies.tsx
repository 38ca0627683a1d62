"use client";

import { useMemo, useState } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { FormFoot } from "@/components/ui/form-foot";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Segmented } from "@/components/ui/segmented";
import { TeamDot } from "@/components/ui/team-dot";
import { raiseDependency } from "@/lib/actions/dependencies";
import { useCommand } from "@/lib/client/use-command";
import type { EpicDetail } from "@/lib/domain/backlog/view";
import { type JudgedDependency, judgeDependencies } from "@/lib/domain/roadmap/standing";
import type { EpicInView, RoadmapView } from "@/lib/domain/roadmap/view";
import { DependencyDialog } from "./dependency-dialog";
import { PanelSection } from "./panel-section";

type EpicDependenciesProps = { epic: EpicDetail; roadmap: RoadmapView; onOpen(number: number): void };

/** What an Epic needs from other teams and what it gives them, conflicts first. */
export function EpicDependencies({ epic, roadmap, onOpen }: EpicDependenciesProps) {
  const [isAdding, setAdding] = useState(false);
  const mayAdd = useMay("contribute");
  const judged = useMemo(() => judgeDependencies(roadmap), [roadmap]);
  const needs = inOrderOfTrouble(judged.filter((d) => d.neederEpicId === epic.id));
  const gives = inOrderOfTrouble(judged.filter((d) => d.giverEpicId === epic.id));
  return (
    <PanelSection
      title="Dependencies"
      count={needs.length + gives.length}
      onAdd={mayAdd && !isAdding ? () => setAdding(true) : undefined}
    >
      {isAdding ? <AddDependency epic={epic} roadmap={roadmap} onClose={() => setAdding(false)} /> : null}
      <Ends title="Needs" dependencies={needs} end="giver" roadmap={roadmap} onOpen={onOpen} />
      <Ends title="Gives to" dependencies={gives} end="needer" roadmap={roadmap} onOpen={onOpen} />
      {needs.length + gives.length === 0 && !isAdding ? (
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
              <DependencyDialog dependency={dependency} sprints={roadmap.sprints} teams={roadmap.teams} />
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
export function Standing({ dependency }: { dependency: JudgedDependency }) {
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

function AddDependency({ epic, roadmap, onClose }: { epic: EpicDetail; roadmap: RoadmapView; onClose(): void }) {
  const { flowTeamId } = useHere();
  const [direction, setDirection] = useState<"needs" | "gives">("needs");
  const [otherId, setOtherId] = useState<string | null>(null);
  const command = useCommand(raiseDependency, { isInline: true, done: () => "Dependency raised", onDone: onClose });
  const teamOf = (epicId: string | null) => roadmap.teams.find((team) => team.id === epicId);
  const options = roadmap.epics
    .filter((other) => other.id !== epic.id && other.leadTeamId !== null && other.leadTeamId !== epic.leadTeamId)
    .map((other) => ({
      value: other.id,
      label: other.title,
      hint: `E-${other.number} ${teamOf(other.leadTeamId)?.name ?? ""}`,
      hue: teamOf(other.leadTeamId)?.hue,
    }));
  const raise = () => {
    if (otherId === null) return;
    const [neederEpicId, giverEpicId] = direction === "needs" ? [epic.id, otherId] : [otherId, epic.id];
    void command.run({ flowTeamId, neederEpicId, giverEpicId });
  };
  return (
    <form
      className="mb-3 flex flex-col gap-3 rounded border bg-sunken p-3"
      onSubmit={(event) => {
        event.preventDefault();
        raise();
      }}
    >
      <Segmented
        label="Direction"
        value={direction}
        onChange={setDirection}
        options={[
          { value: "needs", label: "This needs…" },
          { value: "gives", label: "This gives to…" },
        ]}
      />
      <Field label="The other team's Epic">
        <Combobox options={options} value={otherId} onChange={setOtherId} placeholder="Find an Epic" />
      </Field>
      <RefusalNotice refusal={command.refusal} />
      <FormFoot
        submitLabel="Raise the Dependency"
        disabled={otherId === null}
        pending={command.pending}
        onCancel={onClose}
      />
    </form>
  );
}

const trouble = ["conflict", "open_ended", "mitigated", "holds", "satisfied", "void"];

function inOrderOfTrouble(dependencies: readonly JudgedDependency[]): JudgedDependency[] {
  return dependencies.toSorted((a, b) => trouble.indexOf(a.standing.kind) - trouble.indexOf(b.standing.kind));
}
