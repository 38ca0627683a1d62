import clsx from "clsx";
import { Flag } from "lucide-react";
import type { ReactNode } from "react";
import { milestoneTitle } from "@/lib/domain/roadmap/lanes";
import type { MilestoneStanding } from "@/lib/domain/roadmap/standing";
import { counted } from "@/lib/domain/words";

type Tone = "ok" | "warn" | "bad" | "idle";

/** Red when it was missed, amber when something may keep it from holding, green while it holds. */
function milestoneTone({ milestone, conflicts, load, progress }: MilestoneStanding): Tone {
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
  const troubles = [
    ...(conflicts.length > 0 ? [{ words: counted(conflicts.length, "conflict"), look: "text-bad-ink" }] : []),
    ...(load.overBy > 0 && load.capacity > 0
      ? [{ words: `${load.overBy.toLocaleString("en")} pts over`, look: "text-warn-ink" }]
      : []),
  ];
  const percent = `${Math.round(progress * 100)}%`;
  const Box = onOpen ? "button" : "div";
  return (
    <Box
      {...(onOpen ? { type: "button" as const, onClick: onOpen } : {})}
      className="relative block size-full text-left enabled:hover:bg-hover focus-visible:-outline-offset-2"
      title={`${milestoneTitle(milestone)}: ${percent} done, ${doneEpics} of ${counted(epics.length, "Epic")}, ends ${endsOn}`}
    >
      <span className="block h-full">
        <Line className="pt-1.5 font-semibold @max-[1.75rem]:hidden @[6rem]:[--figures:3.25rem] @[9rem]:[--figures:4.5rem]">
          <span className="@[9rem]:hidden">M{milestone.number}</span>
          <span className="hidden @[9rem]:inline">{milestoneTitle(milestone)}</span>
        </Line>
        <Line className="text-xs text-ink-2 @max-[6rem]:hidden @[13rem]:[--figures:4.5rem]">
          {/* Where there is little room, what is wrong comes first. */}
          <span className={clsx(troubles.length > 0 && "hidden @[13rem]:inline")}>
            {epics.length > 0 ? `${doneEpics} / ${counted(epics.length, "Epic")}` : "No Epics yet"}
            {troubles.length > 0 ? " · " : null}
          </span>
          {troubles.map(({ words, look }, index) => (
            <span key={look}>
              {index > 0 ? " · " : null}
              <span className={look}>{words}</span>
            </span>
          ))}
        </Line>
      </span>
      <span className="absolute top-1.5 right-2.5 hidden flex-col items-end @[6rem]:flex">
        <span className={clsx("inline-flex items-center gap-1 font-semibold", textOf[tone])}>
          {milestone.state === "reached" ? <Flag aria-hidden="true" className="hidden size-3 @[9rem]:block" /> : null}
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

/** A line that begins where the card comes into sight; what would run beneath the figures is cut. */
function Line({ className, children }: { className: string; children: ReactNode }) {
  return (
    <span className={clsx("mr-(--figures,0rem) block overflow-clip", className)}>
      <span className="sticky block w-0" style={{ left: "var(--timeline-heads)" }}>
        <span className="block w-max max-w-[calc(100cqw-var(--figures,0rem))] truncate px-1.5 @[8rem]:pl-2.5">
          {children}
        </span>
      </span>
    </span>
  );
}
