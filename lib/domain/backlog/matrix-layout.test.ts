import { describe, expect, it } from "vitest";
import { bubbleWidth, matrixRows, valueAt } from "./matrix-layout";

const epic = (number: number, value: number, effort: number) => ({ number, value, effort });
const axis = { least: 10, most: 100, bubble: 0.05 };

describe("the matrix of value and effort", () => {
  it("has a row for each value, the highest first, and each Epic where its effort is", () => {
    const rows = matrixRows([epic(1, 20, 10), epic(2, 20, 100), epic(3, 1, 32)], axis);
    expect(rows.map(({ value }) => value)).toEqual([20, 13, 8, 5, 3, 2, 1]);
    expect(rows[0]?.spots).toMatchObject([
      { share: 0, lane: 0 },
      { share: 1, lane: 0 },
    ]);
    expect(rows[6]?.spots[0]?.share).toBeCloseTo(0.505);
    expect(rows[3]).toEqual({ value: 5, lanes: 1, spots: [] });
  });

  it("lets no bubble cover another's number, however many stand at one spot", () => {
    const crowd = [...Array(40).keys()].map((at) => epic(at + 1, at % 3 ? 8 : 13, 50 + (at % 9)));
    const { bubble } = axis;
    for (const { spots, lanes } of matrixRows(crowd, axis)) {
      for (const one of spots) {
        expect(Math.abs(one.lane)).toBeLessThanOrEqual((lanes - 1) / 2);
        for (const other of spots) {
          const isCovered =
            one !== other && one.lane === other.lane && Math.abs(one.share - other.share) < bubble - 1e-9;
          expect(isCovered).toBe(false);
        }
      }
    }
  });

  it("makes a row no higher than it must, its Epics about its middle", () => {
    const rows = matrixRows([epic(1, 8, 50), epic(2, 8, 50), epic(3, 8, 51), epic(4, 8, 20)], axis);
    expect(rows[2]?.lanes).toBe(3);
    expect(rows[2]?.spots.map(({ epic: { number }, lane }) => [number, lane])).toEqual([
      [4, 0],
      [1, 0],
      [2, -1],
      [3, 1],
    ]);
    expect(matrixRows([epic(1, 8, 50), epic(2, 8, 50)], axis)[2]?.spots.map(({ lane }) => lane)).toEqual([0.5, -0.5]);
  });

  it("gives longer numbers more room", () => {
    expect(bubbleWidth([{ number: 7 }, { number: 120 }])).toBeGreaterThan(bubbleWidth([{ number: 99 }]));
  });

  it("reads the value off a place, whatever the heights of the rows", () => {
    const heights = [40, 100, 40, 40, 40, 40, 40];
    expect([0, 39, 41, 139, 141, 339, 400].map((y) => valueAt(y, heights))).toEqual([20, 20, 13, 13, 8, 1, 1]);
  });
});
