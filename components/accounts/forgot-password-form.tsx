"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextField } from "@/components/ui/text-field";
import { forgotPassword } from "@/lib/actions/accounts";
import { useForm } from "./use-form";

/** Asks for a new password. The answer is the same for every address. */
export function ForgotPasswordForm({ isMailOn }: { isMailOn: boolean }) {
  const [isSent, setSent] = useState(false);
  const { onSubmit, isPending, refusal, setPending } = useForm(async (typed) => {
    const answer = await forgotPassword(typed);
    setSent(answer.ok);
    setPending(false);
    return answer.ok ? null : answer.refusal;
  });
  if (isSent) {
    return (
      <Notice tone="ok" alert title="Your request is in">
        {isMailOn
          ? "If there is an account with this address, a letter with a link is on its way. The link works for two hours."
          : "If there is an account with this address, an Administrator now sees your request and can hand you a link. Give them a word."}
      </Notice>
    );
  }
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-4">
      <RefusalNotice refusal={refusal} shownFields={["email"]} />
      <Field label="E-mail" error={refusal?.fields?.email}>
        <TextField name="email" type="email" autoComplete="username" required />
      </Field>
      <div>
        <Button type="submit" variant="primary" pending={isPending}>
          Ask for a new password
        </Button>
      </div>
    </form>
  );
}
