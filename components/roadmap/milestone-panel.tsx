"use client";

import { useMemo } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { EditRefusal } from "@/components/backlog/conflict-choice";
import { PanelSection } from "@/components/backlog/panel-section";
import { ItemHistory } from "@/components/history/item-history";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { dayWords } from "@/components/ui/day-words";
import { InlineText } from "@/components/ui/inline-text";
import { Progress } from "@/components/ui/progress";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { SidePanel } from "@/components/ui/side-panel";
import { TeamDot } from "@/components/ui/team-dot";
import { commitMilestone, editMilestone, uncommitMilestone } from "@/lib/actions/roadmap";
import { useCommand } from "@/lib/client/use-command";
import type { Judged } from "@/lib/domain/dependencies/view";
import { missingForCommitment } from "@/lib/domain/roadmap/milestones";
import type { MilestoneFields } from "@/lib/domain/roadmap/schema";
import {
  type MilestoneStanding,
  epicConflicts,
  judgeDependencies,
  milestoneStandings,
} from "@/lib/domain/roadmap/standing";
import { teamsOver } from "@/lib/domain/roadmap/load";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { sprintName } from "./sprint-words";

const fields: { name: keyof MilestoneFields; label: string; placeholder: string; max: number; multiline?: boolean }[] =
  [
    { name: "objective", label: "Objective", placeholder: "What shall be true at its end", max: 1000, multiline: true },
    { name: "measure", label: "Measure", placeholder: "What is counted", max: 500 },
    { name: "baseline", label: "Baseline", placeholder: "Where it stands today", max: 200 },
    { name: "target", label: "Target", placeholder: "Where it shall stand", max: 200 },
  ];

const fieldLabels = { name: "Name", ...Object.fromEntries(fields.map(({ name, label }) => [name, label])) };

type MilestonePanelProps = {
  number: number;
  roadmap: RoadmapView;
  /** The Dependencies with those of Stories: for Members. */
  ofItems: readonly Judged[] | undefined;
  onClose(): void;
  onOpenEpic(number: number): void;
};

/** A Milestone: what it's for, whether it's committed, and whether it holds. */
export function MilestonePanel({ number, roadmap, ofItems, onClose, onOpenEpic }: MilestonePanelProps) {
  const standing = useMemo(() => {
    const conflicts = epicConflicts(roadmap, judgeDependencies(roadmap), ofItems);
    return milestoneStandings(roadmap, conflicts).find((one) => one.milestone.number === number);
  }, [roadmap, ofItems, number]);
  if (!standing) {
    return (
      <SidePanel title={`There is no Milestone ${number}`} onClose={onClose}>
        <p>The calendar may have been cut anew. Close this and choose another one.</p>
      </SidePanel>
    );
  }
  return (
    <OpenMilestone
      key={standing.milestone.id}
      standing={standing}
      roadmap={roadmap}
      onClose={onClose}
      onOpenEpic={onOpenEpic}
    />
  );
}

function OpenMilestone({
  standing,
  roadmap,
  onClose,
  onOpenEpic,
}: Omit<MilestonePanelProps, "number" | "ofItems"> & { standing: MilestoneStanding }) {
  const { flowTeamId, slug, actor } = useHere();
  const { milestone } = standing;
  const isCpo = useMay("own the product");
  const isOver = milestone.state === "reached" || milestone.state === "missed";
  const edit = useCommand(editMilestone, { isInline: true, done: () => `Milestone ${milestone.number} saved` });
  // What waits for a choice is taken over from the editor.
  const save = async (field: keyof MilestoneFields, to: string, seen: string) => {
    const answer = await edit.run({ flowTeamId, milestoneId: milestone.id, edits: { [field]: { seen, to } } });
    return answer.ok || answer.refusal.code === "stale";
  };
  const dates = datesOf(standing, roadmap);

  return (
    <SidePanel
      onClose={onClose}
      eyebrow={`Milestone ${milestone.number} · ${sprintName(milestone.firstSprint)} to ${sprintName(milestone.lastSprint)} · ${dates}`}
      title={
        <InlineText
          label="Name"
          value={milestone.name}
          placeholder="No name yet"
          maxLength={80}
          disabled={!isCpo}
          onSave={(to, seen) => save("name", to, seen)}
          className="text-lg font-semibold"
        />
      }
    >
      <div className="flex flex-col gap-5">
        <EditRefusal
          refusal={edit.refusal}
          labels={fieldLabels}
          onMine={({ field, mine, theirs }) => void save(field as keyof MilestoneFields, String(mine), String(theirs))}
          onDismiss={edit.dismiss}
          rulebookHref={`/flow-teams/${slug}/rulebook`}
        />
        {isOver ? null : <Commitment standing={standing} isCpo={isCpo} />}
        <Holds standing={standing} roadmap={roadmap} />
        {fields.map(({ name, label, placeholder, max, multiline }) => (
          <PanelSection key={name} title={label}>
            <InlineText
              multiline={multiline}
              label={label}
              value={milestone[name]}
              placeholder={isCpo ? placeholder : "Not said yet"}
              maxLength={max}
              disabled={!isCpo}
              onSave={(to, seen) => save(name, to, seen)}
            />
          </PanelSection>
        ))}
        <PanelSection title="Epics that end in it" count={standing.epics.length}>
          {standing.epics.length === 0 ? <p className="text-ink-3">None yet</p> : null}
          <ul>
            {standing.epics.map((epic) => (
              <li key={epic.id}>
                <button
                  type="button"
                  className="w-full truncate py-0.5 text-left hover:underline"
                  onClick={() => onOpenEpic(epic.number)}
                >
                  <span className="text-ink-3">
                    {epic.status === "done" ? "✓ " : null}E-{epic.number}
                  </span>{" "}
                  {epic.title}
                </button>
              </li>
            ))}
          </ul>
        </PanelSection>
        <PanelSection title="History">
          <ItemHistory slug={slug} itemId={milestone.id} personId={actor.personId} />
        </PanelSection>
      </div>
    </SidePanel>
  );
}

function Commitment({ standing: { milestone, epics }, isCpo }: { standing: MilestoneStanding; isCpo: boolean }) {
  const { flowTeamId, slug } = useHere();
  const commit = useCommand(commitMilestone, { isInline: true, done: () => `Milestone ${milestone.number} committed` });
  const uncommit = useCommand(uncommitMilestone, {
    isInline: true,
    done: () => `Milestone ${milestone.number} is planned again`,
  });
  const isCommitted = milestone.state === "committed";
  const missing = missingForCommitment(milestone, epics.length);
  const input = { flowTeamId, milestoneId: milestone.id };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={isCommitted ? "ok" : "neutral"}>{isCommitted ? "Committed" : "Planned"}</Badge>
        <span className="min-w-0 flex-1 text-ink-2">
          {isCommitted
            ? "The Flow Team stands by it."
            : missing.length > 0
              ? `To commit it, it lacks ${missing.join(", ")}.`
              : "It has all it takes to be committed."}
        </span>
        {isCpo ? (
          isCommitted ? (
            <Button variant="quiet" pending={uncommit.pending} onClick={() => void uncommit.run(input)}>
              Take it back
            </Button>
          ) : (
            <Button
              variant="primary"
              disabled={missing.length > 0}
              pending={commit.pending}
              onClick={() => void commit.run(input)}
            >
              Commit
            </Button>
          )
        ) : null}
      </div>
      <RefusalNotice refusal={commit.refusal ?? uncommit.refusal} rulebookHref={`/flow-teams/${slug}/rulebook`} />
    </div>
  );
}

/** How many conflicts are said in words before the rest is a number. */
const conflictsInSight = 6;

function Holds({ standing, roadmap }: { standing: MilestoneStanding; roadmap: RoadmapView }) {
  const { milestone, epics, doneEpics, progress, load, conflicts } = standing;
  const over = teamsOver(roadmap, milestone.firstSprint, milestone.lastSprint);
  return (
    <div>
      <p className="mb-1 flex items-baseline gap-2">
        <span className="text-2xl font-semibold tabular-nums">{Math.round(progress * 100)}%</span>
        <span className="text-ink-2">
          {doneEpics} of {epics.length} Epics done
        </span>
      </p>
      <Progress value={progress} label="Progress of the Milestone" />
      <ul className="mt-2 text-ink-2">
        <li>
          {load.load} points planned against {load.capacity}
          {load.overBy > 0 ? <span className="text-warn-ink">, {load.overBy} over capacity</span> : null}
        </li>
        {over.map(({ team, load: planned, capacity, overBy }) => (
          <li key={team.id} className="flex items-center gap-1.5 pl-3">
            <TeamDot hue={team.hue} />
            <span className="min-w-0 truncate">{team.name}</span>
            <span className="whitespace-nowrap tabular-nums">
              {planned} / {capacity}, <span className="text-warn-ink">{overBy} over</span>
            </span>
          </li>
        ))}
        <li className={conflicts.length > 0 ? "text-bad-ink" : undefined}>
          {conflicts.length === 0
            ? "No Dependency in conflict"
            : conflicts.length === 1
              ? "1 Dependency in conflict"
              : `${conflicts.length} Dependencies in conflict`}
        </li>
        {conflicts.slice(0, conflictsInSight).map(({ id, words }) => (
          <li key={id} className="pl-3 text-sm wrap-anywhere">
            {words}
          </li>
        ))}
        {conflicts.length > conflictsInSight ? (
          <li className="pl-3 text-sm">and {conflicts.length - conflictsInSight} more</li>
        ) : null}
      </ul>
    </div>
  );
}

function datesOf({ milestone }: MilestoneStanding, roadmap: RoadmapView): string {
  const first = roadmap.sprints.find((sprint) => sprint.number === milestone.firstSprint);
  const last = roadmap.sprints.find((sprint) => sprint.number === milestone.lastSprint);
  return first && last ? `${dayWords(first.startsOn)} to ${dayWords(last.endsOn, first.startsOn)}` : "";
}
