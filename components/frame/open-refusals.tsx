"use client";

import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { useCommandDesk } from "@/lib/client/use-command";

/** Refusals that no form on the page shows. They stay until they are closed. */
export function OpenRefusalNotices() {
  const { refusals } = useCommandDesk();
  const open = useSyncExternalStore(refusals.watch, refusals.read, refusals.readOnServer);
  if (open.length === 0) return null;
  return (
    <section
      aria-label="What didn't go through"
      className="fixed right-4 bottom-4 z-50 flex max-h-[60vh] w-[26rem] max-w-[calc(100vw-2rem)] flex-col gap-2 overflow-y-auto max-md:bottom-20"
    >
      {open.map(({ id, refusal, retry }) => (
        <RefusalNotice
          key={id}
          refusal={refusal}
          className="border border-bad shadow-float"
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
