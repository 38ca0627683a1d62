import type { Refusal } from "@/lib/domain/result";
import { type EventKind, contracts } from "./contracts";
import type { EventStage } from "./room";

/** What has the turn in the rooms where something has it, one after the other. */
export type TurnTaker = "objective" | "team" | "epic" | "story" | "person";

const turnTakers: { [K in EventKind]?: TurnTaker } = {
  planning_1: "objective",
  planning_2: "team",
  scrum_of_scrums: "team",
  roadmap_refinement: "epic",
  team_planning: "story",
  daily_scrum: "person",
  refinement: "story",
};

/** What has the turn in events of a kind; null where turns aren't given. */
export const turnTakerOf = (kind: EventKind): TurnTaker | null => turnTakers[kind] ?? null;

/** The no to a turn for what can't have it in an event of a kind. */
export function notItsTurn(kind: EventKind, sprintNumber: number): Refusal {
  const { name } = contracts[kind];
  const taker = turnTakerOf(kind);
  if (taker === null) {
    return { code: "invalid", message: `${name} has no turns to give.`, wayOut: "Lead the room by its agenda." };
  }
  const [what, wayOut] = takerWords[taker];
  return {
    code: "not_found",
    message: `In ${name} the turn is given to ${what.replace("#", String(sprintNumber))}, and this is none.`,
    wayOut,
  };
}

/** What has the turn, # for the Flow Sprint, and the way out where something else was named. */
const takerWords: Record<TurnTaker, [string, string]> = {
  objective: ["an objective of Flow Sprint #", "Choose one of the objectives, or add it as one first."],
  team: ["a Scrum Team of this Flow Team", "Choose one of the teams in the room."],
  epic: ["an Epic of this Flow Team", "Choose one of the Epics in the room."],
  story: ["a Story of this Scrum Team", "Choose one of the Stories in the room."],
  person: ["somebody of this Scrum Team", "Choose one of the people in the room."],
};

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

/**
 * Who has had their turn of `order`, as the stage counts it: to have written something beforehand is
 * no turn. Who has it now isn't through.
 */
export function hadTurn(order: readonly string[], stage: Pick<EventStage, "turn" | "done">): string[] {
  const { current, done } = turnsOf(order, stage);
  return order.filter((id) => id !== current && done.has(id));
}

/** Seconds a turn may take: the step's time shared out among all who speak. */
export function turnSeconds(stepSeconds: number, count: number): number {
  return count === 0 ? 0 : Math.floor(stepSeconds / count);
}
