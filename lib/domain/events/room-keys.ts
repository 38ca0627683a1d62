import { type Actor, can } from "@/lib/domain/access";
import { isRetrospective } from "./contracts";
import { type EventStage, type RoomRights, seesTable, takesPart } from "./room";

/** A key that what has the focus in a room binds itself. */
export type RoomKey = { id: string; label: string; keys: string; group: string };

/** Where the room is, as far as its keys go by it. */
export type KeysAt = { step: string; phase: EventStage["phase"]; isRunning: boolean };

const epics = "On an Epic";
const answers = "On an answer";
const cards = "On a card";
const rows = "On a row";

/**
 * The keys of a room's stage that whoever looks may use now: each is bound where it acts (Epic cards,
 * answers, cards of a retrospective, rows that can be put in order), and told here for the list under `?`.
 */
export function stageKeys(actor: Actor, room: RoomRights, at: KeysAt): RoomKey[] {
  if (!seesTable(actor, room)) return [];
  const { kind, flowTeamId } = room;
  const isIn = takesPart(actor, room);
  const ownsProduct = can(actor, "own the product", { flowTeamId });
  const isPo = actor.roles.some((held) => held.flowTeamId === flowTeamId && held.role === "po");
  if (kind === "planning_1") {
    return [
      ...(at.step === "claim" && isPo ? [{ id: "room.claim", label: "Claim the Epic", keys: "c", group: epics }] : []),
      ...(at.step === "present" && ownsProduct ? [orderOf("objective")] : []),
    ];
  }
  if (kind === "scrum_of_scrums" && at.step === "questions" && isIn) {
    return [...between, raise("Impediment"), raise("Dependency"), raise("Risk")];
  }
  if (kind === "daily_scrum" && isIn) return [...between, raise("Impediment")];
  if (kind === "roadmap_refinement" && (ownsProduct || isPo)) return at.step === "place" ? placing : weighing;
  if (kind === "review") {
    const mayKeep = can(actor, "keep the demos", { flowTeamId });
    return [
      ...(at.step === "demos" && mayKeep ? [orderOf("demo")] : []),
      ...(at.step === "feedback" && ownsProduct ? [orderOf("Epic")] : []),
      ...(at.isRunning && at.step !== "recap" && isIn ? [send] : []),
    ];
  }
  return isRetrospective(kind) && isIn ? ofRetro(at) : [];
}

function ofRetro({ phase = "writing", isRunning }: KeysAt): RoomKey[] {
  if (phase === "writing") return [lay];
  if (!isRunning) return [];
  if (phase === "grouping") return grouping;
  return phase === "voting" ? voting : [orderOf("Improvement")];
}

const orderOf = (what: string): RoomKey => ({
  id: `room.order.${what}`,
  label: `Move the ${what} up (↓ moves it down)`,
  keys: "alt+ArrowUp",
  group: rows,
});
const raise = (kind: "Impediment" | "Dependency" | "Risk"): RoomKey => ({
  id: `room.raise.${kind}`,
  label: `Make it ${kind === "Impediment" ? "an" : "a"} ${kind}`,
  keys: kind.charAt(0).toLowerCase(),
  group: answers,
});
const between: readonly RoomKey[] = [
  { id: "room.answers", label: "Go to the next answer (↑ to the one before)", keys: "ArrowDown", group: answers },
  { id: "room.leaveText", label: "From the text to its keys", keys: "Escape", group: answers },
];
const weighing: RoomKey[] = [
  { id: "room.value", label: "More value, in the matrix (↓ less)", keys: "alt+ArrowUp", group: epics },
  { id: "room.effort", label: "More effort, in the matrix (← less)", keys: "alt+ArrowRight", group: epics },
];
const placing: RoomKey[] = [
  { id: "room.lane", label: "Onto the next Milestone (← the one before)", keys: "alt+ArrowRight", group: epics },
];
const send: RoomKey = { id: "room.feedback", label: "Send the feedback", keys: "mod+Enter", group: "While writing" };
const lay: RoomKey = { id: "room.lay", label: "Lay the card on the table", keys: "Enter", group: "While writing" };
const grouping: RoomKey[] = [
  { id: "room.cards", label: "Go to the next card (↑ to the one before)", keys: "ArrowDown", group: cards },
  { id: "room.pickUp", label: "Pick the card up", keys: "g", group: cards },
  { id: "room.putOn", label: "Put it with this one", keys: "Enter", group: cards },
  { id: "room.putBack", label: "Put it back", keys: "Escape", group: cards },
];
const voting: RoomKey[] = [
  { id: "room.dot", label: "Put a dot on it", keys: "+", group: cards },
  { id: "room.dotBack", label: "Take a dot back", keys: "-", group: cards },
];
