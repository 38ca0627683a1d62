"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useId, useMemo, useState } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { lazily } from "@/components/ui/lazily";
import { Skeleton } from "@/components/ui/skeleton";
import { tabsOf } from "@/components/ui/tabs";
import { useView } from "@/lib/client/use-view";
import { noBoardFilters } from "@/lib/domain/backlog/board-address";
import type { BoardPace } from "@/lib/domain/backlog/board-age";
import { inTeamOrder } from "@/lib/domain/backlog/team-order";
import { countByColumn, filterBoard } from "@/lib/domain/backlog/board-model";
import type { GroundView, TeamOnGround } from "@/lib/domain/backlog/ground";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { columnOf } from "@/lib/domain/backlog/workflow";
import { useWaitingMarks } from "../use-waiting-marks";
import { BoardPlace, shownWords } from "./board-place";
import { useIsNarrow } from "./board-sizes";
import { ColumnHead } from "./column-head";
import { PhoneColumns } from "./phone-columns";
import { StoryBoard } from "./story-board";
import type { BoardAddressing } from "./use-board-address";
import { useBoardMoves } from "./use-board-moves";
import { useCardMovers } from "./use-card-movers";
import { useSwipe } from "./use-swipe";

const TaskBoard = lazily(
  dynamic(() => import("./task-board").then((module) => module.TaskBoard)),
  <Skeleton className="m-5 h-64" />,
);

type TeamBoardProps = BoardAddressing & {
  team: TeamOnGround;
  sprint: number;
  ground: GroundView;
  /** All Stories of the team in the sprint, and those on the board. */
  all: readonly StoryRow[];
  stories: readonly StoryRow[];
  /** Only the first are here yet: how many there are isn't known. */
  isPart: boolean;
  /** Seconds since 1970. */
  now: number;
};

/** One team's board: its Stories in the columns of its own workflow, or their Tasks in lanes. */
export function TeamBoard({
  team,
  sprint,
  ground,
  all,
  stories,
  isPart,
  now,
  address,
  change,
  filter,
}: TeamBoardProps) {
  const { slug, actor } = useHere();
  const { columns } = team;
  const { data: pace } = useView<BoardPace>({ slug, view: "board-pace", query: { team: team.id } });
  const mayWork = useMay("work in the team", team.id);
  const mayPlan = useMay("plan the team's sprint", team.id);
  const moves = useBoardMoves({ teamId: team.id, sprint }, columns, all, ground.people);
  const marks = useWaitingMarks(
    useCardMovers(all, team.id, ground.people, (story) => columnOf(columns, story)?.name ?? ""),
  );
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const counts = useMemo(() => (isPart ? null : countByColumn(stories, columns)), [isPart, stories, columns]);
  const shown = useMemo(() => {
    const epicId = ground.epics.find(({ number }) => number === address.filters.epic)?.id ?? null;
    // A Story is also one's own by a Task: in the lanes of Stories that is looked at with the Tasks.
    const filters = address.lanes === "story" ? { ...address.filters, onlyMine: false } : address.filters;
    return inTeamOrder(filterBoard(stories, filters, { myId: actor.personId, epicId, pace, now }));
  }, [stories, address.filters, address.lanes, ground.epics, actor.personId, pace, now]);
  const shownCounts = useMemo(() => countByColumn(shown, columns), [shown, columns]);

  const isNarrow = useIsNarrow();
  const chosen = Math.max(
    0,
    columns.findIndex(({ id }) => id === address.column),
  );
  const choose = (index: number) => change({ column: columns[index]?.id ?? null });
  const swipe = useSwipe((step) => columns[chosen + step] && choose(chosen + step));
  const tabs = tabsOf(useId());
  const words =
    address.lanes === "story" && address.filters.onlyMine
      ? "Your Tasks alone are shown"
      : shownWords(shown.length, stories.length);
  const placed = (content: ReactNode) => (
    <BoardPlace filters={address.filters} words={words}>
      {content}
    </BoardPlace>
  );

  if (stories.length === 0 && !address.planned) {
    const planned = all.length;
    return placed(
      <EmptyState
        title={`${team.name} has committed to nothing in S${sprint}`}
        action={
          planned > 0 || mayPlan ? (
            <Button variant="primary" onClick={() => change({ planned: true })}>
              {planned > 0
                ? `Show the ${planned === 1 ? "Story" : `${planned} Stories`} planned for it`
                : "Plan Stories here"}
            </Button>
          ) : null
        }
      >
        What the team commits to in its Sprint Planning stands here, from waiting to done.
      </EmptyState>,
    );
  }
  if (shown.length === 0 && stories.length > 0) {
    return placed(
      <EmptyState
        title="No card passes the filters"
        action={<Button onClick={() => filter(noBoardFilters)}>Show all</Button>}
      >
        {stories.length === 1 ? "The 1 Story is" : `All ${stories.length.toLocaleString("en")} Stories are`} still
        there.
      </EmptyState>,
    );
  }

  const renderHead = (index: number) => {
    const column = columns[index];
    if (!column) return null;
    const mayAdd = mayPlan && column.kind !== "done" && address.lanes === "none";
    return (
      <ColumnHead
        column={column}
        count={counts?.[index] ?? null}
        shown={shownCounts[index] ?? 0}
        isCompact={isNarrow}
        {...(mayAdd && {
          onAdd: (title: string) => {
            if (!address.planned) change({ planned: true });
            return moves.add(title, column.id);
          },
        })}
      />
    );
  };
  const toggle = (id: string) =>
    setCollapsed((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const board = {
    team,
    sprint,
    ground,
    stories: shown,
    pace,
    now,
    moves,
    marks,
    mayWork,
    collapsed,
    toggle,
    renderHead,
    only: isNarrow ? chosen : undefined,
  };
  return placed(
    <>
      {isNarrow ? (
        <PhoneColumns columns={columns} counts={counts} chosen={chosen} tabs={tabs} onChoose={choose} />
      ) : null}
      <div
        className="flex min-h-0 flex-1 flex-col"
        {...(isNarrow && { ...swipe, ...tabs.panel(columns[chosen]?.id ?? "") })}
      >
        {address.lanes === "story" ? (
          <TaskBoard
            key={isNarrow ? chosen : "all"}
            {...board}
            onlyMine={address.filters.onlyMine}
            onShowAll={() => filter({ onlyMine: false })}
          />
        ) : (
          <StoryBoard key={isNarrow ? chosen : "all"} {...board} byPerson={address.lanes === "person"} />
        )}
      </div>
    </>,
  );
}
