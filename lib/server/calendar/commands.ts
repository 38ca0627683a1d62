import "server-only";
import type { Calendar } from "@/lib/domain/calendar/calendar";
import { calendarStart } from "@/lib/domain/calendar/calendar";
import { cadenceFrom, describeCadence } from "@/lib/domain/calendar/cadence";
import type { CalendarChange } from "@/lib/domain/calendar/moves";
import { addPause as withPause, removePause as withoutPause } from "@/lib/domain/calendar/pauses";
import { extendCalendar, mayPlanAnew, planCalendar } from "@/lib/domain/calendar/plan";
import { whatMoves } from "@/lib/domain/calendar/moves";
import { calendarHorizon } from "@/lib/domain/calendar/outline";
import { AddPause, RemovePause, SetCalendar } from "@/lib/domain/calendar/schema";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import { type CalendarFacts, enterCalendar } from "./facts";
import { writeCalendar } from "./write";

/** Sets the calendar, or plans it anew while nothing has begun: Milestones keep their texts, pauses go. */
export const setCalendar = command({
  name: "calendar.setCalendar",
  input: SetCalendar,
  async run(context, { flowTeamId, startsOn, sprintWeeks, milestoneSprints }) {
    const entered = await enterCalendar(context, flowTeamId, "keep the calendar");
    if (!entered.ok) return entered;
    const { today, calendar, reach } = entered.value;
    const mayChange = calendar ? mayPlanAnew(calendar, today) : ok(null);
    if (!mayChange.ok) return mayChange;
    const untilDate = calendarHorizon(startsOn > today ? startsOn : today);
    const planned = planCalendar({ startsOn, sprintWeeks, milestoneSprints, untilDate, today });
    if (!planned.ok) return planned;
    const after = extendCalendar(planned.value, reach);
    if (calendar) {
      const moved = whatMoves(calendar, after).milestones.filter(({ committed }) => committed);
      if (moved.length > 0) return refuseCommitted(moved.map(({ number }) => number));
    }
    await writeCalendar(context.tx, flowTeamId, calendar, after);
    recordCalendar(context, flowTeamId, calendar, after);
    context.changed({ flowTeamId, context: "calendar" });
    return ok({ sprints: after.sprints.length });
  },
});

/** Puts in a pause: all Flow Sprints after it move by its weeks. */
export const addPause = command({
  name: "calendar.addPause",
  input: AddPause,
  async run(context, { flowTeamId, afterSprint, weeks, reason }) {
    const entered = await enterSetCalendar(context, flowTeamId);
    if (!entered.ok) return entered;
    const { calendar, today } = entered.value;
    const change = withPause(calendar, { afterSprint, weeks, reason }, today);
    if (!change.ok) return change;
    const ids = await writeCalendar(context.tx, flowTeamId, calendar, change.value.calendar);
    const pauseId = ids.get(afterSprint);
    const pause = change.value.calendar.pauses.find((one) => one.afterSprint === afterSprint);
    if (!pauseId || !pause) throw new Error(`The pause after Flow Sprint ${afterSprint} wasn't written.`);
    context.record({
      flowTeamId,
      item: { kind: "Pause", id: pauseId, title: `Pause after S${afterSprint}` },
      before: null,
      after: { startsOn: pause.startsOn, endsOn: pause.endsOn, weeks, reason },
      undo: { command: "calendar.removePause", input: { flowTeamId, pauseId } },
    });
    recordCommittedMoves(context, flowTeamId, entered.value, change.value);
    context.changed({ flowTeamId, context: "calendar", id: pauseId });
    return ok({ pauseId });
  },
});

/** Takes a pause out that hasn't begun: all Flow Sprints after it move earlier by its weeks. */
export const removePause = command({
  name: "calendar.removePause",
  input: RemovePause,
  async run(context, { flowTeamId, pauseId }) {
    const entered = await enterSetCalendar(context, flowTeamId);
    if (!entered.ok) return entered;
    const { calendar, pauses, today } = entered.value;
    const pause = pauses.find((one) => one.id === pauseId);
    if (!pause) return notFound("pause");
    const { afterSprint, weeks, reason, startsOn, endsOn } = pause;
    const change = withoutPause(calendar, afterSprint, today);
    if (!change.ok) return change;
    await writeCalendar(context.tx, flowTeamId, calendar, change.value.calendar);
    context.record({
      flowTeamId,
      item: { kind: "Pause", id: pauseId, title: `Pause after S${afterSprint}` },
      before: { startsOn, endsOn, weeks, reason },
      after: null,
      undo: { command: "calendar.addPause", input: { flowTeamId, afterSprint, weeks, reason } },
    });
    recordCommittedMoves(context, flowTeamId, entered.value, change.value);
    context.changed({ flowTeamId, context: "calendar", id: pauseId });
    return ok(null);
  },
});

/** As `enterCalendar` for the CSM, where there is a calendar to change. */
export async function enterSetCalendar(
  context: CommandContext,
  flowTeamId: string,
  capability: "keep the calendar" | "own the product" = "keep the calendar",
): Promise<Result<CalendarFacts & { calendar: Calendar }>> {
  const entered = await enterCalendar(context, flowTeamId, capability);
  if (!entered.ok) return entered;
  const { calendar } = entered.value;
  return calendar ? ok({ ...entered.value, calendar }) : refuse(notSet);
}

/** Records what a committed Milestone's dates were and are: a promise moved. */
export function recordCommittedMoves(
  { record }: CommandContext,
  flowTeamId: string,
  { milestones }: Pick<CalendarFacts, "milestones">,
  { moves }: CalendarChange,
): void {
  for (const move of moves.milestones) {
    const milestone = milestones.find(({ number }) => number === move.number);
    if (!move.committed || !milestone) continue;
    record({
      flowTeamId,
      item: { kind: "Milestone", id: milestone.id, title: `M${move.number} ${milestone.name}`.trim() },
      before: move.from,
      after: move.to,
    });
  }
}

/** Records a new first day or cadence. */
export function recordCalendar(
  { record }: CommandContext,
  flowTeamId: string,
  before: Calendar | null,
  after: Calendar,
  reason?: string,
): void {
  record({
    flowTeamId,
    item: { kind: "Calendar", id: flowTeamId, title: "Calendar" },
    before: before && inWords(before),
    after: inWords(after),
    ...(reason && { reason }),
  });
}

function inWords(calendar: Calendar) {
  const { cadences } = calendar;
  const changes = cadences.slice(1).map((cadence) => `from S${cadence.fromSprint} ${describeCadence(cadence)}`);
  return {
    startsOn: calendarStart(calendar),
    cadence: [describeCadence(cadenceFrom(cadences, 1)), ...changes].join("; "),
  };
}

const notSet = {
  code: "rule",
  message: "This Flow Team has no calendar yet.",
  wayOut: "Set the calendar first: its start, the length of a Flow Sprint and the Milestone rhythm.",
} as const;

function refuseCommitted(numbers: number[]) {
  const one = numbers.length === 1;
  return refuse({
    rule: "CAL-5",
    code: "rule",
    message: `${one ? "Milestone" : "Milestones"} ${numbers.join(", ")} ${one ? "is" : "are"} committed, and this moves ${one ? "it" : "them"}.`,
    wayOut: "Ask the Chief Product Owner to take the commitment back first; it can be given again on the new dates.",
  });
}
