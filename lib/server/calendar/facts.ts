import "server-only";
import type { Calendar } from "@/lib/domain/calendar/calendar";
import { type CalendarDate, todayIn } from "@/lib/domain/calendar/dates";
import { calendarHorizon } from "@/lib/domain/calendar/outline";
import type { Reach } from "@/lib/domain/calendar/plan";
import { type CalendarView, calendarOf } from "@/lib/domain/calendar/view";
import type { Capability } from "@/lib/domain/access";
import { type Result, ok } from "@/lib/domain/result";
import { type CommandContext, requireCapability } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { enterFlowTeam } from "@/lib/server/flow-teams/access";
import { calendarViewJson } from "./queries";

/** A Flow Team's calendar as the rules look at it. */
export type CalendarFacts = {
  today: CalendarDate;
  /** Null while none is set. */
  calendar: Calendar | null;
  pauses: CalendarView["pauses"];
  milestones: CalendarView["milestones"];
  /** How far the calendar has to reach from today on. */
  reach: Reach;
};

/** Reads the whole calendar. Lock the Flow Team first where it decides a change. */
export async function loadCalendar(tx: Tx, flowTeamId: string, today: CalendarDate): Promise<CalendarFacts> {
  const view = JSON.parse(await calendarViewJson(flowTeamId, tx)) as CalendarView;
  const { pauses, milestones } = view;
  const used = await lastInUse(tx, flowTeamId);
  return {
    today,
    calendar: calendarOf(view),
    pauses,
    milestones,
    reach: { untilDate: calendarHorizon(today), ...used },
  };
}

/**
 * How each command of this context begins: locks the Flow Team, checks that it exists for the actor
 * and can still change, then the capability, then reads the calendar.
 */
export async function enterCalendar(
  { tx, actor, now }: CommandContext,
  flowTeamId: string,
  capability: Capability,
): Promise<Result<CalendarFacts>> {
  const entered = await enterFlowTeam(tx, actor, flowTeamId);
  if (!entered.ok) return entered;
  const allowed = requireCapability(actor, capability, { flowTeamId });
  if (!allowed.ok) return allowed;
  return ok(await loadCalendar(tx, flowTeamId, todayIn(entered.value.timeZone, now)));
}

/**
 * The last Flow Sprint and Milestone somebody planned something in, what-ifs and what was deleted
 * and may come back included: a calendar that is cut anew still has them.
 */
async function lastInUse(tx: Tx, flowTeamId: string): Promise<Pick<Reach, "throughSprint" | "throughMilestone">> {
  const [row] = await tx.$queryRaw<{ sprint: number; milestone: number }[]>`
    SELECT
      coalesce(greatest(
        (SELECT max(greatest("firstSprint", "lastSprint")) FROM "Epic" WHERE "flowTeamId" = ${flowTeamId}::uuid),
        (SELECT max(greatest(move."firstSprint", move."lastSprint"))
         FROM "DraftMove" move JOIN "RoadmapDraft" draft ON draft.id = move."draftId"
         WHERE draft."flowTeamId" = ${flowTeamId}::uuid AND draft.state <> 'applied'),
        (SELECT max(capacity."sprintNumber")
         FROM "TeamCapacity" capacity JOIN "ScrumTeam" team ON team.id = capacity."scrumTeamId"
         WHERE team."flowTeamId" = ${flowTeamId}::uuid),
        (SELECT max(greatest("neededBySprint", "promisedForSprint"))
         FROM "Dependency" WHERE "flowTeamId" = ${flowTeamId}::uuid),
        (SELECT max(number) FROM "FlowSprint" WHERE "flowTeamId" = ${flowTeamId}::uuid AND goal <> ''),
        (SELECT max("sprintNumber") FROM "FlowSprintEvent" WHERE "flowTeamId" = ${flowTeamId}::uuid)
      ), 1) AS sprint,
      coalesce((
        SELECT max(number) FROM "Milestone"
        WHERE "flowTeamId" = ${flowTeamId}::uuid
          AND (state <> 'planned' OR concat(name, objective, measure, baseline, target) <> '')
      ), 1) AS milestone`;
  return { throughSprint: row?.sprint ?? 1, throughMilestone: row?.milestone ?? 1 };
}
