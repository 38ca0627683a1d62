import clsx from "clsx";

type KbdProps = {
  keys: string;
  /** They do something whatever the person has switched off. */
  worksAlways?: boolean;
  className?: string;
};

/**
 * Keys as printed on them: `keys="⌘K"`, or several in a row, `keys="g r"`. Those of letters and signs
 * alone are gone where the person has switched such keys off.
 */
export function Kbd({ keys, worksAlways = false, className }: KbdProps) {
  const isTyped = !worksAlways && keys.split(" ").every((key) => /^[^←↑→↓]$/u.test(key));
  return (
    <span data-typed-keys={isTyped || undefined} className={clsx("inline-flex gap-0.5", className)}>
      {keys.split(" ").map((key, at) => (
        <kbd
          // biome-ignore lint/suspicious/noArrayIndexKey: a combination may name a key twice
          key={`${key}${at}`}
          className="inline-grid h-4.5 min-w-4.5 place-items-center rounded-sm border bg-surface px-1 text-xs text-ink-2"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
