"use client";

import { useHere } from "@/components/flow-teams/here";
import { Link } from "@/components/ui/link";
import { useView } from "@/lib/client/use-view";
import { type CapacityView, capacityIn, plannedCapacity } from "@/lib/domain/calendar/capacity";
import type { SprintView, TeamInSprint } from "@/lib/domain/calendar/sprint-life";
import { sourceWords } from "./capacity-words";

type CapacitySourceProps = {
  sprint: Pick<SprintView, "number" | "state">;
  team: Pick<TeamInSprint, "id" | "capacity">;
};

/** Where a team's capacity in the Flow Sprint is from; while it can change, with the way to its sheet. */
export function CapacitySource({ sprint, team }: CapacitySourceProps) {
  const { slug } = useHere();
  const isOpen = sprint.state !== "closed";
  const planned = plannedCapacity(team.capacity);
  const isComputed = planned.from === "computed";
  const { data: view } = useView<CapacityView>({ slug, view: "capacity" }, null, { enabled: isOpen && isComputed });
  const words = sourceWords(planned, sprint.number, view && capacityIn(view, team.id, sprint.number));
  return (
    <p className="text-sm text-ink-3">
      Its capacity of {planned.points} points {isOpen ? "is" : "was"} {words}.{" "}
      {isOpen ? (
        <Link
          className="text-accent-ink underline underline-offset-2"
          href={`/flow-teams/${slug}/capacity?sprint=${sprint.number}&team=${team.id}`}
        >
          Its days and absences
        </Link>
      ) : null}
    </p>
  );
}
