"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { changePassword } from "@/lib/actions/accounts";
import { useCommand } from "@/lib/client/use-command";
import { passwordLength } from "@/lib/domain/accounts/passwords";
import { PasswordField } from "./password-field";

/** Changes one's own password; other sign-ins end with it. */
export function ChangePasswordForm({ email }: { email: string }) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const change = useCommand(changePassword, {
    isInline: true,
    done: ({ ended }) => (ended > 0 ? "Password changed; you are signed out elsewhere" : "Password changed"),
    onDone: () => {
      form.current?.reset();
      router.refresh();
    },
  });
  return (
    <form
      ref={form}
      className="flex max-w-sm flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const { current, password } = Object.fromEntries(new FormData(event.currentTarget));
        void change.run({ current, password });
      }}
    >
      <RefusalNotice refusal={change.refusal} shownFields={["current", "password"]} />
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <PasswordField
        label="Current password"
        name="current"
        autoComplete="current-password"
        error={change.refusal?.fields?.current}
      />
      <PasswordField
        label="New password"
        name="password"
        autoComplete="new-password"
        hint={`At least ${passwordLength.least} characters; a few words in a row are fine.`}
        error={change.refusal?.fields?.password}
      />
      <div>
        <Button type="submit" pending={change.pending}>
          Change the password
        </Button>
      </div>
    </form>
  );
}
