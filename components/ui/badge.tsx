import clsx from "clsx";
import type { ReactNode } from "react";

/** Red: a rule or promise is broken; amber: it may be; nothing else is red or amber. */
export type Tone = "neutral" | "accent" | "ok" | "warn" | "bad";

/** Ground and text of each tone, AA in both themes. */
export const toneLook: Record<Tone, string> = {
  neutral: "bg-sunken text-ink-2",
  accent: "bg-accent-soft text-accent-ink",
  ok: "bg-ok-soft text-ok-ink",
  warn: "bg-warn-soft text-warn-ink",
  bad: "bg-bad-soft text-bad-ink",
};

type BadgeProps = {
  tone?: Tone;
  dot?: boolean;
  className?: string;
  title?: string;
  children: ReactNode;
};

/** A state in a word or two. `dot` for one that is a standing: holds, may break, broken. */
export function Badge({ tone = "neutral", dot, className, title, children }: BadgeProps) {
  return (
    <span
      title={title}
      className={clsx(
        "inline-flex max-w-full items-center gap-1.5 rounded-full px-2 py-px text-sm font-medium whitespace-nowrap",
        toneLook[tone],
        className,
      )}
    >
      {dot ? <span aria-hidden="true" className="size-2 shrink-0 rounded-full bg-current" /> : null}
      <span className="truncate">{children}</span>
    </span>
  );
}
