"use client";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextField } from "@/components/ui/text-field";
import { signIn } from "@/lib/client/sign-in";
import { PasswordField } from "./password-field";
import { useForm } from "./use-form";

/** Signs in by e-mail and password, then goes to `next`. */
export function SignInForm({ next }: { next: string }) {
  const { onSubmit, isPending, refusal } = useForm(async ({ email = "", password = "" }) => {
    const refused = await signIn({ way: "password", email, password });
    if (!refused) location.assign(next);
    return refused;
  });
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-4" aria-label="Sign in">
      <RefusalNotice refusal={refusal} />
      <Field label="E-mail">
        <TextField name="email" type="email" autoComplete="username" required spellCheck={false} autoCapitalize="off" />
      </Field>
      <PasswordField label="Password" name="password" autoComplete="current-password" />
      <div className="flex items-center justify-between gap-3">
        <Link href="/forgot-password" className="text-ink-2 underline underline-offset-2 hover:text-ink">
          Forgotten password
        </Link>
        <Button type="submit" variant="primary" pending={isPending}>
          Sign in
        </Button>
      </div>
    </form>
  );
}
