import clsx from "clsx";
import { TeamDot } from "@/components/ui/team-dot";

type LaneHeadProps = { name: string; hue: number | null; fact: string; isOver: boolean; title?: string };

/** A lane's name and, under it, its load against its capacity: amber when it is over (BLG-4). */
export function LaneHead({ name, hue, fact, isOver, title }: LaneHeadProps) {
  return (
    <div className="flex h-full gap-2 px-2 pt-2.5 sm:pl-4" title={title}>
      {hue === null ? null : <TeamDot hue={hue} className="mt-1 max-sm:size-2" />}
      <div className="min-w-0">
        <div className="line-clamp-2 leading-tight font-semibold wrap-anywhere max-sm:text-xs">{name}</div>
        <div className={clsx("mt-0.5 truncate text-xs", isOver ? "font-medium text-warn-ink" : "text-ink-3")}>
          {fact}
        </div>
      </div>
    </div>
  );
}
