import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";

type CheckboxProps = Omit<ComponentProps<"input">, "type"> & {
  label: ReactNode;
  hint?: ReactNode;
  hideLabel?: boolean;
};

/** Yes or no, with its words as part of the target. */
export function Checkbox({ label, hint, hideLabel, className, ...rest }: CheckboxProps) {
  return (
    <label
      className={clsx(
        "inline-flex min-w-0 cursor-pointer items-start gap-2 py-1 has-disabled:cursor-not-allowed has-disabled:opacity-60 pointer-coarse:min-h-control pointer-coarse:items-center",
        className,
      )}
    >
      <input {...rest} type="checkbox" className="mt-0.5 size-4 shrink-0 cursor-[inherit] pointer-coarse:size-5" />
      <span className={clsx("min-w-0", hideLabel && "sr-only")}>
        {label}
        {hint ? <span className="block text-sm text-ink-3">{hint}</span> : null}
      </span>
    </label>
  );
}
