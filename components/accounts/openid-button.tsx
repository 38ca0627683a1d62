"use client";

import { KeyRound } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { goToOpenId } from "@/lib/client/sign-in";
import type { Refusal } from "@/lib/domain/result";

/** Goes to the organisation's own sign-in. */
export function OpenIdButton({ name, next }: { name: string; next: string }) {
  const [isPending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function go(): Promise<void> {
    setPending(true);
    const refused = await goToOpenId(next);
    setRefusal(refused);
    if (refused) setPending(false);
  }

  return (
    <div className="flex flex-col gap-3">
      <RefusalNotice refusal={refusal} />
      <Button onClick={go} pending={isPending} className="w-full">
        <KeyRound aria-hidden="true" />
        Sign in with {name}
      </Button>
    </div>
  );
}
