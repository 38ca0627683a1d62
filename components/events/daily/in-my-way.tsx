"use client";

import clsx from "clsx";
import { type KeyboardEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { TextArea } from "@/components/ui/text-area";
import type { EventAnswer } from "@/lib/domain/events/answers";
import { type KnownHindrance, readInTheWay, toggled, writeInTheWay } from "@/lib/domain/events/in-the-way";
import { RaisedChip } from "../answers/raised-chip";
import type { AnswerDraft } from "../answers/use-answer-draft";
import type { Raising } from "../answers/use-raise";

type InMyWayProps = {
  hindrances: readonly KnownHindrance[];
  draft: AnswerDraft;
  answer: EventAnswer | undefined;
  raising: Raising;
  /** One has said to be done, and it isn't answered. */
  isMissing: boolean;
};

/** What is in one's way: nothing, what is known from the board and the Dependencies, or something else. */
export function InMyWay({ hindrances, draft, answer, raising, isMissing }: InMyWayProps) {
  const missingId = useId();
  const [isOther, setIsOther] = useState(false);
  const said = readInTheWay(draft.text, hindrances);
  const showsOther = (isOther || said.other !== "") && !said.isNothing;
  const notes = hindrances.filter(({ text }) => said.known.includes(text));
  const first = notes[0];
  const raises = said.other.trim() || (first?.storyId ? first.text : "");
  const raise = () => raising.raise("Impediment", raises, said.other.trim() ? null : (first?.storyId ?? null));
  function onKeyDown(event: KeyboardEvent): void {
    const isTyping = event.target instanceof HTMLTextAreaElement;
    if (isTyping || event.metaKey || event.ctrlKey || event.altKey || event.key.toLowerCase() !== "i") return;
    if (!raises || answer?.raised) return;
    event.preventDefault();
    raise();
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key I acts on whichever of its choices has the focus
    <div className="flex flex-col gap-2.5" onKeyDown={onKeyDown}>
      <div
        role="group"
        aria-label="In my way"
        aria-describedby={isMissing && !showsOther ? missingId : undefined}
        data-missing={(isMissing && !showsOther) || undefined}
        className="flex flex-wrap gap-2"
      >
        <Choice
          isOn={said.isNothing}
          onPress={() => {
            setIsOther(false);
            draft.type(said.isNothing ? "" : writeInTheWay({ isNothing: true, known: [], other: "" }));
          }}
        >
          Nothing
        </Choice>
        {hindrances.map(({ key, text }) => (
          <Choice
            key={key}
            isOn={said.known.includes(text)}
            isBad
            onPress={() => draft.type(writeInTheWay(toggled(said, text)))}
          >
            {text.replace(/ \([DS]-\d+\)$/, "")}
          </Choice>
        ))}
        <Choice
          isOn={showsOther}
          isBad
          onPress={() => {
            setIsOther(!showsOther);
            draft.type(writeInTheWay({ ...said, isNothing: false, other: "" }));
          }}
        >
          Something else
        </Choice>
      </div>
      {notes.map(({ key, note, isBad }) => (
        <p key={key} className={clsx("border-l-3 py-0.5 pl-3 text-ink-2", isBad ? "border-bad" : "border-line-strong")}>
          {note}
        </p>
      ))}
      {showsOther ? (
        <Field
          label="What else is in my way"
          hideLabel
          error={isMissing ? "Write what is in your way, or choose another answer." : undefined}
        >
          <TextArea
            placeholder="What is in my way"
            rows={2}
            autoFocus={isOther && said.other === ""}
            maxLength={3000}
            value={said.other}
            onChange={({ target }) => draft.type([...said.known, target.value].join("\n"))}
            onBlur={() => void draft.flush()}
            className="min-h-11!"
          />
        </Field>
      ) : null}
      {isMissing && !showsOther ? (
        <p id={missingId} className="text-sm text-bad-ink">
          Choose “Nothing”, or what is in your way.
        </p>
      ) : null}
      {answer?.raised ? (
        <div>
          <RaisedChip raised={answer.raised} />
        </div>
      ) : raises ? (
        <div>
          <Button aria-keyshortcuts="I" pending={raising.pending} onClick={raise}>
            Raise an Impediment <Kbd keys="I" className="pointer-coarse:hidden" />
          </Button>
        </div>
      ) : null}
    </div>
  );
}

type ChoiceProps = { isOn: boolean; isBad?: boolean; onPress(): void; children: string };

function Choice({ isOn, isBad = false, onPress, children }: ChoiceProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onPress}
      className={clsx(
        "min-h-8 max-w-full rounded-full px-3.5 py-1 text-left font-medium transition-colors wrap-anywhere pointer-coarse:min-h-11 pointer-coarse:px-4",
        isOn ? (isBad ? "bg-bad-soft text-bad-ink" : "bg-ok-soft text-ok-ink") : "bg-sunken text-ink-2 hover:text-ink",
        isOn && "inset-ring inset-ring-current/50",
      )}
    >
      {children}
    </button>
  );
}
