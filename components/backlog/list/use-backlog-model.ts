"use client";

import { useDeferredValue, useMemo } from "react";
import { useGround, useStories } from "@/components/backlog/use-stories";
import { useRegister } from "@/components/dependencies/use-register";
import { useHere } from "@/components/flow-teams/here";
import { can } from "@/lib/domain/access";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { type BacklogAddress, countListFilters, filtersWithin } from "@/lib/domain/backlog/list-address";
import { passingEpics, passingStories } from "@/lib/domain/backlog/list-filters";
import type { RankedBy } from "@/lib/domain/backlog/list-places";
import {
  type ListRow,
  epicsInListOrder,
  inEpicOrder,
  inListOrder,
  listRows,
  pointsOf,
} from "@/lib/domain/backlog/list-rows";
import type { StoriesView, StoryRow } from "@/lib/domain/backlog/story-row";
import { inTeamOrder } from "@/lib/domain/backlog/team-order";
import type { PaintedView } from "@/lib/domain/live";
import type { Refusal } from "@/lib/domain/result";
import type { EpicInView, RoadmapView, TeamInView } from "@/lib/domain/roadmap/view";
import { useFoundStories } from "./use-found-stories";

/** Whose backlog it is: the team and the Flow Sprint, where it is of one. */
export type BacklogScope = { teamId?: string | undefined; sprint?: number | undefined };

export type BacklogModel = {
  scope: BacklogScope;
  team: TeamInView | undefined;
  sprint: number | undefined;
  ground: GroundView | undefined;
  rows: readonly ListRow[];
  /** Epics and Stories that pass, folded away or not. */
  epics: readonly EpicInView[];
  stories: readonly StoryRow[];
  /** Every Story of the backlog, filtered or not; undefined until they are there. */
  allStories: readonly StoryRow[] | undefined;
  points: number;
  rankedBy: RankedBy;
  isFiltered: boolean;
  refusal: Refusal | null;
};

export type PaintedBacklog = {
  stories: PaintedView<StoriesView> | null;
  ground: PaintedView<GroundView> | null;
};

const none: readonly StoryRow[] = [];

/** What the backlog's address shows, as rows. Each step is made again only for what it depends on. */
export function useBacklogModel(
  roadmap: RoadmapView,
  address: BacklogAddress,
  turned: ReadonlySet<string>,
  painted: PaintedBacklog,
): BacklogModel {
  const { slug, flowTeamId, actor } = useHere();
  const isMember = can(actor, "contribute", { flowTeamId });
  const { of, order, grouping } = address;
  const { team, sprint } = useWhose(roadmap, address);
  const scope = useMemo<BacklogScope>(() => {
    if (of === "product") return {};
    if (of === "flow") return { sprint };
    return of === "team" ? { teamId: team?.id } : { teamId: team?.id, sprint };
  }, [of, team?.id, sprint]);
  const isThere =
    (of === "product" || of === "flow" || team !== undefined) &&
    (of !== "flow" && of !== "sprint" ? true : sprint !== undefined);
  const enabled = isMember && isThere;
  const read = useStories(scope, of === "product" ? painted.stories : null, { enabled });
  const ground = useGround(painted.ground);

  const rankedBy: RankedBy = of === "product" || of === "flow" ? "epic" : "team";
  const allStories = useMemo(() => {
    if (!enabled) return none;
    return of === "sprint" ? read.stories?.filter(({ isCommitted }) => isCommitted) : read.stories;
  }, [enabled, of, read.stories]);
  const ordered = useMemo(() => {
    const some = allStories ?? none;
    return inListOrder(rankedBy === "epic" ? inEpicOrder(some, roadmap.epics) : inTeamOrder(some), order);
  }, [allStories, rankedBy, order, roadmap.epics]);

  const within = useMemo(() => filtersWithin(of, address.filters), [of, address.filters]);
  // Typing stays quick: the list follows when there is time.
  const filters = useDeferredValue(within);
  const foundIds = useFoundStories(slug, isMember ? filters.text : "");
  const { ofItems } = useRegister(roadmap, filters.only.includes("conflicts"));
  const around = useMemo(
    () => ({ roadmap, ground: ground ?? null, foundIds, ofItems }),
    [roadmap, ground, foundIds, ofItems],
  );
  const stories = useMemo(() => passingStories(ordered, filters, around), [ordered, filters, around]);
  const allEpics = useMemo(() => epicsInListOrder(roadmap.epics, order), [roadmap.epics, order]);
  const epics = useMemo(
    () => (of === "product" && grouping === "epic" ? epicsInListOrder(passingEpics(filters, around), order) : []),
    [of, grouping, filters, around, order],
  );
  const isFiltered = countListFilters(filters) > 0;
  const rows = useMemo(
    () =>
      listRows({
        stories,
        epics,
        allEpics,
        grouping,
        ground: ground ?? null,
        // What was looked for is in sight at once.
        isOpen: address.isOpen || filters.text !== "",
        turned,
      }),
    [stories, epics, allEpics, grouping, ground, address.isOpen, filters.text, turned],
  );
  const points = useMemo(() => pointsOf(stories), [stories]);
  return {
    scope,
    team,
    sprint,
    ground,
    rows,
    epics,
    stories,
    allStories,
    points,
    rankedBy,
    isFiltered,
    refusal: read.refusal,
  };
}

/** The team and the Flow Sprint the address names; else the person's own team, and the sprint that runs or comes. */
function useWhose(roadmap: RoadmapView, { of, filters }: BacklogAddress) {
  const { actor, flowTeamId } = useHere();
  const own = actor.roles.find((held) => held.flowTeamId === flowTeamId && held.scrumTeamId !== null)?.scrumTeamId;
  const [slug] = filters.teams;
  const named = roadmap.teams.find((team) => team.slug === slug);
  const team = named ?? roadmap.teams.find(({ id }) => id === own) ?? roadmap.teams[0];
  const sprint =
    roadmap.sprints.find(({ number }) => String(number) === filters.sprints[0]) ??
    roadmap.sprints.find(({ state }) => state === "running") ??
    roadmap.sprints.find(({ state }) => state === "planned") ??
    roadmap.sprints.at(-1);
  return {
    team: of === "team" || of === "sprint" ? team : undefined,
    sprint: of === "flow" || of === "sprint" ? sprint?.number : undefined,
  };
}
