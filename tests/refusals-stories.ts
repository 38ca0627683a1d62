// biome-ignore-all format: a table, one row a line
import { db } from "@/lib/server/db";
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
};
