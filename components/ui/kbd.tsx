import clsx from "clsx";

/**
 * Keys as printed on them: `keys="⌘K"`, or several in a row, `keys="g r"`. Those of letters and signs
 * alone are gone where the person has switched such keys off.
 */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  const isTyped = keys.split(" ").every((key) => /^[\p{L}\p{N}\p{P}]$/u.test(key));
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
