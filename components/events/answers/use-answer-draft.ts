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
};

/**
 * An answer that is being typed: saved when the typing pauses and when the field is left, kept over a
 * reload and a lost connection. `stored` is what stands, undefined while it isn't known.
 */
export function useAnswerDraft(place: Place, stored: string | undefined): AnswerDraft {
  const { slug, flowTeamId, actor } = useHere();
  const { eventKey, subjectId, question } = place;
  const [draft, keep] = useDraft(`answer.${eventKey}.${subjectId}.${question}`);
  const [conflict, setConflict] = useState<FieldConflict | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** What was sent last and isn't answered yet: what is typed next builds on it. */
  const sent = useRef<string | null>(null);
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

  async function send(to: string, seen: string): Promise<boolean> {
    clearTimeout(timer.current);
    sent.current = to;
    const answer = await command.run({
      flowTeamId,
      key: eventKey,
      subjectId,
      question,
      edits: { text: { seen, to } },
    });
    if (sent.current === to) sent.current = null;
    if (!answer.ok) return false;
    const now = latest.current.draft;
    if (now) put(now.typed.trim() === to ? null : { typed: now.typed, seen: to });
    return true;
  }

  async function flush(): Promise<boolean> {
    const { draft: now, stored: stands } = latest.current;
    if (!now || conflict) return !now;
    const to = now.typed.trim();
    if (to === sent.current) return true;
    const seen = sent.current ?? now.seen;
    if (to === seen && to === stands) {
      put(null);
      return true;
    }
    return send(to, seen);
  }

  const flushLatest = useRef(flush);
  useEffect(() => {
    flushLatest.current = flush;
  });
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      void flushLatest.current();
    },
    [],
  );

  return {
    text: draft?.typed ?? stored ?? "",
    type(text) {
      put({ typed: text, seen: latest.current.draft?.seen ?? stored ?? "" });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flushLatest.current(), pause);
    },
    flush,
    unsaved() {
      const { draft: now } = latest.current;
      if (!now || now.typed.trim() === stored) return null;
      return { seen: sent.current ?? now.seen, to: now.typed.trim() };
    },
    forget() {
      clearTimeout(timer.current);
      put(null);
    },
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
  };
}
