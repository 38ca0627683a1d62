import { missingForReady } from "@/lib/domain/backlog/readiness";
import { statusWords } from "@/lib/domain/backlog/words";
import { type EpicConflict, epicProgress } from "@/lib/domain/roadmap/standing";
import { isNotReady } from "@/lib/domain/roadmap/timeline-words";
import type { EpicInView, RoadmapView } from "@/lib/domain/roadmap/view";
import { counted } from "@/lib/domain/words";
import { spanWords } from "./sprint-words";
import { datesOfSpan } from "./timeline-spans";

type EpicTipProps = { view: RoadmapView; epic: EpicInView; conflicts: readonly EpicConflict[] | undefined };

/** What a bar has no room to say. */
export function EpicTip({ view, epic, conflicts = [] }: EpicTipProps) {
  const team = view.teams.find(({ id }) => id === epic.leadTeamId);
  const owner = view.people.find(({ id }) => id === epic.ownerId);
  const { firstSprint, lastSprint } = epic;
  const facts = [
    team?.name ?? "No team",
    statusWords[epic.status],
    epic.kind === "enabler" ? "enabler" : null,
    epic.effort === null ? "no effort yet" : counted(epic.effort, "point"),
    epic.storyPoints > 0
      ? `${Math.round(epicProgress(epic) * 100)}% of ${counted(epic.storyPoints, "Story point")} done`
      : null,
    owner?.name,
  ];
  return (
    <div className="grid gap-0.5">
      <strong className="font-semibold">
        E-{epic.number} {epic.title}
      </strong>
      {firstSprint !== null && lastSprint !== null ? (
        <span className="text-ink-2">
          {spanWords(firstSprint, lastSprint)} · {datesOfSpan(view, firstSprint, lastSprint)}
        </span>
      ) : null}
      <span className="text-ink-2">{facts.filter(Boolean).join(" · ")}</span>
      {conflicts.map(({ id, words }) => (
        <span key={id} className="text-bad-ink">
          {words}
        </span>
      ))}
      {isNotReady(epic) ? (
        <span className="text-ink-2">Not Ready, lacks {missingForReady(epic).join(", ")}</span>
      ) : null}
    </div>
  );
}
