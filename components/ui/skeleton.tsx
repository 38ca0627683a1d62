import clsx from "clsx";

/** The shape of what is on its way. Give it the size of what comes, so that nothing moves. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={clsx("block rounded bg-line [animation:pulse-soft_1.6s_ease-in-out_infinite]", className)}
    />
  );
}
