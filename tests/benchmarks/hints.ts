import { listeners } from "./listeners";
import { type Line, median, ms, percentile } from "./measure";
import type { Sides } from "./reads";

/** From the commit until 1, 50 and 150 people's streams have the hint. */
export async function measureHints(sides: Sides, cookies: readonly string[]): Promise<Line[]> {
  const lines: Line[] = [];
  for (const count of [1, 50, 150]) {
    const floor = await listeners(count, () => ({ url: `${sides.floor}/live`, headers: {} }));
    const ours = await listeners(count, (n) => ({
      url: `${sides.app}/api/live`,
      headers: { cookie: cookies[n] ?? "" },
    }));
    const took = { floor: [] as number[], ours: [] as number[] };
    for (let round = 0; round < 45; round++) {
      for (const side of round % 2 === 0 ? (["floor", "ours"] as const) : (["ours", "floor"] as const)) {
        const channel = side === "floor" ? "floor_hints" : "flotilla_hints";
        const commit = await prepare(sides, channel);
        const times = await (side === "floor" ? floor : ours).hear(commit);
        if (round >= 5) took[side].push(...times);
      }
    }
    floor.close();
    ours.close();
    const [atFloor, at] = [percentile(took.floor, 95), percentile(took.ours, 95)];
    lines.push({
      work: `A change heard by ${count} ${count === 1 ? "person" : "people"}, median (95th)`,
      floor: `${ms(median(took.floor))} (${ms(atFloor)})`,
      ours: `${ms(median(took.ours))} (${ms(at)})`,
      ratio: `${(median(took.ours) / median(took.floor)).toFixed(2)}× (${(at / atFloor).toFixed(2)}×)`,
      goal: count === 150 ? "95th at most 2×" : "",
      isReached: count === 150 ? at <= 2 * atFloor : null,
    });
  }
  return lines;
}

/** A transaction that has everything but its commit. */
async function prepare({ client, flowTeam }: Sides, channel: string): Promise<() => Promise<unknown>> {
  const hint = {
    flowTeamId: flowTeam.id,
    context: "backlog",
    ids: null,
    commandId: "",
    byId: null,
    revision: 1,
  };
  await client.query("BEGIN");
  await client.query("SELECT pg_notify($1, $2)", [channel, JSON.stringify(hint)]);
  return () => client.query("COMMIT");
}
