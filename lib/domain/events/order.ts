import { counted } from "@/lib/domain/words";
import { type EventKind, contracts } from "./contracts";
import type { ScheduledEvent } from "./schedule-model";

/** A kind of event that comes before another in its Flow Sprint and isn't closed: how many of it run, and weren't held. */
export type Earlier = { kind: EventKind; running: number; notHeld: number };

/** What the method has before an event of a kind, in its order. A Daily Scrum follows the start of its Flow Sprint. */
const before: { [K in EventKind]?: readonly EventKind[] } = {
  team_planning: ["planning_1"],
  planning_2: ["planning_1", "team_planning"],
  flow_retrospective: ["review"],
  team_retrospective: ["review", "flow_retrospective"],
};

/** What comes before an event in its Flow Sprint and isn't closed, in the method's order. What was called off is waited for by nobody. */
export function earlierThan(
  { kind, sprintNumber }: Pick<ScheduledEvent, "kind" | "sprintNumber">,
  events: readonly Pick<ScheduledEvent, "kind" | "sprintNumber" | "state">[],
): Earlier[] {
  return (before[kind] ?? [])
    .map((one): Earlier => {
      const held = events.filter((event) => event.kind === one && event.sprintNumber === sprintNumber);
      const count = (state: ScheduledEvent["state"]) => held.filter((event) => event.state === state).length;
      return { kind: one, running: count("running"), notHeld: count("scheduled") };
    })
    .filter(({ running, notHeld }) => running + notHeld > 0);
}

/** "Team Sprint Planning comes first: it still runs in 1 team and hasn’t been held in 2 teams." */
export function earlierWords({ kind, running, notHeld }: Earlier): string {
  const { name, isOfTeam } = contracts[kind];
  const inTeams = (count: number) => (isOfTeam ? ` in ${counted(count, "team")}` : "");
  const standing = [
    ...(running > 0 ? [`still runs${inTeams(running)}`] : []),
    ...(notHeld > 0 ? [`hasn’t been held${inTeams(notHeld)}`] : []),
  ];
  return `${name} comes first: it ${standing.join(" and ")}.`;
}
