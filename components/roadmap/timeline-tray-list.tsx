"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type PointerEvent, type RefObject, useRef } from "react";
import { teamColor } from "@/components/ui/team-color";
import type { TimelineHandle } from "@/components/ui/timeline/model";
import type { EpicInView, TeamInView } from "@/lib/domain/roadmap/view";
import type { RoadmapRights } from "./timeline-rights";

export type TrayProps = {
  epics: readonly EpicInView[];
  teams: readonly TeamInView[];
  rights: RoadmapRights;
  timeline: RefObject<TimelineHandle | null>;
  onOpen?(epic: EpicInView): void;
  onMoveDialog(epic: EpicInView): void;
};

const rows = 3;
const cardWidth = 232;

/** The cards of the tray: only those in sight are in the document. */
export function TrayList({ epics, teams, rights, timeline, onOpen, onMoveDialog }: TrayProps) {
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
