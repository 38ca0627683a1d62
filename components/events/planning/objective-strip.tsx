"use client";

import clsx from "clsx";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import type { Objective } from "@/lib/domain/events/claims";

type ObjectiveStripProps = {
  objective: Objective;
  sprint: number;
  isTakenUp: boolean;
  /** Its Epics, as list items. */
  children: ReactNode;
};

/** An objective with its Epics under it. One that nobody has taken up stands out. */
export function ObjectiveStrip({ objective, sprint, isTakenUp, children }: ObjectiveStripProps) {
  return (
    <section aria-label={objective.text} className="flex flex-col gap-2.5">
      <div className={clsx("border-l-3 pl-3", isTakenUp ? "border-line-strong" : "border-accent")}>
        <p className="flex items-center gap-2 text-sm text-ink-2">
          Objective for Flow Sprint {sprint}
          <Badge tone={isTakenUp ? "ok" : "warn"}>{isTakenUp ? "taken up" : "nobody has taken it up"}</Badge>
        </p>
        <h2 className="text-md font-semibold wrap-anywhere">{objective.text}</h2>
      </div>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-2.5">{children}</ul>
    </section>
  );
}
