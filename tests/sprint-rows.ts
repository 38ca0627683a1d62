import { expect } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { addDays, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import { setCalendar } from "@/lib/server/calendar/commands";
import { editSprintGoal, startSprint } from "@/lib/server/calendar/sprint-life-commands";
import { db } from "@/lib/server/db";
import { openGate } from "./event-rows";
import { actorIn, makeFlowTeam } from "./factories";

/** A Flow Team whose Flow Sprints begin next Monday, with its CSM, and PO and Developer of the first of its teams. */
export async function makeSprints() {
  const { flowTeam, teams } = await makeFlowTeam();
  const flowTeamId = flowTeam.id;
  const teamId = teams[0]?.id ?? "";
  const csm = await actorIn(flowTeamId, "csm");
  const today = todayIn("Europe/Zurich", new Date());
  const startsOn = addDays(today, 8 - weekdayOf(today));
  expect((await setCalendar.run(csm, { flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 })).ok).toBe(true);
  return {
    flowTeamId,
    teamId,
    otherTeamId: teams[1]?.id ?? "",
    csm,
    po: await actorIn(flowTeamId, "po", teamId),
    developer: await actorIn(flowTeamId, "developer", teamId),
  };
}

/** Starts a Flow Sprint with a goal, its events held. */
export async function startGated(csm: Actor, flowTeamId: string, number = 1) {
  const goal = `Goal ${number}`;
  const { goal: seen } = await db().flowSprint.findUniqueOrThrow({
    where: { flowTeamId_number: { flowTeamId, number } },
  });
  await editSprintGoal.run(csm, { flowTeamId, sprintNumber: number, goal: { seen, to: goal } });
  await openGate(flowTeamId, number, "start");
  await openGate(flowTeamId, number, "close");
  return startSprint.run(csm, { flowTeamId, sprintNumber: number, goal });
}
