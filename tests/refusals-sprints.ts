// biome-ignore-all format: a table, one row a line
import { dayToDate } from "@/lib/server/calendar-days";
import { db } from "@/lib/server/db";
import { openGate } from "./event-rows";
import { makeStory } from "./factories";
import type { Row } from "./refusals-table";
import type { World } from "./refusals-world";

const edit = <T>(seen: unknown, to: T) => ({ seen, to });

/** An absence of the Developer on the first day of Flow Sprint 1. */
async function absence({ flowTeamId, actors, startsOn }: World, deletedAt: Date | null = null): Promise<string> {
  const day = dayToDate(startsOn);
  return (await db().absence.create({ data: { flowTeamId, personId: actors.developer.personId, startsOn: day, endsOn: day, deletedAt } })).id;
}

async function setFirstSprint({ flowTeamId }: World, data: { goal?: string; state?: "running"; startedAt?: Date }): Promise<void> {
  await db().flowSprint.update({ where: { flowTeamId_number: { flowTeamId, number: 1 } }, data });
}

/** The commands of a Flow Sprint's life and of capacity. */
export const sprintsTable: Record<string, Row> = {
  "calendar.editSprintGoal": {
    may: ["cpo", "csm"],
    input: async (world) => {
      await setFirstSprint(world, { goal: "Berth" });
      return { flowTeamId: world.flowTeamId, sprintNumber: 1, goal: edit("Berth", "Berth two ships") };
    },
  },
  "calendar.editTeamGoal": { may: ["po"], input: ({ flowTeamId, teamId }) => ({ flowTeamId, scrumTeamId: teamId, sprintNumber: 1, goal: edit("", "Moor") }) },
  "calendar.startSprint": {
    may: ["csm"],
    needsOwnWorld: true,
    input: async (world) => {
      await setFirstSprint(world, { goal: "Berth" });
      await openGate(world.flowTeamId, 1, "start");
      return { flowTeamId: world.flowTeamId, sprintNumber: 1, goal: "Berth" };
    },
  },
  "calendar.closeSprint": {
    may: ["csm"],
    needsOwnWorld: true,
    input: async (world) => {
      await setFirstSprint(world, { state: "running", startedAt: new Date() });
      await openGate(world.flowTeamId, 1, "close");
      return { flowTeamId: world.flowTeamId, sprintNumber: 1, choices: [] };
    },
  },
  "flow-teams.overrideGate": {
    may: ["csm"],
    input: async ({ flowTeamId, teamId }) => ({ flowTeamId, rule: "BLG-2", transition: "commit", itemId: (await makeStory({ flowTeamId, teamId })).id, reason: "A spike" }),
  },
  "calendar.addAbsence": {
    may: ["sm", "developer"],
    input: ({ flowTeamId, actors, startsOn }) => ({ flowTeamId, personId: actors.developer.personId, sprintNumber: 1, startsOn, endsOn: startsOn }),
  },
  "calendar.editAbsence": {
    may: ["sm", "developer"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, absenceId: await absence(world), sprintNumber: 1, edits: { isHalf: edit(false, true) } }),
  },
  "calendar.removeAbsence": { may: ["sm", "developer"], input: async (world) => ({ flowTeamId: world.flowTeamId, absenceId: await absence(world) }) },
  "calendar.restoreAbsence": { may: ["sm", "developer"], input: async (world) => ({ flowTeamId: world.flowTeamId, absenceId: await absence(world, new Date()) }) },
  "calendar.editCapacityBasis": {
    may: ["po", "sm"],
    input: async ({ flowTeamId, teamId }) => {
      const { focusFactor } = await db().scrumTeam.findUniqueOrThrow({ where: { id: teamId } });
      return { flowTeamId, scrumTeamId: teamId, edits: { focusFactor: edit(focusFactor, focusFactor === 80 ? 70 : 80) } };
    },
  },
};
