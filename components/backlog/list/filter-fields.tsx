"use client";

import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Choices } from "@/components/ui/choices";
import { Combobox } from "@/components/ui/combobox";
import { TextField } from "@/components/ui/text-field";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { epicKinds, epicStatuses } from "@/lib/domain/backlog/kinds";
import { type ListFilters, countListFilters, filtersWithin, noListFilters } from "@/lib/domain/backlog/list-address";
import { type Backlog, onlyWords, onlys, onlysOfEpics } from "@/lib/domain/backlog/list-kinds";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { storyStatusWords } from "@/lib/domain/backlog/story-words";
import { kindWords, statusWords } from "@/lib/domain/backlog/words";
import { storyStatuses } from "@/lib/domain/backlog/workflow";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { whose } from "./whose";

type FilterFieldsProps = {
  of: Backlog;
  roadmap: RoadmapView;
  ground: GroundView | undefined;
  stories: readonly StoryRow[];
  filters: ListFilters;
  filter(part: Partial<ListFilters>): void;
};

/** What is left in sight. All of it is in the address. */
export function FilterFields({ of, roadmap, ground, stories, filters, filter }: FilterFieldsProps) {
  const count = countListFilters(filtersWithin(of, filters));
  const labels = useMemo(
    () => [...new Set([...roadmap.epics, ...stories].flatMap((item) => item.labels))].sort(),
    [roadmap.epics, stories],
  );
  const isOfEpics = of === "product";
  const statuses = isOfEpics ? [...new Set([...epicStatuses, ...storyStatuses])] : [...storyStatuses];
  const words = { ...statusWords, ...storyStatusWords };
  const sprints = (ground?.sprints ?? []).filter(
    ({ state, number }) => state !== "closed" || stories.some(({ sprint }) => sprint === number),
  );
  return (
    <div className="grid gap-3">
      <TextLine text={filters.text} onChange={(text) => filter({ text })} />
      <Choices
        name="Status"
        options={statuses.map((value) => ({ value, label: words[value] }))}
        chosen={filters.statuses}
        onChange={(chosen) => filter({ statuses: chosen })}
      />
      <Choices
        name="Only"
        options={onlys
          .filter((value) => isOfEpics || !onlysOfEpics.includes(value))
          .map((value) => ({ value, label: onlyWords[value] }))}
        chosen={filters.only}
        onChange={(only) => filter({ only })}
      />
      {of === "product" || of === "flow" ? (
        <Choices
          name="Team"
          options={[
            ...roadmap.teams.map(({ slug, name }) => ({ value: slug, label: name })),
            { value: "none", label: "No team" },
          ]}
          chosen={filters.teams}
          onChange={(teams) => filter({ teams })}
        />
      ) : null}
      {isOfEpics ? (
        <Choices
          name="Kind of Epic"
          options={epicKinds.map((value) => ({ value, label: kindWords[value] }))}
          chosen={filters.kinds}
          onChange={(kinds) => filter({ kinds })}
        />
      ) : null}
      <div className="grid grid-cols-2 gap-2">
        <One
          name="Epic"
          any="Any Epic"
          options={[
            { value: "none", label: "No Epic" },
            ...roadmap.epics.map(({ number, title }) => ({ value: String(number), label: title, hint: `E-${number}` })),
          ]}
          chosen={filters.epics}
          onChange={(epics) => filter({ epics })}
        />
        {of === "product" || of === "team" ? (
          <One
            name="Flow Sprint"
            any="Any Flow Sprint"
            options={[
              { value: "none", label: "Not planned" },
              ...sprints.map(({ number }) => ({ value: String(number), label: `S${number}` })),
            ]}
            chosen={filters.sprints}
            onChange={(chosen) => filter({ sprints: chosen })}
          />
        ) : null}
        <One
          name="Owner"
          any="Any owner"
          options={[
            { value: "none", label: "No owner" },
            ...(ground?.people ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          chosen={filters.owners}
          onChange={(owners) => filter({ owners })}
        />
        <One
          name="Label"
          any="Any label"
          options={labels.map((label) => ({ value: label, label }))}
          chosen={filters.labels}
          onChange={(chosen) => filter({ labels: chosen })}
        />
      </div>
      {count > 0 ? (
        <Button variant="quiet" onClick={() => filter({ ...noListFilters, ...whose(of, filters) })}>
          Clear the filters
        </Button>
      ) : null}
    </div>
  );
}

/** The text as it is typed; the address, and with it the list, follows. */
function TextLine({ text, onChange }: { text: string; onChange(text: string): void }) {
  const [typed, setTyped] = useState(text);
  const [seen, setSeen] = useState(text);
  if (seen !== text) {
    setSeen(text);
    // Cleared or gone back from elsewhere; what the address says while typing is behind.
    if (text === "") setTyped("");
  }
  return (
    <TextField
      aria-label="Text"
      placeholder="Title, number, label or text"
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(target.value);
      }}
    />
  );
}

type OneProps = {
  name: string;
  any: string;
  options: readonly { value: string; label: string; hint?: string }[];
  chosen: readonly string[];
  onChange(chosen: string[]): void;
};

function One({ name, any, options, chosen, onChange }: OneProps) {
  return (
    <Combobox
      aria-label={name}
      options={options}
      value={chosen[0] ?? null}
      noneLabel={any}
      onChange={(value) => onChange(value === null ? [] : [value])}
    />
  );
}
