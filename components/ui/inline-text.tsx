"use client";

import clsx from "clsx";
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { controlLook } from "./field";
import { KeptOffline } from "./kept-offline";
import { TooLong, isTooLong } from "./too-long";
import { useWriting } from "./writing";

type InlineTextProps = {
  value: string;
  /**
   * Saves; false keeps the editor open with what was typed. `seen` is the value the person began
   * with, which somebody else may have changed since.
   */
  onSave(value: string, seen: string): Promise<boolean>;
  label: string;
  /** Shown where there is nothing yet. */
  placeholder: string;
  multiline?: boolean;
  disabled?: boolean;
  maxLength?: number;
  className?: string;
};

/**
 * Text that becomes an editor where it stands. Enter saves (with ⌘ or Ctrl in several lines), Esc
 * gives up, leaving saves. A save that is refused leaves what was typed in the editor, and so does a
 * text that is too long: it is never cut off. What somebody else writes there meanwhile is shown
 * beside it.
 */
export function InlineText({
  value,
  onSave,
  label,
  placeholder,
  multiline = false,
  disabled = false,
  maxLength,
  className,
}: InlineTextProps) {
  const [draft, setDraft] = useState<{ typed: string; seen: string } | null>(null);
  const [saving, setSaving] = useState(false);
  const editor = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const text = useRef<HTMLButtonElement>(null);
  const leftByKey = useRef(false);
  const isEditing = draft !== null;
  useWriting(isEditing);
  useEffect(() => {
    // Left by a key, the focus stays at the text; by the pointer or Tab it is elsewhere already, and so it
    // may be by the time the save is answered.
    const isNowhere = document.activeElement === null || document.activeElement === document.body;
    if (!isEditing && leftByKey.current && isNowhere) text.current?.focus();
    leftByKey.current = false;
    if (!isEditing || !editor.current) return;
    editor.current.focus();
    editor.current.setSelectionRange(editor.current.value.length, editor.current.value.length);
  }, [isEditing]);

  if (draft === null) {
    if (disabled)
      return (
        <span className={clsx("whitespace-pre-line wrap-anywhere", !value && "text-ink-3", className)}>
          {value || placeholder}
        </span>
      );
    return (
      <button
        ref={text}
        type="button"
        aria-label={`${label}: ${value || placeholder}. Edit`}
        onClick={() => setDraft({ typed: value, seen: value })}
        className={clsx(
          "-mx-1.5 block w-[calc(100%+0.75rem)] rounded-md px-1.5 py-0.5 text-left whitespace-pre-line wrap-anywhere hover:bg-hover",
          !value && "text-ink-3",
          className,
        )}
      >
        {value || placeholder}
      </button>
    );
  }

  async function save(): Promise<void> {
    if (draft === null || saving) return;
    const typed = multiline ? draft.typed.replace(/\s+$/, "") : draft.typed.trim();
    if (typed === draft.seen || typed === value) return setDraft(null);
    if (isTooLong(typed, maxLength)) return;
    setSaving(true);
    const saved = await onSave(typed, draft.seen);
    setSaving(false);
    // While the connection was away, more may have been typed.
    if (saved) setDraft((now) => (now && now.typed !== draft.typed ? { typed: now.typed, seen: typed } : null));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      leftByKey.current = true;
      setDraft(null);
    }
    if (event.key === "Enter" && (!multiline || event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      leftByKey.current = true;
      void save();
    }
  }

  const shared = {
    ref: editor,
    value: draft.typed,
    "aria-invalid": isTooLong(draft.typed, maxLength) || undefined,
    "aria-label": label,
    "aria-busy": saving,
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, typed: event.target.value }),
    onKeyDown,
    onBlur: ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget) leftByKey.current = false;
      void save();
    },
    className: clsx(controlLook, className),
  };
  return (
    <>
      {multiline ? (
        <textarea
          {...shared}
          rows={Math.min(16, draft.typed.split("\n").length + 2)}
          className={clsx(shared.className, "py-1.5")}
        />
      ) : (
        <input type="text" {...shared} className={clsx(shared.className, "h-control")} />
      )}
      <KeptOffline isSaving={saving} />
      <TooLong text={draft.typed} most={maxLength} />
      {/* While it is saved, what is shown elsewhere is what was typed here. */}
      {value !== draft.seen && !saving ? (
        <span role="status" className="mt-1 block text-sm font-normal whitespace-pre-line text-warn-ink wrap-anywhere">
          Somebody else changed it meanwhile: {value || "nothing is left"}
        </span>
      ) : null}
    </>
  );
}
