"use client";

import clsx from "clsx";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { controlLook } from "./field";

type InlineTextProps = {
  value: string;
  /** Saves; false keeps the editor open with what was typed. */
  onSave(value: string): Promise<boolean>;
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
 * gives up, leaving saves. A save that is refused leaves what was typed in the editor.
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
  const [typed, setTyped] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const editor = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const isEditing = typed !== null;
  useEffect(() => {
    if (!isEditing || !editor.current) return;
    editor.current.focus();
    editor.current.setSelectionRange(editor.current.value.length, editor.current.value.length);
  }, [isEditing]);

  if (typed === null) {
    if (disabled)
      return (
        <span className={clsx("whitespace-pre-line wrap-anywhere", !value && "text-ink-3", className)}>
          {value || placeholder}
        </span>
      );
    return (
      <button
        type="button"
        aria-label={`${label}: ${value || placeholder}. Edit`}
        onClick={() => setTyped(value)}
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
    if (typed === null || saving) return;
    const text = multiline ? typed.replace(/\s+$/, "") : typed.trim();
    if (text === value) return setTyped(null);
    setSaving(true);
    const saved = await onSave(text);
    setSaving(false);
    if (saved) setTyped(null);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      setTyped(null);
    }
    if (event.key === "Enter" && (!multiline || event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      void save();
    }
  }

  const shared = {
    ref: editor,
    value: typed,
    maxLength,
    "aria-label": label,
    "aria-busy": saving,
    onChange: (event: { target: { value: string } }) => setTyped(event.target.value),
    onKeyDown,
    onBlur: () => void save(),
    className: clsx(controlLook, className),
  };
  return multiline ? (
    <textarea
      {...shared}
      rows={Math.min(16, typed.split("\n").length + 2)}
      className={clsx(shared.className, "py-1.5")}
    />
  ) : (
    <input type="text" {...shared} className={clsx(shared.className, "h-control")} />
  );
}
