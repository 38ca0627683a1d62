import { X } from "lucide-react";
import clsx from "clsx";
import type { ComponentProps } from "react";
import { type Tone, toneLook } from "./badge";

type ChipProps = ComponentProps<"button"> & {
  /** A filter that is on. Left out: a chip that isn't switched. */
  pressed?: boolean;
  tone?: Tone;
  dot?: boolean;
};

/** A small round button: a filter that is on or off, or a fact that leads somewhere. */
export function Chip({ pressed, tone = "neutral", dot, className, children, ...rest }: ChipProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-pressed={pressed}
      className={chipLook(
        pressed && tone === "neutral" ? "accent" : tone,
        clsx(pressed && tone !== "neutral" && "inset-ring-2 inset-ring-current/60", className),
      )}
    >
      {dot ? <span aria-hidden="true" className="size-2 shrink-0 rounded-full bg-current" /> : null}
      <span className="truncate">{children}</span>
    </button>
  );
}

/** How a chip looks, for a link that is one. */
export function chipLook(tone: Tone, className?: string): string {
  return clsx(
    "inline-flex h-6 max-w-full shrink-0 items-center gap-1.5 rounded-full px-2.5 text-sm font-medium whitespace-nowrap transition-colors hover:brightness-97 pointer-coarse:h-control pointer-coarse:px-3.5",
    toneLook[tone],
    className,
  );
}

/** A filter that holds, with the button that takes it away. */
export function RemovableChip({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <span
      className={clsx(
        "inline-flex h-6 items-center rounded-full pl-2.5 text-sm font-medium pointer-coarse:h-control",
        toneLook.accent,
      )}
    >
      {label}
      <button
        type="button"
        aria-label={`Remove filter ${label}`}
        onClick={onRemove}
        className="grid size-6 place-items-center rounded-full pointer-coarse:size-control"
      >
        <X aria-hidden="true" className="size-3.5" />
      </button>
    </span>
  );
}
