import "server-only";
import { mayRank } from "@/lib/domain/backlog/story-policy";
import { moveInOrder } from "@/lib/domain/backlog/story-ranks";
import { RankStories, RankStoriesBack } from "@/lib/domain/backlog/story-schema";
import { storyNamed } from "@/lib/domain/backlog/story-words";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import { storiesChanged } from "./story-changes";
import { type LoadedStory, allOf, enterStories, lockStories } from "./story-facts";
import {
  type Standing,
  type StoryList,
  listOf,
  ranksAt,
  ranksIn,
  refuseMovedAway,
  refuseOrdering,
  standingsIn,
  writeRanks,
} from "./story-order";

/** Moves Stories, in the order given, to one place of their Epic's or their team's order (BLG-3). */
export const rankStories = command({
  name: "stories.rankStories",
  input: RankStories,
  async run(context, { flowTeamId, order, storyIds, place }) {
    const { tx } = context;
    if ("storyId" in place && storyIds.includes(place.storyId)) return ok(null);
    const entered = await enterOneList(context, flowTeamId, order, storyIds);
    if (!entered.ok) return entered;
    const { list, stories } = entered.value;
    const former = await standingsIn(tx, flowTeamId, list, storyIds);
    const ranks = await ranksAt(tx, flowTeamId, list, place, stories.length);
    if (!ranks.ok) return ranks;
    await writeRanks(
      tx,
      order,
      stories.map(({ id }, index) => ({ id, rank: ranks.value[index] ?? "" })),
    );
    await recordOrder(context, flowTeamId, list, stories, former);
    return ok(null);
  },
});

/** Takes a ranking back: puts each Story behind the one it followed. */
export const rankStoriesBack = command({
  name: "stories.rankStoriesBack",
  input: RankStoriesBack,
  async run(context, { flowTeamId, order, moves }) {
    const { tx } = context;
    const storyIds = moves.map((move) => move.storyId);
    const entered = await enterOneList(context, flowTeamId, order, storyIds);
    if (!entered.ok) return entered;
    const { list, stories } = entered.value;
    const former = await standingsIn(tx, flowTeamId, list, storyIds);
    const placed = moveInOrder(await ranksIn(tx, flowTeamId, list), moves);
    if (!placed) return notFound("Story");
    await writeRanks(tx, order, placed);
    await recordOrder(context, flowTeamId, list, stories, former);
    return ok(null);
  },
});

/** Locks the one list that all the Stories are in, and them, for somebody who orders it. */
async function enterOneList(
  context: CommandContext,
  flowTeamId: string,
  order: "epic" | "team",
  storyIds: readonly string[],
): Promise<Result<{ list: StoryList; stories: LoadedStory[] }>> {
  const { tx, actor } = context;
  const seen = await tx.story.findMany({
    where: { flowTeamId, id: { in: [...storyIds] } },
    select: { epicId: true, teamId: true },
  });
  const lists = seen.flatMap((story) => listOf(story, order) ?? []);
  const entered = await enterStories(context, flowTeamId, { lists });
  if (!entered.ok) return entered;
  const found = allOf(await lockStories(tx, flowTeamId, storyIds), storyIds);
  if (!found.ok) return found;
  const stories = found.value;
  const denied = stories.find((story) => !mayRank(actor, story, order));
  const [list, ...others] = new Map(
    stories.map((story) => {
      const one = listOf(story, order);
      return [JSON.stringify(one), one];
    }),
  ).values();
  if (order === "team" && !list && others.length === 0) {
    return refuse({
      code: "invalid",
      message: "No team has taken this Story yet, so it has no place in a Team Backlog.",
      wayOut: "Let a PO take it into their Team Backlog first.",
    });
  }
  if (denied) {
    return refuseOrdering(order);
  }
  if (!list || others.length > 0) {
    return refuse({
      code: "invalid",
      message: `These Stories are not all ${order === "team" ? "of one team" : "in one Epic"}, so they have no order among each other.`,
      wayOut: order === "team" ? "Choose Stories of one team." : "Choose Stories of one Epic.",
    });
  }
  // Who waited for the list may find that a Story has left it meanwhile.
  const isLocked = lists.some((one) => JSON.stringify(one) === JSON.stringify(list));
  return isLocked ? ok({ list, stories }) : refuseMovedAway;
}

async function recordOrder(
  context: CommandContext,
  flowTeamId: string,
  list: StoryList,
  stories: readonly LoadedStory[],
  former: readonly Standing[],
): Promise<void> {
  const ids = stories.map(({ id }) => id);
  const now = new Map((await standingsIn(context.tx, flowTeamId, list, ids)).map((one) => [one.id, one.position]));
  const before = new Map(former.map((one) => [one.id, one.position]));
  const moves = former.map(({ id, after }) => ({ storyId: id, after }));
  const place = list.order === "team" ? "placeInTeam" : "placeInEpic";
  stories.forEach((story, index) => {
    context.record({
      flowTeamId,
      item: { kind: "Story", id: story.id, title: storyNamed(story) },
      before: { [place]: before.get(story.id) ?? null },
      after: { [place]: now.get(story.id) ?? null },
      ...(index === 0 && {
        undo: { command: "stories.rankStoriesBack", input: { flowTeamId, order: list.order, moves } },
      }),
    });
  });
  storiesChanged(
    context,
    flowTeamId,
    stories.map((story) => ({ id: story.id, before: story, after: story })),
  );
}
