"use client";

import { type KeyboardEvent, useCallback, useMemo } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useHere } from "@/components/flow-teams/here";
import { announce } from "@/components/ui/announce";
import { BoardGrid } from "@/components/ui/board/board-grid";
import type { GridMove } from "@/components/ui/board/model";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { MenuItem } from "@/components/ui/menu-item";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { lanesByStory, lanesOfMine, type TaskOnBoard } from "@/lib/domain/backlog/board-model";
import { storyStatusWords } from "@/lib/domain/backlog/story-words";
import { columnOf, statusOfColumn, storyStatuses } from "@/lib/domain/backlog/workflow";
import type { BoardParts } from "./board-parts";
import { useBoardSizes } from "./board-sizes";
import { CardActs, CardMenu } from "./card-menu";
import { StoryHead } from "./story-head";
import { TaskCard } from "./task-card";
import { useBoardTasks } from "./use-board-tasks";

/** A lane for each Story, with its Tasks as cards: where a Task stands says how far it is. */
export function TaskBoard({
  team,
  sprint,
  ground,
  stories: passing,
  now,
  moves,
  marks,
  mayWork,
  collapsed,
  toggle,
  renderHead,
  only,
  onlyMine,
  onShowAll,
}: BoardParts & { onlyMine: boolean; onShowAll(): void }) {
  const { actor } = useHere();
  const { columns } = team;
  const panel = usePanelAddress();
  const sizes = useBoardSizes("task");
  const board = useBoardTasks({ teamId: team.id, sprint });
  const people = useMemo(() => new Map(ground.people.map((person) => [person.id, person])), [ground.people]);
  const { stories, tasks } = useMemo(() => {
    if (!onlyMine) return { stories: passing, tasks: board.tasks ?? [] };
    // Whose a lane is isn't known before its Tasks are here.
    return board.tasks ? lanesOfMine(passing, board.tasks, actor.personId) : { stories: [], tasks: [] };
  }, [onlyMine, passing, board.tasks, actor.personId]);
  const byId = useMemo(() => new Map(stories.map((story) => [story.id, story])), [stories]);
  const lanes = useMemo(() => {
    const all = lanesByStory(stories, tasks, columns);
    if (only === undefined) return all;
    return all.map(({ id, cells }) => ({ id, cells: cells.map((cell, index) => (index === only ? cell : [])) }));
  }, [stories, tasks, columns, only]);

  /** The status that a column means for a Task: only the first column of each takes one. */
  const statusAt = (column: number) => {
    const id = columns[column]?.id ?? "";
    const status = statusOfColumn(columns, id);
    return columnOf(columns, { columnId: null, status })?.id === id ? status : null;
  };
  function onMove({ card, column }: GridMove<TaskOnBoard>): void {
    const status = statusAt(column);
    if (status && status !== card.status) board.setStatus(card, status);
  }
  function assignToMe(task: TaskOnBoard): void {
    const isMine = task.ownerId === actor.personId;
    board.assign(task, isMine ? null : actor.personId);
    announce(isMine ? `${task.title} is nobody's` : `${task.title} is yours`, true);
  }
  function onCardKey(event: KeyboardEvent, task: TaskOnBoard): void {
    if (event.key !== "a" || event.altKey || event.shiftKey || !mayWork) return;
    event.preventDefault();
    assignToMe(task);
  }
  function openStoryOf(task: TaskOnBoard): void {
    const story = byId.get(task.storyId);
    if (story) panel.openStory(story.number);
  }
  function actsOn(id: string): MenuItem[] {
    const task = board.tasks?.find((one) => one.id === id);
    if (!task) return [];
    const open: MenuItem = { label: "Open its Story", shortcut: "Enter", onSelect: () => openStoryOf(task) };
    if (!mayWork) return [open];
    return [
      open,
      { kind: "separator" },
      { kind: "heading", label: "Move to" },
      ...storyStatuses.map(
        (status): MenuItem => ({
          label: columnOf(columns, { columnId: null, status })?.name ?? storyStatusWords[status],
          checked: status === task.status,
          onSelect: () => status !== task.status && board.setStatus(task, status),
        }),
      ),
      { kind: "separator" },
      {
        label: task.ownerId === actor.personId ? "Let it go" : "Assign to me",
        shortcut: "a",
        onSelect: () => assignToMe(task),
      },
    ];
  }

  const renderCard = useCallback(
    (task: TaskOnBoard, { isFocusable }: { isFocusable: boolean }) => (
      <TaskCard
        task={task}
        owner={people.get(task.ownerId ?? "") ?? null}
        menu={<CardMenu id={task.id} label={`More about ${task.title}`} isFocusable={isFocusable} />}
      />
    ),
    [people],
  );
  const nameOf = useCallback(
    (task: TaskOnBoard) => {
      const story = byId.get(task.storyId);
      return `${task.title}, Task of S-${story?.number ?? ""}, ${people.get(task.ownerId ?? "")?.name ?? "nobody's"}`;
    },
    [byId, people],
  );

  if (!board.tasks && board.refusal) return <RefusalNotice refusal={board.refusal} className="m-4" />;
  if (onlyMine && board.tasks && stories.length === 0) {
    return (
      <EmptyState title="No Task here is yours" action={<Button onClick={onShowAll}>Show all</Button>}>
        A Task you take stands in the lane of its Story.
      </EmptyState>
    );
  }
  return (
    <CardActs value={actsOn}>
      <BoardGrid
        label={`Tasks of ${team.name} in S${sprint}, by Story`}
        layoutKey={`${team.id} ${sprint} tasks ${columns.length} ${only ?? ""}`}
        columns={columns}
        lanes={lanes}
        sizes={sizes}
        only={only}
        collapsed={collapsed}
        marks={marks}
        renderHead={renderHead}
        renderLaneHead={(id) => {
          const story = byId.get(id);
          return story ? (
            <StoryHead
              story={story}
              columns={columns}
              owner={people.get(story.ownerId ?? "") ?? null}
              now={now}
              mayWork={mayWork}
              isCollapsed={collapsed.has(id)}
              onToggle={() => toggle(id)}
              onOpen={() => panel.openStory(story.number)}
              onMove={(columnId) => moves.move(story, columnId, null)}
              onAdd={(title) => board.add(story, title, onlyMine ? actor.personId : null)}
            />
          ) : null;
        }}
        renderCard={renderCard}
        nameOf={nameOf}
        isMovable={() => mayWork}
        takes={(task, lane, column) => {
          const status = statusAt(column);
          return mayWork && lanes[lane]?.id === task.storyId && status !== null && status !== task.status;
        }}
        onMove={onMove}
        onOpen={openStoryOf}
        onCardKey={onCardKey}
        announce={announce}
      />
    </CardActs>
  );
}
