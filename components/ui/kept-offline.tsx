"use client";

import { CloudOff } from "lucide-react";
import clsx from "clsx";
import { createContext, useContext } from "react";

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
        <span className="mt-1 flex items-start gap-1.5">
          <CloudOff aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
          {what ? `${what}: ` : ""}
          {words[why]}
        </span>
      ) : null}
    </span>
  );
}
