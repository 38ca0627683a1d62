"use client";

import { rankPatch } from "@/components/backlog/rank-patch";
import { useHere } from "@/components/flow-teams/here";
import { rankEpic } from "@/lib/actions/backlog";
import { useCommand } from "@/lib/client/use-command";
import type { EpicPlace } from "@/lib/domain/backlog/list-places";
import type { EpicInView } from "@/lib/domain/roadmap/view";

/** Ranks an Epic in the CPO's order, shown at once. */
export function useEpicRank(epics: readonly EpicInView[]): (epic: EpicInView, place: EpicPlace) => void {
  const { slug, flowTeamId } = useHere();
  const rank = useCommand(rankEpic, {
    optimistic: (input) => [rankPatch(slug, input)],
    done: (_, input) => {
      const epic = epics.find((one) => one.id === input.epicId);
      return `E-${epic?.number ?? ""} moved in the Product Backlog`;
    },
  });
  return (epic, place) => void rank.run({ flowTeamId, epicId: epic.id, place });
}
