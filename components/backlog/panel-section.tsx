import type { ReactNode } from "react";

/** A titled part of a panel. */
export function PanelSection({
  title,
  count,
  action,
  children,
}: {
  title: string;
  count?: number;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="border-t pt-4">
      <div className="mb-1.5 flex min-h-7 items-center justify-between gap-2">
        <h3 className="font-medium text-ink-2">
          {title}
          {count ? <span className="ml-1.5 text-ink-3 tabular-nums">{count}</span> : null}
        </h3>
        {action}
      </div>
      {children}
    </section>
  );
}
