"use client";

import { useState } from "react";
import { FormDialog } from "@/components/ui/form-dialog";
import { useHere } from "@/components/flow-teams/here";
import { Field } from "@/components/ui/field";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { addPause } from "@/lib/actions/calendar";
import { useCommand } from "@/lib/client/use-command";
import { type Calendar, firstOpenSprint } from "@/lib/domain/calendar/calendar";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { addPause as withPause, longestPauseWeeks } from "@/lib/domain/calendar/pauses";
import type { MilestoneOfCalendar } from "@/lib/domain/calendar/view";
import { weekdayWords, weeksWords } from "./calendar-words";
import { MovesShown } from "./moves-shown";

type PauseDialogProps = {
  calendar: Calendar;
  milestones: readonly MilestoneOfCalendar[];
  today: CalendarDate;
  /** The boundary it opens at; null for the next one. */
  afterSprint: number | null;
  onClose: () => void;
};

/** Puts in a pause: where, how long and what for, and what that moves. */
export function PauseDialog({ calendar, milestones, today, afterSprint: wanted, onClose }: PauseDialogProps) {
  const { flowTeamId, slug } = useHere();
  const boundaries = openBoundaries(calendar, today);
  const [afterSprint, setAfterSprint] = useState(wanted ?? boundaries[0] ?? 1);
  const [weeks, setWeeks] = useState(1);
  const [reason, setReason] = useState("");
  const command = useCommand(addPause, {
    isInline: true,
    done: () => `Pause of ${weeksWords(weeks)} put in after S${afterSprint}`,
    onDone: onClose,
  });
  const edit = (change: () => void) => {
    change();
    command.dismiss();
  };
  const change = withPause(calendar, { afterSprint, weeks, reason }, today);
  const refusal = command.refusal ?? (change.ok ? null : change.refusal);
  return (
    <FormDialog
      title="Put in a pause"
      description="Whole weeks without a Flow Sprint. All that follows moves by them and keeps its numbers."
      submitLabel="Put in the pause"
      pending={command.pending}
      onClose={onClose}
      onSubmit={() => void command.run({ flowTeamId, afterSprint, weeks, reason })}
    >
      <div className="grid gap-3 sm:grid-cols-[1fr_9rem]">
        <Field label="After" error={refusal?.fields?.afterSprint}>
          <Select value={afterSprint} onChange={(event) => edit(() => setAfterSprint(Number(event.target.value)))}>
            {boundaries.map((number) => (
              <option key={number} value={number}>
                Flow Sprint {number}, ends {weekdayWords(calendar.sprints[number - 1]?.endsOn ?? today, today)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="For" error={refusal?.fields?.weeks}>
          <Select value={weeks} onChange={(event) => edit(() => setWeeks(Number(event.target.value)))}>
            {Array.from({ length: longestPauseWeeks }, (_, at) => at + 1).map((count) => (
              <option key={count} value={count}>
                {weeksWords(count)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Field label="What for" error={refusal?.fields?.reason} hint="A year-end break, a company week.">
        <TextField value={reason} maxLength={200} onChange={(event) => edit(() => setReason(event.target.value))} />
      </Field>
      <RefusalNotice
        refusal={refusal}
        shownFields={["afterSprint", "weeks", "reason"]}
        rulebookHref={`/flow-teams/${slug}/rulebook`}
      />
      {change.ok ? <MovesShown moves={change.value.moves} milestones={milestones} today={today} /> : null}
    </FormDialog>
  );
}

/** The Flow Sprints a pause may still come after, those with one already left out. */
function openBoundaries(calendar: Calendar, today: CalendarDate): number[] {
  const taken = new Set(calendar.pauses.map(({ afterSprint }) => afterSprint));
  const first = Math.max(1, firstOpenSprint(calendar, today) - 1);
  return calendar.sprints.slice(first - 1, -1).flatMap(({ number }) => (taken.has(number) ? [] : [number]));
}
