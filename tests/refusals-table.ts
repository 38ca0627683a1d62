// biome-ignore-all format: a table, one row a line
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/domain/access";
import { addDays } from "@/lib/domain/calendar/dates";
import { calendarOutline } from "@/lib/domain/calendar/outline";
import { type CalendarView, calendarOf } from "@/lib/domain/calendar/view";
import { getImportPreview } from "@/lib/server/backlog/import-queries";
import { runImport, uploadImport } from "@/lib/server/backlog/import-commands";
import { proposeCadence } from "@/lib/server/calendar/cadence-commands";
import { addPause } from "@/lib/server/calendar/commands";
import { calendarViewJson } from "@/lib/server/calendar/queries";
import { db } from "@/lib/server/db";
import { makePerson, unique } from "./factories";
import { type Caller, type World, make } from "./refusals-world";

/** One command: who may run it, and an input that is valid whenever it is made. */
export type Row = {
  may: readonly Caller[];
  input(world: World, actor: Actor | null): Promise<object> | object;
  /** It changes the Flow Team so that others couldn't try afterwards: each try gets its own. */
  needsOwnWorld?: boolean;
};

const members = ["cpo", "csm", "architect", "po", "sm", "developer", "otherPo", "otherSm", "otherDeveloper"] as const;
const running = ["administrator", "csm"] as const;
const inviting = ["administrator", "csm", "cpo"] as const;

const mail = () => `${unique("mail")}@example.org`;
const edit = <T>(seen: unknown, to: T) => ({ seen, to });

async function newcomer({ flowTeamId }: World): Promise<string> {
  const { id } = await makePerson();
  await db().membership.create({ data: { flowTeamId, personId: id } });
  return id;
}

async function guest(world: World): Promise<string> {
  const personId = await newcomer(world);
  await db().roleHolding.create({ data: { flowTeamId: world.flowTeamId, personId, role: "stakeholder" } });
  return personId;
}

async function upload({ flowTeamId, actors }: World): Promise<string> {
  const content = new TextEncoder().encode(`id,title\n${randomUUID()},Alpha\n`);
  const answer = await uploadImport.run(actors.cpo, { flowTeamId, fileName: "epics.csv", content });
  if (!answer.ok) throw new Error(answer.refusal.message);
  return answer.value.id;
}

const digest = async ({ flowTeamId }: World, importId: string) => (await getImportPreview(flowTeamId, importId))?.digest ?? "";

async function outline({ flowTeamId }: World): Promise<string> {
  const calendar = calendarOf(JSON.parse(await calendarViewJson(flowTeamId)) as CalendarView);
  return calendar ? calendarOutline(calendar) : "";
}

const cadence = async (world: World) => ({ flowTeamId: world.flowTeamId, fromSprint: 5, sprintWeeks: 4, milestoneSprints: 2, seen: await outline(world) });

export const table: Record<string, Row> = {
  "flow-teams.formFlowTeam": {
    may: ["administrator"],
    input: () => ({ name: unique("Formed"), product: "Charts", timeZone: "UTC", teamNames: ["One"] }),
  },
  "flow-teams.renameFlowTeam": {
    may: running,
    input: async ({ flowTeamId }) => {
      const { product } = await db().flowTeam.findUniqueOrThrow({ where: { id: flowTeamId } });
      return { flowTeamId, edits: { product: edit(product, unique("Product")) } };
    },
  },
  "flow-teams.launchFlowTeam": {
    may: running,
    needsOwnWorld: true,
    input: async ({ flowTeamId }) => {
      // The database lets no state go back, so the test goes round it.
      await db().$transaction([
        db().$executeRaw`ALTER TABLE "FlowTeam" DISABLE TRIGGER USER`,
        db().$executeRaw`UPDATE "FlowTeam" SET state = 'forming', "launchedAt" = NULL WHERE id = ${flowTeamId}::uuid`,
        db().$executeRaw`ALTER TABLE "FlowTeam" ENABLE TRIGGER USER`,
      ]);
      return { flowTeamId };
    },
  },
  "flow-teams.retireFlowTeam": {
    may: running,
    needsOwnWorld: true,
    input: ({ flowTeamId, flowTeam }) => ({ flowTeamId, name: flowTeam.name }),
  },
  "flow-teams.addScrumTeam": {
    may: running,
    input: ({ flowTeamId }) => ({
      flowTeamId,
      name: unique("Team"),
      staff: { po: { name: "P", email: mail() }, sm: { name: "S", email: mail() }, developers: [{ name: "D", email: mail() }] },
    }),
  },
  "flow-teams.renameScrumTeam": {
    may: running,
    input: async ({ flowTeamId, teamId }) => {
      const { name } = await db().scrumTeam.findUniqueOrThrow({ where: { id: teamId } });
      return { flowTeamId, scrumTeamId: teamId, edits: { name: edit(name, unique("Team")) } };
    },
  },
  "flow-teams.retireScrumTeam": {
    may: running,
    needsOwnWorld: true,
    input: ({ flowTeamId, otherTeamId, teamId }) => ({ flowTeamId, scrumTeamId: otherTeamId, developersTo: teamId }),
  },
  "flow-teams.setUsualCapacity": {
    may: ["sm"],
    input: async ({ flowTeamId, teamId }) => {
      const { usualCapacity } = await db().scrumTeam.findUniqueOrThrow({ where: { id: teamId } });
      return { flowTeamId, scrumTeamId: teamId, seen: usualCapacity, points: usualCapacity + 1 };
    },
  },
  "flow-teams.addMember": {
    may: running,
    input: ({ flowTeamId, teamId }) => ({ flowTeamId, name: "New", email: mail(), role: "developer", scrumTeamId: teamId, skills: [] }),
  },
  "flow-teams.addMembers": {
    may: running,
    input: ({ flowTeamId, teamId }) => ({
      flowTeamId,
      people: [{ name: "New", email: mail(), role: "developer", scrumTeamId: teamId, skills: ["ux"] }],
    }),
  },
  "flow-teams.inviteStakeholder": { may: inviting, input: ({ flowTeamId }) => ({ flowTeamId, name: "Guest", email: mail() }) },
  "flow-teams.changeSkills": {
    may: running,
    input: async (world) => ({ flowTeamId: world.flowTeamId, personId: await newcomer(world), edits: { skills: edit([], ["ux"]) } }),
  },
  "flow-teams.giveRole": {
    may: running,
    input: async (world) => ({ flowTeamId: world.flowTeamId, personId: await newcomer(world), role: "developer", scrumTeamId: world.teamId }),
  },
  "flow-teams.endRole": {
    may: inviting,
    input: async (world) => ({ flowTeamId: world.flowTeamId, personId: await guest(world), role: "stakeholder", scrumTeamId: null }),
  },
  "flow-teams.moveDeveloper": {
    may: running,
    needsOwnWorld: true,
    input: ({ flowTeamId, teamId, otherTeamId, secondDeveloperId }) => ({
      flowTeamId, personId: secondDeveloperId, fromTeamId: teamId, toTeamId: otherTeamId,
    }),
  },
  "flow-teams.handOverRole": {
    may: running,
    needsOwnWorld: true,
    input: ({ flowTeamId, actors, secondDeveloperId }) => ({
      flowTeamId, role: "cpo", scrumTeamId: null, fromPersonId: actors.cpo.personId, toPersonId: secondDeveloperId,
    }),
  },

  "calendar.setCalendar": {
    may: ["csm"],
    input: ({ flowTeamId, startsOn }) => ({ flowTeamId, startsOn: addDays(startsOn, 7), sprintWeeks: 2, milestoneSprints: 4 }),
  },
  "calendar.addPause": { may: ["csm"], needsOwnWorld: true, input: ({ flowTeamId }) => ({ flowTeamId, afterSprint: 2, weeks: 1, reason: "Year's end" }) },
  "calendar.removePause": {
    may: ["csm"],
    needsOwnWorld: true,
    input: async ({ flowTeamId, actors }) => {
      await addPause.run(actors.csm, { flowTeamId, afterSprint: 2, weeks: 1, reason: "Year's end" });
      return { flowTeamId, pauseId: (await db().pause.findFirstOrThrow({ where: { flowTeamId } })).id };
    },
  },
  "calendar.changeCadence": { may: ["csm"], needsOwnWorld: true, input: cadence },
  "calendar.proposeCadence": { may: ["csm"], needsOwnWorld: true, input: committedCadence },
  "calendar.agreeToCadence": {
    may: ["cpo"],
    needsOwnWorld: true,
    input: async (world) => {
      const answer = await proposeCadence.run(world.actors.csm, await committedCadence(world));
      if (!answer.ok) throw new Error(answer.refusal.message);
      return { flowTeamId: world.flowTeamId, proposal: answer.value.proposal };
    },
  },

  "roadmap.setProductGoal": {
    may: ["cpo"],
    input: async ({ flowTeamId }) => {
      const goal = await db().productGoal.findFirst({ where: { flowTeamId, endedAt: null } });
      return { flowTeamId, seenId: goal?.id ?? null, text: unique("Goal") };
    },
  },
  "roadmap.editMilestone": {
    may: ["cpo"],
    input: async (world) => {
      const { id, name } = await make.milestone(world);
      return { flowTeamId: world.flowTeamId, milestoneId: id, edits: { name: edit(name, unique("Milestone")) } };
    },
  },
  "roadmap.commitMilestone": { may: ["cpo"], needsOwnWorld: true, input: (world) => milestone(world, "planned") },
  "roadmap.uncommitMilestone": { may: ["cpo"], needsOwnWorld: true, input: (world) => milestone(world, "committed") },
  "roadmap.setCapacity": {
    may: ["sm", "csm"],
    input: async ({ flowTeamId, teamId }) => {
      const typed = await db().teamCapacity.findFirst({ where: { scrumTeamId: teamId, sprintNumber: 1 } });
      return { flowTeamId, scrumTeamId: teamId, sprint: 1, seen: typed?.points ?? null, points: (typed?.points ?? 0) + 1 };
    },
  },
  "roadmap.saveVersion": { may: ["cpo"], input: ({ flowTeamId }) => ({ flowTeamId, name: unique("Version") }) },
  "roadmap.deleteVersion": { may: ["cpo"], input: async (world) => ({ flowTeamId: world.flowTeamId, versionId: await make.version(world) }) },
  "roadmap.restoreVersion": {
    may: ["cpo"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, versionId: await make.version(world, new Date()) }),
  },
  "roadmap.openDraft": { may: ["cpo"], input: ({ flowTeamId }) => ({ flowTeamId, name: unique("Draft") }) },
  "roadmap.moveInDraft": {
    may: ["cpo"],
    input: async (world) => ({
      flowTeamId: world.flowTeamId,
      draftId: await make.draft(world),
      moves: [{ epicId: await make.epic(world), leadTeamId: world.teamId, firstSprint: 2, lastSprint: 3 }],
    }),
  },
  "roadmap.forgetInDraft": {
    may: ["cpo"],
    input: async (world) => {
      const [draftId, epicId] = [await make.draft(world), await make.epic(world)];
      await db().draftMove.create({ data: { draftId, epicId, firstSprint: 1, lastSprint: 1 } });
      return { flowTeamId: world.flowTeamId, draftId, epicIds: [epicId] };
    },
  },
  "roadmap.applyDraft": {
    may: ["cpo"],
    input: async (world) => {
      const [draftId, epicId] = [await make.draft(world), await make.epic(world)];
      await db().draftMove.create({ data: { draftId, epicId, seenTeamId: world.teamId, teamId: world.teamId, firstSprint: 1, lastSprint: 1 } });
      return { flowTeamId: world.flowTeamId, draftId };
    },
  },
  "roadmap.dropDraft": { may: ["cpo"], input: async (world) => ({ flowTeamId: world.flowTeamId, draftId: await make.draft(world) }) },
  "roadmap.reopenDraft": { may: ["cpo"], input: async (world) => ({ flowTeamId: world.flowTeamId, draftId: await make.draft(world, "dropped") }) },
  "roadmap.createShareLink": { may: ["cpo", "csm"], input: ({ flowTeamId }) => ({ flowTeamId, label: "Board", days: 30 }) },
  "roadmap.revokeShareLink": { may: ["cpo", "csm"], input: async (world) => ({ flowTeamId: world.flowTeamId, linkId: await make.shareLink(world) }) },

  "backlog.createEpic": { may: members, input: ({ flowTeamId }) => ({ flowTeamId, title: "An idea" }) },
  "backlog.editEpic": {
    may: ["cpo", "po"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, epicId: await make.epic(world), edits: { effort: edit(null, 5) } }),
  },
  "backlog.editEpics": {
    may: ["cpo", "po"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, epics: [{ epicId: await make.epic(world), edits: { effort: edit(null, 5) } }] }),
  },
  "backlog.rankEpic": {
    may: ["cpo"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, epicId: await make.epic(world), place: { at: "top" } }),
  },
  "backlog.judgeFeasibility": {
    may: ["architect"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, epicId: await make.epic(world), seen: null, verdict: "feasible" }),
  },
  "backlog.deleteEpic": { may: ["cpo"], input: async (world) => ({ flowTeamId: world.flowTeamId, epicId: await make.epic(world) }) },
  "backlog.restoreEpic": {
    may: ["cpo"],
    input: async (world) => {
      const epicId = await make.epic(world);
      await db().epic.update({ where: { id: epicId }, data: { deletedAt: new Date() } });
      return { flowTeamId: world.flowTeamId, epicId };
    },
  },
  "backlog.addEpicLink": {
    may: ["cpo", "po", "architect"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, epicId: await make.epic(world), to: { kind: "address", url: "https://example.org/a" } }),
  },
  "backlog.removeEpicLink": {
    may: ["cpo", "po", "architect"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, linkId: await make.link(world) }),
  },
  "backlog.addTechnicalNote": {
    may: ["architect"],
    input: async (world) => {
      const epicId = await make.epic(world);
      await db().epic.update({ where: { id: epicId }, data: { kind: "enabler" } });
      return { flowTeamId: world.flowTeamId, epicId, kind: "decision", title: "A decision" };
    },
  },
  "backlog.editTechnicalNote": {
    may: ["architect"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, noteId: await make.note(world), edits: { title: edit("A decision", "Another") } }),
  },
  "backlog.removeTechnicalNote": { may: ["architect"], input: async (world) => ({ flowTeamId: world.flowTeamId, noteId: await make.note(world) }) },
  "backlog.restoreTechnicalNote": {
    may: ["architect"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, noteId: await make.note(world, new Date()) }),
  },
  "backlog.addInsight": {
    may: members,
    input: ({ flowTeamId }) => ({ flowTeamId, kind: "customer_need", text: "Faster", source: "A call", observedOn: "2026-01-05" }),
  },
  "backlog.editInsight": {
    may: ["cpo", "developer"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, insightId: await make.insight(world), edits: { source: edit("A fair", "A talk") } }),
  },
  "backlog.tieInsight": {
    may: members,
    input: async (world) => ({ flowTeamId: world.flowTeamId, insightId: await make.insight(world), epicId: await make.epic(world) }),
  },
  "backlog.untieInsight": {
    may: members,
    input: async (world) => {
      const tie = { insightId: await make.insight(world), epicId: await make.epic(world) };
      await db().insightTie.create({ data: tie });
      return { flowTeamId: world.flowTeamId, ...tie };
    },
  },
  "backlog.removeInsight": { may: ["cpo", "developer"], input: async (world) => ({ flowTeamId: world.flowTeamId, insightId: await make.insight(world) }) },
  "backlog.restoreInsight": {
    may: ["cpo", "developer"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, insightId: await make.insight(world, new Date()) }),
  },
  "backlog.uploadImport": {
    may: ["cpo"],
    input: ({ flowTeamId }) => ({ flowTeamId, fileName: "epics.csv", content: new TextEncoder().encode("id,title\n1,Alpha\n") }),
  },
  "backlog.chooseForImport": { may: ["cpo"], input: async (world) => ({ flowTeamId: world.flowTeamId, importId: await upload(world), choices: {} }) },
  "backlog.runImport": {
    may: ["cpo"],
    input: async (world) => {
      const importId = await upload(world);
      return { flowTeamId: world.flowTeamId, importId, seen: await digest(world, importId) };
    },
  },
  "backlog.takeBackImport": {
    may: ["cpo"],
    input: async (world) => {
      const importId = await upload(world);
      const { flowTeamId } = world;
      await runImport.run(world.actors.cpo, { flowTeamId, importId, seen: await digest(world, importId) });
      return { flowTeamId, importId };
    },
  },
  "backlog.discardImport": { may: ["cpo"], input: async (world) => ({ flowTeamId: world.flowTeamId, importId: await upload(world) }) },

  "dependencies.raiseDependency": {
    may: members,
    input: async (world) => ({
      flowTeamId: world.flowTeamId,
      neederEpicId: await make.epic(world),
      giverEpicId: await make.epic(world, world.otherTeamId),
    }),
  },
  "dependencies.editDependency": {
    may: ["cpo", "csm", "otherPo"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, dependencyId: await make.dependency(world), edits: { promisedForSprint: edit(null, 2) } }),
  },
  "dependencies.withdrawDependency": {
    may: ["cpo", "csm", "po", "developer"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, dependencyId: await make.dependency(world) }),
  },
  "dependencies.restoreDependency": {
    may: ["cpo", "csm", "po", "developer"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, dependencyId: await make.dependency(world, new Date()) }),
  },
};

/** The same with a Milestone that is committed and moves, which takes the CPO's yes (CAL-5). */
async function committedCadence(world: World) {
  await milestone(world, "committed");
  return { ...(await cadence(world)), seen: await outline(world) };
}

async function milestone(world: World, state: "planned" | "committed") {
  const { id } = await make.milestone(world);
  const words = { objective: "O", measure: "M", baseline: "B", target: "T" };
  await db().milestone.update({ where: { id }, data: { ...words, state } });
  const epicId = await make.epic(world);
  await db().epic.update({ where: { id: epicId }, data: { firstSprint: 8, lastSprint: 8 } });
  return { flowTeamId: world.flowTeamId, milestoneId: id };
}
