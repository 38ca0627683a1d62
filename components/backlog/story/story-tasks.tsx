"use client";

import { Circle, CircleCheck, CircleDot, MoreHorizontal } from "lucide-react";
import { useHere } from "@/components/flow-teams/here";
import { IconButton } from "@/components/ui/icon-button";
import { InlineText } from "@/components/ui/inline-text";
import { Menu } from "@/components/ui/menu";
import type { MenuItem } from "@/components/ui/menu-item";
import { SortableList } from "@/components/ui/sortable-list";
import { TextField } from "@/components/ui/text-field";
import { addTask, editTask, rankTask, removeTask, setTaskStatus } from "@/lib/actions/stories";
import { patchView } from "@/lib/client/optimistic";
import { useAddLine } from "@/lib/client/use-add-line";
import { useCommand } from "@/lib/client/use-command";
import type { GroundView } from "@/lib/domain/backlog/ground";
import type { StoryDetail, TaskInDetail } from "@/lib/domain/backlog/story-detail";
import { type StoryStanding, mayWorkOn } from "@/lib/domain/backlog/story-policy";
import { movedTo } from "@/lib/domain/backlog/story-ranks";
import { storyStatusWords } from "@/lib/domain/backlog/story-words";
import { type StoryStatus, storyStatuses } from "@/lib/domain/backlog/workflow";
import { PanelSection } from "../panel-section";

type StoryTasksProps = { story: StoryDetail; standing: StoryStanding; people: GroundView["people"] };

/** The steps of a Story, kept by its team. */
export function StoryTasks({ story, standing, people }: StoryTasksProps) {
  const { actor, slug, flowTeamId, isRetired } = useHere();
  const ranking = useCommand(rankTask, {
    optimistic: ({ taskId, place }) => [
      patchView<StoryDetail>({ slug, view: `stories/${story.number}` }, (shown) =>
        "id" in place ? { ...shown, tasks: movedTo(shown.tasks, taskId, place) } : shown,
      ),
    ],
    done: () => "Task moved",
  });
  const mayWork = !isRetired && story.deletedAt === null && mayWorkOn(actor, standing);
  const done = story.tasks.filter(({ status }) => status === "done").length;
  const hands = people.filter(({ teamIds }) => story.teamId !== null && teamIds.includes(story.teamId));
  return (
    <PanelSection
      title="Tasks"
      action={
        story.tasks.length > 0 ? (
          <span className="text-sm text-ink-3 tabular-nums">
            {done} of {story.tasks.length} done
          </span>
        ) : null
      }
    >
      <SortableList
        items={story.tasks}
        maySort={mayWork}
        nameOf={({ title }) => title}
        onMove={(taskId, place) => void ranking.run({ flowTeamId, taskId, place })}
        className="flex flex-col gap-0.5"
        rowClassName="flex items-start gap-1"
      >
        {(task, moves) => <TaskRow task={task} mayWork={mayWork} people={people} hands={hands} moves={moves} />}
      </SortableList>
      {story.tasks.length === 0 && !mayWork ? <p className="text-ink-3">None yet</p> : null}
      {mayWork ? <NewTask storyId={story.id} /> : null}
    </PanelSection>
  );
}

const looks: Record<StoryStatus, { icon: typeof Circle; tone: string }> = {
  open: { icon: Circle, tone: "text-ink-3" },
  in_progress: { icon: CircleDot, tone: "text-accent" },
  done: { icon: CircleCheck, tone: "text-ok" },
};

type TaskRowProps = {
  task: TaskInDetail;
  mayWork: boolean;
  people: GroundView["people"];
  /** Who is of the Story's team. */
  hands: GroundView["people"];
  moves: readonly MenuItem[];
};

function TaskRow({ task, mayWork, people, hands, moves }: TaskRowProps) {
  const { flowTeamId, actor } = useHere();
  const { id: taskId, title, status, ownerId } = task;
  const setting = useCommand(setTaskStatus, {
    done: (_, to) => `Task ${storyStatusWords[to.status].toLowerCase()}`,
  });
  const editing = useCommand(editTask, { done: () => "Task saved", queueAs: "stories.editTask" });
  const removal = useCommand(removeTask, { done: () => "Task removed" });
  const { icon: Icon, tone } = looks[status];
  const owner = people.find(({ id }) => id === ownerId)?.name;
  const give = (to: string | null) =>
    void editing.run({ flowTeamId, taskId, edits: { ownerId: { seen: ownerId, to } } });
  const items: MenuItem[] = [
    ...storyStatuses.map((one) => ({
      label: storyStatusWords[one],
      checked: one === status,
      onSelect: () => void setting.run({ flowTeamId, taskId, seen: status, status: one }),
    })),
    { kind: "separator" },
    ...(ownerId === actor.personId ? [] : [{ label: "Take it", onSelect: () => give(actor.personId) }]),
    {
      kind: "submenu",
      label: "Give it to",
      items: [
        { label: "Nobody", checked: ownerId === null, onSelect: () => give(null) },
        ...hands.map(({ id, name }) => ({ label: name, checked: id === ownerId, onSelect: () => give(id) })),
      ],
    },
    ...moves,
    { kind: "separator" },
    { label: "Remove", danger: true, onSelect: () => void removal.run({ flowTeamId, taskId }) },
  ];
  const icon = <Icon aria-hidden="true" className={`size-4 ${tone}`} />;
  const next: StoryStatus = status === "done" ? "open" : "done";
  return (
    <>
      {mayWork ? (
        <button
          type="button"
          aria-label={`${storyStatusWords[status]}: ${title}. Set to ${storyStatusWords[next].toLowerCase()}`}
          className="grid size-7 shrink-0 place-items-center rounded hover:bg-hover pointer-coarse:size-control"
          onClick={() => void setting.run({ flowTeamId, taskId, seen: status, status: next })}
        >
          {icon}
        </button>
      ) : (
        <span role="img" aria-label={storyStatusWords[status]} className="grid size-7 shrink-0 place-items-center">
          {icon}
        </span>
      )}
      <div className="min-w-0 flex-1 py-0.5">
        <InlineText
          label="Task"
          value={title}
          placeholder=""
          disabled={!mayWork}
          maxLength={300}
          className={status === "done" ? "text-ink-3" : ""}
          onSave={async (to, seen) =>
            to === "" || (await editing.run({ flowTeamId, taskId, edits: { title: { seen, to } } })).ok
          }
        />
      </div>
      {owner ? <span className="max-w-32 truncate py-1 text-sm text-ink-3">{owner}</span> : null}
      {mayWork ? (
        <Menu
          label={`More about: ${title}`}
          align="end"
          trigger={<IconButton label="More about this Task" icon={<MoreHorizontal />} />}
          items={items}
        />
      ) : null}
    </>
  );
}

function NewTask({ storyId }: { storyId: string }) {
  const { flowTeamId } = useHere();
  const command = useCommand(addTask, { done: () => "Task added" });
  const line = useAddLine(async (title) => (await command.run({ flowTeamId, storyId, title })).ok);
  return (
    <TextField
      aria-label="Add a Task"
      placeholder="A step that takes a day or so"
      {...line.field}
      maxLength={300}
      className="mt-1"
      onBlur={line.send}
    />
  );
}
