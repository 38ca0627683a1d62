"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Ago } from "@/components/history/ago";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextField } from "@/components/ui/text-field";
import { renewFeed, revokeFeed } from "@/lib/actions/events-schedule";
import { useCommand } from "@/lib/client/use-command";

/** The secret address under which a person's own calendar program finds their events. */
export function FeedAddress({ madeAt }: { madeAt: string | null }) {
  const router = useRouter();
  const [address, setAddress] = useState<string | null>(null);
  const [isCopied, setCopied] = useState(false);
  const renew = useCommand(renewFeed, {
    isInline: true,
    onDone: ({ path }) => {
      setAddress(`${location.origin}${path}`);
      setCopied(false);
      router.refresh();
    },
  });
  const revoke = useCommand(revokeFeed, {
    isInline: true,
    done: () => "Your calendar address is revoked",
    onDone: () => {
      setAddress(null);
      router.refresh();
    },
  });
  return (
    <div className="flex flex-col items-start gap-3">
      {address ? (
        <Notice tone="ok" title="This is your address, shown this once" className="w-full">
          <p className="mb-2">
            Give it to your calendar program as a calendar to subscribe to. Whoever has it sees your events, so keep it
            to yourself.
          </p>
          <div className="flex flex-wrap items-end gap-2">
            <Field label="Calendar address" className="min-w-52 flex-1">
              <TextField readOnly value={address} onFocus={(event) => event.target.select()} />
            </Field>
            <Button onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}>
              {isCopied ? "Copied" : "Copy"}
            </Button>
          </div>
        </Notice>
      ) : madeAt ? (
        <p className="text-ink-2">
          You have an address, made <Ago at={madeAt} />. It can't be shown again: a new one replaces it.
        </p>
      ) : (
        <p className="text-ink-2">You have no address yet.</p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button pending={renew.pending} onClick={() => void renew.run({})}>
          {madeAt || address ? "Make a new address" : "Make an address"}
        </Button>
        {madeAt || address ? (
          <Button variant="quiet" pending={revoke.pending} onClick={() => void revoke.run({})}>
            Revoke
          </Button>
        ) : null}
      </div>
      <RefusalNotice refusal={renew.refusal ?? revoke.refusal} />
    </div>
  );
}
