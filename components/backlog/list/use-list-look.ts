"use client";

import { useMemo } from "react";
import { useWaitingMarks } from "@/components/backlog/use-waiting-marks";
import { useHere } from "@/components/flow-teams/here";
import type { BacklogAddress } from "@/lib/domain/backlog/list-address";
import type { ListColumn } from "@/lib/domain/backlog/list-columns";
import { isTeamRetired, mayDeleteStory, mayEditAll } from "@/lib/domain/backlog/story-policy";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import type { ListLook } from "./list-look";
import type { BacklogModel } from "./use-backlog-model";

/** What all rows of the list need, made again only when what they stand on changes. */
export function useListLook(
  roadmap: RoadmapView,
  { of, order }: BacklogAddress,
  columns: readonly ListColumn[],
  { ground }: BacklogModel,
  form: ListLook["form"],
): ListLook {
  const { actor, flowTeamId, isRetired } = useHere();
  const waiting = useWaitingMarks();
  return useMemo(() => {
    const epics = new Map(roadmap.epics.map((epic) => [epic.id, epic]));
    // A list doesn't know an idea's author: their words are edited in its panel.
    const standingOf = ({ teamId, isIdea, epicId }: StoryRow) => {
      const epicLeadTeamId = epics.get(epicId ?? "")?.leadTeamId ?? null;
      const ofRetired = isTeamRetired(teamId, roadmap.teams);
      return { flowTeamId, teamId, isTeamRetired: ofRetired, epicLeadTeamId, isIdea, createdById: null };
    };
    return {
      of,
      form,
      columns,
      isRanked: order === "rank",
      ground,
      epics,
      teams: new Map(roadmap.teams.map((team) => [team.id, team])),
      people: new Map([...(ground?.people ?? []), ...roadmap.people].map(({ id, name }) => [id, name])),
      waiting,
      may: (story, field) => !isRetired && mayEditAll(actor, [standingOf(story)], field),
      mayAll: (stories, field, to) => !isRetired && mayEditAll(actor, stories.map(standingOf), field, to),
      mayRemove: (story) => !isRetired && mayDeleteStory(actor, standingOf(story)),
    };
  }, [roadmap, of, order, form, columns, ground, actor, flowTeamId, isRetired, waiting]);
}
