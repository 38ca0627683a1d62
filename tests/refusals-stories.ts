// biome-ignore-all format: a table, one row a line
import { db } from "@/lib/server/db";
import { rankBetween } from "@/lib/domain/backlog/ranks";
import { makeStory } from "./factories";
import type { Row } from "./refusals-table";
import { type World, make } from "./refusals-world";

const members = ["cpo", "csm", "architect", "po", "sm", "developer", "otherPo", "otherSm", "otherDeveloper"] as const;
const inTeam = ["po", "sm", "developer"] as const;

const story = async ({ flowTeamId, teamId }: World, draft: object = {}) => (await makeStory({ flowTeamId, teamId, ...draft })).id;
const edit = <T>(seen: unknown, to: T) => ({ seen, to });

async function columns({ teamId }: World) {
  const [first, second] = await db().boardColumn.findMany({ where: { teamId }, orderBy: { position: "asc" } });
  return { seenColumnId: first?.id ?? "", columnId: second?.id ?? "" };
}

const criterion = async (world: World, draft: object = {}) =>
  (await db().acceptanceCriterion.create({ data: { storyId: await story(world), text: "It floats", rank: "a0", ...draft } })).id;
const task = async (world: World, draft: object = {}) =>
  (await db().task.create({ data: { storyId: await story(world), title: "Caulk", rank: "a0", ...draft } })).id;
async function line({ flowTeamId }: World, draft: object = {}) {
  const last = await db().definition.findFirst({ where: { flowTeamId, kind: "done" }, orderBy: { rank: "desc" } });
  return (await db().definition.create({ data: { flowTeamId, kind: "done", text: "Tested", rank: rankBetween(last?.rank ?? null, null), ...draft } })).id;
}
const template = async ({ flowTeamId, teamId }: World, draft: object = {}) =>
  (await db().storyTemplate.create({ data: { flowTeamId, teamId, name: "Bug", criteria: [], labels: [], ...draft } })).id;
const gone = { deletedAt: new Date() };

/** The commands of Stories, in a team's backlog unless said otherwise. */
export const storiesTable: Record<string, Row> = {
  "stories.createStory": { may: members, input: ({ flowTeamId }) => ({ flowTeamId, title: "An idea" }) },
  "stories.editStories": {
    may: ["po"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, stories: [{ storyId: await story(world), edits: { description: edit("", "Why") } }] }),
  },
  "stories.rankStories": {
    may: ["po"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, order: "team", storyIds: [await story(world)], place: { at: "top" } }),
  },
  "stories.rankStoriesBack": {
    may: ["cpo", "po"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, order: "epic", moves: [{ storyId: await story(world, { epicId: await make.epic(world) }), after: null }] }),
  },
  "stories.moveCard": {
    may: inTeam,
    input: async (world) => ({ flowTeamId: world.flowTeamId, storyId: await story(world), ...(await columns(world)) }),
  },
  "stories.blockStory": { may: inTeam, input: async (world) => ({ flowTeamId: world.flowTeamId, storyId: await story(world), reason: "No berth" }) },
  "stories.unblockStory": {
    may: inTeam,
    input: async (world) => {
      const storyId = await story(world);
      await db().story.update({ where: { id: storyId }, data: { blockedReason: "No berth", blockedSince: new Date() } });
      return { flowTeamId: world.flowTeamId, storyId };
    },
  },
  "stories.commitStories": {
    may: ["po", "sm"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, sprintNumber: 1, storyIds: [await story(world, { estimate: 3, criteria: 1 })] }),
  },
  "stories.takeStoriesOut": {
    may: ["po", "sm"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, sprintNumber: 1, storyIds: [await story(world, { estimate: 3, sprintNumber: 1, isCommitted: true })] }),
  },
  "stories.deleteStories": { may: ["po"], input: async (world) => ({ flowTeamId: world.flowTeamId, storyIds: [await story(world)] }) },
  "stories.restoreStories": {
    may: ["po"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, storyIds: [await story(world, { deletedAt: new Date() })] }),
  },

  "stories.addCriterion": { may: ["po"], input: async (world) => ({ flowTeamId: world.flowTeamId, storyId: await story(world), text: "It floats" }) },
  "stories.editCriterion": {
    may: ["po"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, criterionId: await criterion(world), edits: { text: edit("It floats", "It sails") } }),
  },
  "stories.setCriterionState": {
    may: inTeam,
    input: async (world) => ({ flowTeamId: world.flowTeamId, criterionId: await criterion(world), seen: "open", state: "met" }),
  },
  "stories.rankCriterion": {
    may: ["architect"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, criterionId: await criterion(world, { isTechnical: true }), place: { at: "top" } }),
  },
  "stories.removeCriterion": { may: ["po"], input: async (world) => ({ flowTeamId: world.flowTeamId, criterionId: await criterion(world) }) },
  "stories.restoreCriterion": { may: ["po"], input: async (world) => ({ flowTeamId: world.flowTeamId, criterionId: await criterion(world, gone) }) },

  "stories.addTask": { may: inTeam, input: async (world) => ({ flowTeamId: world.flowTeamId, storyId: await story(world), title: "Caulk" }) },
  "stories.editTask": {
    may: inTeam,
    input: async (world) => ({ flowTeamId: world.flowTeamId, taskId: await task(world), edits: { title: edit("Caulk", "Paint") } }),
  },
  "stories.setTaskStatus": { may: inTeam, input: async (world) => ({ flowTeamId: world.flowTeamId, taskId: await task(world), seen: "open", status: "done" }) },
  "stories.rankTask": { may: inTeam, input: async (world) => ({ flowTeamId: world.flowTeamId, taskId: await task(world), place: { at: "top" } }) },
  "stories.removeTask": { may: inTeam, input: async (world) => ({ flowTeamId: world.flowTeamId, taskId: await task(world) }) },
  "stories.restoreTask": { may: inTeam, input: async (world) => ({ flowTeamId: world.flowTeamId, taskId: await task(world, gone) }) },

  "backlog.addDefinition": { may: ["csm", "architect"], input: ({ flowTeamId }) => ({ flowTeamId, kind: "done", text: "Drawn" }) },
  "backlog.editDefinition": {
    may: ["csm", "architect"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, definitionId: await line(world), edits: { text: edit("Tested", "Tested at sea") } }),
  },
  "backlog.rankDefinition": { may: ["csm", "architect"], input: async (world) => ({ flowTeamId: world.flowTeamId, definitionId: await line(world), place: { at: "top" } }) },
  "backlog.removeDefinition": { may: ["csm", "architect"], input: async (world) => ({ flowTeamId: world.flowTeamId, definitionId: await line(world) }) },
  "backlog.restoreDefinition": { may: ["csm", "architect"], input: async (world) => ({ flowTeamId: world.flowTeamId, definitionId: await line(world, gone) }) },
  "stories.checkDefinition": {
    may: inTeam,
    input: async (world) => ({ flowTeamId: world.flowTeamId, storyId: await story(world), definitionId: await line(world), isFulfilled: true }),
  },

  "stories.addTemplate": { may: ["po", "sm"], input: ({ flowTeamId, teamId }) => ({ flowTeamId, teamId, name: "Bug" }) },
  "stories.editTemplate": {
    may: ["cpo"],
    input: async (world) => ({ flowTeamId: world.flowTeamId, templateId: await template(world, { teamId: null }), edits: { name: edit("Bug", "Fault") } }),
  },
  "stories.removeTemplate": { may: ["po", "sm"], input: async (world) => ({ flowTeamId: world.flowTeamId, templateId: await template(world) }) },
  "stories.restoreTemplate": { may: ["po", "sm"], input: async (world) => ({ flowTeamId: world.flowTeamId, templateId: await template(world, gone) }) },

  "stories.splitStory": { may: ["po"], input: async (world) => ({ flowTeamId: world.flowTeamId, storyId: await story(world), parts: [{ title: "The rest" }] }) },
  "stories.joinStory": {
    may: ["po"],
    input: async (world) => {
      const storyId = await story(world);
      const part = await story(world);
      await db().story.update({ where: { id: part }, data: { splitFromId: storyId } });
      return { flowTeamId: world.flowTeamId, storyId, parts: [{ storyId: part }] };
    },
  },
  "stories.splitStoryAgain": {
    may: ["po"],
    input: async (world) => {
      const storyId = await story(world);
      const part = await story(world);
      await db().story.update({ where: { id: part }, data: { splitFromId: storyId, ...gone } });
      return { flowTeamId: world.flowTeamId, storyId, parts: [{ storyId: part }] };
    },
  },
  "stories.splitEpic": { may: ["cpo", "po"], input: async (world) => ({ flowTeamId: world.flowTeamId, epicId: await make.epic(world), title: "The rest" }) },
  "stories.joinEpic": {
    may: ["cpo", "po"],
    input: async (world) => {
      const [epicId, newEpicId] = [await make.epic(world), await make.epic(world)];
      await db().epic.update({ where: { id: newEpicId }, data: { splitFromId: epicId } });
      return { flowTeamId: world.flowTeamId, epicId, newEpicId };
    },
  },
  "stories.splitEpicAgain": {
    may: ["cpo", "po"],
    input: async (world) => {
      const [epicId, newEpicId] = [await make.epic(world), await make.epic(world)];
      await db().epic.update({ where: { id: newEpicId }, data: { splitFromId: epicId, ...gone } });
      return { flowTeamId: world.flowTeamId, epicId, newEpicId, storyIds: [] };
    },
  },
  "stories.turnStoryIntoEpic": { may: ["po"], input: async (world) => ({ flowTeamId: world.flowTeamId, storyId: await story(world) }) },
  "stories.turnEpicBack": {
    may: ["po"],
    input: async (world) => {
      const [storyId, epicId] = [await story(world, gone), await make.epic(world)];
      await db().epic.update({ where: { id: epicId }, data: { grewFromStoryId: storyId } });
      return { flowTeamId: world.flowTeamId, epicId, storyId };
    },
  },
};
