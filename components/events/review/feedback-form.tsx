"use client";

import { Send } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useRef, useState } from "react";
import { useDraft } from "@/components/conversations/use-draft";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { KeptOffline } from "@/components/ui/kept-offline";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextArea } from "@/components/ui/text-area";
import { TooLong, isTooLong } from "@/components/ui/too-long";
import { type EpicInReview, type FeedbackSubject, readFeedbackSubject } from "@/lib/domain/events/review";
import type { Answer, Refusal } from "@/lib/domain/result";
import { itemName } from "./feedback-words";
import { SubjectSelect } from "./subject-select";

const most = 2000;

type FeedbackFormProps = {
  /** What is shown now. What somebody has begun to write stays about what they saw then. */
  subject: FeedbackSubject;
  /** What it may be about instead, beside the whole. */
  epics: readonly EpicInReview[];
  /** What is typed is kept under it until it is sent. */
  draftKey: string;
  pending: boolean;
  /** What is being sent waits for the connection: it stays as it is until then. */
  isWaiting?: boolean;
  refusal: Refusal | null;
  /** Missing where nothing can be sent any more: what was typed can be read then, and copied. */
  onSend?(text: string, about: FeedbackSubject): Promise<Answer<unknown>>;
};

/** A sentence of feedback. What is typed stays until it went through, over a reload and the next demo too. */
export function FeedbackForm({
  subject,
  epics,
  draftKey,
  pending,
  isWaiting = false,
  refusal,
  onSend,
}: FeedbackFormProps) {
  const [draft, keep] = useDraft(draftKey);
  /** What was chosen before anything was typed; undefined while it follows what is shown. */
  const [chosen, setChosen] = useState<FeedbackSubject>();
  const [isThanked, setThanked] = useState(false);
  const text = draft?.typed ?? "";
  const about = draft ? readFeedbackSubject(draft.seen) : chosen === undefined ? subject : chosen;
  const latest = useRef({ text, about });
  latest.current = { text, about };
  const write = (typed: string, seen: FeedbackSubject) =>
    keep(typed === "" ? null : { typed, seen: JSON.stringify(seen) });
  const choose = (next: FeedbackSubject) => {
    setChosen(next?.id === subject?.id ? undefined : next);
    if (draft) write(text, next);
  };
  const send = async () => {
    if (!onSend || text.trim() === "" || pending || isTooLong(text, most)) return;
    setThanked(false);
    const answer = await onSend(text, about);
    if (!answer.ok) return;
    // More may have been typed meanwhile: it is the next thing they say.
    const { current } = latest;
    const more = current.text.startsWith(text) ? current.text.slice(text.length).trimStart() : current.text;
    write(more, current.about);
    if (more === "") setChosen(undefined);
    setThanked(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    void send();
  };
  if (!onSend && text === "") return null;
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field label={about ? `Feedback on ${itemName(about)}` : "Feedback on the Increment as a whole"}>
        <TextArea
          rows={2}
          value={text}
          readOnly={!onSend || isWaiting}
          placeholder="What works, what is missing, what it should become"
          onKeyDown={onKeyDown}
          onChange={({ target }) => {
            setThanked(false);
            write(target.value, about);
          }}
        />
      </Field>
      <KeptOffline isSaving={isWaiting} />
      <TooLong text={text} most={most} />
      <RefusalNotice refusal={refusal} />
      {onSend ? (
        <div className="flex flex-wrap items-center justify-end gap-2">
          <SubjectSelect shown={subject} epics={epics} value={about} onChange={choose} />
          <Button type="submit" className="max-sm:flex-1" pending={pending} disabled={text.trim() === ""}>
            <Send aria-hidden="true" /> Send
          </Button>
        </div>
      ) : null}
      <p role="status" className="text-sm text-ok-ink empty:hidden">
        {isThanked ? "Thank you. It is on the Review’s table." : ""}
      </p>
    </form>
  );
}
