"use client";

import { spanWords } from "@/components/roadmap/sprint-words";
import { FormDialog } from "@/components/ui/form-dialog";
import { statusWords } from "@/lib/domain/backlog/words";
import type { AskedMove } from "./use-placing";

/** Asks before an Epic leaves the running Flow Sprint, or one whose objective it serves. */
export function LeaveSprintDialog({ asked, settle }: { asked: AskedMove; settle(isMeant: boolean): void }) {
  const { epic, to, leaving } = asked;
  return (
    <FormDialog
      title={to.firstSprint === null ? `Take E-${epic.number} off the roadmap?` : `Move E-${epic.number}?`}
      description={epic.title}
      submitLabel={to.firstSprint === null ? "Take it off" : "Move it"}
      pending={false}
      onClose={() => settle(false)}
      onSubmit={() => settle(true)}
    >
      <p className="tabular-nums">
        {statusWords[epic.status]}, {spanWords(epic.firstSprint, epic.lastSprint)}
        <span aria-hidden="true"> → </span>
        <span className="sr-only"> becomes </span>
        <span className="font-medium">{spanWords(to.firstSprint, to.lastSprint)}</span>
      </p>
      <ul className="flex flex-col gap-1">
        {leaving.map((words) => (
          <li key={words} className="wrap-anywhere">
            {words}
          </li>
        ))}
      </ul>
    </FormDialog>
  );
}
