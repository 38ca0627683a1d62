"use client";

import { type ReactNode, useRef, useState } from "react";
import { controlLook } from "@/components/ui/field";

type EditableProps = {
  may: boolean;
  label: string;
  value: string;
  tabIndex: number;
  maxLength?: number;
  inputMode?: "numeric";
  /** `seen` is the text the person began with. */
  onSave(text: string, seen: string): void;
  /** What a single click does where it isn't editing. */
  onClick?(): void;
  children: ReactNode;
};

/** A cell's text that becomes a line to type in where it stands, on a click, or F2 or a double click where a click opens. */
export function Editable({ may, label, value, tabIndex, onSave, onClick, children, ...line }: EditableProps) {
  const [isEditing, setEditing] = useState(false);
  if (isEditing) {
    return <CellLine {...line} label={label} value={value} onSave={onSave} onEnd={() => setEditing(false)} />;
  }
  const edit = () => may && setEditing(true);
  if (!may && !onClick) return children;
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      className={onClick ? cellTitleLook : cellButtonLook}
      title={may && onClick ? "Open; F2 or a double click edits" : undefined}
      aria-label={onClick ? undefined : `${label}: ${value || "nothing"}. Edit`}
      onClick={onClick ?? edit}
      onDoubleClick={edit}
      onKeyDown={(event) => {
        if (event.key === "F2") edit();
      }}
    >
      {children}
    </button>
  );
}

/** How a title in a cell looks, which a click opens. */
export const cellTitleLook =
  "-mx-1 inline-flex min-h-6 max-w-full min-w-6 items-center rounded-md px-1 text-left hover:bg-sunken";

/** How what is edited in a cell looks before it is: framed while its row is pointed at, unlike what is computed. */
export const cellButtonLook = `${cellTitleLook} group-hover:inset-ring group-hover:inset-ring-line-strong`;

type CellLineProps = {
  label: string;
  value: string;
  maxLength?: number;
  inputMode?: "numeric";
  onSave(text: string, seen: string): void;
  onEnd(): void;
};

/**
 * The line to type in. Enter saves, leaving too; Esc gives up. What had the focus before has it again
 * afterwards: the row whose key was pressed, or the cell.
 */
export function CellLine({ label, value, maxLength, inputMode, onSave, onEnd }: CellLineProps) {
  const [draft, setDraft] = useState({ typed: value, seen: value });
  const isEnded = useRef(false);
  const [isOfRow] = useState(() => document.activeElement?.matches("[data-row]") ?? false);
  const end = (isSaved: boolean, line: HTMLElement | null) => {
    // The row that gets the focus takes it from here, which would end it again.
    if (isEnded.current) return;
    isEnded.current = true;
    onEnd();
    const row = line?.closest<HTMLElement>("[data-row]");
    const cell = isOfRow ? null : line?.closest("[role=gridcell]");
    row?.focus({ preventScroll: true });
    // The cell's button is there again once this line is gone.
    requestAnimationFrame(() => {
      if (cell && document.activeElement === row) cell.querySelector("button")?.focus({ preventScroll: true });
    });
    if (isSaved && draft.typed !== draft.seen) onSave(draft.typed, draft.seen);
  };
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the person has just asked to edit this very cell
      autoFocus
      aria-label={label}
      value={draft.typed}
      maxLength={maxLength}
      inputMode={inputMode}
      className={`${controlLook} h-7`}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setDraft({ ...draft, typed: event.target.value })}
      onBlur={() => end(true, null)}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== "Escape") return;
        event.stopPropagation();
        event.preventDefault();
        end(event.key === "Enter", event.currentTarget);
      }}
    />
  );
}
