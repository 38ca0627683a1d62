import clsx from "clsx";
import { spanWords } from "@/components/roadmap/sprint-words";
import { Progress } from "@/components/ui/progress";
import { milestoneName, notCounted } from "@/lib/domain/events/roadmap-placing";
import type { MilestoneLane } from "@/lib/domain/events/roadmap-refinement";
import { sumLoad } from "@/lib/domain/roadmap/load";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { counted } from "@/lib/domain/words";

/** What a lane is called. */
export function laneName({ milestone }: Pick<MilestoneLane, "milestone">): string {
  return milestone ? milestoneName(milestone) : "On no Milestone ahead";
}

/** A lane's name, and for a Milestone its Flow Sprints and its load, with what of its Epics isn't in that. */
export function LaneHead({ lane, roadmap }: { lane: MilestoneLane; roadmap: RoadmapView }) {
  const { milestone, epics } = lane;
  if (!milestone) {
    return (
      <div>
        <h3 className="font-semibold">{laneName(lane)}</h3>
        <p className="text-sm text-ink-2">{epics.length} open</p>
      </div>
    );
  }
  const { load, capacity, overBy } = sumLoad(roadmap, milestone.firstSprint, milestone.lastSprint);
  const uncounted = notCounted(epics);
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <h3 className="font-semibold wrap-anywhere">
        <span className={clsx("tabular-nums", milestone.name && "block text-sm font-normal text-ink-2")}>
          Milestone {milestone.number}
        </span>{" "}
        {milestone.name}
      </h3>
      <p className="text-sm text-ink-2 tabular-nums">
        {spanWords(milestone.firstSprint, milestone.lastSprint)}
        {milestone.state === "committed" ? ", committed" : ""}
        <span className="md:hidden">, {counted(epics.length, "open Epic")}</span>
      </p>
      <p className={clsx("text-sm tabular-nums", overBy > 0 ? "font-medium text-warn-ink" : "text-ink-2")}>
        {load} of {capacity} points{overBy > 0 ? `, ${overBy} over` : ""}
      </p>
      <Progress
        value={capacity > 0 ? load / capacity : 0}
        tone={overBy > 0 ? "warn" : "accent"}
        label={`Load of ${laneName(lane)}`}
      />
      {uncounted ? <p className="text-sm text-ink-2">{uncounted}</p> : null}
    </div>
  );
}
