import { demoCapacities } from "./direction";
import type { EpicSketch } from "./epic-sketch";
import { demoTeams } from "./people";
import type { Random } from "./random";

/** Teams that took on more than they can for the next Milestone. */
const eager = new Set(["berths", "yard", "customs", "manifest", "traffic", "bedrock"]);

/** How much of its capacity a team took on, by when: the next Milestone holds a little too much. */
function appetite(team: string | null, sprint: number): number {
  if (sprint <= 13) return 0.93;
  if (sprint <= 17) return 0.96;
  if (sprint > 21) return 0.8;
  return eager.has(team ?? "") ? 1.15 : 0.97;
}

/** The points a team has in a Flow Sprint. */
export function capacityOf(team: string, sprint: number): number {
  const typed = demoCapacities.find((one) => one.team === team && one.sprint === sprint)?.points;
  return typed ?? demoTeams.find((one) => one.key === team)?.usualCapacity ?? 0;
}

/** What a team took on of an Epic in one Flow Sprint: its capacity, shared with its other Epics of that sprint. */
export function shareOf(sketch: EpicSketch, sprint: number, all: readonly EpicSketch[]): number {
  const sharing = all.filter(
    (one) => one.team === sketch.team && !one.isDropped && one.span && one.span[0] <= sprint && sprint <= one.span[1],
  );
  return (capacityOf(sketch.team ?? "", sprint) * appetite(sketch.team, sprint)) / Math.max(1, sharing.length);
}

/** The Epic's effort in points, or null where it is an idea or nobody has estimated it. */
export function effortOf(sketch: EpicSketch, all: readonly EpicSketch[], random: Random): number | null {
  if (!sketch.span || sketch.hasNoEffort) return null;
  let points = 0;
  for (let sprint = sketch.span[0]; sprint <= sketch.span[1]; sprint++) points += shareOf(sketch, sprint, all);
  return Math.max(1, Math.round(points * (0.97 + random.next() * 0.06)));
}
