"use client";

import { CloudOff, RefreshCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useLiveStatus } from "@/lib/client/use-live";
import { useWaiting } from "@/lib/client/use-waiting";
import { counted } from "@/lib/domain/words";

/**
 * Says when the page is of no use as it is: signed out, or made by an older version; and when changes
 * are kept here because the server can't be reached. Nothing while all is well.
 */
export function LiveState() {
  const { state, isOutdated } = useLiveStatus();
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
          <span className="max-sm:sr-only">
            {waiting.why === "offline" ? "Offline" : "No answer"}: {kept} kept here
          </span>
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
