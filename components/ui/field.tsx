"use client";

import { createContext, type ReactNode, useContext, useId } from "react";
import clsx from "clsx";

type Wiring = { id: string; describedBy: string | undefined; invalid: boolean; required: boolean };

const FieldContext = createContext<Wiring | null>(null);

type FieldProps = {
  label: ReactNode;
  /** What to write, in a few words. */
  hint?: ReactNode;
  /** What is wrong: `refusal.fields?.name`. */
  error?: ReactNode;
  required?: boolean;
  /** Keeps the label for screen readers alone, where the place says it. */
  hideLabel?: boolean;
  className?: string;
  /** One control of this kit: text-field, text-area, select, date-field, combobox. */
  children: ReactNode;
};

/** Label, hint and error around one control, wired so that a screen reader reads them with it. */
export function Field({ label, hint, error, required = false, hideLabel, className, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [hint ? hintId : null, error ? errorId : null].filter(Boolean).join(" ");
  return (
    <FieldContext value={{ id, describedBy: describedBy || undefined, invalid: Boolean(error), required }}>
      <div className={clsx("flex min-w-0 flex-col gap-1", className)}>
        <label htmlFor={id} className={clsx("font-medium text-ink", hideLabel && "sr-only")}>
          {label}
          {required ? (
            <span className="font-normal text-ink-3" aria-hidden="true">
              {" "}
              (required)
            </span>
          ) : null}
        </label>
        {children}
        {hint ? (
          <p id={hintId} className="text-sm text-ink-3">
            {hint}
          </p>
        ) : null}
        {/* There before what it says, or that isn't read aloud; empty it takes no room, nor the gap before it. */}
        <div aria-live="polite" className="empty:-mt-1">
          {error ? (
            <p id={errorId} className="text-sm text-bad-ink">
              {error}
            </p>
          ) : null}
        </div>
      </div>
    </FieldContext>
  );
}

/** What a control inside a Field takes from it. Its own props win. */
export function useField(own: { id?: string; required?: boolean }) {
  const wiring = useContext(FieldContext);
  return {
    id: own.id ?? wiring?.id,
    required: own.required ?? wiring?.required,
    "aria-describedby": wiring?.describedBy,
    "aria-invalid": wiring?.invalid || undefined,
  };
}

/** How every box that is typed into looks. 16 px on touch, else a phone zooms in on focus. */
export const controlLook =
  "w-full min-w-0 rounded border border-line-strong bg-surface px-2.5 text-ink transition-colors hover:border-ink-3 focus-visible:border-accent focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:opacity-60 aria-invalid:border-bad pointer-coarse:text-lg";
