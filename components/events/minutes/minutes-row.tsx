import clsx from "clsx";
import { useHere } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { dayWords, fullDayWords } from "@/components/ui/day-words";
import { Link } from "@/components/ui/link";
import { TeamDot } from "@/components/ui/team-dot";
import { timeUsed } from "@/lib/domain/events/minutes";
import type { MinutesLine } from "@/lib/domain/events/minutes-list";
import { counted } from "@/lib/domain/words";

/** One closed event: when it was, how long it took, what it left behind. Opens its minutes. */
export function MinutesRow({ line }: { line: MinutesLine }) {
  const { slug } = useHere();
  const { key, name, sprintNumber, hue, day, decisions, actions, missing, overrideReason } = line;
  const { says, isOver } = timeUsed(line);
  return (
    <li className="relative flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-2.5 last:border-b-0 hover:bg-hover md:grid md:grid-cols-[minmax(0,1fr)_11rem_12rem_6rem]">
      <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 gap-y-1 max-md:basis-full">
        <span className="flex min-w-0 items-center gap-2">
          {hue === null ? null : <TeamDot hue={hue} />}
          <Link
            href={`/flow-teams/${slug}/events/${key}`}
            className="min-w-0 font-medium wrap-anywhere text-ink after:absolute after:inset-0"
          >
            {name}
          </Link>
        </span>
        {overrideReason !== null ? (
          <Badge tone="warn" title={overrideReason}>
            Override: {counted(missing, "output")} missing
          </Badge>
        ) : null}
      </span>
      <span className="text-sm text-ink-2">
        {counted(decisions, "decision")} · {counted(actions, "action item")}
      </span>
      <span className={clsx("text-sm tabular-nums", isOver ? "font-medium text-bad-ink" : "text-ink-2")}>{says}</span>
      <time dateTime={day} title={fullDayWords(day)} className="text-sm whitespace-nowrap text-ink-3 md:text-right">
        S{sprintNumber} · {dayWords(day)}
      </time>
    </li>
  );
}
