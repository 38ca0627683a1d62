"use client";

import clsx from "clsx";
import { CloudOff, Lightbulb } from "lucide-react";
import { memo } from "react";
import { Badge } from "@/components/ui/badge";
import { TeamDot } from "@/components/ui/team-dot";
import type { ListRow } from "@/lib/domain/backlog/list-rows";
import { countMissing, missingForReady } from "@/lib/domain/backlog/story-readiness";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { storyStatusWords } from "@/lib/domain/backlog/story-words";
import { useLook } from "./list-look";
import { ReadyMark } from "./ready-mark";
import { type RowPlacement, RowShell } from "./row-shell";
import { StoryCell } from "./story-cells";
import { StoryTitle } from "./story-title";
import type { ListedField } from "./use-story-acts";

type StoryLineProps = RowPlacement & {
  row: Extract<ListRow, { kind: "story" }>;
  /** The field that is being edited. */
  editing: ListedField | null;
};

/** A Story in the list, each of its facts edited where it stands. */
export const StoryLine = memo(function StoryLine({ row, editing, ...placement }: StoryLineProps) {
  const { story } = row;
  const { of, form, columns, isRanked, teams } = useLook();
  const { acts, isFocusable, index } = placement;
  const tabIndex = isFocusable ? 0 : -1;
  const cell = { story, editing, tabIndex, acts };
  // In the Product Backlog, what a team has taken is there to be seen, and not to be taken: save a retired one's.
  const isQuiet = story.status === "done" || (of === "product" && teams.has(story.teamId ?? ""));
  return (
    <RowShell
      {...placement}
      id={row.id}
      level={row.isInside ? 2 : 1}
      label={`S-${story.number} ${story.title}`}
      canBeChosen
      place={
        row.isInside || !isRanked || placement.isChosen ? null : (
          <span className="ml-1.5 group-hover:hidden pointer-coarse:hidden">{index + 1}</span>
        )
      }
      menu={acts.menuOf(row)}
      className={isQuiet ? "text-ink-3" : undefined}
    >
      {form === "narrow" ? (
        <NarrowCells {...cell} onOpen={() => acts.open(index)} />
      ) : (
        <>
          <span role="gridcell" className="text-ink-3">
            <button
              type="button"
              className="min-h-6 hover:underline"
              tabIndex={tabIndex}
              onClick={() => acts.open(index)}
            >
              S-{story.number}
            </button>
          </span>
          <span role="gridcell" className={clsx("flex min-w-0 items-center gap-2", row.isInside && "pl-4")}>
            <StoryTitle {...cell} onOpen={() => acts.open(index)} />
            <Marks story={story} />
          </span>
          {columns.map((column) => (
            <StoryCell key={column} column={column} {...cell} />
          ))}
        </>
      )}
    </RowShell>
  );
});

/** The title, and below it what a phone has room for. */
function NarrowCells({
  onOpen,
  ...cell
}: {
  story: StoryRow;
  editing: ListedField | null;
  tabIndex: number;
  acts: RowPlacement["acts"];
  onOpen(): void;
}) {
  const { story } = cell;
  const { teams } = useLook();
  const team = teams.get(story.teamId ?? "");
  const facts = [
    `S-${story.number}`,
    story.estimate === null ? "no estimate" : `${story.estimate} pts`,
    storyStatusWords[story.status],
    team?.name ?? "No team",
  ];
  return (
    <span role="gridcell" className="flex min-w-0 flex-col gap-0.5">
      <span className="flex min-w-0 items-center gap-2">
        <StoryTitle {...cell} onOpen={onOpen} />
      </span>
      <span className="flex min-w-0 items-center gap-1.5 text-sm text-ink-3">
        {team ? <TeamDot hue={team.hue} /> : null}
        <span className="min-w-0 flex-1 truncate">{facts.join(" · ")}</span>
        <Marks story={story} />
      </span>
    </span>
  );
}

/** Blocked, an idea, and what it lacks to be Ready (BLG-2); nothing for what is as it should be. */
function Marks({ story }: { story: StoryRow }) {
  const { ground, waiting } = useLook();
  const kept = waiting.get(story.id);
  const missing = ground && story.status === "open" ? missingForReady(story, ground) : [];
  return (
    <>
      {kept ? (
        <Badge className="shrink-0" title={kept}>
          <CloudOff aria-hidden="true" className="inline size-3.5" />
          <span className="max-md:sr-only">{kept}</span>
        </Badge>
      ) : null}
      {story.isIdea ? <Lightbulb aria-label="Idea" className="size-3.5 shrink-0 text-ink-3" /> : null}
      {story.blockedReason === null ? null : (
        <Badge tone="bad" title={`Blocked: ${story.blockedReason}`} className="shrink-0">
          Blocked
        </Badge>
      )}
      {missing.length > 0 ? (
        // The title has the room first: what is missing is said in full on hover.
        <ReadyMark missing={missing} count={ground ? countMissing(story, ground) : 0} />
      ) : null}
    </>
  );
}
