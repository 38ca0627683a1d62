/** A point in pixels. */
export type Point = { x: number; y: number };

/** The box of a bar in pixels. */
export type Box = { left: number; top: number; width: number; height: number };

/**
 * The way of a string from the start of the bar that needs to the end of the bar that gives, as
 * the `d` of an SVG path: it leaves to the left and arrives from the right, as smooth as there is
 * room for.
 */
export function routeString(needer: Box, giver: Box): string {
  const from = { x: needer.left, y: needer.top + needer.height / 2 };
  const to = { x: giver.left + giver.width, y: giver.top + giver.height / 2 };
  return routeBetween(from, to);
}

/** How far apart two bars are at least for a string between them to go straight, in pixels. */
const roomForHook = 4;

/** A smooth path that leaves `from` to the left and reaches `to` from the right. */
export function routeBetween(from: Point, to: Point): string {
  const room = from.x - to.x;
  const down = to.y - from.y;
  if (room >= roomForHook) {
    // The giver ends before: a short hook at either end, and a straight way between.
    const bend = Math.min(room / 2, 26);
    const mid = round(to.x + bend);
    // Straight at its end, if only by a pixel: the arrow takes its direction from there.
    const turn = Math.min(12, Math.abs(down) / 2, bend - 1);
    const sign = Math.sign(down);
    if (sign === 0) return `M${round(from.x)} ${round(from.y)}H${round(to.x)}`;
    return (
      `M${round(from.x)} ${round(from.y)}H${round(mid + turn)}` +
      `Q${mid} ${round(from.y)} ${mid} ${round(from.y + sign * turn)}` +
      `V${round(to.y - sign * turn)}Q${mid} ${round(to.y)} ${round(mid - turn)} ${round(to.y)}H${round(to.x)}`
    );
  }
  // The giver ends too late, or only just in time: out, across and in again, from the right.
  const reach = 18 + Math.min(30, Math.max(0, -room) / 10);
  return (
    `M${round(from.x)} ${round(from.y)}` +
    `C${round(from.x - reach)} ${round(from.y)} ${round(from.x - reach)} ${round(from.y + down * 0.3)} ${round((from.x + to.x) / 2)} ${round((from.y + to.y) / 2)}` +
    `S${round(to.x + reach)} ${round(to.y)} ${round(to.x)} ${round(to.y)}`
  );
}

/** Half pixels are enough, and keep paths short. */
function round(n: number): number {
  return Math.round(n * 2) / 2;
}
