import type { OutputFact } from "./outputs";
import type { RoomAction } from "./room";

/**
 * The action items of a room as an output: each agreed in it, and each that came back from before, has
 * an owner and a date. One that is done needs neither any more, and a dropped one doesn't count.
 */
export function actionsFact(actions: readonly RoomAction[], room: string): OutputFact {
  const kept = actions.filter(({ state }) => state !== "dropped");
  const missing = kept.flatMap(({ number, text, state, ownerId, dueOn }) => {
    const lacks = state === "open" ? [...(ownerId ? [] : ["no owner"]), ...(dueOn ? [] : ["no date"])] : [];
    return lacks.length > 0
      ? [{ label: `A-${number} ${text}: ${lacks.join(", ")}`, href: `${room}#action-${number}` }]
      : [];
  });
  return { met: kept.length - missing.length, of: kept.length, missing };
}
