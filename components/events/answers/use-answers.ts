"use client";

import { useMemo } from "react";
import type { ViewKey } from "@/lib/client/query-keys";
import { useView } from "@/lib/client/use-view";
import { type AnswersView, type EventAnswer, type Question, questionsOf } from "@/lib/domain/events/answers";
import type { EventKind } from "@/lib/domain/events/contracts";
import type { Refusal } from "@/lib/domain/result";

/** Where the answers of an event are kept. */
export const answersKey = (slug: string, eventKey: string): ViewKey => ({ slug, view: `events/${eventKey}/answers` });

export type Answers = {
  /** Undefined until it is there. */
  view: AnswersView | undefined;
  refusal: Refusal | null;
  questions: readonly Question[];
  of(subjectId: string, question: number): EventAnswer | undefined;
  /** Subjects that have said something. */
  subjects: ReadonlySet<string>;
};

/** What is answered in an event, live. */
export function useAnswers(slug: string, eventKey: string, kind: EventKind): Answers {
  const { data: view, refusal } = useView<AnswersView>(answersKey(slug, eventKey));
  return useMemo(() => {
    const byPlace = new Map(view?.answers.map((answer) => [`${answer.subjectId} ${answer.question}`, answer]));
    return {
      view,
      refusal,
      questions: questionsOf(kind, view?.wordings),
      of: (subjectId, question) => byPlace.get(`${subjectId} ${question}`),
      subjects: new Set(view?.answers.map(({ subjectId }) => subjectId)),
    };
  }, [view, refusal, kind]);
}

/** The view with one answer as it will be. */
export function withAnswer(
  view: AnswersView,
  place: { subjectId: string; question: number },
  text: string,
  author: string,
  at: number,
): AnswersView {
  const isIt = (answer: EventAnswer) => answer.subjectId === place.subjectId && answer.question === place.question;
  const former = view.answers.find(isIt);
  const others = view.answers.filter((answer) => answer !== former);
  if (text === "") return { ...view, answers: others };
  return { ...view, answers: [...others, { ...place, raised: former?.raised ?? null, text, author, at }] };
}
