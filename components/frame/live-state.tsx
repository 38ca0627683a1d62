"use client";

import { CloudOff, RefreshCw } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { useLiveStatus } from "@/lib/client/use-live";
import { useWaiting } from "@/lib/client/use-waiting";
import { counted } from "@/lib/domain/words";

/** How long a lost connection goes unmentioned: most are back before. In milliseconds. */
const quietFor = 3_000;

/**
 * Says when what the page shows may be old: reconnecting, signed out, or made by an older version; and
 * when changes are kept here because the server can't be reached.
 * Nothing while all is well.
 */
export function LiveState() {
  const { state, lostAt, isOutdated } = useLiveStatus();
  const isLost = useLasts(lostAt);
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

/** Whether the connection has been away for longer than is kept quiet. */
function useLasts(lostAt: number | null): boolean {
  const [saidFor, setSaidFor] = useState<number | null>(null);
  useEffect(() => {
    if (lostAt === null) return;
    const timer = setTimeout(() => setSaidFor(lostAt), Math.max(0, lostAt + quietFor - Date.now()));
    return () => clearTimeout(timer);
  }, [lostAt]);
  return lostAt !== null && saidFor === lostAt;
}
