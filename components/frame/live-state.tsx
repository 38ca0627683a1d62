"use client";

import { CloudOff, RefreshCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useLost } from "@/lib/client/use-away";
import { useLiveStatus } from "@/lib/client/use-live";
import { useWaiting } from "@/lib/client/use-waiting";
import { counted } from "@/lib/domain/words";

/**
 * Says when what the page shows may be old: reconnecting, signed out, or made by an older version; and
 * when changes are kept here because the server can't be reached.
 * Nothing while all is well.
 */
export function LiveState() {
  const { state, isOutdated } = useLiveStatus();
  const isLost = useLost();
  const isOver = state === "signed-out";
  const waiting = useWaiting();
  const kept = waiting.why ? counted(waiting.commands.length, "change") : null;
  return (
    <div role="status" className="text-sm text-ink-2">
      {isOver ? (
        <Button variant="quiet" onClick={() => location.reload()}>
          <CloudOff aria-hidden="true" className="size-4" />
          <span className="max-sm:sr-only">Signed out. </span>Sign in again
        </Button>
      ) : kept ? (
        <span
          className="inline-flex items-center gap-1.5"
          title={`${kept} kept here, sent when the connection is back`}
        >
          <CloudOff aria-hidden="true" className="size-4" />
          {waiting.why === "offline" ? "Offline" : <span className="max-sm:sr-only">No answer</span>}
          <span className="max-sm:sr-only">: {kept} kept here</span>
        </span>
      ) : isLost ? (
        <span className="inline-flex items-center gap-1.5">
          <CloudOff aria-hidden="true" className="size-4" />
          <span className="max-sm:sr-only">Reconnecting…</span>
        </span>
      ) : isOutdated ? (
        <Button variant="quiet" onClick={() => location.reload()}>
          <RefreshCw aria-hidden="true" className="size-4" />
          <span className="max-sm:sr-only">New version: </span>reload
        </Button>
      ) : null}
    </div>
  );
}
