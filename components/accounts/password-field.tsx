"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { TextField } from "@/components/ui/text-field";

type PasswordFieldProps = {
  label: string;
  name: string;
  /** What a password manager should do here. */
  autoComplete: "current-password" | "new-password";
  hint?: string;
  error?: string | undefined;
};

/** A password, hidden until asked to be shown. */
export function PasswordField({ label, name, autoComplete, hint, error }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  return (
    <div className="relative">
      <Field label={label} hint={hint} error={error}>
        <TextField
          name={name}
          type={isShown ? "text" : "password"}
          autoComplete={autoComplete}
          required
          spellCheck={false}
          autoCapitalize="off"
          className="pr-10"
        />
      </Field>
      <IconButton
        label={isShown ? "Hide the password" : "Show the password"}
        icon={isShown ? <EyeOff /> : <Eye />}
        onClick={() => setShown(!isShown)}
        className="absolute top-6 right-0 mt-px"
      />
    </div>
  );
}
