"use client";

import { useHere } from "@/components/flow-teams/here";
import { notPrepared, sayPrepared } from "@/lib/actions/events-answers";
import { patchView } from "@/lib/client/optimistic";
import { serverNow } from "@/lib/client/server-clock";
import { useCommand } from "@/lib/client/use-command";
import type { AnswersView } from "@/lib/domain/events/answers";
import type { RoomView } from "@/lib/domain/events/room";
import { roomKey } from "../room/use-room";
import { answersKey, withAnswer } from "./use-answers";

type Typed = NonNullable<Parameters<typeof sayPrepared>[0]["answers"]>;

/** How a team or a person says that it has prepared, and takes that back. */
export function usePrepared(eventKey: string, subjectId: string, words: { said: string; back: string }) {
  const { slug, flowTeamId, actor } = useHere();
  const patch = (isPrepared: boolean) => [
    patchView<RoomView>(roomKey(slug, eventKey), (view) => {
      const others = view.prepared.filter((id) => id !== subjectId);
      return { ...view, prepared: isPrepared ? [...others, subjectId] : others };
    }),
  ];
  const saying = useCommand(sayPrepared, {
    isInline: true,
    queueAs: "events.sayPrepared",
    optimistic: ({ answers = [] }) => [
      ...patch(true),
      patchView<AnswersView>(answersKey(slug, eventKey), (view) =>
        answers.reduce(
          (before, { question, edits: { text } }) =>
            withAnswer(before, { subjectId, question }, text?.to ?? "", actor.name, serverNow()),
          view,
        ),
      ),
    ],
    done: () => words.said,
  });
  const taking = useCommand(notPrepared, {
    queueAs: "events.notPrepared",
    optimistic: () => patch(false),
    done: () => words.back,
  });
  const input = { flowTeamId, key: eventKey, subjectId };
  return {
    say: (answers: Typed = []) => saying.run({ ...input, answers }),
    takeBack: () => void taking.run(input),
    refusal: saying.refusal,
  };
}
