import "server-only";
import { randomUUID } from "node:crypto";
import { can } from "@/lib/domain/access";
import { rankBetween } from "@/lib/domain/backlog/ranks";
import { askKeeper, keepsStory, takenBy } from "@/lib/domain/backlog/story-policy";
import { TurnEpicBack, TurnStoryIntoEpic } from "@/lib/domain/backlog/story-split-schema";
import { storyNamed } from "@/lib/domain/backlog/story-words";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import { judgeStoriesInEpics } from "@/lib/server/dependencies/dependency-facts";
import { followTeams } from "@/lib/server/dependencies/follow-teams";
import { enterToChange } from "@/lib/server/flow-teams/entry";
import { lockEpics } from "./epic-facts";
import { tellOfEpics } from "./epic-news";
import { neighbours } from "./rank-queries";
import { storiesChanged } from "./story-changes";
import { type LoadedStory, lockStories } from "./story-facts";
import { tellOfStories } from "./story-news";
import { endStaysOfGone } from "./story-stays";

/** What an Epic's description and conditions hold. */
const most = { description: 20_000, condition: 500 };

/**
 * Makes an Epic of a Story that is too large: with its words, criteria, estimate and labels, right
 * behind the Epic it was in. Comments, attachments, watchers and Dependencies move over; its history
 * stays, and leads to the Epic.
 */
export const turnStoryIntoEpic = command({
  name: "stories.turnStoryIntoEpic",
  input: TurnStoryIntoEpic,
  async run(context, { flowTeamId, storyId }) {
    const { tx, actor, now } = context;
    const entered = await enterToChange(tx, actor, flowTeamId, "Story");
    if (!entered.ok) return entered;
    if (!can(actor, "contribute", { flowTeamId })) return notFound("Story");
    const [story] = await lockStories(tx, flowTeamId, [storyId], { withDescription: true });
    if (!story) return notFound("Story");
    const allowed = await mayTurn(context, story);
    if (!allowed.ok) return allowed;
    const criteria = await tx.acceptanceCriterion.findMany({
      where: { storyId, deletedAt: null },
      orderBy: { rank: "asc" },
      select: { text: true },
    });
    const conditions = criteria.map(({ text }) => text);
    const fits = checkFit(story, conditions);
    if (!fits.ok) return fits;

    const id = randomUUID();
    const number = entered.value.nextEpicNumber;
    const parent = story.epicId ? ({ at: "after", epicId: story.epicId } as const) : ({ at: "bottom" } as const);
    const place = await neighbours(tx, flowTeamId, parent);
    const { before, after } = place.anchorExists ? place : await neighbours(tx, flowTeamId, { at: "bottom" });
    await tx.flowTeam.update({
      where: { id: flowTeamId },
      data: { nextEpicNumber: { increment: 1 } },
      select: { id: true },
    });
    const leadTeamId = takenBy(story) ?? story.epicLeadTeamId;
    await tx.epic.create({
      data: {
        id,
        flowTeamId,
        number,
        title: story.title,
        description: story.description,
        status: story.isIdea ? "idea" : "planned",
        leadTeamId,
        effort: story.estimate,
        acceptanceConditions: conditions,
        labels: [...story.labels],
        ownerId: story.ownerId,
        rank: rankBetween(before, after),
        grewFromStoryId: storyId,
        createdById: actor.personId,
        createdAt: now,
      },
      select: { id: true },
    });
    await tx.story.update({ where: { id: storyId }, data: { deletedAt: now, becameEpicId: id }, select: { id: true } });
    await moveTalk(context, flowTeamId, { kind: "Story", id: storyId }, { kind: "Epic", id });
    const followed = await followTeams(context, flowTeamId, [{ itemId: id, teamId: leadTeamId }]);
    if (!followed.ok) return followed;
    const epicTitle = `E-${number} ${story.title}`;
    context.record({
      flowTeamId,
      item: { kind: "Story", id: storyId, title: storyNamed(story) },
      before: { title: story.title },
      after: { becameEpic: epicTitle },
      undo: { command: "stories.turnEpicBack", input: { flowTeamId, epicId: id, storyId } },
    });
    context.record({
      flowTeamId,
      item: { kind: "Epic", id, title: epicTitle },
      before: null,
      after: { title: story.title, grewFromStory: storyNamed(story) },
    });
    storiesChanged(context, flowTeamId, [{ id: storyId, before: story, after: null }]);
    context.changed({ flowTeamId, context: "backlog", id });
    // Who watched the Story watches the Epic now.
    await tellOfEpics(context, flowTeamId, [{ id, number, title: story.title }], `made an Epic of S-${story.number}`);
    return ok({ id, number });
  },
});

/** Takes it back: the Story returns to where it was, with what had moved to the Epic. */
export const turnEpicBack = command({
  name: "stories.turnEpicBack",
  input: TurnEpicBack,
  async run(context, { flowTeamId, epicId, storyId }) {
    const { tx, actor, now } = context;
    const entered = await enterToChange(tx, actor, flowTeamId, "Story");
    if (!entered.ok) return entered;
    if (!can(actor, "contribute", { flowTeamId })) return notFound("Story");
    const [epic] = await lockEpics(tx, flowTeamId, [epicId]);
    const [story] = await lockStories(tx, flowTeamId, [storyId], { areDeleted: true });
    const grown = await tx.epic.count({ where: { id: epicId, grewFromStoryId: storyId } });
    if (!epic || !story || grown === 0) return notFound("Story");
    const allowed = await mayTurn(context, story);
    if (!allowed.ok) return allowed;
    if ((await tx.story.count({ where: { epicId, deletedAt: null } })) > 0) {
      return refuse({
        code: "stale",
        message: `E-${epic.number} has Stories of its own by now.`,
        wayOut: "Move them to another Epic first.",
      });
    }
    await moveTalk(context, flowTeamId, { kind: "Epic", id: epicId }, { kind: "Story", id: storyId });
    const followed = await followTeams(context, flowTeamId, [{ itemId: storyId, teamId: takenBy(story) }]);
    if (!followed.ok) return followed;
    // What the Epic needed is the Story's now: it may not come back where it would wait for itself.
    const unwound = await judgeStoriesInEpics(tx, flowTeamId, [{ storyId, epicId: story.epicId }]);
    if (!unwound.ok) return unwound;
    await tx.epic.update({ where: { id: epicId }, data: { deletedAt: now }, select: { id: true } });
    await tx.story.update({
      where: { id: storyId },
      data: { deletedAt: null, becameEpicId: null },
      select: { id: true },
    });
    context.record({
      flowTeamId,
      item: { kind: "Story", id: storyId, title: storyNamed(story) },
      before: { becameEpic: `E-${epic.number} ${epic.title}` },
      after: { title: story.title },
      undo: { command: "stories.turnStoryIntoEpic", input: { flowTeamId, storyId } },
    });
    context.record({
      flowTeamId,
      item: { kind: "Epic", id: epicId, title: `E-${epic.number} ${epic.title}` },
      before: { title: epic.title },
      after: null,
    });
    storiesChanged(context, flowTeamId, [{ id: storyId, before: null, after: story }]);
    context.changed({ flowTeamId, context: "backlog", id: epicId });
    await tellOfStories(context, flowTeamId, [story], "made it a Story again");
    return ok(null);
  },
});

/** Whether the actor may make an Epic of the Story, and no running sprint stands on it. */
async function mayTurn(context: CommandContext, story: LoadedStory): Promise<Result<null>> {
  if (!keepsStory(context.actor, story)) {
    return refuse({
      code: "forbidden",
      message: `S-${story.number} is turned into an Epic by who keeps its backlog.`,
      wayOut: askKeeper(story),
    });
  }
  return endStaysOfGone(context, [story], "turn it into an Epic");
}

function checkFit(story: LoadedStory, conditions: readonly string[]): Result<null> {
  const long = conditions.find((text) => text.length > most.condition);
  if (story.description.length <= most.description && !long) return ok(null);
  return refuse({
    code: "invalid",
    message: long
      ? `A condition of an Epic has at most ${most.condition} characters, and a criterion of S-${story.number} has more.`
      : `An Epic's description has at most ${most.description.toLocaleString("en")} characters, and that of S-${story.number} has more.`,
    wayOut: "Shorten it first.",
  });
}

type Talked = { kind: "Story" | "Epic"; id: string };

/** Moves what is said of an item, attached to it, watched of it and needed by or from it to another one. */
async function moveTalk({ tx, changed }: CommandContext, flowTeamId: string, from: Talked, to: Talked): Promise<void> {
  const where = { itemId: from.id };
  const data = { itemKind: to.kind, itemId: to.id };
  await tx.comment.updateMany({ where, data });
  await tx.attachment.updateMany({ where, data });
  await tx.watch.updateMany({ where, data });
  const end = (of: Talked) => (of.kind === "Epic" ? "EpicId" : "StoryId");
  for (const side of ["needer", "giver"] as const) {
    await tx.dependency.updateMany({
      where: { flowTeamId, [`${side}${end(from)}`]: from.id },
      data: { [`${side}${end(from)}`]: null, [`${side}${end(to)}`]: to.id },
    });
  }
  changed({ flowTeamId, context: "conversations" });
  changed({ flowTeamId, context: "dependencies" });
}
