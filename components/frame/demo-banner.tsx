"use client";

import { Button } from "@/components/ui/button";
import { reanchorDemo } from "@/lib/actions/accounts";
import { useCommand } from "@/lib/client/use-command";

/**
 * Says on every page of the demo what it is. `isOld` offers those who may to make its data anew
 * around today, once its running Flow Sprint has ended.
 */
export function DemoBanner({ isOld }: { isOld: boolean }) {
  const { run, pending } = useCommand(reanchorDemo, {
    // Its people are made anew too, so whoever asked for it has to enter once more.
    onDone: () => location.assign("/sign-in"),
  });
  return (
    <div
      role="note"
      data-frame=""
      data-banner=""
      className="flex min-h-banner shrink-0 flex-wrap items-center justify-center gap-x-3 border-b bg-sunken px-3 text-sm text-ink-2"
    >
      <p>
        <span aria-hidden="true" className="mr-2 inline-block size-1.5 rounded-full bg-accent align-middle" />
        Demo data, nobody real.
      </p>
      {isOld ? (
        <Button
          variant="quiet"
          className="h-6 px-2 text-accent-ink pointer-coarse:h-control"
          pending={pending}
          onClick={() => void run(undefined)}
        >
          It has grown old: bring it up to today
        </Button>
      ) : null}
    </div>
  );
}
