"use client";

import { Download, Redo2, Rows3, Spline, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { Chip, chipLook } from "@/components/ui/chip";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import type { RoadmapFilters, TimelineAddress } from "@/lib/domain/roadmap/filters";
import { type LaneKind, laneKinds, milestoneTitle } from "@/lib/domain/roadmap/lanes";
import { type Zoom, zooms } from "@/lib/domain/roadmap/layout";
import { counted } from "@/lib/domain/words";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { TimelineFilters } from "./timeline-filters";
import type { TimelineModel } from "./use-timeline-model";

type ToolbarProps = {
  view: RoadmapView;
  model: TimelineModel;
  address: TimelineAddress;
  change(part: Partial<TimelineAddress>): void;
  filter(part: Partial<RoadmapFilters>): void;
  onShowDay(day: number): void;
  onOpenMilestone?: ((number: number) => void) | undefined;
  onSave(kind: "svg" | "png" | "print"): void;
  undo?: { undo(): void; redo(): void };
  calendarHref?: string;
  extra?: ReactNode;
};

const zoomWords: Record<Zoom, string> = {
  sprint: "Sprint",
  milestone: "Milestone",
  quarter: "Quarter",
  year: "Year",
  three_years: "3 years",
};

const laneWords: Record<LaneKind, string> = { team: "Teams", milestone: "Milestones", value: "Value" };

/** What of the roadmap is shown and how, and what troubles it: each figure leads to what it counts. */
export function TimelineToolbar(props: ToolbarProps) {
  const { view, model, address, change, filter, onShowDay, onOpenMilestone, onSave, undo, calendarHref, extra } = props;
  const conflicts = model.conflicts.length;
  const over = model.standings.filter(
    ({ load, milestone }) => load.overBy > 0 && load.capacity > 0 && milestone.lastSprint >= (model.present ?? 0),
  );
  const cadence = calendarHref ? view.cadence : null;
  const hasFacts = conflicts > 0 || address.filters.onlyConflicts || over.length > 0 || cadence !== null;
  return (
    <div className="flex min-h-10 shrink-0 items-center gap-2 overflow-x-auto border-b bg-surface px-4 py-1.5 [scrollbar-width:none] print:hidden">
      {address.form === "timeline" ? (
        <>
          <Segmented
            label="Lanes"
            value={address.lanes}
            onChange={(lanes) => change({ lanes })}
            options={laneKinds.map((value) => ({ value, label: laneWords[value] }))}
          />
          {hasFacts ? <span aria-hidden="true" className="mx-1 h-5 w-px shrink-0 bg-line" /> : null}
        </>
      ) : null}
      <div className="flex min-w-0 flex-1 items-center gap-1.5 overflow-x-auto py-1 mask-r-from-[calc(100%-1rem)] pr-4 [scrollbar-width:none] max-md:flex-none max-md:mask-none max-md:pr-0">
        {conflicts > 0 || address.filters.onlyConflicts ? (
          <Chip
            tone="bad"
            dot
            pressed={address.filters.onlyConflicts}
            title="Show only the Epics in conflict"
            onClick={() => filter({ onlyConflicts: !address.filters.onlyConflicts })}
          >
            {counted(conflicts, "dependency conflict")}
          </Chip>
        ) : null}
        {over.map(({ milestone, load }) => (
          <Chip
            key={milestone.id}
            tone="warn"
            dot
            title={`${milestoneTitle(milestone)}: ${load.load.toLocaleString("en")} points planned, ${load.capacity.toLocaleString("en")} of capacity`}
            onClick={() => {
              const column = model.axis?.columns.find(({ number }) => number === milestone.firstSprint);
              if (column) onShowDay(column.start);
              onOpenMilestone?.(milestone.number);
            }}
          >
            M{milestone.number} over capacity by {load.overBy.toLocaleString("en")} pts
          </Chip>
        ))}
        {cadence ? (
          <a href={calendarHref} className={chipLook("ok", "max-md:hidden")}>
            <span aria-hidden="true" className="size-2 shrink-0 rounded-full bg-current" />
            Cadence: {counted(cadence.sprintWeeks, "week")}, {counted(cadence.milestoneSprints, "sprint")} a milestone
          </a>
        ) : null}
      </div>
      <div className="flex shrink-0 items-center">
        {extra}
        <TimelineFilters view={view} filters={address.filters} filter={filter} />
        {address.form === "timeline" ? (
          <IconButton
            label="Show satisfied Dependencies"
            icon={<Spline />}
            aria-pressed={address.satisfied}
            onClick={() => change({ satisfied: !address.satisfied })}
          />
        ) : null}
        <IconButton
          label="Show as table"
          icon={<Rows3 />}
          aria-pressed={address.form === "table"}
          onClick={() => change({ form: address.form === "table" ? "timeline" : "table" })}
        />
        {undo ? (
          <>
            <IconButton label="Undo" shortcut="Ctrl Z" icon={<Undo2 />} onClick={undo.undo} />
            <IconButton label="Redo" shortcut="Ctrl Shift Z" icon={<Redo2 />} onClick={undo.redo} />
          </>
        ) : null}
        <Menu
          label="Export"
          align="end"
          trigger={
            <button
              type="button"
              aria-label="Export the timeline"
              title="Export the timeline"
              className="inline-grid size-control shrink-0 place-items-center rounded text-ink-2 hover:bg-hover hover:text-ink [&_svg]:size-4"
            >
              <Download />
            </button>
          }
          items={[
            { kind: "heading", label: "What is in sight" },
            { label: "Save as PNG", onSelect: () => onSave("png") },
            { label: "Save as SVG", onSelect: () => onSave("svg") },
            { label: "Print…", onSelect: () => onSave("print") },
          ]}
        />
      </div>
      {address.form === "timeline" ? (
        <>
          <Segmented
            label="Zoom"
            className="max-2xl:hidden"
            value={address.zoom}
            onChange={(zoom) => change({ zoom })}
            options={zooms.map((value) => ({ value, label: zoomWords[value] }))}
          />
          <Select
            aria-label="Zoom"
            className="w-28 shrink-0 2xl:hidden"
            value={address.zoom}
            onChange={({ target }) => change({ zoom: zooms.find((zoom) => zoom === target.value) ?? address.zoom })}
          >
            {zooms.map((zoom) => (
              <option key={zoom} value={zoom}>
                {zoomWords[zoom]}
              </option>
            ))}
          </Select>
        </>
      ) : null}
    </div>
  );
}
