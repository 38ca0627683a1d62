import clsx from "clsx";
import { teamColor } from "./team-color";

/** A team's square of colour: always beside its name, never instead of it. */
export function TeamDot({ hue, className }: { hue: number; className?: string }) {
  return (
    <span
      {...teamColor(hue)}
      aria-hidden="true"
      className={clsx("inline-block size-2.5 shrink-0 rounded-[3px] bg-team", className)}
    />
  );
}
