"use client";

import { useEffect, useRef, useState } from "react";
import { moveInDraft } from "@/lib/actions/roadmap";
import { UndoStack } from "@/lib/client/undo-stack";
import { useCommand, useCommandDesk } from "@/lib/client/use-command";
import { type DraftInList, type DraftMove, type Place, samePlace } from "@/lib/domain/roadmap/draft";
import type { Answer } from "@/lib/domain/result";
import type { RoadmapView } from "@/lib/domain/roadmap/view";

/** A move that was made in the draft, and where the Epic stood before it. */
type Step = { epicId: string; from: Place; to: Place };

/**
 * The draft's moves, shown at once and stored one after the other. Undo and redo are the draft's
 * own while it is open: they change nothing that others see.
 */
export function useDraftMoves(draft: DraftInList, { flowTeam, epics }: RoadmapView) {
  const desk = useCommandDesk();
  const [moves, setMoves] = useState<readonly DraftMove[]>(draft.moves);
  const command = useCommand(moveInDraft, { isInline: true });

  async function put({ epicId, from, to }: Step): Promise<Answer<unknown>> {
    setMoves((all) => withMove(all, epicId, from, to));
    const input = { flowTeamId: flowTeam.id, draftId: draft.id, moves: [{ epicId, ...to }] };
    const answer = await command.run(input);
    if (!answer.ok) setMoves((all) => withMove(all, epicId, to, from));
    return answer;
  }

  const latest = useRef(put);
  useEffect(() => {
    latest.current = put;
  });
  const steps = useRef(new Map<string, Step>());
  const [stack] = useState(
    () =>
      new UndoStack({
        async undo({ commandId }) {
          const step = steps.current.get(commandId);
          if (!step) throw new Error("Every step that can be taken back is known.");
          const back = { epicId: step.epicId, from: step.to, to: step.from };
          const answer = await latest.current(back);
          if (!answer.ok) return answer;
          steps.current.set(answer.commandId, back);
          return { ...answer, undoable: true };
        },
        findLast: async () => null,
        announce: (message) => desk.announce(message),
        refuse: (refusal) => desk.refusals.add(refusal),
      }),
  );
  useEffect(() => desk.undo.giveWayTo(stack), [desk, stack]);

  async function move({ epicId, seen, to }: DraftMove): Promise<void> {
    const step = { epicId, from: seen, to };
    const answer = await put(step);
    if (!answer.ok) return;
    steps.current.set(answer.commandId, step);
    const message = `E-${epics.find(({ id }) => id === epicId)?.number ?? "?"} moved in this draft`;
    stack.push({ commandId: answer.commandId, message });
    desk.announce(message, () => void stack.takeBack(answer.commandId));
  }
  return { moves, move: (one: DraftMove) => void desk.undo.follow(move(one)), refusal: command.refusal };
}

/** The moves with one Epic put elsewhere; one that is back where it stood leaves no trace. */
function withMove(moves: readonly DraftMove[], epicId: string, from: Place, to: Place): readonly DraftMove[] {
  const seen = moves.find((one) => one.epicId === epicId)?.seen ?? from;
  const others = moves.filter((one) => one.epicId !== epicId);
  return samePlace(seen, to) ? others : [...others, { epicId, seen, to }];
}
