import type { ReactNode } from "react";

type EmptyStateProps = {
  /** What this is, or that there is none of it: "No Insights yet". */
  title: string;
  /** Why it's empty and what would be here. */
  children?: ReactNode;
  /** The one next step: a Button. */
  action?: ReactNode;
  icon?: ReactNode;
  /** "h1" where it is all there is on the page. */
  heading?: "h1" | "h2" | "h3";
};

/** A place with nothing in it, which says what it is for. */
export function EmptyState({ title, children, action, icon, heading: Heading = "h2" }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-6 py-14 text-center">
      {icon ? (
        <div
          aria-hidden="true"
          className="mb-1 grid size-10 place-items-center rounded-full bg-sunken text-ink-3 [&_svg]:size-5"
        >
          {icon}
        </div>
      ) : null}
      <Heading className="text-lg">{title}</Heading>
      {children ? <div className="text-ink-2 text-pretty">{children}</div> : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  );
}
