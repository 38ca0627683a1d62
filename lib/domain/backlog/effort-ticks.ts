/** The least share of the axis between two ticks, so that their figures don't touch on a phone. */
const gap = 0.14;

/** A place on an effort axis: its points, and how far along it stands, from 0 to 1. */
export type EffortTick = { effort: number; share: number };

/** The figures of a logarithmic axis of effort: its two ends, and 1, 2 and 5 times ten, hundred, … between. */
export function effortTicks(least: number, most: number): EffortTick[] {
  const at = (effort: number) => ({ effort, share: Math.log(effort / least) / Math.log(most / least) });
  const ticks = [at(least)];
  for (let ten = 1; ten < most; ten *= 10) {
    for (const effort of [ten, 2 * ten, 5 * ten]) {
      const tick = at(effort);
      if (tick.share - (ticks.at(-1)?.share ?? 0) >= gap && tick.share <= 1 - gap) ticks.push(tick);
    }
  }
  return [...ticks, at(most)];
}
