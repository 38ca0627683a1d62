"use client";

import { CloudOff } from "lucide-react";
import clsx from "clsx";
import { type ReactNode, createContext, useContext } from "react";

/** Why saves wait; null while they don't. Set once around the app. */
export const SavesWaitContext = createContext<"offline" | "away" | null>(null);

const words = {
  offline: "Offline. Kept here, sent when you're back.",
  away: "The server doesn't answer. Kept here, sent when it does.",
};

type KeptOfflineProps = {
  /** Whether this field has a save that hasn't ended. */
  isSaving: boolean;
  /** Which field, where the sign stands below several. */
  what?: string;
  className?: string;
};

/** The sign at a field whose save waits for the connection; nothing while it needn't. */
export function KeptOffline({ isSaving, what, className }: KeptOfflineProps) {
  const why = useContext(SavesWaitContext);
  if (!isSaving) return null;
  return (
    <span role="status" className={clsx("block text-sm font-normal text-ink-2", className)}>
      {why ? (
        <Sign>
          {what ? `${what}: ` : ""}
          {words[why]}
        </Sign>
      ) : null}
    </span>
  );
}

const typingWords = {
  offline: "Offline. What you type is kept here.",
  away: "The server doesn't answer. What you type is kept here.",
};

/** The sign at a field that keeps what is typed, while the server can't be reached; nothing otherwise. */
export function KeptTyping({ why }: { why: "offline" | "away" | null }) {
  return (
    <span role="status" className="block text-sm text-ink-2">
      {why ? <Sign>{typingWords[why]}</Sign> : null}
    </span>
  );
}

function Sign({ children }: { children: ReactNode }) {
  return (
    <span className="mt-1 flex items-start gap-1.5">
      <CloudOff aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
      <span>{children}</span>
    </span>
  );
}
