import type { EventStage } from "./room";

/** Who is on, who was, and who comes next where teams or people speak in turn. */
export type Turns = {
  current: string | null;
  done: ReadonlySet<string>;
  /** Null when all have had their turn. */
  next: string | null;
};

/** How the turns of a room stand; `order` are those who speak, in order. Who left the order is skipped. */
export function turnsOf(order: readonly string[], stage: Pick<EventStage, "turn" | "done">): Turns {
  const current = stage.turn && order.includes(stage.turn) ? stage.turn : null;
  const done = new Set(stage.done);
  const from = current ? order.indexOf(current) + 1 : 0;
  // Who was passed over comes when the others are through.
  const ahead = [...order.slice(from), ...order.slice(0, from)];
  return { current, done, next: ahead.find((id) => id !== current && !done.has(id)) ?? null };
}

/** Seconds a turn may take: the step's time shared out among all who speak. */
export function turnSeconds(stepSeconds: number, count: number): number {
  return count === 0 ? 0 : Math.floor(stepSeconds / count);
}
