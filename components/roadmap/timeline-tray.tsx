"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { ChevronDown, ChevronUp } from "lucide-react";
import { type PointerEvent, type RefObject, useRef, useState } from "react";
import { teamColor } from "@/components/ui/team-color";
import { TextField } from "@/components/ui/text-field";
import type { TimelineHandle } from "@/components/ui/timeline/model";
import { matchesText } from "@/lib/domain/roadmap/filters";
import { counted } from "@/lib/domain/roadmap/timeline-words";
import type { EpicInView, TeamInView } from "@/lib/domain/roadmap/view";
import type { RoadmapRights } from "./timeline-rights";

type TrayProps = {
  epics: readonly EpicInView[];
  teams: readonly TeamInView[];
  rights: RoadmapRights;
  timeline: RefObject<TimelineHandle | null>;
  onOpen?(epic: EpicInView): void;
  onMoveDialog(epic: EpicInView): void;
};

const rows = 3;
const cardWidth = 232;

/** Epics without a span, below the timeline: carried onto it, opened, or moved by a dialog. */
export function UnplannedTray({ epics, teams, rights, timeline, onOpen, onMoveDialog }: TrayProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [search, setSearch] = useState("");
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = words.length > 0 ? epics.filter((epic) => matchesText(epic, words)) : epics;
  const Arrow = isOpen ? ChevronDown : ChevronUp;
  return (
    <section aria-label="Unplanned Epics" className="shrink-0 border-t bg-surface print:hidden">
      <div className="flex h-10 items-center gap-3 px-4">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          className="-ml-1 inline-flex h-control items-center gap-1.5 rounded px-1 font-medium hover:bg-hover"
        >
          <Arrow aria-hidden="true" className="size-4 text-ink-3" />
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
              className="max-w-52"
            />
            <span className="truncate text-sm text-ink-3 max-md:hidden">
              Carry one onto the timeline, or press M on it.
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

function TrayList({ epics, teams, rights, timeline, onOpen, onMoveDialog }: TrayProps) {
  const room = useRef<HTMLDivElement>(null);
  const columns = useVirtualizer({
    horizontal: true,
    count: Math.ceil(epics.length / rows),
    getScrollElement: () => room.current,
    estimateSize: () => cardWidth,
    overscan: 3,
  });
  const hues = new Map(teams.map((team) => [team.id, team]));
  const onPointerDown = (event: PointerEvent, epic: EpicInView) => {
    if (event.button !== 0 || !rights.move(epic)) return;
    timeline.current?.carryIn(event.nativeEvent, {
      id: epic.id,
      label: epic.title,
      length: 1,
      laneId: epic.leadTeamId,
    });
  };
  return (
    <div ref={room} className="h-29 overflow-x-auto overscroll-contain px-4">
      <ul className="relative h-25" style={{ width: columns.getTotalSize() }}>
        {columns.getVirtualItems().flatMap((column) =>
          epics.slice(column.index * rows, column.index * rows + rows).map((epic, row) => {
            const team = epic.leadTeamId ? hues.get(epic.leadTeamId) : undefined;
            return (
              <li
                key={epic.id}
                className="absolute h-8 pr-2 pb-1"
                style={{ left: column.start, top: row * 33, width: cardWidth }}
                {...(team ? teamColor(team.hue) : {})}
              >
                <button
                  type="button"
                  aria-keyshortcuts="M"
                  onPointerDown={(event) => onPointerDown(event, epic)}
                  onClick={() => onOpen?.(epic)}
                  onKeyDown={(event) => {
                    if (event.key.toLowerCase() !== "m" || event.ctrlKey || event.metaKey || !rights.move(epic)) return;
                    event.preventDefault();
                    onMoveDialog(epic);
                  }}
                  className={`flex size-full items-center gap-1.5 rounded-md border px-2 text-left text-sm select-none ${team ? "border-team-edge bg-team-tint text-team-ink" : "border-line-strong bg-sunken text-ink-2"}`}
                >
                  <span className="shrink-0 opacity-75">E-{epic.number}</span>
                  <span className="truncate">{epic.title}</span>
                  <span className="sr-only">, {team?.name ?? "no team"}, not planned</span>
                </button>
              </li>
            );
          }),
        )}
      </ul>
    </div>
  );
}
