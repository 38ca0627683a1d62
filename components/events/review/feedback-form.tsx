"use client";

import { Send } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { useDraft } from "@/components/conversations/use-draft";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextArea } from "@/components/ui/text-area";
import { TooLong, isTooLong } from "@/components/ui/too-long";
import type { Answer, Refusal } from "@/lib/domain/result";

const most = 2000;

type FeedbackFormProps = {
  label: string;
  /** What is typed is kept under it until it is sent. */
  draftKey: string;
  pending: boolean;
  refusal: Refusal | null;
  onSend(text: string): Promise<Answer<unknown>>;
  /** Beside the button: what it is about. */
  children?: ReactNode;
};

/** A sentence of feedback. What is typed stays until it went through, over a reload too. */
export function FeedbackForm({ label, draftKey, pending, refusal, onSend, children }: FeedbackFormProps) {
  const [draft, keep] = useDraft(draftKey);
  const [isThanked, setThanked] = useState(false);
  const text = draft?.typed ?? "";
  const send = async () => {
    if (text.trim() === "" || pending || isTooLong(text, most)) return;
    const answer = await onSend(text);
    if (!answer.ok) return;
    keep(null);
    setThanked(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    void send();
  };
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field label={label}>
        <TextArea
          rows={2}
          value={text}
          placeholder="What works, what is missing, what it should become"
          onKeyDown={onKeyDown}
          onChange={({ target }) => {
            setThanked(false);
            keep(target.value === "" ? null : { typed: target.value, seen: "" });
          }}
        />
      </Field>
      <TooLong text={text} most={most} />
      <RefusalNotice refusal={refusal} />
      <div className="flex flex-wrap items-center gap-2">
        {children}
        <Button type="submit" className="ml-auto max-sm:flex-1" pending={pending} disabled={text.trim() === ""}>
          <Send aria-hidden="true" /> Send
        </Button>
      </div>
      <p role="status" className="text-sm text-ok-ink empty:hidden">
        {isThanked ? "Thank you. It is on the Review’s table." : ""}
      </p>
    </form>
  );
}
