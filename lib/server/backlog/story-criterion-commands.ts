import "server-only";
import { randomUUID } from "node:crypto";
import type { CriterionState } from "@/lib/domain/backlog/story-detail";
import {
  AddCriterion,
  EditCriterion,
  RankCriterion,
  RemoveCriterion,
  RestoreCriterion,
  SetCriterionState,
} from "@/lib/domain/backlog/story-part-schema";
import { askKeeper, mayStateCriterion, mayWriteCriterion } from "@/lib/domain/backlog/story-policy";
import { placeOf, rankAt } from "@/lib/domain/backlog/story-ranks";
import { criterionStateWords } from "@/lib/domain/backlog/story-words";
import { beginning } from "@/lib/domain/conversations/mentions";
import { type Edits, inverseEdits, mergeEdits } from "@/lib/domain/edit";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import type { LoadedStory } from "./story-facts";
import { tellOfStories } from "./story-news";
import { enterStory, recordPart, refuseStaleState } from "./story-parts";

/** The most acceptance criteria a Story has. */
const most = 50;

/** Adds an acceptance criterion at the end; a technical one is the Architect's. */
export const addCriterion = command({
  name: "stories.addCriterion",
  input: AddCriterion,
  async run(context, { flowTeamId, storyId, text, isTechnical }) {
    const entered = await enterStory(context, flowTeamId, storyId);
    if (!entered.ok) return entered;
    const story = entered.value;
    const allowed = mayWrite(context, story, isTechnical);
    if (!allowed.ok) return allowed;
    const { tx, now } = context;
    const all = await ranked(tx, storyId);
    if (all.filter(({ deletedAt }) => deletedAt === null).length >= most) {
      return refuse({
        code: "invalid",
        message: `S-${story.number} has ${most} acceptance criteria, and more can't be looked over.`,
        wayOut: "Split the Story, or join some of its criteria.",
      });
    }
    const id = randomUUID();
    const rank = rankAt(all, { at: "bottom" }) ?? "";
    await tx.acceptanceCriterion.create({ data: { id, storyId, text, isTechnical, rank, createdAt: now } });
    recordPart(context, story, {
      before: null,
      after: { criterion: text },
      undo: { command: "stories.removeCriterion", input: { flowTeamId, criterionId: id } },
    });
    await tellOf(context, story, "added a criterion", text);
    return ok({ id });
  },
});

/** Words an acceptance criterion anew. */
export const editCriterion = command({
  name: "stories.editCriterion",
  input: EditCriterion,
  async run(context, { flowTeamId, criterionId, edits }) {
    const entered = await enterCriterion(context, flowTeamId, criterionId);
    if (!entered.ok) return entered;
    const { story, criterion } = entered.value;
    const allowed = mayWrite(context, story, criterion.isTechnical);
    if (!allowed.ok) return allowed;
    const merged = mergeEdits<{ text: string }>({ text: criterion.text }, edits as Edits<{ text: string }>);
    if (!merged.ok) return merged;
    const { before, after } = merged.value;
    if (after.text === undefined) return ok(null);
    await context.tx.acceptanceCriterion.update({ where: { id: criterionId }, data: { text: after.text } });
    recordPart(context, story, {
      before: { criterion: before.text },
      after: { criterion: after.text },
      undo: {
        command: "stories.editCriterion",
        input: { flowTeamId, criterionId, edits: inverseEdits(before, after) },
      },
    });
    await tellOf(context, story, "worded a criterion anew", after.text);
    return ok(null);
  },
});

/** Says whether a criterion is met. */
export const setCriterionState = command({
  name: "stories.setCriterionState",
  input: SetCriterionState,
  async run(context, { flowTeamId, criterionId, seen, state }) {
    const entered = await enterCriterion(context, flowTeamId, criterionId);
    if (!entered.ok) return entered;
    const { story, criterion } = entered.value;
    if (!mayStateCriterion(context.actor, story, criterion.isTechnical)) {
      return refuse({
        code: "forbidden",
        message: `Whether a criterion of S-${story.number} is met is said by the members of its Scrum Team.`,
        wayOut: "Write what you saw as a comment.",
      });
    }
    if (criterion.state === state) return ok(null);
    if (criterion.state !== seen) return refuseStaleState("state", seen, state, criterion.state);
    await context.tx.acceptanceCriterion.update({ where: { id: criterionId }, data: { state } });
    const worded = (at: CriterionState) => `${criterion.text} (${criterionStateWords[at].toLowerCase()})`;
    recordPart(context, story, {
      before: { criterion: worded(criterion.state) },
      after: { criterion: worded(state) },
      undo: {
        command: "stories.setCriterionState",
        input: { flowTeamId, criterionId, seen: state, state: criterion.state },
      },
    });
    await tellOf(context, story, stateNews[state], criterion.text);
    return ok(null);
  },
});

/** Moves a criterion among those of its Story. */
export const rankCriterion = command({
  name: "stories.rankCriterion",
  input: RankCriterion,
  async run(context, { flowTeamId, criterionId, place }) {
    const entered = await enterCriterion(context, flowTeamId, criterionId);
    if (!entered.ok) return entered;
    const { story, criterion } = entered.value;
    const allowed = mayWrite(context, story, criterion.isTechnical);
    if (!allowed.ok) return allowed;
    if ("id" in place && place.id === criterionId) return ok(null);
    const all = await ranked(context.tx, story.id);
    const rank = rankAt(all, place, criterionId);
    if (rank === null) return notFound("acceptance criterion");
    await context.tx.acceptanceCriterion.update({ where: { id: criterionId }, data: { rank } });
    const live = all.filter(({ deletedAt }) => deletedAt === null);
    recordPart(context, story, {
      before: { order: "as before" },
      after: { order: `${criterion.text} moved` },
      undo: {
        command: "stories.rankCriterion",
        input: { flowTeamId, criterionId, place: placeOf(live, criterionId) },
      },
    });
    return ok(null);
  },
});

/** Removes an acceptance criterion; it can be brought back. */
export const removeCriterion = command({
  name: "stories.removeCriterion",
  input: RemoveCriterion,
  run: (context, { flowTeamId, criterionId }) => setDeleted(context, flowTeamId, criterionId, true),
});

/** Brings a removed acceptance criterion back. */
export const restoreCriterion = command({
  name: "stories.restoreCriterion",
  input: RestoreCriterion,
  run: (context, { flowTeamId, criterionId }) => setDeleted(context, flowTeamId, criterionId, false),
});

async function setDeleted(
  context: CommandContext,
  flowTeamId: string,
  criterionId: string,
  gone: boolean,
): Promise<Result<null>> {
  const entered = await enterCriterion(context, flowTeamId, criterionId, !gone);
  if (!entered.ok) return entered;
  const { story, criterion } = entered.value;
  const allowed = mayWrite(context, story, criterion.isTechnical);
  if (!allowed.ok) return allowed;
  await context.tx.acceptanceCriterion.update({
    where: { id: criterionId },
    data: { deletedAt: gone ? context.now : null },
  });
  const words = { criterion: criterion.text };
  recordPart(context, story, {
    before: gone ? words : null,
    after: gone ? null : words,
    undo: {
      command: gone ? "stories.restoreCriterion" : "stories.removeCriterion",
      input: { flowTeamId, criterionId },
    },
  });
  await tellOf(context, story, gone ? "removed a criterion" : "brought a criterion back", criterion.text);
  return ok(null);
}

const stateNews: Record<CriterionState, string> = {
  open: "says a criterion is open again",
  met: "says a criterion is met",
  not_met: "says a criterion isn't met",
};

/** Tells who watches the Story what happened to a criterion of it. Their order says nothing new. */
function tellOf(context: CommandContext, story: LoadedStory, what: string, text: string): Promise<void> {
  return tellOfStories(context, story.flowTeamId, [story], `${what}: ${beginning(text, 120)}`);
}

type LoadedCriterion = { id: string; text: string; state: CriterionState; isTechnical: boolean };

/** Locks the criterion's Story and reads the criterion as it is then. */
async function enterCriterion(
  context: CommandContext,
  flowTeamId: string,
  criterionId: string,
  isDeleted = false,
): Promise<Result<{ story: LoadedStory; criterion: LoadedCriterion }>> {
  const { tx } = context;
  const found = await tx.acceptanceCriterion.findFirst({
    where: { id: criterionId, story: { flowTeamId } },
    select: { storyId: true },
  });
  const story = await enterStory(context, flowTeamId, found?.storyId, "acceptance criterion");
  if (!story.ok) return story;
  const criterion = await tx.acceptanceCriterion.findFirst({
    where: { id: criterionId, storyId: story.value.id, deletedAt: isDeleted ? { not: null } : null },
  });
  return criterion ? ok({ story: story.value, criterion }) : notFound("acceptance criterion");
}

function ranked(tx: Tx, storyId: string) {
  return tx.acceptanceCriterion.findMany({
    where: { storyId },
    orderBy: { rank: "asc" },
    select: { id: true, rank: true, deletedAt: true },
  });
}

function mayWrite({ actor }: CommandContext, story: LoadedStory, isTechnical: boolean): Result<null> {
  if (mayWriteCriterion(actor, story, isTechnical)) return ok(null);
  return refuse({
    code: "forbidden",
    message: isTechnical
      ? "Technical acceptance criteria are written by the Architect."
      : `The acceptance criteria of S-${story.number} are written by who keeps its backlog; of an idea also by its author.`,
    wayOut: isTechnical ? "Ask the Architect." : askKeeper(story),
  });
}
