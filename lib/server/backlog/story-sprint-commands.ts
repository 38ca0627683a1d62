import "server-only";
import { mayCommit, takenBy } from "@/lib/domain/backlog/story-policy";
import { missingForReady, notReadyWords } from "@/lib/domain/backlog/story-readiness";
import { checkSprint, reasonMissing } from "@/lib/domain/backlog/story-rules";
import { CommitStories, TakeStoriesOut } from "@/lib/domain/backlog/story-schema";
import { storyNamed } from "@/lib/domain/backlog/story-words";
import { type Result, ok, refuse } from "@/lib/domain/result";
import { counted } from "@/lib/domain/words";
import { type CommandContext, command } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { storiesChanged } from "./story-changes";
import {
  type LoadedStory,
  type OpenStay,
  type StoryGround,
  allOf,
  enterStories,
  loadOpenStays,
  lockStories,
} from "./story-facts";
import { tellOfStories } from "./story-news";
import type { StoryList } from "./story-order";
import { endStays } from "./story-stays";

/**
 * Takes Stories into their team's Sprint Backlog of a Flow Sprint: Ready ones (BLG-2), or those the
 * CSM's Override lets through, once. After the sprint's start it is a scope change with a reason.
 */
export const commitStories = command({
  name: "stories.commitStories",
  input: CommitStories,
  async run(context, { flowTeamId, sprintNumber, storyIds, reason }) {
    const { tx, now, actor } = context;
    const entered = await enterSprint(context, flowTeamId, sprintNumber, storyIds);
    if (!entered.ok) return entered;
    const { stories, ground, isRunning, stays } = entered.value;
    const entering = stories.filter(({ id }) => stays.get(id)?.sprintNumber !== sprintNumber);
    if (entering.length === 0) return ok({ changed: 0 });
    for (const story of entering) {
      const stay = stays.get(story.id);
      if (stay?.sprintState === "running") return refuseElsewhere(story, stay);
    }
    const ready = await refuseUnready(tx, entering, ground, now);
    if (!ready.ok) return ready;
    const [first] = entering;
    if (isRunning && !reason && first) {
      return refuse(reasonMissing(`taking S-${first.number} into its Sprint Backlog`, sprintNumber));
    }
    const former = entering.flatMap((story) => {
      const stay = stays.get(story.id);
      return stay ? [{ stay, points: story.estimate ?? 0 }] : [];
    });
    await endStays(context, former, "");
    await tx.sprintEntry.createMany({
      data: entering.map((story) => ({
        flowTeamId,
        teamId: story.teamId as string,
        sprintNumber,
        storyId: story.id,
        enteredAt: now,
        enteredById: actor.personId,
        points: story.estimate ?? 0,
        isScopeChange: isRunning,
        enterReason: isRunning ? reason : "",
      })),
    });
    await tx.story.updateMany({ where: { id: { in: entering.map(({ id }) => id) } }, data: { sprintNumber } });
    const undo = {
      command: "stories.takeStoriesOut",
      input: {
        flowTeamId,
        sprintNumber,
        storyIds: entering.map(({ id }) => id),
        reason: isRunning ? "Taken back right away." : "",
        plannedFor: entering.map((story) => ({ storyId: story.id, sprintNumber: story.sprintNumber })),
      },
    };
    recordStays(context, flowTeamId, entering, {
      from: null,
      to: sprintNumber,
      reason,
      undo,
      planned: () => sprintNumber,
    });
    await tellOfStories(context, flowTeamId, entering, `took it into the Sprint Backlog of S${sprintNumber}`);
    return ok({ changed: entering.length });
  },
});

/**
 * Takes Stories out of their team's Sprint Backlog. Before the sprint's start they stay planned for
 * it; afterwards it is a scope change with a reason, and they are planned for none.
 */
export const takeStoriesOut = command({
  name: "stories.takeStoriesOut",
  input: TakeStoriesOut,
  async run(context, { flowTeamId, sprintNumber, storyIds, reason, plannedFor }) {
    const { tx } = context;
    const entered = await enterSprint(context, flowTeamId, sprintNumber, storyIds);
    if (!entered.ok) return entered;
    const { stories, isRunning, stays } = entered.value;
    const leaving = stories.filter(({ id }) => stays.get(id)?.sprintNumber === sprintNumber);
    const [first] = leaving;
    if (!first) return ok({ changed: 0 });
    if (isRunning && !reason) {
      return refuse(reasonMissing(`taking S-${first.number} out of its Sprint Backlog`, sprintNumber));
    }
    await endStays(
      context,
      leaving.map((story) => ({ stay: stays.get(story.id) as OpenStay, points: story.estimate ?? 0 })),
      reason,
    );
    const wanted = new Map(plannedFor.map((one) => [one.storyId, one.sprintNumber]));
    const planned = (id: string) => wanted.get(id) ?? (isRunning || wanted.has(id) ? null : sprintNumber);
    const rows = leaving.map(({ id }) => ({ id, sprintNumber: planned(id) }));
    for (const { sprintNumber: number } of rows) {
      const checked = number === null ? ok(null) : checkSprint(number, entered.value.ground.sprints);
      if (!checked.ok) return checked;
    }
    await tx.$executeRaw`
      UPDATE "Story" s SET "sprintNumber" = w."sprintNumber"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS w (id uuid, "sprintNumber" int) WHERE s.id = w.id`;
    const undo = {
      command: "stories.commitStories",
      input: {
        flowTeamId,
        sprintNumber,
        storyIds: leaving.map(({ id }) => id),
        reason: isRunning ? "Put back right away." : "",
      },
    };
    recordStays(context, flowTeamId, leaving, { from: sprintNumber, to: null, reason, undo, planned });
    await tellOfStories(context, flowTeamId, leaving, `took it out of the Sprint Backlog of S${sprintNumber}`);
    return ok({ changed: leaving.length });
  },
});

type SprintEntered = {
  stories: LoadedStory[];
  ground: StoryGround;
  isRunning: boolean;
  stays: Map<string, OpenStay>;
};

/** Locks the Stories and holds the Flow Sprint, for somebody who plans the teams' sprints. */
async function enterSprint(
  context: CommandContext,
  flowTeamId: string,
  sprintNumber: number,
  storyIds: readonly string[],
): Promise<Result<SprintEntered>> {
  const { tx, actor } = context;
  // Their teams are held, so that none is retired meanwhile.
  const entered = await enterStories(context, flowTeamId, { lists: await teamListsOf(tx, flowTeamId, storyIds) });
  if (!entered.ok) return entered;
  const found = allOf(await lockStories(tx, flowTeamId, storyIds), storyIds);
  if (!found.ok) return found;
  const stories = found.value;
  const loose = stories.find((story) => takenBy(story) === null);
  if (loose) {
    return refuse({
      code: "invalid",
      message: loose.isTeamRetired
        ? `The team of S-${loose.number} is retired: nobody plans its Sprint Backlog any more.`
        : `S-${loose.number} has no team, so there is no Sprint Backlog it could be in.`,
      fields: { storyIds: "Choose Stories that a team has taken." },
      wayOut: "Let a PO take it into their Team Backlog first.",
    });
  }
  const denied = stories.find((story) => !mayCommit(actor, flowTeamId, story.teamId));
  if (denied) {
    const team = entered.value.teams.find(({ id }) => id === denied.teamId)?.name ?? "its team";
    return refuse({
      code: "forbidden",
      message: `What ${team} takes into its Sprint Backlog is said by its PO or SM.`,
      wayOut: `Ask the PO or SM of ${team} about S-${denied.number}.`,
    });
  }
  // Held, so that it neither starts nor closes before this is written.
  const sprints = await tx.$queryRaw<StoryGround["sprints"][number][]>`
    SELECT number, state::text FROM "FlowSprint"
    WHERE "flowTeamId" = ${flowTeamId}::uuid AND number = ${sprintNumber} FOR SHARE`;
  const checked = checkSprint(sprintNumber, sprints.length > 0 ? sprints : entered.value.sprints);
  if (!checked.ok) return checked;
  const stays = await loadOpenStays(tx, storyIds);
  return ok({ stories, ground: entered.value, isRunning: sprints[0]?.state === "running", stays });
}

async function teamListsOf(tx: Tx, flowTeamId: string, storyIds: readonly string[]): Promise<StoryList[]> {
  const stories = await tx.story.findMany({
    where: { id: { in: [...storyIds] }, flowTeamId },
    select: { teamId: true },
  });
  const teamIds = new Set(stories.flatMap(({ teamId }) => teamId ?? []));
  return [...teamIds].map((teamId) => ({ order: "team", teamId }));
}

function refuseElsewhere(story: LoadedStory, stay: OpenStay): Result<never> {
  return refuse({
    code: "rule",
    rule: "BLG-3",
    message: `S-${story.number} is in the Sprint Backlog of Flow Sprint ${stay.sprintNumber}, which runs.`,
    wayOut: "Take it out there first, with a reason, or carry it over when that sprint closes.",
  });
}

/** BLG-2: refuses unless each Story is Ready or has an Override lying ready, which it then uses up. */
export async function refuseUnready(
  tx: Tx,
  stories: readonly LoadedStory[],
  ground: StoryGround,
  now: Date,
): Promise<Result<null>> {
  const ids = stories.map(({ id }) => id);
  const counts = await tx.$queryRaw<{ id: string; criteria: number; checks: string[] }[]>`
    SELECT s.id,
      (SELECT count(*)::int FROM "AcceptanceCriterion" c WHERE c."storyId" = s.id AND c."deletedAt" IS NULL) AS criteria,
      ARRAY(SELECT k."definitionId"::text FROM "DefinitionCheck" k JOIN "Definition" d ON d.id = k."definitionId"
       WHERE k."storyId" = s.id AND d.kind = 'ready' AND d."deletedAt" IS NULL) AS checks
    FROM "Story" s WHERE s.id = ANY(${ids}::uuid[])`;
  const facts = new Map(counts.map((count) => [count.id, count]));
  const unready = stories.flatMap((story) => {
    const { criteria = 0, checks = [] } = facts.get(story.id) ?? {};
    const missing = missingForReady({ ...story, criteria, checks, readyChecks: checks.length }, ground);
    return missing.length > 0 ? [{ story, missing }] : [];
  });
  if (unready.length === 0) return ok(null);
  const overridden = await tx.$queryRaw<{ itemId: string }[]>`
    UPDATE "Override" SET "usedAt" = ${now}
    WHERE "itemId" = ANY(${unready.map(({ story }) => story.id)}::uuid[]) AND rule = 'BLG-2' AND transition = 'commit'
      AND "usedAt" IS NULL
    RETURNING "itemId"`;
  const letThrough = new Set(overridden.map(({ itemId }) => itemId));
  const [first, ...others] = unready.filter(({ story }) => !letThrough.has(story.id));
  if (!first) return ok(null);
  const more =
    others.length > 0 ? ` ${counted(others.length, "more Story is", "more Stories are")} not Ready either.` : "";
  return refuse({
    code: "rule",
    rule: "BLG-2",
    message: `${notReadyWords(first.story.number, first.missing)}${more}`,
    fields: Object.fromEntries(
      [first, ...others].map(({ story, missing }) => [story.id, notReadyWords(story.number, missing)]),
    ),
    wayOut: "Add what is missing, or ask the CSM for an Override with a reason.",
  });
}

function recordStays(
  context: CommandContext,
  flowTeamId: string,
  stories: readonly LoadedStory[],
  change: {
    from: number | null;
    to: number | null;
    reason: string;
    undo: { command: string; input: object };
    planned(storyId: string): number | null;
  },
): void {
  stories.forEach((story, index) => {
    const planned = change.planned(story.id);
    const isReplanned = planned !== story.sprintNumber;
    context.record({
      flowTeamId,
      item: { kind: "Story", id: story.id, title: storyNamed(story) },
      before: { committedSprint: change.from, ...(isReplanned && { sprintNumber: story.sprintNumber }) },
      after: { committedSprint: change.to, ...(isReplanned && { sprintNumber: planned }) },
      ...(change.reason && { reason: change.reason }),
      ...(index === 0 && { undo: change.undo }),
    });
  });
  storiesChanged(
    context,
    flowTeamId,
    stories.map((story) => ({ id: story.id, before: story, after: story })),
  );
}
