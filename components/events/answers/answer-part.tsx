"use client";

import dynamic from "next/dynamic";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { useCommands } from "@/components/frame/commands";
import { Button } from "@/components/ui/button";
import { lazily } from "@/components/ui/lazily";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextArea } from "@/components/ui/text-area";
import { useView } from "@/lib/client/use-view";
import { type ImpedimentsView, similarOpen } from "@/lib/domain/dependencies/impediments";
import {
  type EventAnswer,
  type Question,
  type RaisedKind,
  saysNothing,
  withArticle,
} from "@/lib/domain/events/answers";
import { useRoom } from "../room/use-room";
import { AnswerConflict } from "./answer-conflict";
import { RaiseActs, keyOf } from "./raise-acts";
import { useAnswerDraft } from "./use-answer-draft";
import { useRaise } from "./use-raise";

const SimilarOffer = lazily(dynamic(() => import("./similar-offer").then((module) => module.SimilarOffer)));

type AnswerPartProps = {
  eventKey: string;
  subjectId: string;
  question: Question;
  /** Whose answer it is, where several answer the same. */
  of?: string | undefined;
  answer: EventAnswer | undefined;
  /** The answers have been read: what is empty is empty. */
  isKnown: boolean;
  mayWrite: boolean;
  mayRaise: boolean;
  /** What helps to answer: what was meant last time. */
  hint?: string | undefined;
  /** What is known without an answer. */
  children?: ReactNode;
  /** That it waits for an answer, once one has said to be prepared. */
  missing?: string | undefined;
  /** What it becomes by its key from anywhere on the page: it is the one looked at that can. */
  keysFor?: readonly RaisedKind[];
  /** One of several side by side: what can be done with it stands under it. */
  isNarrow?: boolean;
};

/**
 * One question and a subject's answer to it. While the focus is in it, I, D and R make it an Impediment,
 * a Dependency or a Risk; while it has it itself, the arrows go to the next one. From the text Esc leads
 * there.
 */
export function AnswerPart(props: AnswerPartProps) {
  const {
    eventKey,
    subjectId,
    question,
    answer,
    isKnown,
    mayWrite,
    mayRaise,
    of,
    hint,
    children,
    missing,
    isNarrow = false,
    keysFor = [],
  } = props;
  const place = { eventKey, subjectId, question: question.number };
  const draft = useAnswerDraft(place, isKnown ? (answer?.text ?? "") : undefined, mayWrite);
  const raising = useRaise(place, draft.flush);
  const [isAsking, setIsAsking] = useState(false);
  const [isOffering, setIsOffering] = useState(false);
  const { slug, room } = useRoom();
  const part = useRef<HTMLDivElement>(null);
  const text = mayWrite ? draft.text : (answer?.text ?? "");
  const mayBecome = mayRaise && question.becomes.length > 0 && !answer?.raised && !saysNothing(text);
  const register = useView<ImpedimentsView>({ slug, view: "impediments" }, null, {
    enabled: mayBecome && question.becomes.includes("Impediment"),
  });

  const similar = similarOpen(text, room.event.teamId ?? subjectId, register.data?.impediments ?? []);

  function become(kind: RaisedKind): void {
    if (kind === "Dependency") setIsAsking(true);
    else if (kind === "Impediment" && similar.length > 0) setIsOffering(true);
    else raising.raise(kind, text);
  }

  useCommands(
    keysFor
      .filter((kind) => mayBecome && question.becomes.includes(kind))
      .map((kind) => ({
        id: `answers.raise${kind}`,
        label: `Make it ${withArticle(kind)}`,
        keys: keyOf(kind).toLowerCase(),
        keysOnly: true,
        run: () => become(kind),
      })),
  );

  function onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.target instanceof HTMLTextAreaElement) {
      if (event.key === "Escape" && event.currentTarget.contains(event.target)) {
        event.preventDefault();
        part.current?.focus();
      }
      return;
    }
    // What is typed in the dialog comes here as well.
    if (!(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return;
    const step = event.target === event.currentTarget ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : undefined;
    if (step) {
      event.preventDefault();
      const parts = [...document.querySelectorAll<HTMLElement>("[data-answer]")];
      parts[parts.indexOf(event.currentTarget as HTMLElement) + step]?.focus();
      return;
    }
    const kind = question.becomes.find((one) => keyOf(one) === event.key.toLocaleUpperCase("en"));
    if (!kind || !mayBecome) return;
    event.preventDefault();
    become(kind);
  }

  function sayNone(): void {
    draft.type("None");
    void draft.flush();
    // The button goes with it.
    part.current?.focus();
  }

  const acts = mayRaise ? (
    <RaiseActs {...{ question, answer, text, subjectId, raising, isAsking, setIsAsking }} onBecome={become} />
  ) : null;
  return (
    <div
      ref={part}
      data-answer=""
      role="group"
      aria-label={of ? `${question.text}: ${of}` : question.text}
      // Without a key that does something it is no stop of Tab; Esc and the arrows still come here.
      tabIndex={mayBecome ? 0 : -1}
      onKeyDown={onKeyDown}
      className="flex flex-col gap-1.5 rounded px-2 py-1.5 focus-visible:outline-2 focus-visible:outline-accent"
    >
      <div className="flex items-start justify-between gap-x-3 gap-y-1 max-md:flex-wrap">
        <h4 className="min-w-32 flex-1 py-1 text-sm font-medium text-ink-2">{question.text}</h4>
        {mayWrite && isKnown && text.trim() === "" ? (
          <Button variant="quiet" aria-label={`None: ${question.text}`} onClick={sayNone}>
            None
          </Button>
        ) : null}
        {isNarrow ? null : acts}
      </div>
      {hint ? <p className="text-sm text-ink-3">{hint}</p> : null}
      {children}
      {mayWrite ? (
        <TextArea
          aria-label={question.text}
          rows={2}
          maxLength={4000}
          value={draft.text}
          onChange={({ target }) => draft.type(target.value)}
          onBlur={() => void draft.flush()}
          className="min-h-11!"
        />
      ) : text || !children ? (
        <p className={text ? "text-md whitespace-pre-line wrap-anywhere" : "text-ink-3"}>
          {text || (isKnown ? "No answer yet" : "")}
        </p>
      ) : null}
      {missing && text.trim() === "" ? <p className="text-sm text-bad-ink">{missing}</p> : null}
      {isNarrow ? acts : null}
      {isOffering && mayBecome && similar.length > 0 ? (
        <SimilarOffer
          similar={similar}
          pending={raising.pending}
          onTake={raising.take}
          onRaise={() => raising.raise("Impediment", text)}
        />
      ) : null}
      <AnswerConflict draft={draft} />
      <RefusalNotice refusal={isAsking ? null : raising.refusal} />
    </div>
  );
}
