"use client";

import { Segmented } from "@/components/ui/segmented";
import { type CadenceChoice, milestoneSprintsFor, sprintLengths } from "@/lib/domain/calendar/cadence";
import { counted } from "@/lib/domain/words";
import { weeksWords } from "./calendar-words";

type CadenceFieldsProps = { value: CadenceChoice; onChange: (value: CadenceChoice) => void };

/** How long a Flow Sprint is and how many make a Milestone: only what works can be chosen. */
export function CadenceFields({ value, onChange }: CadenceFieldsProps) {
  const { sprintWeeks, milestoneSprints } = value;
  const rhythms = milestoneSprintsFor(sprintWeeks);
  const chooseLength = (text: string) => {
    const weeks = Number(text);
    const works = milestoneSprintsFor(weeks);
    onChange({
      sprintWeeks: weeks,
      milestoneSprints: works.includes(milestoneSprints) ? milestoneSprints : (works[0] ?? 2),
    });
  };
  return (
    <>
      <div className="flex flex-col items-start gap-1">
        <span className="font-medium">Length of a Flow Sprint</span>
        <Segmented
          label="Length of a Flow Sprint"
          options={sprintLengths.map((weeks) => ({ value: String(weeks), label: weeksWords(weeks) }))}
          value={String(sprintWeeks)}
          onChange={chooseLength}
        />
      </div>
      <div className="flex flex-col items-start gap-1">
        <span className="font-medium">A Milestone takes</span>
        {rhythms.length > 1 ? (
          <Segmented
            label="Flow Sprints a Milestone"
            options={rhythms.map((count) => ({
              value: String(count),
              label: `${count} Flow Sprints`,
              title: weeksWords(count * sprintWeeks),
            }))}
            value={String(milestoneSprints)}
            onChange={(text) => onChange({ sprintWeeks, milestoneSprints: Number(text) })}
          />
        ) : (
          <p className="flex h-control items-center">{counted(milestoneSprints, "Flow Sprint")}</p>
        )}
        <p className="text-sm text-ink-2">{milestoneSprints * sprintWeeks} weeks. A Milestone has 8 to 10.</p>
      </div>
    </>
  );
}
