"use client";

import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { TextField } from "@/components/ui/text-field";

/** Somebody as a form holds them: chosen from the Flow Team, or to be invited. */
export type SomeoneDraft = { kind: "known"; personId: string | null } | { kind: "new"; name: string; email: string };

export const nobodyYet: SomeoneDraft = { kind: "known", personId: null };

/** What a command takes, or null while it isn't complete. */
export function someoneOf(draft: SomeoneDraft): { personId: string } | { name: string; email: string } | null {
  if (draft.kind === "known") return draft.personId ? { personId: draft.personId } : null;
  return draft.name.trim() && draft.email.trim() ? { name: draft.name, email: draft.email } : null;
}

type SomeoneFieldProps = {
  label: string;
  hint?: string;
  /** Who may be chosen. */
  options: readonly ComboboxOption[];
  value: SomeoneDraft;
  onChange(value: SomeoneDraft): void;
  /** The newcomer's fields that were refused. */
  errors?: Record<string, string>;
};

/** One person: found among those who are here, or invited by name and e-mail address. */
export function SomeoneField({ label, hint, options, value, onChange, errors = {} }: SomeoneFieldProps) {
  const group = useId();
  if (value.kind === "known") {
    return (
      <div className="flex flex-wrap items-end gap-x-2 gap-y-1">
        <Field label={label} hint={hint} error={errors.personId} className="min-w-52 flex-1">
          <Combobox
            options={options}
            value={value.personId}
            onChange={(personId) => onChange({ kind: "known", personId })}
            placeholder={options.length > 0 ? "Choose a person" : "Nobody fits yet"}
            nothingText="Nobody here fits yet: invite somebody."
            emptyText="Nobody of that name fits."
          />
        </Field>
        <Button
          variant="quiet"
          className={hint ? "mb-6" : ""}
          onClick={() => onChange({ kind: "new", name: "", email: "" })}
        >
          Invite somebody new
        </Button>
      </div>
    );
  }
  return (
    <fieldset aria-labelledby={group} className="flex flex-col gap-2 rounded border px-3 pt-2 pb-3">
      <div className="flex items-center justify-between">
        <span id={group} className="font-medium">
          {label}
        </span>
        <Button variant="quiet" onClick={() => onChange(nobodyYet)}>
          Choose instead
        </Button>
      </div>
      <div className="grid gap-2 sm:grid-cols-2">
        <Field label="Name" error={errors.name}>
          <TextField
            value={value.name}
            autoComplete="off"
            onChange={(event) => onChange({ ...value, name: event.target.value })}
          />
        </Field>
        <Field label="E-mail address" error={errors.email}>
          <TextField
            type="email"
            value={value.email}
            autoComplete="off"
            onChange={(event) => onChange({ ...value, email: event.target.value })}
          />
        </Field>
      </div>
    </fieldset>
  );
}
