"use client";

import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { announce } from "@/components/ui/announce";
import { editEpic } from "@/lib/actions/backlog";
import { patchView } from "@/lib/client/optimistic";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import { epicWith, fieldsOf } from "@/lib/domain/backlog/edited-epic";
import { editsTo } from "@/lib/domain/edit";
import { type ObjectiveAhead, type Placement, leavingWords, placedWords } from "@/lib/domain/events/roadmap-placing";
import { type MilestoneLane, spanOnMilestone } from "@/lib/domain/events/roadmap-refinement";
import type { EpicInView, RoadmapView } from "@/lib/domain/roadmap/view";
import { useRoom } from "../room/use-room";

/** A move that takes an Epic out of what counts on it: asked about before it's made. */
export type AskedMove = { epic: EpicInView; to: Placement; leaving: string[] };

/** Puts Epics into lanes: onto that Milestone, or off the roadmap. Shown at once, unless it's asked about first. */
export function usePlacing(roadmap: RoadmapView, lanes: readonly MilestoneLane[]) {
  const { key } = useRoom();
  const { slug, flowTeamId } = useHere();
  const [asked, setAsked] = useState<AskedMove | null>(null);
  const { data: objectives = [] } = useView<ObjectiveAhead[]>({ slug, view: `events/${key}/objectives` });
  const running = roadmap.sprints.find(({ state }) => state === "running")?.number ?? null;
  const earliest = roadmap.sprints.find(({ state }) => state !== "closed")?.number ?? 1;
  const edit = useCommand(editEpic, {
    optimistic: ({ epicId, edits }) => [
      patchView<RoadmapView>({ slug, view: "roadmap" }, (view) => ({
        ...view,
        epics: view.epics.map((epic) => (epic.id === epicId ? epicWith(epic, fieldsOf(edits)) : epic)),
      })),
    ],
    done: (_, { epicId, edits }) => {
      const epic = roadmap.epics.find(({ id }) => id === epicId);
      return epic ? placedWords(epic.number, epicWith(epic, fieldsOf(edits)), roadmap.milestones) : "Placed";
    },
  });

  const move = (epic: EpicInView, to: Placement) => {
    const { firstSprint, lastSprint } = epic;
    void edit.run({ flowTeamId, epicId: epic.id, edits: editsTo(to, { firstSprint, lastSprint }) });
    announce(placedWords(epic.number, to, roadmap.milestones), true);
  };

  return {
    running,
    objectives,
    place(epic: EpicInView, at: number) {
      const lane = lanes[at];
      if (!lane || lane.epics.some(({ id }) => id === epic.id)) return;
      const to = lane.milestone
        ? spanOnMilestone(epic, lane.milestone, earliest)
        : { firstSprint: null, lastSprint: null };
      const leaving = leavingWords(epic, to, objectives, running);
      if (leaving.length > 0) setAsked({ epic, to, leaving });
      else move(epic, to);
    },
    asked,
    settle(isMeant: boolean) {
      if (asked && isMeant) move(asked.epic, asked.to);
      setAsked(null);
    },
  };
}
