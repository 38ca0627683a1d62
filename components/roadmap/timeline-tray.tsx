"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { lazily } from "@/components/ui/lazily";
import { TextField } from "@/components/ui/text-field";
import { matchesText } from "@/lib/domain/roadmap/filters";
import { counted, wordsTyped } from "@/lib/domain/words";
import type { TrayProps } from "./timeline-tray-list";

const TrayList = lazily(
  dynamic(() => import("./timeline-tray-list").then((module) => module.TrayList)),
  <div className="h-29" />,
);

/** Epics without a span, below the timeline: carried onto it, opened, or moved by a dialog. */
export function UnplannedTray({ epics, teams, rights, timeline, onOpen, onMoveDialog }: TrayProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [search, setSearch] = useState("");
  const words = wordsTyped(search);
  const shown = words.length > 0 ? epics.filter((epic) => matchesText(epic, words)) : epics;
  const Arrow = isOpen ? ChevronDown : ChevronUp;
  return (
    <section aria-label="Unplanned Epics" className="shrink-0 border-t bg-surface print:hidden">
      <div className="flex min-h-10 items-center gap-3 px-4 pointer-coarse:py-1">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          className="-ml-1 inline-flex h-control shrink-0 items-center gap-1.5 rounded px-1 font-medium whitespace-nowrap hover:bg-hover"
        >
          <Arrow aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
          Unplanned
          <span className="font-normal text-ink-3">{counted(epics.length, "Epic")}</span>
        </button>
        {isOpen ? (
          <>
            <TextField
              aria-label="Search unplanned Epics"
              placeholder="Search"
              value={search}
              onChange={({ target }) => setSearch(target.value)}
              className="min-w-0 flex-1 md:max-w-52"
            />
            <span className="truncate text-sm text-ink-3 max-md:hidden">
              Carry one onto the timeline<span data-typed-keys="">, or press M on it</span>.
            </span>
          </>
        ) : null}
      </div>
      {isOpen ? (
        shown.length > 0 ? (
          <TrayList
            epics={shown}
            teams={teams}
            rights={rights}
            timeline={timeline}
            onOpen={onOpen}
            onMoveDialog={onMoveDialog}
          />
        ) : (
          <p className="px-4 pb-4 text-ink-2">
            {epics.length > 0 ? "No unplanned Epic matches." : "Every Epic here has its Flow Sprints."}
          </p>
        )
      ) : null}
    </section>
  );
}
