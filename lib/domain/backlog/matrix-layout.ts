import { valueScale } from "./kinds";

/** What the matrix of value and effort places. */
type Weighed = { number: number; value: number | null; effort: number | null };

/** A row of the matrix: the Epics of one value, and how many of them stand one over the other. */
export type MatrixRow<Epic> = { value: number; lanes: number; spots: MatrixSpot<Epic>[] };

/** `share` is how far along the effort axis it stands, from 0 to 1; `lane` is counted from the middle of its row. */
export type MatrixSpot<Epic> = { epic: Epic; share: number; lane: number };

/** How wide the bubble of the longest number is, with the air beside it, in rem. */
export function bubbleWidth(epics: readonly Pick<Weighed, "number">[]): number {
  const digits = Math.max(1, ...epics.map(({ number }) => String(number).length));
  return 1.125 + 0.3125 * digits;
}

/**
 * The rows of the matrix, the highest value first. Effort is on a logarithmic axis from `least` to `most`, and
 * each Epic stands where its effort is: those that would cover each other's number, being nearer than
 * `bubble` (a share of the axis), stand one over the other instead, and their row is higher for it.
 */
export function matrixRows<Epic extends Weighed>(
  epics: readonly Epic[],
  { least, most, bubble }: { least: number; most: number; bubble: number },
): MatrixRow<Epic>[] {
  return valueScale.toReversed().map((value) => {
    const row = epics
      .filter((epic) => epic.value === value)
      .map((epic) => ({ epic, share: Math.log((epic.effort ?? least) / least) / Math.log(most / least) }))
      .sort((a, b) => a.share - b.share || a.epic.number - b.epic.number);
    const ends: number[] = [];
    const placed = row.map((spot) => {
      const free = ends.findIndex((end) => end <= spot.share);
      const at = free < 0 ? ends.length : free;
      ends[at] = spot.share + bubble;
      return { ...spot, at };
    });
    const lanes = Math.max(1, ends.length);
    return { value, lanes, spots: placed.map(({ at, ...spot }) => ({ ...spot, lane: fromMiddle(at, lanes) })) };
  });
}

/** From the middle outwards, so that a row's few stand beside its value. */
function fromMiddle(at: number, lanes: number): number {
  const outwards = at % 2 === 0 ? at / 2 : -(at + 1) / 2;
  return lanes % 2 === 0 ? outwards + 0.5 : outwards;
}

/** The value whose row a place lies in, `y` from the top of rows of these heights. */
export function valueAt(y: number, heights: readonly number[]): number {
  let [row, bottom] = [0, heights[0] ?? 0];
  while (y >= bottom && row < valueScale.length - 1) bottom += heights[++row] ?? 0;
  return valueScale.at(-1 - row) ?? 1;
}
