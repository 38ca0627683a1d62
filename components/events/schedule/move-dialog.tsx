"use client";

import { useState } from "react";
import { weekdayName } from "@/components/calendar/calendar-words";
import { useHere } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DateField } from "@/components/ui/date-field";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Segmented } from "@/components/ui/segmented";
import { TextField } from "@/components/ui/text-field";
import { moveEvent, moveSeries } from "@/lib/actions/events-schedule";
import { useServerNow } from "@/lib/client/server-clock";
import { useCommand } from "@/lib/client/use-command";
import { isCalendarDate, isWorkingDay } from "@/lib/domain/calendar/dates";
import { editsTo } from "@/lib/domain/edit";
import { contracts } from "@/lib/domain/events/contracts";
import { holidayWords } from "@/lib/domain/events/days-off";
import { daysFor } from "@/lib/domain/events/event-days";
import type { EventPlace } from "@/lib/domain/events/schedule-model";
import { ifMoved } from "@/lib/domain/events/schedule-move";
import { checkPlace } from "@/lib/domain/events/schedule-rules";
import type { ScheduleView, ShownEvent } from "@/lib/domain/events/schedule-view";
import { clockWords, readClock, whenWords } from "@/lib/domain/events/schedule-words";
import { MoveWarnings } from "./move-warnings";

type MoveDialogProps = {
  event: ShownEvent;
  name: string;
  view: ScheduleView;
  /** Begins with where its series has it. */
  isBack?: boolean;
  onClose(): void;
};

type Draft = { day: string; start: string; minutes: string };

const draftOf = ({ day, startMinute, minutes }: EventPlace): Draft => ({
  day,
  start: clockWords(startMinute),
  minutes: String(minutes),
});

/**
 * Puts an event elsewhere, or all of its kind from its Flow Sprint on; what that would lead to is said before.
 */
export function MoveDialog({ event, name, view, isBack = false, onClose }: MoveDialogProps) {
  const { flowTeamId, slug } = useHere();
  const { key, kind, day, startMinute, minutes, usual } = event;
  const place: EventPlace = { day, startMinute, minutes };
  const [scope, setScope] = useState<"one" | "series">("one");
  /** What was typed holds whatever it is for; the rest follows what is moved. */
  const [typed, setTyped] = useState<Partial<Draft>>(isBack && usual ? draftOf(usual) : {});
  const [takesAlong, setTakesAlong] = useState(false);
  const now = useServerNow(false);
  const options = { isInline: true, done: () => `${name} moved: those it is for are told`, onDone: onClose };
  const one = useCommand(moveEvent, options);
  const series = useCommand(moveSeries, {
    ...options,
    done: () => `All moved from S${view.sprint.number} on: those they are for are told`,
  });
  const command = scope === "one" ? one : series;
  /** What the person saw: the event, or where its series puts it. */
  const seen = scope === "one" ? place : (usual ?? place);
  const box = contracts[kind].minutes;
  const { first, last } = daysFor(kind, view.sprint);
  const isDaily = contracts[kind].rhythm === "working day";
  /** Those of every working day have no day to be moved to. */
  const keepsDay = scope === "series" && isDaily;
  const draft: Draft = { ...draftOf(seen), ...typed, ...(keepsDay ? { day: seen.day } : {}) };
  const start = readClock(draft.start);
  const errors = command.refusal?.fields ?? {};
  const wanted: EventPlace = { day: draft.day, startMinute: start ?? -1, minutes: Number(draft.minutes) };
  const fits = isCalendarDate(draft.day) && start !== null && checkPlace(kind, wanted, view.sprint).ok;
  const moved = fits && now !== null ? ifMoved(view, { event, scope, place: wanted, takesAlong }, now) : null;

  /** What was refused isn't what stands there any more. */
  function change(to: Partial<Draft>): void {
    setTyped({ ...typed, ...to });
    if (command.refusal?.fields) command.dismiss();
  }

  function choose(to: "one" | "series"): void {
    setScope(to);
    one.dismiss();
    series.dismiss();
  }

  function submit(): void {
    const edits = editsFrom(seen, wanted);
    if (edits && scope === "one") return void one.run({ flowTeamId, key, edits });
    if (edits) return void series.run({ flowTeamId, key, edits, takesAlong });
    // The series stays as it is: this one alone goes back to it.
    const back = scope === "series" && takesAlong && usual ? editsFrom(place, usual) : null;
    if (!back) return onClose();
    void one.run({ flowTeamId, key, edits: back });
  }

  return (
    <FormDialog title={`Move ${name}`} submitLabel="Move" pending={command.pending} onClose={onClose} onSubmit={submit}>
      <Segmented
        label="What is moved"
        value={scope}
        onChange={choose}
        options={[
          { value: "one", label: "This one" },
          {
            value: "series",
            label: isDaily ? `All from S${view.sprint.number} on` : `Each from S${view.sprint.number} on`,
          },
        ]}
      />
      {scope === "series" && usual ? (
        <Checkbox
          label={`Take this one along, from ${whenWords(day, startMinute)}`}
          hint="It was moved by hand, and stays where it is unless you take it along."
          checked={takesAlong}
          onChange={({ target }) => setTakesAlong(target.checked)}
        />
      ) : null}
      {scope === "one" && usual && editsFrom(wanted, usual) ? (
        <p className="flex flex-wrap items-center gap-2 text-ink-2">
          Its series has it on {whenWords(usual.day, usual.startMinute)}.
          <Button onClick={() => change(draftOf(usual))}>Back to its series</Button>
        </p>
      ) : null}
      <div className="grid gap-3 sm:grid-cols-3">
        <Field label="Day" hint={hintOn(draft.day, event, view)} error={errors["edits.day.to"] ?? errors.day}>
          <DateField
            value={draft.day}
            min={first}
            max={last}
            disabled={keepsDay}
            onChange={(to) => change({ day: to })}
          />
        </Field>
        <Field label="Start" error={errors["edits.startMinute.to"] ?? errors.startMinute}>
          <TextField type="time" value={draft.start} onChange={({ target }) => change({ start: target.value })} />
        </Field>
        <Field
          label="Minutes"
          hint={box.least === box.most ? `${box.least}` : `${box.least} to ${box.most}`}
          error={errors["edits.minutes.to"] ?? errors.minutes}
        >
          <TextField
            inputMode="numeric"
            value={draft.minutes}
            onChange={({ target }) => change({ minutes: target.value })}
          />
        </Field>
      </div>
      <p className="text-sm text-ink-3">Times are those of {view.timeZone}.</p>
      {moved ? <MoveWarnings moved={moved} /> : null}
      <RefusalNotice
        refusal={command.refusal}
        shownFields={["day", "startMinute", "minutes", "edits.day.to", "edits.startMinute.to", "edits.minutes.to"]}
        rulebookHref={`/flow-teams/${slug}/rulebook`}
      />
    </FormDialog>
  );
}

/** What leads from one place to another; null where they are the same. */
function editsFrom(seen: EventPlace, to: EventPlace) {
  const fields = (["day", "startMinute", "minutes"] as const).filter((field) => to[field] !== seen[field]);
  if (fields.length === 0) return null;
  return editsTo<EventPlace>(Object.fromEntries(fields.map((field) => [field, to[field]])), seen);
}

/** What there is to know about a day that isn't refused. */
function hintOn(day: string, { teamId }: ShownEvent, { holidays, teams }: ScheduleView): string | null {
  if (!isCalendarDate(day)) return null;
  if (!isWorkingDay(day)) return `A ${weekdayName(day)}: no working day.`;
  return holidayWords(day, { holidays, teams: teams.length }, teamId);
}
