import clsx from "clsx";
import type { ComponentProps } from "react";
import { Spinner } from "./spinner";

/** `primary` at most once a screen; `danger` for what can't be undone. */
type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  /** Work is under way: pressing again does nothing, the width stays. */
  pending?: boolean;
  /** Pressing does nothing now, but it may have the focus: for what becomes so while it has it. */
  "aria-disabled"?: boolean | undefined;
};

/** A button. Its type is "button" unless said otherwise, so that it never sends a form by accident. */
export function Button({ variant = "secondary", pending, className, type, children, onClick, ...rest }: ButtonProps) {
  const isBarred = pending || rest["aria-disabled"];
  return (
    <button
      {...rest}
      type={type ?? "button"}
      aria-disabled={isBarred || undefined}
      aria-busy={pending || undefined}
      onClick={isBarred ? (event) => event.preventDefault() : onClick}
      className={buttonLook(variant, className)}
    >
      {pending ? (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      ) : null}
      <span className={clsx("inline-flex items-center gap-1.5", pending && "opacity-0")}>{children}</span>
    </button>
  );
}

/** How a button looks, for a link that is one: `<Link className={buttonLook("primary")}>`. */
export function buttonLook(variant: ButtonVariant = "secondary", className?: string): string {
  return clsx(
    "relative inline-flex h-control shrink-0 select-none items-center justify-center gap-1.5 rounded border px-3 font-medium whitespace-nowrap transition-colors disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:not-aria-busy:cursor-not-allowed aria-disabled:not-aria-busy:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0",
    buttonVariants[variant],
    className,
  );
}

const buttonVariants: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-accent text-accent-on hover:bg-accent-hover",
  secondary: "border-line-strong bg-surface text-ink hover:bg-sunken",
  quiet: "border-transparent bg-transparent text-ink-2 hover:bg-hover hover:text-ink",
  danger: "border-transparent bg-bad text-bad-on hover:bg-bad-hover",
};
