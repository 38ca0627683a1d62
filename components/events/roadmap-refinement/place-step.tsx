"use client";

import clsx from "clsx";
import dynamic from "next/dynamic";
import { type KeyboardEvent, useMemo, useState } from "react";
import { useIsNarrow } from "@/components/backlog/board/board-sizes";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Fold } from "@/components/ui/fold";
import { lazily } from "@/components/ui/lazily";
import { useCarry } from "@/components/ui/use-carry";
import { heldBy } from "@/lib/domain/events/roadmap-placing";
import { lanesToOffer, lanesToProject, milestoneLanes } from "@/lib/domain/events/roadmap-refinement";
import type { EpicInView, RoadmapView } from "@/lib/domain/roadmap/view";
import { counted } from "@/lib/domain/words";
import { useRoom } from "../room/use-room";
import { LaneCard } from "./lane-card";
import { LaneHead, laneName } from "./lane-head";
import { usePlacing } from "./use-placing";

const LeaveSprintDialog = lazily(
  dynamic(() => import("./leave-sprint-dialog").then((module) => module.LeaveSprintDialog)),
);

/**
 * Epics are put onto Milestones, each lane with its load against what the teams can do. Lanes far ahead with
 * nothing in them are shown when asked for; on a phone each lane is folded, on a wall only what has something.
 */
export function PlaceStep({ roadmap }: { roadmap: RoadmapView }) {
  const { isProjector } = useRoom();
  const isNarrow = useIsNarrow();
  const [isAll, setAll] = useState(false);
  const lanes = useMemo(() => milestoneLanes(roadmap), [roadmap]);
  const { place, asked, settle, objectives, running } = usePlacing(roadmap, lanes);
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

  const offered = lanesToOffer(lanes);
  const places = isProjector ? lanesToProject(lanes) : isAll ? [...lanes.keys()] : offered;
  const shown = places.flatMap((at) => (lanes[at] ? [{ at, lane: lanes[at] }] : []));
  const targets = shown.map(({ at, lane }) => ({
    label: at === 0 ? "Off the roadmap" : `To ${laneName(lane)}`,
    to: at,
  }));
  const onKey = (event: KeyboardEvent, epic: EpicInView, at: number) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const to = by && places[places.indexOf(at) + by];
    if (!event.altKey || to === undefined) return;
    event.preventDefault();
    place(epic, to);
  };

  return (
    <>
      <ul
        aria-label="Milestones ahead"
        className={clsx(
          // The heads of all lanes are as high, so that their cards begin on one line.
          "grid gap-2 pb-2 md:grid-flow-col md:grid-rows-[auto_minmax(0,1fr)]",
          isProjector ? "auto-cols-fr" : "overflow-x-auto md:max-h-[75vh] md:auto-cols-[12rem]",
          carried && "cursor-grabbing select-none",
        )}
      >
        {shown.map(({ at, lane }) => {
          const head = (
            <div
              data-stays=""
              className={clsx("min-w-0", isProjector ? "sticky top-0 -my-2 bg-sunken py-2" : "max-md:flex-1")}
            >
              <LaneHead lane={lane} roadmap={roadmap} />
            </div>
          );
          const cards = lane.epics.length > 0 && (
            <ul
              aria-label={laneName(lane)}
              className={clsx("flex flex-col gap-2", !isProjector && "md:overflow-y-auto")}
            >
              {lane.epics.map((epic) => (
                <LaneCard
                  key={epic.id}
                  epic={epic}
                  roadmap={roadmap}
                  held={heldBy(epic, objectives, running)}
                  targets={targets.filter(({ to }) => to !== at)}
                  onPlace={(to) => place(epic, to)}
                  onGrab={(press) => grab(press, epic)}
                  onKey={(event) => onKey(event, epic, at)}
                />
              ))}
            </ul>
          );
          return (
            <li
              key={lane.milestone?.id ?? "none"}
              data-place={String(at)}
              className={clsx(
                "gap-2 rounded bg-sunken p-2 md:row-span-2 md:grid md:grid-rows-subgrid",
                carried?.over === String(at) && "outline-2 -outline-offset-2 outline-accent outline-dashed",
              )}
            >
              {isNarrow && cards ? (
                <Fold title={head} lineClass="gap-2">
                  <div className="mt-2">{cards}</div>
                </Fold>
              ) : (
                <>
                  {head}
                  {cards || <p className="text-sm text-ink-2">No open Epic</p>}
                </>
              )}
            </li>
          );
        })}
        {!isProjector && !isAll && offered.length < lanes.length ? (
          <li>
            <Button onClick={() => setAll(true)}>{counted(lanes.length - offered.length, "more Milestone")}</Button>
          </li>
        ) : null}
      </ul>
      {asked ? <LeaveSprintDialog asked={asked} settle={settle} /> : null}
    </>
  );
}
