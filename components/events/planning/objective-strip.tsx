"use client";

import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import type { Objective } from "@/lib/domain/events/claims";
import { counted } from "@/lib/domain/words";
import { useRoom } from "../room/use-room";

type ObjectiveStripProps = {
  objective: Objective;
  sprint: number;
  isTakenUp: boolean;
  /** Its Epics, as list items. */
  children: ReactNode;
};

/** An objective with its Epics under it. One that is taken up folds away, one that nobody has stands out. */
export function ObjectiveStrip({ objective, sprint, isTakenUp, children }: ObjectiveStripProps) {
  const { isProjector } = useRoom();
  // Told apart, so that it folds as it is taken up, and stays as one left it otherwise.
  return (
    <details key={isTakenUp ? "taken up" : "open"} open={!isTakenUp || isProjector} className="group">
      <summary
        className={clsx(
          "flex cursor-pointer list-none items-start gap-3 border-l-3 pl-3",
          isTakenUp ? "border-line-strong" : "border-accent",
        )}
      >
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-2 text-sm text-ink-2">
            <span className="truncate">Objective for Flow Sprint {sprint}</span>
            <Badge tone={isTakenUp ? "ok" : "warn"}>{isTakenUp ? "taken up" : "nobody has taken it up"}</Badge>
          </span>
          <h2 className="text-md font-semibold wrap-anywhere">{objective.text}</h2>
        </span>
        <span className="mt-2 text-sm whitespace-nowrap text-ink-3">
          {counted(objective.epicIds.length, "Epic")}
          <ChevronDown aria-hidden="true" className="ml-1 inline size-4 transition-transform group-open:rotate-180" />
        </span>
      </summary>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-2.5 pt-2.5">{children}</ul>
    </details>
  );
}
