import clsx from "clsx";
import { Flag } from "lucide-react";
import { milestoneTitle } from "@/lib/domain/roadmap/lanes";
import type { MilestoneStanding } from "@/lib/domain/roadmap/standing";
import { counted } from "@/lib/domain/words";

type Tone = "ok" | "warn" | "bad" | "idle";

/** Red when it was missed, amber when something may keep it from holding, green while it holds. */
export function milestoneTone({ milestone, conflicts, load, progress }: MilestoneStanding): Tone {
  if (milestone.state === "missed") return "bad";
  if (milestone.state === "reached") return "ok";
  if (conflicts.length > 0 || (load.overBy > 0 && load.capacity > 0)) return "warn";
  return progress > 0 ? "ok" : "idle";
}

const textOf: Record<Tone, string> = {
  ok: "text-ok-ink",
  warn: "text-warn-ink",
  bad: "text-bad-ink",
  idle: "text-ink-3",
};
const lineOf: Record<Tone, string> = { ok: "bg-ok", warn: "bg-warn", bad: "bg-bad", idle: "bg-line-strong" };

type CardProps = { standing: MilestoneStanding; endsOn: string; onOpen?: () => void };

/** A Milestone over its Flow Sprints: how far it is, when it ends, and what troubles it. */
export function MilestoneCard({ standing, endsOn, onOpen }: CardProps) {
  const { milestone, progress, doneEpics, epics, conflicts, load } = standing;
  const tone = milestoneTone(standing);
  const isOver = load.overBy > 0 && load.capacity > 0;
  const percent = `${Math.round(progress * 100)}%`;
  const Box = onOpen ? "button" : "div";
  return (
    <Box
      {...(onOpen ? { type: "button" as const, onClick: onOpen } : {})}
      className="relative block size-full text-left enabled:hover:bg-hover focus-visible:-outline-offset-2"
      title={`${milestoneTitle(milestone)}: ${percent} done, ${doneEpics} of ${counted(epics.length, "Epic")}, ends ${endsOn}`}
    >
      {/* The margin keeps what sticks to the left from sliding beneath the figures at the right. */}
      <span className="block h-full @[6rem]:mr-13 @[13rem]:mr-18">
        <span
          className="sticky inline-block max-w-full px-1.5 pt-1.5 align-top @[8rem]:pl-2.5"
          style={{ left: "var(--timeline-heads)" }}
        >
          <span className="block truncate font-semibold">
            <span className="@[7rem]:hidden">M{milestone.number}</span>
            <span className="hidden @[7rem]:inline">{milestoneTitle(milestone)}</span>
          </span>
          <span className="hidden truncate text-xs text-ink-2 @[9rem]:block">
            {epics.length > 0 ? `${doneEpics} / ${counted(epics.length, "Epic")}` : "No Epics yet"}
            {conflicts.length > 0 ? (
              <span className="text-bad-ink"> · {counted(conflicts.length, "conflict")}</span>
            ) : null}
            {isOver ? <span className="text-warn-ink"> · {load.overBy.toLocaleString("en")} pts over</span> : null}
          </span>
        </span>
      </span>
      <span className="absolute top-1.5 right-2.5 hidden flex-col items-end @[6rem]:flex">
        <span className={clsx("inline-flex items-center gap-1 font-semibold", textOf[tone])}>
          {milestone.state === "reached" ? <Flag aria-hidden="true" className="size-3" /> : null}
          {epics.length > 0 ? percent : null}
        </span>
        <span className="hidden text-xs text-ink-2 @[13rem]:block">{endsOn}</span>
      </span>
      <span
        className={clsx("absolute bottom-0 left-0 h-[3px]", lineOf[tone])}
        style={{ width: `${progress * 100}%` }}
      />
    </Box>
  );
}
