"use client";

import { useContext } from "react";
import { useHere } from "@/components/flow-teams/here";
import {
  addImprovement,
  deleteImprovement,
  editImprovement,
  reorderImprovement,
  settleImprovement,
} from "@/lib/actions/events-retro";
import { patchView } from "@/lib/client/optimistic";
import type { ViewKey } from "@/lib/client/query-keys";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import { editsTo } from "@/lib/domain/edit";
import { type ImprovementRow, type ImprovementsView, mayKeepImprovement } from "@/lib/domain/events/improvements";
import { RoomContext } from "../room/use-room";

/** Whose Improvements: a Scrum Team's by its id, the Flow Team's where it is null, or all. */
export type Whose = { teamId: string | null } | "all";

/** Where the Improvements from a Flow Sprint on are kept, and the open ones of before. */
export function improvementsKey(slug: string, whose: Whose, from: number): ViewKey {
  const of = whose === "all" ? "all" : (whose.teamId ?? "flow-team");
  return { slug, view: "improvements", query: { of, from: String(from) } };
}

/** The Improvements of a backlog from a Flow Sprint on, and the open ones of before. */
export function useImprovements(whose: Whose, from: number) {
  const { slug } = useHere();
  return useView<ImprovementsView>(improvementsKey(slug, whose, from));
}

/** Whether the person may change an Improvement: as its keeper, or in the open room it comes from. */
export function useMayKeep(): (improvement: ImprovementRow) => boolean {
  const { actor, flowTeamId, isRetired } = useHere();
  const room = useContext(RoomContext);
  return (improvement) => {
    if (isRetired) return false;
    const isHere = room?.isRunning && room.takesPart && room.key === improvement.eventKey;
    return isHere || mayKeepImprovement(actor, { ...improvement, flowTeamId });
  };
}

type Fields = Pick<ImprovementRow, "title" | "ownerId" | "measure" | "dueOn" | "effect">;

/** What is done with one Improvement. */
export function useImprovement(improvement: ImprovementRow) {
  const { flowTeamId } = useHere();
  const { id, number } = improvement;
  const editing = useCommand(editImprovement, { isInline: true, done: () => `M-${number} saved` });
  const settling = useCommand(settleImprovement, {
    isInline: true,
    done: (_, { state }) => (state === "open" ? `M-${number} is open again` : `M-${number} is ${state}`),
  });
  const removing = useCommand(deleteImprovement, { done: () => `M-${number} deleted` });
  return {
    refusal: editing.refusal,
    settling,
    async save(to: Partial<Fields>, seen: Partial<Fields> = {}): Promise<boolean> {
      const edits = editsTo<Fields>(to, { ...improvement, ...seen });
      return (await editing.run({ flowTeamId, improvementId: id, edits })).ok;
    },
    remove: () => removing.run({ flowTeamId, improvementId: id }),
  };
}

/** Puts an Improvement elsewhere in its order, in the list that the view is of. */
export function useImprovementOrder(key: ViewKey) {
  const { flowTeamId } = useHere();
  const { run } = useCommand(reorderImprovement, {
    optimistic: ({ improvementId, afterId }) => [
      patchView<ImprovementsView>(key, ({ improvements }) => {
        const moved = improvements.find(({ id }) => id === improvementId);
        const others = improvements.filter((one) => one !== moved);
        if (!moved) return { improvements };
        const before = others.findIndex(({ id }) => id === afterId);
        // Without one before it, it is first of its own backlog and Flow Sprint.
        const first = others.findIndex((one) => one.sprintNumber === moved.sprintNumber && one.teamId === moved.teamId);
        return { improvements: others.toSpliced(before < 0 ? Math.max(0, first) : before + 1, 0, moved) };
      }),
    ],
  });
  return (improvementId: string, afterId: string | null) => void run({ flowTeamId, improvementId, afterId });
}

/** Agrees on an Improvement in an open retrospective. */
export function useAddImprovement(onDone: () => void) {
  return useCommand(addImprovement, { isInline: true, done: ({ number }) => `M-${number} added`, onDone });
}
