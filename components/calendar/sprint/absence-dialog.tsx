"use client";

import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DateField } from "@/components/ui/date-field";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { addAbsence, editAbsence, removeAbsence } from "@/lib/actions/sprints";
import { useCommand } from "@/lib/client/use-command";
import type { CapacityView } from "@/lib/domain/calendar/capacity";
import type { CalendarDate } from "@/lib/domain/calendar/dates";

type AbsenceDialogProps = {
  sprintNumber: number;
  /** Whose absences this person may write down. */
  people: CapacityView["people"];
  /** The one that is changed; null for a new one. */
  absence: CapacityView["absences"][number] | null;
  /** Where a new one begins. */
  start: { personId: string; date: CalendarDate };
  onClose(): void;
};

/** Writes down days away, changes them or takes them back. */
export function AbsenceDialog({ sprintNumber, people, absence, start, onClose }: AbsenceDialogProps) {
  const { flowTeamId } = useHere();
  const [personId, setPersonId] = useState(absence?.personId ?? start.personId);
  const [startsOn, setStartsOn] = useState(absence?.startsOn ?? start.date);
  const [endsOn, setEndsOn] = useState(absence?.endsOn ?? start.date);
  const [isHalf, setHalf] = useState(absence?.isHalf ?? false);
  const [note, setNote] = useState(absence?.note ?? "");
  const [seen] = useState(absence);
  const options = { isInline: true, onDone: onClose };
  const add = useCommand(addAbsence, { ...options, done: () => "Absence written down" });
  const edit = useCommand(editAbsence, { ...options, done: () => "Absence changed" });
  const remove = useCommand(removeAbsence, { ...options, done: () => "Absence removed" });
  const refusal = add.refusal ?? edit.refusal ?? remove.refusal;
  const submit = () => {
    const fields = { startsOn, endsOn, isHalf, note };
    if (!seen) return void add.run({ flowTeamId, personId, sprintNumber, ...fields });
    const edits = {
      ...(startsOn !== seen.startsOn && { startsOn: { seen: seen.startsOn, to: startsOn } }),
      ...(endsOn !== seen.endsOn && { endsOn: { seen: seen.endsOn, to: endsOn } }),
      ...(isHalf !== seen.isHalf && { isHalf: { seen: seen.isHalf, to: isHalf } }),
      ...(note !== seen.note && { note: { seen: seen.note, to: note } }),
    };
    if (Object.keys(edits).length === 0) return onClose();
    void edit.run({ flowTeamId, absenceId: seen.id, sprintNumber, edits });
  };
  const name = people.find(({ id }) => id === personId)?.name ?? "";
  return (
    <FormDialog
      title={absence ? `Absence of ${name}` : "Write down an absence"}
      description="Calendar days, first and last included. Weekends and public holidays in them are free anyway."
      submitLabel={absence ? "Save" : "Write it down"}
      pending={add.pending || edit.pending}
      onClose={onClose}
      onSubmit={submit}
    >
      {absence ? null : (
        <Field label="Who" error={refusal?.fields?.personId}>
          <Select value={personId} onChange={(event) => setPersonId(event.target.value)}>
            {people.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="First day" error={refusal?.fields?.startsOn}>
          <DateField value={startsOn} onChange={setStartsOn} />
        </Field>
        <Field label="Last day" error={refusal?.fields?.endsOn}>
          <DateField value={endsOn} onChange={setEndsOn} />
        </Field>
      </div>
      <Checkbox label="Half of each day" checked={isHalf} onChange={(event) => setHalf(event.target.checked)} />
      <Field label="Note" hint="Seen by every Member. No reason is needed." error={refusal?.fields?.note}>
        <TextField value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <RefusalNotice refusal={refusal} shownFields={["personId", "startsOn", "endsOn", "note"]} />
      {seen ? (
        <Button
          variant="quiet"
          className="self-start"
          pending={remove.pending}
          onClick={() => void remove.run({ flowTeamId, absenceId: seen.id })}
        >
          Remove this absence
        </Button>
      ) : null}
    </FormDialog>
  );
}
