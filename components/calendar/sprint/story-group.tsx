import type { ReactNode } from "react";

type StoryGroupProps = {
  title: string;
  /** Beside the title: figures, and what can be done with all of them. */
  facts: ReactNode;
  /** Said where there are none. */
  empty: string;
  children: ReactNode;
};

/** Stories of a Sprint Backlog under a title. */
export function StoryGroup({ title, facts, empty, children }: StoryGroupProps) {
  const isEmpty = Array.isArray(children) && children.length === 0;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex min-h-control flex-wrap items-center justify-between gap-x-4">
        <h3 className="font-medium">{title}</h3>
        {facts}
      </div>
      {isEmpty ? (
        <p className="rounded border bg-surface px-4 py-3 text-ink-2">{empty}</p>
      ) : (
        <ul className="divide-y divide-line overflow-hidden rounded border bg-surface">{children}</ul>
      )}
    </div>
  );
}
