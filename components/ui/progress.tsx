import clsx from "clsx";

type ProgressProps = {
  /** Share done, 0 to 1; null while it isn't known. */
  value: number | null;
  /** What progresses, for screen readers; null where the number stands beside it, which is read. */
  label: string | null;
  tone?: "accent" | "ok" | "warn" | "bad" | "team";
  className?: string;
};

/** How far something is, as a thin bar. Say the number in words beside it. */
export function Progress({ value, label, tone = "accent", className }: ProgressProps) {
  const share = value === null ? null : Math.min(1, Math.max(0, value));
  return (
    <div
      {...(label === null
        ? { "aria-hidden": true }
        : {
            role: "progressbar",
            "aria-label": label,
            "aria-valuemin": 0,
            "aria-valuemax": 100,
            "aria-valuenow": share === null ? undefined : Math.round(share * 100),
          })}
      className={clsx("h-1 overflow-hidden rounded-full bg-line", className)}
    >
      <div
        data-filled=""
        style={{ width: share === null ? "35%" : `${share * 100}%` }}
        className={clsx(
          "h-full rounded-full transition-[width] duration-300",
          bars[tone],
          share === null && "[animation:pulse-soft_1.2s_ease-in-out_infinite]",
        )}
      />
    </div>
  );
}

const bars = { accent: "bg-accent", ok: "bg-ok", warn: "bg-warn", bad: "bg-bad", team: "bg-team" };
