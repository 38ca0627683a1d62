import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";

type IconButtonProps = Omit<ComponentProps<"button">, "children" | "aria-label"> & {
  /** What it does: its name for screen readers, and its tooltip. */
  label: string;
  /** A lucide icon. */
  icon: ReactNode;
  /** What the tooltip says, where the name says more: of which row it is. */
  tip?: string;
  /** The key that does the same, shown in the tooltip. */
  shortcut?: string;
};

/** A square button with an icon alone. */
export function IconButton({ label, icon, tip, shortcut, className, type, ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type ?? "button"}
      aria-label={label}
      data-tip={tip ?? label}
      data-tip-keys={shortcut}
      className={clsx(
        "inline-grid size-control shrink-0 place-items-center rounded text-ink-2 transition-colors hover:bg-hover hover:text-ink disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50 aria-pressed:bg-accent-soft aria-pressed:text-accent-ink [&_svg]:size-4",
        className,
      )}
    >
      {icon}
    </button>
  );
}
