"use client";

import { useEffect, useRef, useState } from "react";
import { useDraft } from "@/components/conversations/use-draft";
import { useHere } from "@/components/flow-teams/here";
import { saveAnswer } from "@/lib/actions/events-answers";
import { patchView } from "@/lib/client/optimistic";
import { serverNow } from "@/lib/client/server-clock";
import { useCommand } from "@/lib/client/use-command";
import type { AnswersView } from "@/lib/domain/events/answers";
import type { FieldEdit } from "@/lib/domain/edit";
import type { FieldConflict, Refusal } from "@/lib/domain/result";
import { answerDraft } from "../room/room-drafts";
import { answersKey, withAnswer } from "./use-answers";

/** How long somebody has to stop typing until it is saved, in milliseconds. */
const pause = 1_500;

type Place = { eventKey: string; subjectId: string; question: number };

export type AnswerDraft = {
  /** As typed, or as stored. */
  text: string;
  type(text: string): void;
  /** Saves what is typed now. False where it was refused; it stays typed then. */
  flush(): Promise<boolean>;
  /** What is typed and not saved, for a command that saves it with something else; null where there is none. */
  unsaved(): FieldEdit<string> | null;
  /** The unsaved was saved by that command. */
  forget(): void;
  /** Somebody else changed the answer meanwhile: a choice is waited for. */
  conflict: FieldConflict | null;
  settle(choice: "mine" | "theirs" | "both"): void;
  /** Why it couldn't be saved, where that isn't a conflict. */
  refusal: Refusal | null;
  /** What was sent isn't answered yet: while the connection is away it waits. */
  isSaving: boolean;
};

/**
 * An answer that is being typed: saved when the typing pauses and when the field is left, kept over a
 * reload and a lost connection. `stored` is what stands, undefined while it isn't known. Where the
 * answer is only shown, what is typed elsewhere isn't its business.
 */
export function useAnswerDraft(place: Place, stored: string | undefined, isWritten = true): AnswerDraft {
  const { slug, flowTeamId, actor } = useHere();
  const { eventKey, subjectId, question } = place;
  const [kept, keep] = useDraft(answerDraft(slug, eventKey, place));
  const draft = isWritten ? kept : null;
  const [conflict, setConflict] = useState<FieldConflict | null>(null);
  /** What was sent last and isn't answered yet: what is typed next builds on it. */
  const sent = useRef<{ text: string; answer: Promise<boolean> } | null>(null);
  const command = useCommand(saveAnswer, {
    isInline: true,
    queueAs: "events.saveAnswer",
    optimistic: ({ edits: { text } }) => [
      patchView<AnswersView>(answersKey(slug, eventKey), (view) =>
        withAnswer(view, { subjectId, question }, text?.to ?? "", actor.name, serverNow()),
      ),
    ],
    onRefusal: ({ code, conflicts }) => setConflict((code === "stale" && conflicts?.[0]) || null),
  });
  const latest = useRef({ draft, stored });
  useEffect(() => {
    latest.current = { draft, stored };
  });

  function put(next: Parameters<typeof keep>[0]): void {
    latest.current = { ...latest.current, draft: next };
    keep(next);
  }

  function send(to: string, seen: string): Promise<boolean> {
    const edits = { text: { seen, to } };
    const answer = command.run({ flowTeamId, key: eventKey, subjectId, question, edits }).then(({ ok }) => {
      if (sent.current?.answer === answer) sent.current = null;
      const now = latest.current.draft;
      if (ok && now) put(now.typed === to ? null : { typed: now.typed, seen: to });
      return ok;
    });
    sent.current = { text: to, answer };
    return answer;
  }

  /** Saves what is typed. Spaces at its end may go on to a word, so they go only when the field is left. */
  async function save(isLeft: boolean): Promise<boolean> {
    const { draft: now, stored: stands } = latest.current;
    if (!now || conflict) return !now;
    const to = now.typed.trim();
    if (to === sent.current?.text) return sent.current.answer;
    const seen = sent.current?.text ?? now.seen;
    if (to !== seen || to !== stands) return send(to, seen);
    if (isLeft) put(null);
    return true;
  }

  const saveLatest = useRef(save);
  useEffect(() => {
    saveLatest.current = save;
  });
  useEffect(() => {
    if (!draft || conflict) return;
    const timer = setTimeout(() => void saveLatest.current(false), pause);
    return () => clearTimeout(timer);
  }, [draft, conflict]);
  useEffect(() => () => void saveLatest.current(true), []);

  return {
    text: draft?.typed ?? stored ?? "",
    type(text) {
      put({ typed: text, seen: latest.current.draft?.seen ?? stored ?? "" });
    },
    flush: () => save(true),
    unsaved() {
      const { draft: now } = latest.current;
      if (!now || now.typed.trim() === stored) return null;
      return { seen: sent.current?.text ?? now.seen, to: now.typed.trim() };
    },
    forget: () => put(null),
    conflict,
    settle(choice) {
      if (!conflict) return;
      const [mine, theirs] = [String(conflict.mine), String(conflict.theirs)];
      setConflict(null);
      command.dismiss();
      if (choice === "theirs") return put(null);
      const to = choice === "mine" ? mine : `${theirs}\n${mine}`.trim();
      put({ typed: to, seen: theirs });
      void send(to, theirs);
    },
    refusal: conflict ? null : command.refusal,
    isSaving: command.pending,
  };
}
