"use client";

import { useHere } from "@/components/flow-teams/here";
import { addTask, editTask, setTaskStatus } from "@/lib/actions/stories";
import { patchView } from "@/lib/client/optimistic";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import type { BoardTasksView, TaskOnBoard } from "@/lib/domain/backlog/board-model";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { storyStatusWords } from "@/lib/domain/backlog/story-words";
import type { StoryStatus } from "@/lib/domain/backlog/workflow";

/** The Tasks of a team's Stories in a Flow Sprint, live, and what is done to them, shown at once. */
export function useBoardTasks({ teamId, sprint }: { teamId: string; sprint: number }) {
  const { slug, flowTeamId } = useHere();
  const key = { slug, view: "board-tasks", query: { team: teamId, sprint: String(sprint) } };
  const { data, refusal } = useView<BoardTasksView>(key);
  const patch = (taskId: string, part: Partial<TaskOnBoard>) =>
    patchView<BoardTasksView>(key, ({ tasks }) => ({
      tasks: tasks.map((task) => (task.id === taskId ? { ...task, ...part } : task)),
    }));
  const moving = useCommand(setTaskStatus, {
    queueAs: "stories.setTaskStatus",
    optimistic: ({ taskId, status }) => [patch(taskId, { status })],
    done: (_, { taskId, status }) =>
      `${data?.tasks.find(({ id }) => id === taskId)?.title ?? "The Task"}: ${storyStatusWords[status].toLowerCase()}`,
  });
  const editing = useCommand(editTask, {
    queueAs: "stories.editTask",
    optimistic: ({ taskId, edits }) => (edits.ownerId ? [patch(taskId, { ownerId: edits.ownerId.to })] : []),
  });
  const adding = useCommand(addTask);
  return {
    tasks: data?.tasks,
    refusal,
    setStatus: (task: TaskOnBoard, status: StoryStatus) =>
      void moving.run({ flowTeamId, taskId: task.id, seen: task.status, status }),
    assign: (task: TaskOnBoard, ownerId: string | null) =>
      void editing.run({ flowTeamId, taskId: task.id, edits: { ownerId: { seen: task.ownerId, to: ownerId } } }),
    /** Resolves to whether the Task is there. */
    add: async (story: StoryRow, title: string, ownerId: string | null) =>
      (await adding.run({ flowTeamId, storyId: story.id, title, ownerId })).ok,
  };
}
