"use client";

import { useState } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextArea } from "@/components/ui/text-area";
import { editSprintGoal, startSprint } from "@/lib/actions/sprints";
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
  const [typed, setTyped] = useState("");
  const mayWord = useMay("confirm the flow sprint goal");
  const wording = useCommand(editSprintGoal, { isInline: true });
  const command = useCommand(startSprint, {
    isInline: true,
    done: () => `Flow Sprint ${sprint.number} runs`,
    onDone: onClose,
  });
  const late = daysLate(sprint.startsOn, today);
  const { committed } = committedPoints(sprint.stays);
  const withoutGoal = sprint.teams.filter(({ goal }) => goal === "").length;
  const over = teamsOverCommitted(sprint);
  const { goal } = sprint;
  const written = typed.trim();
  const starts = { flowTeamId, sprintNumber: sprint.number };

  /** A goal written here is saved first, as on the page: it stays where the start is refused. */
  async function start(): Promise<void> {
    if (goal !== "" || written === "") return void (await command.run({ ...starts, goal }));
    const saved = await wording.run({ ...starts, goal: { seen: "", to: written } });
    if (saved.ok) await command.run({ ...starts, goal: written });
  }
  return (
    <FormDialog
      title={`Start Flow Sprint ${sprint.number}?`}
      description="From then on, what enters or leaves a Sprint Backlog is a scope change with a reason. A start can't be taken back."
      submitLabel={goal === "" ? "Save the goal and start" : "Confirm the goal and start"}
      pending={wording.pending || command.pending}
      onClose={onClose}
      onSubmit={() => void start()}
    >
      {goal !== "" ? (
        <blockquote className="border-l-2 border-accent pl-3 text-md wrap-anywhere">{goal}</blockquote>
      ) : mayWord ? (
        <Field
          label="Flow Sprint Goal"
          required
          hint="It has none yet, and the start confirms one (CAL-4): what all teams want to reach together."
          error={wording.refusal?.fields?.goal ?? command.refusal?.fields?.goal}
        >
          <TextArea autoFocus value={typed} maxLength={500} onChange={({ target }) => setTyped(target.value)} />
        </Field>
      ) : (
        <Notice tone="warn" title="There is no Flow Sprint Goal yet">
          The start confirms one (CAL-4). The CSM or the CPO writes it, on this page.
        </Notice>
      )}
      {goal !== "" && written !== "" && written !== goal ? (
        <p className="text-ink-2 wrap-anywhere">
          Meanwhile the goal above was written. You wrote: “{written}”. Close this and change the goal on the page if
          yours should stand.
        </p>
      ) : null}
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
      <RefusalNotice refusal={wording.refusal} shownFields={["goal"]} />
      <RefusalNotice
        refusal={command.refusal}
        shownFields={goal === "" ? ["goal"] : []}
        rulebookHref={`/flow-teams/${slug}/rulebook`}
      />
    </FormDialog>
  );
}

function startWords(late: number): string {
  if (late === 0) return "today is its first";
  return late > 0 ? `this start is ${counted(late, "day")} late` : `this start is ${counted(-late, "day")} early`;
}
