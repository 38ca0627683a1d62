import clsx from "clsx";

/** Flotilla's mark, two waves, and its name. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={clsx("inline-flex items-center gap-2 text-md font-semibold text-ink", className)}>
      <svg viewBox="0 0 20 14" aria-hidden="true" className="h-3.5 w-5 text-accent">
        <g fill="none" stroke="currentColor" strokeLinecap="round" strokeWidth="2">
          <path d="M1.5 2.5c2.8 0 2.8 3.4 5.7 3.4S10 2.500 12.800 2.500s2.800 2.400 5.700 2.400" />
          <path d="M1.500 8.500c2.800 0 2.800 3.400 5.700 3.400S10 8.500 12.800 8.500s2.800 2.400 5.700 2.400" />
        </g>
      </svg>
      Flotilla
    </span>
  );
}
