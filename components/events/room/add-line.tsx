"use client";

import { useDraft } from "@/components/conversations/use-draft";
import { KeptOffline } from "@/components/ui/kept-offline";
import { TextField } from "@/components/ui/text-field";
import { useAddLine } from "@/lib/client/use-add-line";
import { lineDraft } from "./room-drafts";
import { useRoom } from "./use-room";

type AddLineProps = {
  /** What it becomes: what is typed is kept under this until it is written down. */
  kind: "decision" | "action" | "parked";
  label: string;
  placeholder: string;
  maxLength: number;
  className?: string;
  /** True when it is written; otherwise what was typed comes back. */
  onAdd(text: string): Promise<boolean>;
};

/** One line to write something down with: Enter adds it. What is typed outlives a reload, and the room. */
export function AddLine({ kind, label, placeholder, maxLength, className, onAdd }: AddLineProps) {
  const { slug, key } = useRoom();
  const [draft, keep] = useDraft(lineDraft(slug, key, kind));
  const { field, sent } = useAddLine(onAdd, {
    typed: draft?.typed ?? "",
    keep: (typed) => keep(typed ? { typed, seen: "" } : null),
  });
  return (
    <div className={className}>
      <TextField aria-label={label} placeholder={placeholder} maxLength={maxLength} {...field} />
      <KeptOffline isSaving={sent.length > 0} what={sent.join(", ")} />
    </div>
  );
}
