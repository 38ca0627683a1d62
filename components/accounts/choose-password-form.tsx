"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextField } from "@/components/ui/text-field";
import { acceptInvitation, becomeAdministrator, resetPassword } from "@/lib/actions/accounts";
import { signIn } from "@/lib/client/sign-in";
import { passwordLength } from "@/lib/domain/accounts/passwords";
import { PasswordField } from "./password-field";
import { useForm } from "./use-form";

const doors = {
  invitation: { act: acceptInvitation, label: "Come aboard", asksName: true, asksEmail: false },
  password_reset: { act: resetPassword, label: "Save and sign in", asksName: false, asksEmail: false },
  first_administrator: { act: becomeAdministrator, label: "Make the account", asksName: true, asksEmail: true },
} as const;

type ChoosePasswordFormProps = {
  purpose: keyof typeof doors;
  token: string;
  /** Whose account it is; null when the form asks for the address itself. */
  email: string | null;
  name?: string;
};

/** What a one-time link opens: choose a password (and a name, where it's new), and go in. */
export function ChoosePasswordForm({ purpose, token, email, name }: ChoosePasswordFormProps) {
  const { act, label, asksName, asksEmail } = doors[purpose];
  const { onSubmit, isPending, refusal } = useForm(async (typed) => {
    const answer = await act({ token, ...typed });
    if (!answer.ok) return answer.refusal;
    const { password = "" } = typed;
    const refused = await signIn({ way: "password", email: answer.value.email, password });
    location.assign(refused ? "/sign-in" : "/");
    return null;
  });
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-4">
      <RefusalNotice refusal={refusal} shownFields={["name", "email", "password"]} />
      {asksName ? (
        <Field label="Your name" error={refusal?.fields?.name}>
          <TextField name="name" autoComplete="name" required maxLength={120} defaultValue={name} />
        </Field>
      ) : null}
      {asksEmail ? (
        <Field label="Your e-mail" error={refusal?.fields?.email}>
          <TextField name="email" type="email" autoComplete="username" required />
        </Field>
      ) : (
        // For password managers: which account the new password belongs to.
        <input type="hidden" autoComplete="username" value={email ?? ""} readOnly />
      )}
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        hint={`At least ${passwordLength.least} characters; a few words in a row are fine.`}
        error={refusal?.fields?.password}
      />
      <div>
        <Button type="submit" variant="primary" pending={isPending}>
          {label}
        </Button>
      </div>
    </form>
  );
}
