"use client";

import { Wrench } from "lucide-react";
import { useMemo } from "react";
import { dayWords } from "@/components/ui/day-words";
import type { TimelineBar, TimelineCard, TimelineLane } from "@/components/ui/timeline/model";
import type { EpicKind } from "@/lib/domain/backlog/kinds";
import { type CalendarDate, daysBetween } from "@/lib/domain/calendar/dates";
import type { Judged } from "@/lib/domain/dependencies/view";
import { type TimelineAddress, filterEpics } from "@/lib/domain/roadmap/filters";
import { type RoadmapLane, isPlanned, lanesForKind, lanesOf } from "@/lib/domain/roadmap/lanes";
import { axisOf, isOnAxis, startDay } from "@/lib/domain/roadmap/layout";
import { capacityOf, teamLoad } from "@/lib/domain/roadmap/load";
import {
  conflictsByEpic,
  epicConflicts,
  epicProgress,
  judgeDependencies,
  milestoneStandings,
} from "@/lib/domain/roadmap/standing";
import { storyStringsOf, stringsOf } from "@/lib/domain/roadmap/strings";
import { barWords, isNotReady, pointsWords } from "@/lib/domain/roadmap/timeline-words";
import type { EpicInView, RoadmapView } from "@/lib/domain/roadmap/view";
import { counted } from "@/lib/domain/words";
import { LaneHead } from "./timeline-lane-head";
import { MilestoneCard } from "./timeline-milestone-card";
import type { RoadmapRights } from "./timeline-rights";
import { presentSprint } from "./timeline-spans";

const noItems: readonly Judged[] = [];

export type TimelineModel = ReturnType<typeof useTimelineModel>;

/**
 * All that the timeline draws, made of the view, the address and what the person may do. With a
 * kind, only its Epics are drawn; loads, Milestones and conflicts are still the whole roadmap's.
 * `ofItems` are the Dependencies with those of Stories, which are drawn between their Epics.
 */
export function useTimelineModel(
  view: RoadmapView,
  { lanes: laneKind, zoom, filters, satisfied }: TimelineAddress,
  rights: RoadmapRights,
  today: CalendarDate,
  onOpenMilestone?: (number: number) => void,
  kind?: EpicKind,
  ofItems: readonly Judged[] = noItems,
) {
  const axis = useMemo(() => axisOf(view.sprints, view.pauses), [view.sprints, view.pauses]);
  const everyJudged = useMemo(
    () => judgeDependencies({ epics: view.epics, dependencies: view.dependencies, sprints: view.sprints }),
    [view.epics, view.dependencies, view.sprints],
  );
  const judged = useMemo(
    () => (kind ? everyJudged.filter((d) => d.needer?.kind === kind || d.giver?.kind === kind) : everyJudged),
    [everyJudged, kind],
  );
  const everyConflict = useMemo(() => epicConflicts(view, everyJudged, ofItems), [view, everyJudged, ofItems]);
  const conflicts = useMemo(() => {
    if (!kind) return everyConflict;
    const ofKind = new Set(view.epics.flatMap((epic) => (epic.kind === kind ? [epic.id] : [])));
    return everyConflict.filter(({ epicIds }) => epicIds.some((id) => ofKind.has(id)));
  }, [everyConflict, view.epics, kind]);
  const conflictsAt = useMemo(() => conflictsByEpic(conflicts), [conflicts]);
  const epics = useMemo(
    () => filterEpics(view, kind ? { ...filters, kinds: [kind] } : filters, new Set(conflictsAt.keys())),
    [view, filters, conflictsAt, kind],
  );
  const standings = useMemo(() => milestoneStandings(view, everyConflict), [view, everyConflict]);
  const strings = useMemo(
    () => [...stringsOf(judged, satisfied), ...storyStringsOf(ofItems, satisfied)],
    [judged, ofItems, satisfied],
  );
  const present = presentSprint(view);

  const lanes = useMemo(() => {
    if (!axis) return [];
    const planned = epics.filter((epic) => isPlanned(epic) && isOnAxis(axis, epic.firstSprint, epic.lastSprint));
    const teams = new Map(view.teams.map((team) => [team.id, team]));
    const load = teamLoad(view.epics);
    const capacity = capacityOf(view);
    return lanesForKind(lanesOf(view, laneKind, planned), view.epics, kind).map((lane): TimelineLane => {
      const team = lane.teamId ? teams.get(lane.teamId) : undefined;
      const loadIn = (sprint: number) => (team ? (load.get(team.id)?.get(sprint) ?? 0) : 0);
      const fact = laneFact(lane, team && present !== null ? [loadIn(present), capacity(team, present)] : null);
      return {
        id: lane.id,
        description: `${lane.name}, ${fact.words}`,
        head: (
          <LaneHead
            name={lane.name}
            hue={lane.hue}
            fact={fact.words}
            isOver={fact.isOver}
            title={team && present !== null ? `${lane.name} in Flow Sprint ${present}: ${fact.words}` : undefined}
          />
        ),
        takesBars: laneKind === "team",
        bars: lane.epics.map((epic) =>
          toBar(
            epic,
            epic.leadTeamId ? teams.get(epic.leadTeamId) : undefined,
            conflictsAt.get(epic.id)?.length ?? 0,
            rights,
          ),
        ),
        ...(team
          ? {
              fullness: (sprint: number) => {
                const room = capacity(team, sprint);
                return room > 0 ? loadIn(sprint) / room : null;
              },
            }
          : {}),
      };
    });
  }, [axis, epics, view, laneKind, conflictsAt, rights, present, kind]);

  const cards = useMemo(
    () =>
      standings.map((standing): TimelineCard => {
        const { milestone } = standing;
        const endsOn = view.sprints.find((s) => s.number === milestone.lastSprint)?.endsOn;
        return {
          id: milestone.id,
          first: milestone.firstSprint,
          last: milestone.lastSprint,
          content: (
            <MilestoneCard
              standing={standing}
              endsOn={endsOn ? dayWords(endsOn) : ""}
              {...(onOpenMilestone ? { onOpen: () => onOpenMilestone(milestone.number) } : {})}
            />
          ),
        };
      }),
    [standings, view.sprints, onOpenMilestone],
  );

  const unplanned = useMemo(
    () =>
      epics.filter(
        (epic) =>
          !(isPlanned(epic) && axis && isOnAxis(axis, epic.firstSprint, epic.lastSprint)) &&
          (epic.status !== "done" || filters.statuses.includes("done")),
      ),
    [epics, axis, filters.statuses],
  );
  // Noon: the line runs through the middle of the day.
  const todayAt = axis ? daysBetween(axis.origin, today) + 0.5 : null;
  const running = standings.find(
    ({ milestone }) => present !== null && milestone.firstSprint <= present && present <= milestone.lastSprint,
  );
  const startAt =
    axis && present !== null ? startDay(axis, present, running?.milestone.firstSprint ?? present, zoom) : 0;

  return {
    startLane: laneKind === "milestone" ? (running?.milestone.id ?? null) : null,
    axis,
    judged,
    /** Dependencies in conflict, those of Stories included where they are known; and by Epic. */
    conflicts,
    conflictsAt,
    epics,
    standings,
    strings,
    lanes,
    cards,
    unplanned,
    present,
    startAt,
    running: view.sprints.find((s) => s.state === "running")?.number ?? null,
    today: todayAt !== null && axis && todayAt >= 0 && todayAt <= axis.days ? todayAt : null,
  };
}

function laneFact(lane: RoadmapLane, points: readonly [number, number] | null): { words: string; isOver: boolean } {
  if (points && points[1] > 0) return { words: pointsWords(...points), isOver: Math.round(points[0]) > points[1] };
  const done = lane.epics.filter((epic) => epic.status === "done").length;
  return { words: `${done} / ${counted(lane.epics.length, "Epic")}`, isOver: false };
}

function toBar(
  epic: EpicInView & { firstSprint: number; lastSprint: number },
  team: { name: string; hue: number } | undefined,
  conflicts: number,
  rights: RoadmapRights,
): TimelineBar {
  return {
    id: epic.id,
    first: epic.firstSprint,
    last: epic.lastSprint,
    label: epic.title,
    description: barWords(epic, team?.name ?? null, conflicts),
    hue: team?.hue ?? null,
    progress: epicProgress(epic),
    isDone: epic.status === "done",
    isTentative: isNotReady(epic),
    ...(epic.kind === "enabler"
      ? { sign: <Wrench aria-hidden="true" className="size-2.5 shrink-0 opacity-70" /> }
      : {}),
    isMovable: rights.move(epic),
  };
}
