"use client";

import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Select } from "@/components/ui/select";
import { changeCadence } from "@/lib/actions/calendar";
import { useCommand } from "@/lib/client/use-command";
import { type CadenceChoice, cadenceFrom, describeCadence } from "@/lib/domain/calendar/cadence";
import { type Calendar, firstOpenSprint } from "@/lib/domain/calendar/calendar";
import { changeCadence as withCadence, nearestBoundaries } from "@/lib/domain/calendar/change-cadence";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { calendarOutline } from "@/lib/domain/calendar/outline";
import type { ChangeCadence } from "@/lib/domain/calendar/schema";
import type { MilestoneOfCalendar } from "@/lib/domain/calendar/view";
import { CadenceFields } from "./cadence-fields";
import { weekdayWords } from "./calendar-words";
import { MovesShown } from "./moves-shown";
import { ProposeCadence } from "./propose-cadence";

type CadenceDialogProps = {
  calendar: Calendar;
  milestones: readonly MilestoneOfCalendar[];
  today: CalendarDate;
  cpo: string | null;
  /** The Flow Sprint it opens at; null for the next one. */
  fromSprint: number | null;
  onClose: () => void;
};

/** Changes the cadence from a future Flow Sprint on, with what moves, and what can't be and why. */
export function CadenceDialog({ calendar, milestones, today, cpo, fromSprint: wanted, onClose }: CadenceDialogProps) {
  const { flowTeamId, slug } = useHere();
  const open = firstOpenSprint(calendar, today);
  const [fromSprint, setFromSprint] = useState(wanted ?? open);
  const [choice, setChoice] = useState<CadenceChoice>(() => cadenceFrom(calendar.cadences, fromSprint));
  const command = useCommand(changeCadence, {
    isInline: true,
    done: () => `From S${fromSprint} on: ${describeCadence(choice)}`,
    onDone: onClose,
  });
  const change = { fromSprint, sprintWeeks: choice.sprintWeeks, milestoneSprints: choice.milestoneSprints };
  const result = withCadence(calendar, change, today);
  const seen = calendarOutline(calendar);
  const isSame = result.ok && calendarOutline(result.value.calendar) === seen;
  const needsYes = result.ok && result.value.committedMilestonesMoved.length > 0;
  const input: ChangeCadence & { seen: string } = {
    flowTeamId,
    ...change,
    sprintWeeks: choice.sprintWeeks as ChangeCadence["sprintWeeks"],
    seen,
  };
  const refusal = command.refusal ?? (result.ok ? null : result.refusal);
  const choose = (number: number) => {
    setFromSprint(number);
    command.dismiss();
  };
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Change the cadence"
      description="From a future Flow Sprint on. What has begun keeps its dates; Epics keep their sprint numbers."
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          {needsYes ? null : (
            <Button
              variant="primary"
              pending={command.pending}
              disabled={!result.ok || isSame}
              onClick={() => void command.run(input)}
            >
              Change the cadence
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label="From" error={refusal?.fields?.fromSprint}>
          <Select value={fromSprint} onChange={(event) => choose(Number(event.target.value))}>
            {calendar.sprints.slice(open - 1).map(({ number, startsOn }) => (
              <option key={number} value={number}>
                Flow Sprint {number}, starts {weekdayWords(startsOn, today)}
              </option>
            ))}
          </Select>
        </Field>
        <CadenceFields
          value={choice}
          onChange={(value) => {
            setChoice(value);
            command.dismiss();
          }}
        />
        <RefusalNotice
          refusal={refusal}
          shownFields={["fromSprint"]}
          rulebookHref={`/flow-teams/${slug}/rulebook`}
          actions={
            result.ok ? null : <Boundaries numbers={nearestBoundaries(calendar, change, today)} onChoose={choose} />
          }
        />
        {isSame ? <p className="text-ink-2">This is the cadence it has there already.</p> : null}
        {needsYes ? (
          <ProposeCadence
            key={JSON.stringify(input)}
            input={input}
            numbers={result.value.committedMilestonesMoved}
            cpo={cpo}
          />
        ) : null}
        {result.ok && !isSame ? <MovesShown moves={result.value.moves} milestones={milestones} today={today} /> : null}
      </div>
    </Dialog>
  );
}

function Boundaries({
  numbers,
  onChoose,
}: {
  numbers: { before: number | null; after: number | null };
  onChoose: (number: number) => void;
}) {
  return [numbers.before, numbers.after].map((number) =>
    number === null ? null : (
      <Button key={number} onClick={() => onChoose(number)}>
        Start at Flow Sprint {number}
      </Button>
    ),
  );
}
