import type { Refusal } from "@/lib/domain/result";
import { type RoomClock, type StepClock, givenInAll, leftFor, usedInAll } from "./clock";
import { type EventKind, contracts } from "./contracts";
import type { EventStage, RoomView } from "./room";

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

/** Whether what has the turn is what the stage shows, alone: it is laid on the table. */
export function isLaidOnTable(kind: EventKind): boolean {
  const taker = turnTakerOf(kind);
  return taker === "epic" || taker === "story";
}

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

/**
 * Whether a room is led by its turns alone: a person's turn goes through the whole agenda, so from the
 * first one on its steps have no time of their own. The turns of other rooms are within a step.
 */
export function isLedByTurns(kind: EventKind, stage: Pick<EventStage, "turn" | "done">): boolean {
  return turnTakerOf(kind) === "person" && (Boolean(stage.turn) || (stage.done ?? []).length > 0);
}

/** The act by which who leads gives the turn on; `to` is null where it ends the round. */
export type TurnAct = { to: string | null; label: string };

/**
 * How the turn goes on where teams or people speak in turn; null once all have spoken, and at a step at
 * which nobody does. `order` are those who speak.
 */
export function turnAct(
  order: readonly { id: string; name: string }[],
  { event: { kind }, stage, clock }: Moment,
): TurnAct | null {
  if (clock.step > 0 && !isLedByTurns(kind, stage)) return null;
  const ids = order.map(({ id }) => id);
  const { current, done, next } = turnsOf(ids, stage);
  const named = order.find(({ id }) => id === next);
  if (named) return { to: named.id, label: `${current || done.size > 0 ? "Next" : "Begin with"}: ${named.name}` };
  return current ? { to: null, label: roundWords[kind] ?? "All have spoken" } : null;
}

/** What ends a round, where it isn't to speak alone. */
const roundWords: { [K in EventKind]?: string } = {
  planning_2: "All have presented",
  scrum_of_scrums: "All have reported",
};

/** Whether the agenda has a step to go on to: none at its end, and none where the turns lead. */
export function hasNextStep({ event: { kind }, stage, clock }: Moment): boolean {
  return !isLedByTurns(kind, stage) && clock.step < contracts[kind].steps.length - 1;
}

/** What of a room tells where it is. */
type Moment = { event: Pick<RoomView["event"], "kind">; stage: EventStage; clock: RoomClock };

/** Seconds left on the clock that counts now: that of the step, or the event's where the turns lead. */
export function leftNow({ event, stage, clock }: Moment, now: number): number {
  return isLedByTurns(event.kind, stage) ? givenInAll(clock) - usedInAll(clock, now) : leftFor(clock, clock.step, now);
}

/** What the room is at: a step of its agenda, or all of them where the turns lead. */
export function nameOfStep({ event: { kind }, stage }: Omit<Moment, "clock">, step: number): string {
  const { steps } = contracts[kind];
  return isLedByTurns(kind, stage) ? steps.map(({ name }) => name).join(" · ") : (steps[step]?.name ?? "");
}

/** What the steps of a room took of their time, in seconds: each, or all together where the turns led. */
export function stepTimes({ event, stage, clock }: Moment): (StepClock & { name: string })[] {
  if (isLedByTurns(event.kind, stage)) {
    const used = clock.steps.reduce((sum, step) => sum + step.used, 0);
    return [{ name: nameOfStep({ event, stage }, 0), seconds: givenInAll(clock), used }];
  }
  return contracts[event.kind].steps.map(({ name }, at) => ({
    name,
    seconds: clock.steps[at]?.seconds ?? 0,
    used: clock.steps[at]?.used ?? 0,
  }));
}

/** Seconds a turn may take: the step's time shared out among all who speak. */
export function turnSeconds(stepSeconds: number, count: number): number {
  return count === 0 ? 0 : Math.floor(stepSeconds / count);
}
