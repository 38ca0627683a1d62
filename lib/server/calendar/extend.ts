import "server-only";
import { z } from "zod";
import { todayIn } from "@/lib/domain/calendar/dates";
import { calendarHorizon } from "@/lib/domain/calendar/outline";
import { extendCalendar as extended } from "@/lib/domain/calendar/plan";
import { ok } from "@/lib/domain/result";
import { command } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { lockFlowTeam } from "@/lib/server/flow-teams/lock";
import { takeDaily } from "@/lib/server/jobs";
import { loadCalendar } from "./facts";
import { writeCalendar } from "./write";

/**
 * Adds Milestones by the last cadence until the calendar reaches three years ahead. Time does it,
 * not a person: no action or address leads here.
 */
const extendCalendar = command({
  name: "calendar.extendCalendar",
  input: z.object({ flowTeamId: z.uuid() }),
  anonymous: true,
  async run({ tx, now, record, changed }, { flowTeamId }) {
    const flowTeam = await lockFlowTeam(tx, flowTeamId);
    if (!flowTeam || flowTeam.state === "retired") return ok(null);
    const { calendar, reach } = await loadCalendar(tx, flowTeamId, todayIn(flowTeam.timeZone, now));
    const after = calendar && extended(calendar, reach);
    if (!after || after.sprints.length === calendar.sprints.length) return ok(null);
    await writeCalendar(tx, flowTeamId, calendar, after);
    record({
      flowTeamId,
      item: { kind: "Calendar", id: flowTeamId, title: "Calendar" },
      before: { reachesThrough: `S${calendar.sprints.length}` },
      after: { reachesThrough: `S${after.sprints.length}` },
    });
    changed({ flowTeamId, context: "calendar" });
    return ok(null);
  },
});

/** Extends every calendar that reaches less than three years ahead. Throws when one can't be. */
export async function extendCalendars(now: Date): Promise<void> {
  const horizon = calendarHorizon(todayIn("UTC", now));
  const short = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM "FlowTeam" WHERE state <> 'retired' AND EXISTS (
      SELECT FROM "FlowSprint" WHERE "flowTeamId" = "FlowTeam".id HAVING max("endsOn") <= ${horizon}::date)`;
  for (const { id } of short) {
    const answer = await extendCalendar.run(null, { flowTeamId: id });
    if (!answer.ok) throw new Error(`Flow Team ${id}: ${answer.refusal.message}`);
  }
}

/** Has calendars extended once a day, by whichever process takes the job, and now. */
export async function startExtendingCalendars(): Promise<void> {
  await extendCalendars(new Date());
  await takeDaily("extend-calendars", () => extendCalendars(new Date()));
}
