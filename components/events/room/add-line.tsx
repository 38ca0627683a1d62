"use client";

import { useDraft } from "@/components/conversations/use-draft";
import { TextField } from "@/components/ui/text-field";
import { useRoom } from "./use-room";

type AddLineProps = {
  /** What it becomes: what is typed is kept under this until it is written down. */
  kind: "decision" | "action";
  label: string;
  placeholder: string;
  maxLength: number;
  /** True when it is written: the field is empty again then, and what was typed stays otherwise. */
  onAdd(text: string): Promise<boolean>;
};

/** Where a line that is being typed in an event's room is kept; the minutes offer it when the room has closed. */
export const lineKey = (eventKey: string, kind: AddLineProps["kind"]) => `line.${eventKey}.${kind}`;

/** One line to write something down with: Enter adds it. What is typed outlives a reload, and the room. */
export function AddLine({ kind, label, placeholder, maxLength, onAdd }: AddLineProps) {
  const { key } = useRoom();
  const [draft, keep] = useDraft(lineKey(key, kind));
  const text = draft?.typed ?? "";
  return (
    <form
      className="mt-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") void onAdd(text).then((isAdded) => isAdded && keep(null));
      }}
    >
      <TextField
        aria-label={label}
        placeholder={placeholder}
        value={text}
        maxLength={maxLength}
        onChange={({ target }) => keep(target.value ? { typed: target.value, seen: "" } : null)}
      />
    </form>
  );
}
