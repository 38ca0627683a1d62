import { counted } from "@/lib/domain/words";
import type { RoomAction } from "./room";

/** Which open action items have no owner or no date, in a sentence; null where each has both. */
export function sayLackingActions(
  actions: readonly Pick<RoomAction, "number" | "ownerId" | "dueOn" | "state">[],
): string | null {
  const lacking = actions.filter(({ state, ownerId, dueOn }) => state === "open" && (!ownerId || !dueOn));
  if (lacking.length === 0) return null;
  const names = lacking.map(({ number }) => `A-${number}`).join(", ");
  return `${counted(lacking.length, "action item")} ${lacking.length === 1 ? "has" : "have"} no owner or date: ${names}`;
}
