"use client";

import { ListFilter } from "lucide-react";
import dynamic from "next/dynamic";
import { Popover } from "@/components/ui/popover";
import { countFilters } from "@/lib/domain/roadmap/filters";
import type { FiltersProps } from "./timeline-filter-fields";

const TimelineFilterFields = dynamic(() =>
  import("./timeline-filter-fields").then((module) => module.TimelineFilterFields),
);

/** What is left in sight. All of it is in the address. */
export function TimelineFilters({ view, filters, filter }: FiltersProps) {
  const count = countFilters(filters);
  return (
    <Popover
      label="Filters"
      align="end"
      className="w-96 max-md:w-[calc(100vw-1rem)]"
      trigger={
        <button
          type="button"
          aria-label={count > 0 ? `Filters, ${count} set` : "Filters"}
          title="Filters"
          data-on={count > 0 || undefined}
          className="inline-flex h-control min-w-control shrink-0 items-center justify-center gap-1 rounded px-1.5 text-ink-2 hover:bg-hover hover:text-ink data-on:bg-accent-soft data-on:text-accent-ink [&_svg]:size-4"
        >
          <ListFilter aria-hidden="true" />
          {count > 0 ? <span className="text-sm font-medium">{count}</span> : null}
        </button>
      }
    >
      <TimelineFilterFields view={view} filters={filters} filter={filter} />
    </Popover>
  );
}
