"use client";

import { type ReactNode, useMemo } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { TextField } from "@/components/ui/text-field";
import { type BoardFilters, countBoardFilters, noBoardFilters } from "@/lib/domain/backlog/board-address";
import { laneOfNone } from "@/lib/domain/backlog/board-model";
import type { GroundView } from "@/lib/domain/backlog/ground";
import type { StoryRow } from "@/lib/domain/backlog/story-row";

type BoardFilterFieldsProps = {
  ground: GroundView;
  stories: readonly StoryRow[];
  filters: BoardFilters;
  filter(part: Partial<BoardFilters>): void;
  myId: string;
  /** What else decides which cards are shown. */
  children: ReactNode;
};

/** What the filters' box holds: only what some card of this board has. */
export function BoardFilterFields({ ground, stories, filters, filter, myId, children }: BoardFilterFieldsProps) {
  const labels = useMemo(() => [...new Set(stories.flatMap((story) => story.labels))].sort(), [stories]);
  const owners = useMemo(() => {
    const named = new Set(stories.map((story) => story.ownerId));
    return ground.people
      .filter(({ id }) => named.has(id))
      .map(({ id, name }) => ({ value: id, label: id === myId ? `${name} (me)` : name }));
  }, [stories, ground.people, myId]);
  const epics = useMemo(() => {
    const named = new Set(stories.map((story) => story.epicId));
    return ground.epics
      .filter(({ id }) => named.has(id))
      .map(({ number, title }) => ({ value: String(number), label: `E-${number} ${title}` }));
  }, [stories, ground.epics]);
  const none = { value: laneOfNone, label: "None" };
  return (
    <div className="grid gap-3">
      <TextField
        aria-label="Text in title, number or label"
        placeholder="Title, number or label"
        value={filters.text}
        onChange={({ target }) => filter({ text: target.value })}
      />
      <Combobox
        aria-label="Epic"
        options={[...epics, none]}
        value={filters.epic === null ? null : filters.epic === 0 ? laneOfNone : String(filters.epic)}
        noneLabel="Any Epic"
        onChange={(epic) => filter({ epic: epic === null ? null : epic === laneOfNone ? 0 : Number(epic) })}
      />
      <Combobox
        aria-label="Owner"
        options={[...owners, { value: laneOfNone, label: "Nobody" }]}
        value={filters.owner}
        noneLabel="Any owner"
        onChange={(owner) => filter({ owner })}
      />
      <Combobox
        aria-label="Label"
        options={labels.map((label) => ({ value: label, label }))}
        value={filters.label}
        noneLabel="Any label"
        onChange={(label) => filter({ label })}
      />
      <Checkbox
        label="Only blocked"
        checked={filters.onlyBlocked}
        onChange={({ target }) => filter({ onlyBlocked: target.checked })}
      />
      {children}
      <div className="flex justify-end">
        <Button
          variant="quiet"
          disabled={countBoardFilters(filters) === 0}
          onClick={() => filter({ ...noBoardFilters, onlyMine: filters.onlyMine })}
        >
          Show all
        </Button>
      </div>
    </div>
  );
}
