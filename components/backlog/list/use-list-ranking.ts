"use client";

import { useHere, useMay } from "@/components/flow-teams/here";
import { announce } from "@/components/ui/announce";
import { type EpicPlace, dropOf, epicDropOf, sharesOrder, stepOf } from "@/lib/domain/backlog/list-places";
import type { ListRow } from "@/lib/domain/backlog/list-rows";
import { mayRank as mayRankStory } from "@/lib/domain/backlog/story-policy";
import type { StoryPlace } from "@/lib/domain/backlog/story-schema";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import type { BacklogModel } from "./use-backlog-model";
import { useEpicRank } from "./use-epic-rank";
import type { Selection } from "./use-selection";
import type { StoryActs } from "./use-story-acts";

type ListRanking = {
  mayRank(row: ListRow): boolean;
  /** Moves a row, or all that are chosen where it is one of them, by a step or to an end of its order. */
  step(index: number, to: -1 | 1 | "top" | "bottom"): void;
  drop(index: number, line: number): void;
};

/** Ranks rows by keys, by their menus and by carrying them; only in people's own order. */
export function useListRanking(
  roadmap: RoadmapView,
  { rows, rankedBy }: BacklogModel,
  isRanked: boolean,
  isProduct: boolean,
  selection: Selection,
  acts: StoryActs,
): ListRanking {
  const { actor, flowTeamId, isRetired } = useHere();
  const mayRankEpics = useMay("own the product") && isRanked && isProduct;
  const rankEpic = useEpicRank(roadmap.epics);
  const leads = new Map(roadmap.epics.map((epic) => [epic.id, epic.leadTeamId]));

  function mayRank(row: ListRow): boolean {
    if (row.kind === "epic") return mayRankEpics;
    if (row.kind === "group" || !isRanked || isRetired) return false;
    const { story } = row;
    const placement = { flowTeamId, teamId: story.teamId, epicLeadTeamId: leads.get(story.epicId ?? "") ?? null };
    return mayRankStory(actor, placement, rankedBy);
  }

  /** The Stories that move with one: those chosen that share its order, from the top. */
  function movingWith(story: StoryRow): StoryRow[] {
    if (!selection.ids.has(story.id)) return [story];
    return rows.flatMap((row) =>
      row.kind === "story" && selection.ids.has(row.id) && sharesOrder(row.story, story, rankedBy) ? row.story : [],
    );
  }

  function stepEpic(index: number, to: -1 | 1 | "top" | "bottom"): void {
    const row = rows[index];
    if (row?.kind !== "epic") return;
    const { epic } = row;
    const isEpic = (other: ListRow) => other.kind === "epic";
    let place: EpicPlace | null = null;
    if (to === "top" || to === "bottom") place = { at: to };
    else {
      const next = to > 0 ? rows.slice(index + 1).find(isEpic) : rows.slice(0, index).findLast(isEpic);
      if (next) place = { at: to > 0 ? "after" : "before", epicId: next.id };
    }
    if (!place) return;
    rankEpic(epic, place);
    const total = roadmap.epics.length;
    const spot = to === "top" ? 1 : to === "bottom" ? total : row.place + to;
    announce(`E-${epic.number} is number ${spot} of ${total}`, true);
  }

  return {
    mayRank,
    step(index, to) {
      const row = rows[index];
      if (!row || !mayRank(row)) return;
      if (row.kind === "epic") return stepEpic(index, to);
      if (row.kind === "group") return;
      const moving = movingWith(row.story);
      const ids = new Set(moving.map(({ id }) => id));
      const from = to === 1 ? moving.at(-1) : moving[0];
      const place: StoryPlace | null =
        to === "top" || to === "bottom" ? { at: to } : stepOf(rows, from ?? row.story, ids, to, rankedBy);
      if (!place) return;
      acts.rank(moving, place);
      const where = to === "top" ? "to the top" : to === "bottom" ? "to the bottom" : to > 0 ? "down" : "up";
      const what = moving.length > 1 ? `${moving.length} Stories` : `S-${row.story.number}`;
      announce(`${what} moved ${where}`, true);
    },
    drop(index, line) {
      const row = rows[index];
      if (row?.kind === "epic") {
        const place = epicDropOf(rows, line, row.id);
        if (place) rankEpic(row.epic, place);
      }
      if (row?.kind !== "story") return;
      const moving = movingWith(row.story);
      const drop = dropOf(rows, line, row.story, new Set(moving.map(({ id }) => id)), rankedBy);
      if (drop?.kind === "rank") acts.rank(moving, drop.place);
      if (drop?.kind === "epic") acts.edit(moving, "epicId", drop.epicId);
    },
  };
}
