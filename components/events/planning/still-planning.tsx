"use client";

import { ChevronRight } from "lucide-react";
import { Link } from "@/components/ui/link";
import { useView } from "@/lib/client/use-view";
import { type TeamPlanningsView, stillPlanningWords } from "@/lib/domain/events/team-planning";
import { useRoom } from "../room/use-room";

/** That not every team has closed its planning, whose plans are presented here; it opens all of them. */
export function StillPlanning() {
  const { slug, room } = useRoom();
  const sprint = room.event.sprintNumber;
  const { data } = useView<TeamPlanningsView>({ slug, view: "team-plannings", query: { sprint: String(sprint) } });
  const words = data && stillPlanningWords(data.teams);
  if (!words) return null;
  return (
    <Link
      href={`/flow-teams/${slug}/events/team-plannings?sprint=${sprint}`}
      className="flex min-h-10 items-center gap-2 rounded border bg-surface px-3 py-1.5 text-ink-2 hover:bg-hover"
    >
      <span className="min-w-0 flex-1">{words}</span>
      <ChevronRight aria-hidden="true" className="size-4 shrink-0" />
    </Link>
  );
}
