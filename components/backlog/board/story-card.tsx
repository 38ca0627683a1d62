"use client";

import clsx from "clsx";
import { CircleCheck, Clock, ListChecks, MessageSquare, OctagonAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import { TeamDot } from "@/components/ui/team-dot";
import { type CardAge, wholeDays } from "@/lib/domain/backlog/board-age";
import { agoWords } from "@/lib/domain/backlog/board-words";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { counted } from "@/lib/domain/words";

type StoryCardProps = {
  story: StoryRow;
  epic: string | null;
  owner: { id: string; name: string } | null;
  age: CardAge;
  /** Seconds since 1970. */
  now: number;
  menu?: ReactNode;
  /** Its team, where cards of several stand side by side. */
  team?: { name: string; hue: number | null };
};

/** A Story on a board: what it is, what holds it up, and how far it is. */
export function StoryCard({ story, epic, owner, age, now, menu, team }: StoryCardProps) {
  const isBlocked = story.blockedSince !== null;
  return (
    <div
      className={clsx(
        "group flex size-full flex-col gap-1 rounded border bg-surface px-2.5 pt-2 pb-1.5 hover:border-line-strong",
        isBlocked && "border-bad",
        !story.isCommitted && "border-dashed",
      )}
    >
      <div className="flex items-start gap-1">
        <div
          className={clsx(
            "min-w-0 flex-1 leading-4.5 wrap-anywhere pointer-coarse:leading-5.5",
            team ? "line-clamp-1" : "line-clamp-2",
          )}
        >
          <span className="mr-0.5 text-sm text-ink-3">S-{story.number}</span> {story.title}
        </div>
        {menu}
      </div>
      <div className={clsx("truncate text-sm", isBlocked ? "text-bad-ink" : "text-ink-3")}>
        {isBlocked ? (
          <span title={story.blockedReason ?? undefined} className="inline-flex max-w-full items-center gap-1">
            <OctagonAlert aria-hidden="true" className="size-3.5 shrink-0" />
            <span className="truncate">
              Blocked {agoWords(wholeDays(story.blockedSince ?? now, now))}: {story.blockedReason}
            </span>
          </span>
        ) : (
          epic
        )}
      </div>
      <div className="mt-auto flex h-5 items-center gap-2.5 text-sm text-ink-3 [&_svg]:size-3.5">
        {team ? (
          <span className="inline-flex min-w-0 items-center gap-1.5 text-ink-2">
            {team.hue === null ? null : <TeamDot hue={team.hue} />}
            <span className="truncate">{team.name}</span>
          </span>
        ) : null}
        <span
          title={age.words}
          className={clsx(
            "inline-flex items-center gap-1 whitespace-nowrap",
            age.isSlow && "rounded-full bg-warn-soft px-1.5 text-warn-ink",
          )}
        >
          <Clock aria-hidden="true" />
          {age.days === 0 ? "today" : `${age.days} d`}
          <span className="sr-only"> {age.words}</span>
        </span>
        <Fact icon={<ListChecks aria-hidden="true" />} done={story.tasksDone} all={story.tasks} of="Tasks done" />
        <Fact
          icon={<CircleCheck aria-hidden="true" />}
          done={story.criteriaMet}
          all={story.criteria}
          of="acceptance criteria met"
        />
        {story.comments > 0 && !team ? (
          <span title={`${story.comments} comments`} className="inline-flex items-center gap-1">
            <MessageSquare aria-hidden="true" />
            {story.comments}
          </span>
        ) : null}
        <span className="ml-auto inline-flex items-center gap-1.5">
          <span title="Estimate in points" className="font-medium text-ink-2">
            {story.estimate ?? "–"}
          </span>
          {owner ? <Avatar id={owner.id} name={owner.name} size="sm" /> : null}
        </span>
      </div>
    </div>
  );
}

type FactProps = { icon: ReactNode; done: number; all: number; of: string };

function Fact({ icon, done, all, of }: FactProps) {
  if (all === 0) return null;
  return (
    <span title={`${done} of ${all} ${of}`} className="inline-flex items-center gap-1 whitespace-nowrap">
      {icon}
      {done}/{all}
    </span>
  );
}

/** What a screen reader says of a Story's card. */
export function storyCardName(
  story: StoryRow,
  epic: string | null,
  owner: string | null,
  age: CardAge,
  now: number,
): string {
  return [
    `S-${story.number} ${story.title}`,
    story.blockedSince === null
      ? null
      : `blocked ${agoWords(wholeDays(story.blockedSince, now))}: ${story.blockedReason}`,
    story.estimate === null ? "no estimate" : counted(story.estimate, "point"),
    owner ?? "nobody's",
    epic,
    story.tasks > 0 ? `${story.tasksDone} of ${story.tasks} Tasks done` : null,
    story.criteria > 0 ? `${story.criteriaMet} of ${story.criteria} criteria met` : null,
    age.words,
    story.isCommitted ? null : "planned, not committed to",
  ]
    .filter(Boolean)
    .join(", ");
}
