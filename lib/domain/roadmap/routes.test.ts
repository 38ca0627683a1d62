import fc from "fast-check";
import { expect, test } from "vitest";
import { routeBetween, routeString } from "./routes";

const point = fc.record({ x: fc.integer({ min: 0, max: 9000 }), y: fc.integer({ min: 0, max: 4000 }) });

test("a string starts at the bar that needs and ends at the bar that gives", () => {
  fc.assert(
    fc.property(point, point, (from, to) => {
      const path = routeBetween(from, to);
      expect(path.startsWith(`M${from.x} ${from.y}`)).toBe(true);
      const numbers = path.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
      expect(numbers.every(Number.isFinite)).toBe(true);
      expect(path.endsWith(`H${to.x}`) || path.endsWith(`${to.x} ${to.y}`)).toBe(true);
    }),
  );
});

test("it leaves from the middle of the needer's left edge", () => {
  const path = routeString(
    { left: 300, top: 40, width: 100, height: 20 },
    { left: 100, top: 100, width: 80, height: 20 },
  );
  expect(path).toMatch(/^M300 50H/);
  expect(path).toMatch(/H180$/);
});

test("it comes to the giver from the right, however near the bars are", () => {
  for (const room of [-200, 0, 6, 19, 20, 24, 60, 400]) {
    const path = routeBetween({ x: 500, y: 100 }, { x: 500 - room, y: 220 });
    const end = 500 - room;
    // The point before the last: where the last stretch begins, or the curve's second handle.
    const before = path.endsWith(`H${end}`)
      ? /Q[\d.]+ [\d.]+ ([\d.]+) [\d.]+H[\d.]+$/.exec(path)
      : /S([\d.]+) [\d.]+ [\d.]+ [\d.]+$/.exec(path);
    expect(Number(before?.[1])).toBeGreaterThan(end);
  }
});
