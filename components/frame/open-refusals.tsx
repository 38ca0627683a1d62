"use client";

import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { useCommandDesk } from "@/lib/client/use-command";

/** Refusals that no form on the page shows. They stay until they are closed or solved, above what is at the page's foot. */
export function OpenRefusalNotices() {
  const { refusals } = useCommandDesk();
  const open = useSyncExternalStore(refusals.watch, refusals.read, refusals.readOnServer);
  if (open.length === 0) return null;
  return (
    <section
      aria-label="What didn't go through"
      className="fixed right-4 bottom-[var(--toasts-bottom,1rem)] z-50 flex max-h-[40vh] w-[26rem] max-w-[calc(100vw-2rem)] flex-col gap-2 overflow-y-auto max-md:bottom-[var(--toasts-bottom,5rem)]"
    >
      {open.length > 1 ? (
        <Button className="sticky top-0 shrink-0 self-end shadow-float" onClick={() => refusals.closeAll()}>
          Close all {open.length}
        </Button>
      ) : null}
      {open.map(({ id, refusal, retry }) => (
        <RefusalNotice
          key={id}
          refusal={refusal}
          className="shrink-0 border border-bad shadow-float"
          actions={
            <>
              {retry ? (
                <Button
                  onClick={() => {
                    refusals.close(id);
                    retry.run();
                  }}
                >
                  {retry.label}
                </Button>
              ) : null}
              <Button variant="quiet" onClick={() => refusals.close(id)}>
                Close
              </Button>
            </>
          }
        />
      ))}
    </section>
  );
}
