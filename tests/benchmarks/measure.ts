/** The middle of the values; with an even count, the lower of the two in the middle. */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The smallest value that at least `percent` of a hundred of the values don't exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/**
 * Runs two pieces of work in turn, so that whatever else the machine does meets both alike.
 * The first `warmUp` rounds don't count.
 *
 * @returns what each round of each gave: as a rule its milliseconds
 */
export async function alternately<Taken = number>(
  rounds: number,
  warmUp: number,
  floor: () => Promise<Taken>,
  ours: () => Promise<Taken>,
): Promise<{ floor: Taken[]; ours: Taken[] }> {
  const result = { floor: [] as Taken[], ours: [] as Taken[] };
  for (let round = 0; round < rounds + warmUp; round++) {
    const [a, b] = round % 2 === 0 ? [await floor(), await ours()] : swap(await ours(), await floor());
    if (round < warmUp) continue;
    result.floor.push(a);
    result.ours.push(b);
  }
  return result;
}

function swap<Taken>(ours: Taken, floor: Taken): [Taken, Taken] {
  return [floor, ours];
}

/** One line of the table: what was measured, the floor's figure, ours, and what is to be reached. */
export type Line = {
  work: string;
  floor: string;
  ours: string;
  ratio: string;
  goal: string;
  /** Null where nothing is to be reached. */
  isReached: boolean | null;
};

/** Both sides in milliseconds, their ratio, and whether ours is within `limit` milliseconds. */
export function compared(work: string, floor: number, ours: number, goal = "", limit?: number): Line {
  const ratio = ours / floor;
  return {
    work,
    floor: ms(floor),
    ours: ms(ours),
    ratio: `${ratio.toFixed(ratio < 2 ? 2 : 1)}×`,
    goal,
    isReached: limit === undefined ? null : ours <= limit,
  };
}

/** What has no floor beside it, and whether it is as it should be. */
export function alone(work: string, ours: string, goal = "", isReached: boolean | null = null): Line {
  return { work, floor: "", ours, ratio: "", goal, isReached };
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;

/** The lines as a Markdown table, as the README holds it. */
export function table(lines: readonly Line[]): string {
  const head = ["Work", "Floor", "Flotilla", "Ratio", "To reach", ""];
  const rows = lines.map(({ work, floor, ours, ratio, goal, isReached }) => [
    work,
    floor,
    ours,
    ratio,
    goal,
    isReached === null ? "" : isReached ? "reached" : "missed",
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
