import clsx from "clsx";
import { Link } from "@/components/ui/link";
import { type FrameSprint, sprintStanding } from "@/lib/domain/flow-teams/frame";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { Progress } from "@/components/ui/progress";

type SprintCardProps = { sprint: FrameSprint; today: CalendarDate; href: string };

/** The Flow Sprint that runs: its day, its goal and how much of it is over. Or the next one. */
export function SprintCard({ sprint, today, href }: SprintCardProps) {
  const standing = sprintStanding(sprint, today);
  const share = standing.is === "under way" ? standing.day / standing.of : standing.is === "over" ? 1 : 0;
  return (
    <Link
      href={href}
      className="block rounded border bg-surface px-2.5 pt-2 pb-2.5 transition-colors hover:border-line-strong"
    >
      <span className="flex flex-wrap items-baseline justify-between gap-x-2">
        <span className="font-semibold whitespace-nowrap">Flow Sprint {sprint.number}</span>
        <span className={clsx("whitespace-nowrap", standing.is === "over" ? "text-warn-ink" : "text-ink-3")}>
          {wordsOf(sprint, today)}
        </span>
      </span>
      <Progress
        value={share}
        label={`Working days of Flow Sprint ${sprint.number}`}
        tone={standing.is === "over" ? "warn" : "accent"}
        className="my-2 bg-sunken"
      />
      <span className="line-clamp-3 text-sm text-ink-2">{sprint.goal || goalMissing(sprint, standing)}</span>
    </Link>
  );
}

function goalMissing({ isRunning }: FrameSprint, { is }: ReturnType<typeof sprintStanding>): string {
  if (isRunning) return "No Flow Sprint Goal yet.";
  return is === "under way" ? "Its days are running; it hasn't been started here." : "Not started yet.";
}

function wordsOf(sprint: FrameSprint, today: CalendarDate): string {
  const standing = sprintStanding(sprint, today);
  if (standing.is === "over") return standing.daysAgo === 1 ? "ended yesterday" : `ended ${standing.daysAgo} days ago`;
  if (standing.is === "under way") return `day ${standing.day} / ${standing.of}`;
  return standing.inDays === 1 ? "from tomorrow" : `in ${standing.inDays} days`;
}
