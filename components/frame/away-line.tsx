"use client";

import { CloudOff } from "lucide-react";
import { useTimeZoneHere } from "@/components/flow-teams/here";
import { useAsOf } from "@/lib/client/use-away";

/**
 * Says that what the page shows is from before, and from when by the Flow Team's clock, while the server can't be
 * reached.
 *
 * @param timeZone the Flow Team's, where the page stands in none
 */
export function AwayLine({ timeZone: given }: { timeZone?: string }) {
  const asOf = useAsOf();
  const here = useTimeZoneHere();
  const timeZone = given ?? here;
  return (
    <div role="status" className="shrink-0 print:hidden">
      {asOf === null ? null : (
        <p className="flex items-center gap-2 border-b bg-warn-soft px-4.5 py-1.5 text-warn-ink tabular-nums max-md:px-4 in-data-projector:px-6 in-data-projector:text-lg">
          <CloudOff aria-hidden="true" className="size-4 shrink-0" />
          No connection. This is how it was at{" "}
          {new Date(asOf).toLocaleTimeString("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" })}.
        </p>
      )}
    </div>
  );
}
