"use client";

import clsx from "clsx";
import { SendHorizontal } from "lucide-react";
import { useEffect, useRef } from "react";
import { useDraft } from "@/components/conversations/use-draft";
import { IconButton } from "@/components/ui/icon-button";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextArea } from "@/components/ui/text-area";
import { useAddLine } from "@/lib/client/use-add-line";
import type { RetroColumn } from "@/lib/domain/events/retro";
import { columnNames } from "@/lib/domain/events/retro";
import { lineDraft } from "../room/room-drafts";
import { useRoom } from "../room/use-room";
import type { useOwnCards } from "./use-retro";

type CardComposerProps = {
  column: RetroColumn;
  /** How many cards stand above it. */
  below: number;
  writing: ReturnType<typeof useOwnCards>["writing"];
  onWrite: ReturnType<typeof useOwnCards>["write"];
  className?: string;
};

/** Where a card is written: Enter lays it on the table. What is typed outlives a reload, and the room. */
export function CardComposer({ column, below, writing, onWrite, className }: CardComposerProps) {
  const { slug, key } = useRoom();
  const [draft, keep] = useDraft(lineDraft(slug, key, `card.${column}`));
  const { typed, type, send, field } = useAddLine(async (text) => (await onWrite(column, text)).ok, {
    typed: draft?.typed ?? "",
    keep: (unsaved) => keep(unsaved ? { typed: unsaved, seen: "" } : null),
  });
  const form = useRef<HTMLFormElement>(null);
  // Each card that is laid pushes it down: who writes goes on seeing what they type.
  useEffect(() => {
    if (below > 0 && form.current?.contains(document.activeElement)) form.current.scrollIntoView({ block: "nearest" });
  }, [below]);
  return (
    <form
      ref={form}
      className={clsx("flex scroll-mb-6 flex-col gap-1.5", className)}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="flex items-end gap-1.5">
        <TextArea
          aria-label={`A card under ${columnNames[column]}`}
          placeholder="Write a card"
          rows={1}
          className="min-h-control"
          value={typed}
          maxLength={400}
          enterKeyHint="send"
          onChange={({ target }) => type(target.value)}
          onKeyDown={(event) => {
            if (!event.shiftKey) field.onKeyDown(event);
          }}
        />
        <IconButton type="submit" label="Lay the card on the table" shortcut="Enter" icon={<SendHorizontal />} />
      </div>
      {typed === "" ? null : <RefusalNotice refusal={writing.refusal} />}
    </form>
  );
}
