"use client";

import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Choices } from "@/components/ui/choices";
import { Combobox } from "@/components/ui/combobox";
import { TextField } from "@/components/ui/text-field";
import { epicKinds, epicStatuses } from "@/lib/domain/backlog/kinds";
import { kindWords, statusWords } from "@/lib/domain/backlog/words";
import { countFilters, noFilters, type RoadmapFilters } from "@/lib/domain/roadmap/filters";
import type { RoadmapView } from "@/lib/domain/roadmap/view";

export type FiltersProps = {
  view: RoadmapView;
  filters: RoadmapFilters;
  filter(part: Partial<RoadmapFilters>): void;
};

/** What the filters' box holds. */
export function TimelineFilterFields({ view, filters, filter }: FiltersProps) {
  const count = countFilters(filters);
  const labels = useMemo(() => [...new Set(view.epics.flatMap((epic) => epic.labels))].sort(), [view.epics]);
  // The calendar cuts years of Milestones ahead: only those up to the last with an Epic are of use.
  const milestones = useMemo(() => {
    const last = Math.max(0, ...view.epics.map((epic) => epic.lastSprint ?? 0));
    return view.milestones.filter((one) => one.firstSprint <= last || filters.milestones.includes(one.number));
  }, [view, filters.milestones]);
  const owners = useMemo(() => {
    const named = new Set(view.epics.map((epic) => epic.ownerId));
    return view.people.filter((person) => named.has(person.id));
  }, [view.epics, view.people]);
  return (
    <div className="grid gap-3">
      <TextField
        aria-label="Text in title, number or label"
        placeholder="Title, number or label"
        value={filters.text}
        onChange={({ target }) => filter({ text: target.value })}
      />
      <Choices
        name="Team"
        options={[
          ...view.teams.map(({ slug, name }) => ({ value: slug, label: name })),
          { value: "none", label: "No team" },
        ]}
        chosen={filters.teams}
        onChange={(teams) => filter({ teams })}
      />
      <Choices
        name="Milestone"
        options={milestones.map(({ number }) => ({ value: number, label: `M${number}` }))}
        chosen={filters.milestones}
        onChange={(milestones) => filter({ milestones })}
      />
      <Choices
        name="Status"
        options={epicStatuses.map((value) => ({ value, label: statusWords[value] }))}
        chosen={filters.statuses}
        onChange={(statuses) => filter({ statuses })}
      />
      <Choices
        name="Kind"
        options={epicKinds.map((value) => ({ value, label: kindWords[value] }))}
        chosen={filters.kinds}
        onChange={(kinds) => filter({ kinds })}
      />
      <div className="grid grid-cols-2 gap-2">
        <Combobox
          aria-label="Label"
          options={labels.map((label) => ({ value: label, label }))}
          value={filters.labels[0] ?? null}
          noneLabel="Any label"
          onChange={(label) => filter({ labels: label ? [label] : [] })}
        />
        <Combobox
          aria-label="Owner"
          options={owners.map(({ id, name }) => ({ value: id, label: name }))}
          value={filters.owners[0] ?? null}
          noneLabel="Any owner"
          onChange={(owner) => filter({ owners: owner ? [owner] : [] })}
        />
      </div>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        <Checkbox
          label="Only in conflict"
          checked={filters.onlyConflicts}
          onChange={({ target }) => filter({ onlyConflicts: target.checked })}
        />
        <Checkbox
          label="Only not Ready"
          checked={filters.onlyUnready}
          onChange={({ target }) => filter({ onlyUnready: target.checked })}
        />
      </div>
      <div className="flex justify-end">
        <Button variant="quiet" disabled={count === 0} onClick={() => filter(noFilters)}>
          Show all
        </Button>
      </div>
    </div>
  );
}
