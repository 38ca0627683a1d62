import type { ReactNode } from "react";

type EmptyStateProps = {
  /** What this is, or that there is none of it: "No Insights yet". */
  title: string;
  /** Why it's empty and what would be here. */
  children?: ReactNode;
  /** The one next step: a Button. */
  action?: ReactNode;
  icon?: ReactNode;
};

/** A place with nothing in it, which says what it is for. */
export function EmptyState({ title, children, action, icon }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-6 py-14 text-center">
      {icon ? (
        <div aria-hidden="true" className="mb-1 grid size-10 place-items-center rounded-full bg-sunken text-ink-3 [&_svg]:size-5">
          {icon}
        </div>
      ) : null}
      <h2 className="text-lg">{title}</h2>
      {children ? <div className="text-ink-2 text-pretty">{children}</div> : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  );
}
