import type { ReactNode } from "react";

/** Says on every page of the demo what it is. `action` offers to bring an old demo up to today. */
export function DemoBanner({ action }: { action?: ReactNode }) {
  return (
    <div
      role="note"
      data-frame=""
      className="flex min-h-7 shrink-0 flex-wrap items-center justify-center gap-x-3 bg-accent-soft px-3 py-0.5 text-sm text-accent-ink"
    >
      <p>Demo data, nobody real. Try anything: nothing here can be broken.</p>
      {action}
    </div>
  );
}
