"use client";

import { useHere } from "@/components/flow-teams/here";
import { FormDialog } from "@/components/ui/form-dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { startSprint } from "@/lib/actions/sprints";
import { useCommand } from "@/lib/client/use-command";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { type SprintView, committedPoints, daysLate, teamsOverCommitted } from "@/lib/domain/calendar/sprint-life";
import { counted } from "@/lib/domain/words";
import { rangeWords } from "../calendar-words";
import { SprintGate } from "./sprint-gate";

type StartDialogProps = { sprint: SprintView; today: CalendarDate; onClose(): void };

/** Confirms the Flow Sprint Goal and starts: what is committed by then is what the teams began with. */
export function StartDialog({ sprint, today, onClose }: StartDialogProps) {
  const { flowTeamId, slug } = useHere();
  const command = useCommand(startSprint, {
    isInline: true,
    done: () => `Flow Sprint ${sprint.number} runs`,
    onDone: onClose,
  });
  const late = daysLate(sprint.startsOn, today);
  const { committed } = committedPoints(sprint.stays);
  const withoutGoal = sprint.teams.filter(({ goal }) => goal === "").length;
  const over = teamsOverCommitted(sprint);
  return (
    <FormDialog
      title={`Start Flow Sprint ${sprint.number}?`}
      description="From then on, what enters or leaves a Sprint Backlog is a scope change with a reason. A start can't be taken back."
      submitLabel="Confirm the goal and start"
      pending={command.pending}
      onClose={onClose}
      onSubmit={() => void command.run({ flowTeamId, sprintNumber: sprint.number, goal: sprint.goal })}
    >
      <blockquote className="border-l-2 border-accent pl-3 text-md wrap-anywhere">
        {sprint.goal || "There is no Flow Sprint Goal yet: word it on the page first."}
      </blockquote>
      <ul className="flex list-disc flex-col gap-1 pl-4 text-ink-2">
        <li>
          Its days are {rangeWords(sprint, today)}; {startWords(late)}. The dates stay.
        </li>
        <li>
          {counted(sprint.stays.length, "Story", "Stories")} with {counted(committed, "point")} are committed.
        </li>
        {withoutGoal > 0 ? <li>{counted(withoutGoal, "Scrum Team")} without a Team Sprint Goal.</li> : null}
        {over.length > 0 ? <li>Over capacity (BLG-4): {over.map(({ name }) => name).join(", ")}.</li> : null}
      </ul>
      <SprintGate sprint={sprint} transition="start" />
      <RefusalNotice refusal={command.refusal} rulebookHref={`/flow-teams/${slug}/rulebook`} />
    </FormDialog>
  );
}

function startWords(late: number): string {
  if (late === 0) return "today is its first";
  return late > 0 ? `this start is ${counted(late, "day")} late` : `this start is ${counted(-late, "day")} early`;
}
