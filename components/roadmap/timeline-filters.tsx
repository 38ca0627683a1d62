"use client";

import { ListFilter } from "lucide-react";
import dynamic from "next/dynamic";
import { lazily } from "@/components/ui/lazily";
import { ToolbarBox } from "@/components/ui/toolbar-box";
import { countFilters } from "@/lib/domain/roadmap/filters";
import type { FiltersProps } from "./timeline-filter-fields";

const TimelineFilterFields = lazily(
  dynamic(() => import("./timeline-filter-fields").then((module) => module.TimelineFilterFields)),
);

/** What is left in sight. All of it is in the address. */
export function TimelineFilters({ view, filters, filter }: FiltersProps) {
  return (
    <ToolbarBox label="Filters" icon={<ListFilter />} count={countFilters(filters)} className="w-96">
      <TimelineFilterFields view={view} filters={filters} filter={filter} />
    </ToolbarBox>
  );
}
