import { dayWords } from "@/components/ui/day-words";
import type { RoadmapView } from "@/lib/domain/roadmap/view";

/** "17 Nov to 14 Dec": from the first day of the first Flow Sprint to the last day of the last. */
export function datesOfSpan(view: Pick<RoadmapView, "sprints">, first: number, last: number): string {
  const from = view.sprints.find((s) => s.number === first)?.startsOn;
  const to = view.sprints.find((s) => s.number === last)?.endsOn;
  if (!from || !to) return "dates not in the calendar yet";
  return `${dayWords(from, to)} to ${dayWords(to, from)}`;
}

/** The Flow Sprint that runs, or else the first that isn't over, or the last there is. */
export function presentSprint(view: Pick<RoadmapView, "sprints">): number | null {
  const { sprints } = view;
  const sprint =
    sprints.find((s) => s.state === "running") ?? sprints.find((s) => s.state === "planned") ?? sprints.at(-1);
  return sprint?.number ?? null;
}
