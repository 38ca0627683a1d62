import clsx from "clsx";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

type FoldProps = {
  /** What is in it, in a few words. */
  title: ReactNode;
  className?: string;
  /** Of the line that opens it. */
  lineClass?: string;
  children: ReactNode;
};

/** Something that is out of the way until it's asked for. */
export function Fold({ title, className, lineClass, children }: FoldProps) {
  return (
    <details className={className}>
      <summary
        className={clsx(
          "flex min-h-6 cursor-pointer list-none items-center gap-1 rounded [details[open]>&_svg]:rotate-90 pointer-coarse:min-h-control",
          lineClass,
        )}
      >
        <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-ink-3 transition-transform" />
        {title}
      </summary>
      {children}
    </details>
  );
}
