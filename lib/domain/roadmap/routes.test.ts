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
