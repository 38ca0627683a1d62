"use client";

import { Check, Link2 } from "lucide-react";
import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { announce } from "@/components/ui/announce";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextField } from "@/components/ui/text-field";
import { proposeCadence } from "@/lib/actions/calendar";
import { useCommand } from "@/lib/client/use-command";
import type { CadenceProposal } from "@/lib/domain/calendar/schema";

type ProposeCadenceProps = { input: CadenceProposal; numbers: readonly number[]; cpo: string | null };

/** A change that moves committed Milestones waits for the CPO: makes the link that asks for the yes. */
export function ProposeCadence({ input, numbers, cpo }: ProposeCadenceProps) {
  const { slug } = useHere();
  const [link, setLink] = useState<string | null>(null);
  const [isCopied, setCopied] = useState(false);
  const command = useCommand(proposeCadence, {
    isInline: true,
    onDone: ({ proposal }) => {
      const address = `${window.location.origin}/flow-teams/${slug}/calendar?proposal=${proposal}`;
      setLink(address);
      void copy(address);
    },
  });
  async function copy(address: string): Promise<void> {
    // A browser may refuse; the link is in sight to be copied by hand.
    const copied = await navigator.clipboard.writeText(address).then(
      () => true,
      () => false,
    );
    setCopied(copied);
    if (copied) announce("Link copied");
  }
  const one = numbers.length === 1;
  return (
    <Notice
      tone="warn"
      title={`${one ? "Milestone" : "Milestones"} ${numbers.join(", ")} ${one ? "is" : "are"} committed: this takes the CPO's yes`}
      actions={
        link === null ? (
          <Button variant="primary" pending={command.pending} onClick={() => void command.run(input)}>
            <Link2 aria-hidden="true" />
            Copy a link for {cpo ?? "the CPO"}
          </Button>
        ) : (
          <Button onClick={() => void copy(link)}>
            {isCopied ? <Check aria-hidden="true" /> : <Link2 aria-hidden="true" />}
            {isCopied ? "Copied" : "Copy the link"}
          </Button>
        )
      }
    >
      {link === null ? (
        <p>
          Send {cpo ?? "the Chief Product Owner"} a link to this change. It happens with their yes, as long as nobody
          changes the calendar before.
        </p>
      ) : (
        <Field label={`For ${cpo ?? "the CPO"}`} hint="Behind it they see what moves, and say yes there.">
          <TextField readOnly value={link} onFocus={(event) => event.target.select()} />
        </Field>
      )}
      <RefusalNotice refusal={command.refusal} className="mt-2" />
    </Notice>
  );
}
