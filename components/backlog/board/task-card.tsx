import clsx from "clsx";
import type { ReactNode } from "react";
import { Avatar } from "@/components/ui/avatar";
import type { TaskOnBoard } from "@/lib/domain/backlog/board-model";

type TaskCardProps = { task: TaskOnBoard; owner: { id: string; name: string } | null; menu: ReactNode };

/** A Task in its Story's lane. */
export function TaskCard({ task, owner, menu }: TaskCardProps) {
  return (
    <div className="group flex size-full items-start gap-1 rounded border bg-surface px-2.5 pt-2 pb-1.5 hover:border-line-strong">
      <div
        className={clsx(
          "line-clamp-2 min-w-0 flex-1 leading-4.5 wrap-anywhere",
          task.status === "done" && "text-ink-3 line-through",
        )}
      >
        {task.title}
      </div>
      <span className="flex h-full flex-col items-end justify-between">
        {menu}
        {owner ? <Avatar id={owner.id} name={owner.name} size="sm" /> : null}
      </span>
    </div>
  );
}
