"use client";

import { type FormEvent, useState } from "react";
import type { Refusal } from "@/lib/domain/result";

/**
 * A form that stays filled whatever the answer is. `send` gets what was typed, by field name, and
 * returns why not, or null when the page is being left.
 */
export function useForm(send: (typed: Record<string, string>) => Promise<Refusal | null>) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isPending, setPending] = useState(false);

  async function onSubmit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (isPending) return;
    const typed: Record<string, string> = {};
    for (const [name, value] of new FormData(event.currentTarget)) typed[name] = String(value);
    setPending(true);
    setRefusal(null);
    const refused = await send(typed).catch(() => noAnswer);
    setRefusal(refused);
    if (refused) setPending(false);
  }

  return { onSubmit, isPending, refusal, setPending };
}

const noAnswer: Refusal = {
  code: "busy",
  message: "The server doesn't answer.",
  wayOut: "What you typed is still here. Check your connection and try again.",
};
