"use client";

import { Bookmark } from "lucide-react";
import dynamic from "next/dynamic";
import { lazily } from "@/components/ui/lazily";
import { Select } from "@/components/ui/select";
import { Segmented } from "@/components/ui/segmented";
import { TextField } from "@/components/ui/text-field";
import { ToolbarBox } from "@/components/ui/toolbar-box";
import type { GroundView } from "@/lib/domain/backlog/ground";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import type { MapAddressing } from "./use-map-address";

const SavedViews = lazily(dynamic(() => import("../saved-views").then((module) => module.SavedViews)));

type MapToolbarProps = MapAddressing & {
  ground: GroundView;
  milestones: RoadmapView["milestones"];
  labels: readonly string[];
};

/** Which Epics, which Stories, and what the rows are. */
export function MapToolbar({ ground, milestones, labels, address, change }: MapToolbarProps) {
  const last = Math.max(0, ...ground.epics.map(({ lastSprint }) => lastSprint ?? 0));
  const inReach = milestones.filter((one) => one.firstSprint <= last || one.number === address.milestone);
  return (
    <>
      <Select
        aria-label="Epics"
        className="max-md:grow max-md:basis-[calc(50%-0.25rem)] md:w-56"
        value={address.milestone ?? ""}
        onChange={({ target }) => change({ milestone: Number(target.value) || null, column: null })}
      >
        <option value="">All open Epics</option>
        {inReach.map(({ number, name }) => (
          <option key={number} value={number}>
            M{number} {name}
          </option>
        ))}
      </Select>
      <Select
        aria-label="Scrum Team"
        className="max-md:grow max-md:basis-[calc(50%-0.25rem)] md:w-44"
        value={address.team ?? ""}
        onChange={({ target }) => change({ team: target.value || null })}
      >
        <option value="">All teams</option>
        {ground.teams.map(({ id, slug, name }) => (
          <option key={id} value={slug}>
            {name}
          </option>
        ))}
      </Select>
      <Segmented
        label="Rows"
        value={address.rows}
        onChange={(rows) => change({ rows })}
        options={[
          { value: "sprint", label: "By sprint" },
          { value: "team", label: "By team" },
        ]}
      />
      <span className="ml-auto max-md:hidden" />
      <Select
        aria-label="Label"
        className="max-md:grow max-md:basis-24 md:w-36"
        value={address.label ?? ""}
        onChange={({ target }) => change({ label: target.value || null })}
      >
        <option value="">Any label</option>
        {labels.map((label) => (
          <option key={label} value={label}>
            {label}
          </option>
        ))}
      </Select>
      <TextField
        type="search"
        aria-label="Text in title or number"
        placeholder="Title or number"
        className="max-md:w-auto max-md:grow max-md:basis-40 md:w-44"
        value={address.text}
        onChange={({ target }) => change({ text: target.value })}
      />
      <ToolbarBox label="Saved views" icon={<Bookmark />} className="w-80">
        <SavedViews page="story-map" teams={ground.teams} />
      </ToolbarBox>
    </>
  );
}
