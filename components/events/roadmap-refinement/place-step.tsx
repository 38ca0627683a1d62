"use client";

import clsx from "clsx";
import { type KeyboardEvent, useMemo } from "react";
import { useHere } from "@/components/flow-teams/here";
import { announce } from "@/components/ui/announce";
import { EmptyState } from "@/components/ui/empty-state";
import { Progress } from "@/components/ui/progress";
import { useCarry } from "@/components/ui/use-carry";
import { editEpic } from "@/lib/actions/backlog";
import { patchView } from "@/lib/client/optimistic";
import { useCommand } from "@/lib/client/use-command";
import { editsTo } from "@/lib/domain/edit";
import {
  type MilestoneLane,
  lanesToOffer,
  milestoneLanes,
  spanOnMilestone,
} from "@/lib/domain/events/roadmap-refinement";
import { sumLoad } from "@/lib/domain/roadmap/load";
import type { EpicInView, RoadmapView } from "@/lib/domain/roadmap/view";
import { useRoom } from "../room/use-room";
import { LaneCard } from "./lane-card";

/** Epics are put onto Milestones, each lane with its load against what the teams can do. */
export function PlaceStep({ roadmap }: { roadmap: RoadmapView }) {
  const { isProjector } = useRoom();
  const lanes = useMemo(() => milestoneLanes(roadmap), [roadmap]);
  const place = usePlacing(roadmap, lanes);
  const { carried, grab } = useCarry<EpicInView>({
    takes: (_, at) => lanes[Number(at)] !== undefined,
    onDrop: (epic, at) => place(epic, Number(at)),
  });
  if (lanes.length < 2) {
    return (
      <EmptyState title="There is no Milestone ahead">
        The calendar cuts Milestones out of Flow Sprints. Once there is one ahead, Epics are put onto it here.
      </EmptyState>
    );
  }

  const offered = lanesToOffer(lanes).flatMap((to) => {
    const lane = lanes[to];
    return lane ? [{ label: to === 0 ? "Off the roadmap" : `To ${nameOf(lane)}`, to }] : [];
  });
  const onKey = (event: KeyboardEvent, epic: EpicInView, at: number) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!event.altKey || !by || !lanes[at + by]) return;
    event.preventDefault();
    place(epic, at + by);
  };

  return (
    <ul
      aria-label="Milestones ahead"
      className={clsx("flex gap-3 overflow-x-auto pb-2 max-md:flex-col", carried && "cursor-grabbing select-none")}
    >
      {lanes.map((lane, at) => (
        <li
          key={lane.milestone?.id ?? "none"}
          data-place={String(at)}
          className={clsx(
            "flex w-64 shrink-0 flex-col gap-2 rounded bg-sunken p-3 in-data-projector:flex-1 max-md:w-full",
            carried?.over === String(at) && "outline-2 outline-accent outline-dashed",
          )}
        >
          <LaneHead lane={lane} roadmap={roadmap} />
          <ul
            aria-label={nameOf(lane)}
            className={clsx("flex flex-col gap-2", !isProjector && "md:max-h-[60vh] md:overflow-y-auto")}
          >
            {lane.epics.map((epic) => (
              <LaneCard
                key={epic.id}
                epic={epic}
                roadmap={roadmap}
                targets={offered.filter(({ to }) => to !== at)}
                onPlace={(to) => place(epic, to)}
                onGrab={(press) => grab(press, epic)}
                onKey={(event) => onKey(event, epic, at)}
              />
            ))}
          </ul>
          {lane.epics.length === 0 ? <p className="text-sm text-ink-2">No open Epic</p> : null}
        </li>
      ))}
    </ul>
  );
}

function nameOf({ milestone }: MilestoneLane): string {
  return milestone
    ? `Milestone ${milestone.number}${milestone.name ? ` ${milestone.name}` : ""}`
    : "On no Milestone ahead";
}

function LaneHead({ lane, roadmap }: { lane: MilestoneLane; roadmap: RoadmapView }) {
  const { milestone, epics } = lane;
  if (!milestone) {
    return (
      <div>
        <h3 className="font-semibold">On no Milestone ahead</h3>
        <p className="text-sm text-ink-2">{epics.length} open</p>
      </div>
    );
  }
  const { load, capacity, overBy } = sumLoad(roadmap, milestone.firstSprint, milestone.lastSprint);
  return (
    <div className="flex flex-col gap-1">
      <h3 className="font-semibold wrap-anywhere">{nameOf(lane)}</h3>
      <p className="text-sm text-ink-2 tabular-nums">
        S{milestone.firstSprint} to S{milestone.lastSprint}
        {milestone.state === "committed" ? ", committed" : ""}
      </p>
      <p className={clsx("text-sm tabular-nums", overBy > 0 ? "font-medium text-warn-ink" : "text-ink-2")}>
        {load} of {capacity} points{overBy > 0 ? `, ${overBy} over` : ""}
      </p>
      <Progress
        value={capacity > 0 ? load / capacity : 0}
        tone={overBy > 0 ? "warn" : "accent"}
        label={`Load of ${nameOf(lane)}`}
      />
    </div>
  );
}

/** Puts an Epic into a lane: onto that Milestone, or off the roadmap. Shown at once. */
function usePlacing(roadmap: RoadmapView, lanes: readonly MilestoneLane[]) {
  const { slug, flowTeamId } = useHere();
  const edit = useCommand(editEpic, {
    optimistic: ({ epicId, edits }) => [
      patchView<RoadmapView>({ slug, view: "roadmap" }, (view) => ({
        ...view,
        epics: view.epics.map((epic) =>
          epic.id === epicId
            ? {
                ...epic,
                firstSprint: edits.firstSprint ? edits.firstSprint.to : epic.firstSprint,
                lastSprint: edits.lastSprint ? edits.lastSprint.to : epic.lastSprint,
              }
            : epic,
        ),
      })),
    ],
    done: (_, { epicId }) => `E-${roadmap.epics.find(({ id }) => id === epicId)?.number ?? ""} placed`,
  });
  const running = roadmap.sprints.find(({ state }) => state !== "closed")?.number ?? 1;
  return (epic: EpicInView, to: number) => {
    const lane = lanes[to];
    if (!lane || lane.epics.some(({ id }) => id === epic.id)) return;
    const { firstSprint, lastSprint } = epic;
    const span = lane.milestone
      ? spanOnMilestone(epic, lane.milestone, running)
      : { firstSprint: null, lastSprint: null };
    void edit.run({ flowTeamId, epicId: epic.id, edits: editsTo(span, { firstSprint, lastSprint }) });
    announce(`E-${epic.number}: ${nameOf(lane)}`, true);
  };
}
