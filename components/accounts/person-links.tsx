"use client";

import { useState } from "react";
import { LinksToHandOver } from "@/components/flow-teams/links-to-hand-over";
import { Button } from "@/components/ui/button";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { makeResetLink, renewInvitation } from "@/lib/actions/accounts";
import { useCommand } from "@/lib/client/use-command";

type PersonLinksProps = {
  person: { id: string; name: string; email: string };
  /** Which link the person could use: to make their account, or to choose a new password. */
  purpose: "invitation" | "password_reset";
  isMailOn: boolean;
};

/** Makes a person's link anew, to be mailed or handed over. The former stops working. */
export function PersonLinks({ person, purpose, isMailOn }: PersonLinksProps) {
  const [link, setLink] = useState<string | null>(null);
  const options = {
    isInline: true,
    done: (value: { link: string | null }) => (value.link ? "" : `Mailed to ${person.email}`),
    onDone: (value: { link: string | null }) => setLink(value.link),
  };
  const renew = useCommand(renewInvitation, options);
  const reset = useCommand(makeResetLink, options);
  const personId = person.id;
  return (
    <div className="flex flex-col items-start gap-3">
      <RefusalNotice refusal={renew.refusal ?? reset.refusal} />
      <div className="flex flex-wrap gap-2">
        {purpose === "invitation" && isMailOn ? (
          <Button pending={renew.pending} onClick={() => void renew.run({ personId, way: "mail" })}>
            Mail the invitation again
          </Button>
        ) : null}
        {purpose === "invitation" ? (
          <Button pending={renew.pending} onClick={() => void renew.run({ personId, way: "hand" })}>
            Make a new invitation link
          </Button>
        ) : (
          <Button pending={reset.pending} onClick={() => void reset.run({ personId })}>
            Make a link for a new password
          </Button>
        )}
      </div>
      {link ? (
        <LinksToHandOver
          title="Hand this link over yourself"
          links={[{ name: person.name, email: person.email, link }]}
        />
      ) : null}
    </div>
  );
}
