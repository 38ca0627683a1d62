import clsx from "clsx";
import { CircleCheck, CircleDashed } from "lucide-react";

type ReadyMarkProps = {
  /** What the item lacks to be Ready, in words, and how many facts these are. */
  missing: readonly string[];
  count: number;
};

/** Whether an item is Ready (BLG-1, BLG-2): computed, so it looks like nothing that can be pressed or set. */
export function ReadyMark({ missing, count }: ReadyMarkProps) {
  const isReady = missing.length === 0;
  const Icon = isReady ? CircleCheck : CircleDashed;
  return (
    <span
      title={isReady ? "Ready: nothing is missing" : `It lacks ${missing.join(", ")}`}
      className={clsx(
        "inline-flex shrink-0 cursor-default items-center gap-1 text-sm font-normal whitespace-nowrap",
        isReady ? "text-ok-ink" : "text-ink-3",
      )}
    >
      <Icon aria-hidden="true" className="size-3.5" />
      {isReady ? (
        "Ready"
      ) : (
        <>
          <span className="sr-only">Not Ready: it lacks {missing.join(", ")}. </span>
          <span aria-hidden="true">{count} missing</span>
        </>
      )}
    </span>
  );
}
