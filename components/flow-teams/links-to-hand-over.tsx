"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { announce } from "@/components/ui/announce";

export type LinkToHandOver = { name: string; email: string; link: string };

/**
 * The invitations that didn't go by mail, to be handed over by whoever invited. Shown once: only
 * their hashes are kept.
 */
export function LinksToHandOver({ links, title }: { links: readonly LinkToHandOver[]; title?: string }) {
  if (links.length === 0) return null;
  const lines = links.map(({ name, email, link }) => `${name} <${email}>: ${absolute(link)}`).join("\n");
  return (
    <Notice
      tone="accent"
      title={
        title ??
        (links.length === 1 ? "Hand this link over: no mail is set up" : "Hand these links over: no mail is set up")
      }
      actions={links.length > 1 ? <CopyButton text={lines} label="Copy all" /> : null}
    >
      <p>Each link lets one person choose a password, once. You see them only now.</p>
      <ul className="mt-2 flex max-h-64 flex-col gap-1.5 overflow-y-auto">
        {links.map((one) => (
          <li key={one.email} className="flex items-center gap-2">
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{one.name}</span>
              <span className="block truncate text-sm text-ink-2">{absolute(one.link)}</span>
            </span>
            <CopyButton text={absolute(one.link)} label="Copy" of={`the link of ${one.name}`} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function CopyButton({ text, label, of }: { text: string; label: string; of?: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    announce("Copied");
  };
  return (
    <Button onClick={() => void copy()} aria-label={of ? `${label} ${of}` : undefined}>
      {isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      {isCopied ? "Copied" : label}
    </Button>
  );
}

/** Links come as paths; what is handed over needs the whole address. */
function absolute(link: string): string {
  return typeof window === "undefined" ? link : new URL(link, window.location.origin).href;
}
