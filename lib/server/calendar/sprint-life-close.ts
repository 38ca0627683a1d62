import "server-only";
import type { StoryStatus } from "@/lib/domain/backlog/workflow";
import { takenBy } from "@/lib/domain/backlog/story-policy";
import { storyNamed } from "@/lib/domain/backlog/story-words";
import { capacityIn } from "@/lib/domain/calendar/capacity";
import { checkCarried, checkChoices } from "@/lib/domain/calendar/sprint-life";
import { type CloseChoices, CloseSprint } from "@/lib/domain/calendar/sprint-life-schema";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type StoryChange, storiesChanged } from "@/lib/server/backlog/story-changes";
import { type LoadedStory, loadStoryGround, lockStories } from "@/lib/server/backlog/story-facts";
import { storyNews, tellOfStories } from "@/lib/server/backlog/story-news";
import { lockLists } from "@/lib/server/backlog/story-order";
import { listsToSplit, splitOff } from "@/lib/server/backlog/story-split";
import { refuseUnready } from "@/lib/server/backlog/story-sprint-commands";
import { type CommandContext, command } from "@/lib/server/command";
import { tellWatchersOfEach } from "@/lib/server/conversations/watchers";
import { titleOf } from "@/lib/server/dependencies/dependency-facts";
import { forgetAuthors } from "@/lib/server/events/retro-cards";
import { Prisma } from "@/prisma/client/client";
import { loadCapacity } from "./capacity-queries";
import { enterSetCalendar } from "./commands";
import { passSprintGate } from "./sprint-gate";

/** A Story in one of the Sprint Backlogs that close. */
type Ending = LoadedStory & { storyId: string; entryId: string; stayTeamId: string; tasks: number; tasksDone: number };

/** How a stay ends: what goes into its entry and what becomes of its Story. */
type End = {
  story: Ending;
  outcome: "done" | "carried_over" | "returned" | "split";
  pointsAtEnd: number;
  /** Where the Story is planned afterwards. */
  sprintNumber: number | null;
};

/**
 * Closes the running Flow Sprint once its Review and Flow Retrospective are (CAL-4): each unfinished Story is carried over, returned or split as
 * chosen, and what each team reached is kept. All or nothing; refused, naming them, when other
 * Stories are unfinished than those decided on.
 */
export const closeSprint = command({
  name: "calendar.closeSprint",
  input: CloseSprint,
  async run(context, { flowTeamId, sprintNumber, choices }) {
    const { tx, now } = context;
    const entered = await enterSetCalendar(context, flowTeamId);
    if (!entered.ok) return entered;
    const { sprints } = entered.value.calendar;
    const running = mayClose(sprints, sprintNumber);
    if (!running.ok) return running;
    const closing = await tx.flowSprint.findUniqueOrThrow({
      where: { flowTeamId_number: { flowTeamId, number: sprintNumber } },
    });
    const gate = await passSprintGate(context, "close", closing);
    if (!gate.ok) return gate;
    const hasNext = sprints.some(({ number }) => number === sprintNumber + 1);
    if (!hasNext && choices.some(({ choice }) => choice !== "return")) return refuse(noNext(sprintNumber));

    const stories = await lockEnding(context, flowTeamId, sprintNumber, choices);
    const unfinished = stories.filter(({ status }) => status !== "done");
    for (const check of [checkCarried(unfinished, choices), checkChoices(unfinished, choices)]) {
      if (!check.ok) return check;
    }
    const chosen = new Map(choices.map((choice) => [choice.storyId, choice]));
    const ends = stories.map((story) => endOf(story, chosen.get(story.id), sprintNumber));
    const carried = ends.filter(({ outcome }) => outcome === "carried_over").map(({ story }) => story);
    if (carried.length > 0) {
      const ground = await loadStoryGround(tx, flowTeamId);
      const ready = ground ? await refuseUnready(tx, carried, ground, now) : notFound("Flow Team");
      if (!ready.ok) return refuse({ ...ready.refusal, wayOut: notReadyWayOut });
    }
    const split = await splitAll(context, ends, chosen, sprintNumber + 1);
    if (!split.ok) return split;
    await writeEnds(context, flowTeamId, ends, sprintNumber);
    const loose = await releasePlanned(context, flowTeamId, sprintNumber);
    await freezeTeams(context, flowTeamId, sprintNumber, ends);
    // Retrospectives of this Flow Sprint may be held still; those before it won't be.
    await forgetAuthors(tx, flowTeamId, sprintNumber);
    await tx.flowSprint.update({ where: { id: closing.id }, data: { state: "closed", closedAt: now } });
    context.record({
      flowTeamId,
      item: { kind: "Flow Sprint", id: closing.id, title: `Flow Sprint ${sprintNumber}` },
      before: { state: "running" },
      after: { state: "closed", closedAt: now.toISOString() },
      ...(gate.value !== null && { reason: `CAL-4 overridden: ${gate.value}` }),
    });
    storiesChanged(context, flowTeamId, [...ends.map(changeOf), ...loose]);
    await tellOfEnds(context, flowTeamId, ends, sprintNumber);
    context.changed({ flowTeamId, context: "calendar", id: closing.id });
    context.changed({ flowTeamId, context: "roadmap" });
    return ok({ done: ends.filter(({ outcome }) => outcome === "done").length, moved: choices.length });
  },
});

function mayClose(sprints: readonly { number: number; state: string }[], number: number): Result<null> {
  const sprint = sprints.find((one) => one.number === number);
  if (!sprint) return notFound("Flow Sprint");
  if (sprint.state === "running") return ok(null);
  const isClosed = sprint.state === "closed";
  return refuse({
    rule: "CAL-4",
    code: "rule",
    message: `Flow Sprint ${number} ${isClosed ? "is closed already" : "hasn't been started"}.`,
    wayOut: isClosed ? "Reload to see what was decided at its close." : "Start it first, or close the one that runs.",
  });
}

/**
 * Locks the Stories in the Sprint Backlogs, then the Flow Sprint, so that none enters, leaves or is
 * finished any more; lists first where Stories are split, as everywhere.
 */
async function lockEnding(
  { tx }: CommandContext,
  flowTeamId: string,
  sprintNumber: number,
  choices: CloseChoices,
): Promise<Ending[]> {
  const splitIds = choices.filter(({ choice }) => choice === "split").map(({ storyId }) => storyId);
  const split = await tx.story.findMany({
    where: { id: { in: splitIds }, flowTeamId },
    select: { epicId: true, teamId: true },
  });
  await lockLists(tx, flowTeamId, split.flatMap(listsToSplit));
  const inSprint = Prisma.sql`n."flowTeamId" = ${flowTeamId}::uuid AND n."sprintNumber" = ${sprintNumber} AND n."leftAt" IS NULL`;
  const before = await tx.$queryRaw<{ storyId: string }[]>`SELECT n."storyId" FROM "SprintEntry" n WHERE ${inSprint}`;
  const locked = await lockStories(
    tx,
    flowTeamId,
    before.map(({ storyId }) => storyId),
  );
  await tx.$queryRaw`
    SELECT id FROM "FlowSprint" WHERE "flowTeamId" = ${flowTeamId}::uuid AND number = ${sprintNumber} FOR NO KEY UPDATE`;
  type Entry = { storyId: string; entryId: string; stayTeamId: string; tasks: number; tasksDone: number };
  const entries = await tx.$queryRaw<Entry[]>`
    SELECT n."storyId", n.id AS "entryId", n."teamId" AS "stayTeamId",
      count(k.id)::int AS tasks, (count(k.id) FILTER (WHERE k.status = 'done'))::int AS "tasksDone"
    FROM "SprintEntry" n LEFT JOIN "Task" k ON k."storyId" = n."storyId" AND k."deletedAt" IS NULL
    WHERE ${inSprint} GROUP BY n.id ORDER BY n.id`;
  const known = new Map(locked.map((story) => [story.id, story]));
  const late = entries.filter(({ storyId }) => !known.has(storyId)).map(({ storyId }) => storyId);
  // What came in between the two reads holds still as well.
  for (const story of late.length > 0 ? await lockStories(tx, flowTeamId, late) : []) known.set(story.id, story);
  return entries.flatMap((entry) => {
    const story = known.get(entry.storyId);
    return story ? [{ ...story, ...entry }] : [];
  });
}

function endOf(story: Ending, chosen: CloseChoices[number] | undefined, sprintNumber: number): End {
  const points = story.estimate ?? 0;
  if (story.status === "done") return { story, outcome: "done", pointsAtEnd: points, sprintNumber };
  switch (chosen?.choice) {
    case "carry":
      return { story, outcome: "carried_over", pointsAtEnd: points, sprintNumber: sprintNumber + 1 };
    case "split":
      return { story, outcome: "split", pointsAtEnd: points - (chosen.remaining ?? 0), sprintNumber };
    default:
      return { story, outcome: "returned", pointsAtEnd: points, sprintNumber: null };
  }
}

/** Gives the rest of each Story that is split to a new one, planned for the next Flow Sprint. */
async function splitAll(
  context: CommandContext,
  ends: readonly End[],
  chosen: ReadonlyMap<string, CloseChoices[number]>,
  nextSprint: number,
): Promise<Result<null>> {
  for (const { story, outcome } of ends) {
    if (outcome !== "split") continue;
    const [criteria, tasks] = [
      await context.tx.acceptanceCriterion.findMany({
        where: { storyId: story.id, deletedAt: null, state: { not: "met" } },
        select: { id: true },
      }),
      await context.tx.task.findMany({
        where: { storyId: story.id, deletedAt: null, status: { not: "done" } },
        select: { id: true },
      }),
    ];
    const rest = {
      // A title has room for 200 characters.
      title: `Rest of S-${story.number}: ${story.title}`.slice(0, 200),
      estimate: chosen.get(story.id)?.remaining ?? 1,
      criterionIds: criteria.map(({ id }) => id),
      taskIds: tasks.map(({ id }) => id),
    };
    const made = await splitOff(context, story, [rest], nextSprint);
    if (!made.ok) return made;
    for (const { id } of made.value) await handOn(context, story, id);
  }
  return ok(null);
}

/**
 * What is under way goes on with the rest, since the Story itself is done now: whose it is, what
 * makes it Ready, and what it still waits for or owes.
 */
async function handOn(context: CommandContext, story: Ending, restId: string): Promise<void> {
  const { tx } = context;
  await tx.$executeRaw`
    UPDATE "Story" r SET "ownerId" = s."ownerId" FROM "Story" s WHERE s.id = ${story.id}::uuid AND r.id = ${restId}::uuid`;
  await tx.$executeRaw`
    INSERT INTO "DefinitionCheck" ("definitionId", "storyId", "checkedById", "checkedAt")
    SELECT k."definitionId", ${restId}::uuid, k."checkedById", k."checkedAt"
    FROM "DefinitionCheck" k JOIN "Definition" d ON d.id = k."definitionId"
    WHERE k."storyId" = ${story.id}::uuid AND d.kind = 'ready'`;
  const { flowTeamId } = story;
  const tied = await tx.dependency.findMany({
    where: {
      deletedAt: null,
      OR: [
        { neederStoryId: story.id, state: { notIn: ["declined", "verified"] } },
        { giverStoryId: story.id, state: { in: ["proposed", "accepted", "in_progress"] } },
      ],
    },
    orderBy: { id: "asc" },
  });
  for (const dependency of tied) {
    const end = dependency.neederStoryId === story.id ? "neederStoryId" : "giverStoryId";
    const title = await titleOf(tx, dependency);
    await tx.dependency.update({ where: { id: dependency.id }, data: { [end]: restId } });
    context.record({
      flowTeamId,
      item: { kind: "Dependency", id: dependency.id, title },
      before: { [end]: story.id },
      after: { [end]: restId },
      reason: `${storyNamed(story)} was split at the close of its Flow Sprint: this goes on with its rest.`,
    });
    context.changed({ flowTeamId, context: "dependencies", id: dependency.id });
  }
}

/** Ends the stays and moves the Stories, in bulk, and writes each into its Story's history. */
async function writeEnds(context: CommandContext, flowTeamId: string, ends: readonly End[], sprintNumber: number) {
  const { tx, now, actor } = context;
  const rows = ends.map(({ story, outcome, pointsAtEnd, sprintNumber: planned }) => ({
    id: story.entryId,
    storyId: story.id,
    outcome,
    pointsAtEnd,
    planned,
  }));
  const ended = Prisma.sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    AS w (id uuid, "storyId" uuid, outcome text, "pointsAtEnd" int, planned int)`;
  await tx.$executeRaw`
    UPDATE "SprintEntry" n SET "leftAt" = ${now}, "leftById" = ${actor.personId}::uuid, "pointsAtEnd" = w."pointsAtEnd",
      outcome = w.outcome::"EntryOutcome"
    FROM ${ended} WHERE n.id = w.id`;
  await tx.$executeRaw`
    UPDATE "Story" s SET "sprintNumber" = w.planned FROM ${ended} WHERE s.id = w."storyId" AND s."sprintNumber" IS DISTINCT FROM w.planned`;
  await tx.$executeRaw`
    UPDATE "Story" s SET estimate = w."pointsAtEnd", status = 'done', "doneAt" = ${now}, "columnId" = NULL, "columnSince" = ${now},
      "startedAt" = coalesce(s."startedAt", ${now}), "blockedReason" = NULL, "blockedSince" = NULL
    FROM ${ended} WHERE s.id = w."storyId" AND w.outcome = 'split'`;
  const carried = ends.filter(({ outcome }) => outcome === "carried_over");
  await tx.sprintEntry.createMany({
    data: carried.map(({ story, pointsAtEnd }) => ({
      flowTeamId,
      teamId: story.stayTeamId,
      sprintNumber: sprintNumber + 1,
      storyId: story.id,
      enteredAt: now,
      enteredById: actor.personId,
      points: pointsAtEnd,
    })),
  });
  for (const { story, outcome, pointsAtEnd, sprintNumber: planned } of ends) {
    if (outcome === "done") continue;
    const isSplit = outcome === "split";
    context.record({
      flowTeamId,
      item: { kind: "Story", id: story.id, title: storyNamed(story) },
      before: {
        committedSprint: sprintNumber,
        sprintNumber: story.sprintNumber,
        ...(isSplit && { estimate: story.estimate, status: story.status }),
        ...(isSplit && story.blockedReason !== null && { blockedReason: story.blockedReason }),
      },
      after: {
        committedSprint: outcome === "carried_over" ? planned : null,
        sprintNumber: planned,
        ...(isSplit && { estimate: pointsAtEnd, status: "done" }),
        ...(isSplit && story.blockedReason !== null && { blockedReason: null }),
      },
      reason: `Flow Sprint ${sprintNumber} closed: ${outcome.replace("_", " ")}.`,
    });
  }
}

function changeOf({ story, outcome, pointsAtEnd }: End): StoryChange {
  const status: StoryStatus = outcome === "split" ? "done" : story.status;
  return {
    id: story.id,
    before: story,
    after: { ...story, status, estimate: outcome === "split" ? pointsAtEnd : story.estimate },
  };
}

/** Tells who watches a Story what became of it; that it was done, they were told when it was. */
function tellOfEnds(
  context: CommandContext,
  flowTeamId: string,
  ends: readonly End[],
  sprintNumber: number,
): Promise<void> {
  const words = (story: LoadedStory) => ({
    carried_over: `carried it over to S${sprintNumber + 1}`,
    returned: `returned it to the ${takenBy(story) === null ? "Product" : "Team"} Backlog`,
    split: `split its rest off for S${sprintNumber + 1}`,
  });
  return tellWatchersOfEach(
    context,
    flowTeamId,
    ends.flatMap(({ story, outcome }) => (outcome === "done" ? [] : storyNews(story, words(story)[outcome]))),
  );
}

/** What was planned for the Flow Sprint without being committed is planned for none any more. */
async function releasePlanned(
  context: CommandContext,
  flowTeamId: string,
  sprintNumber: number,
): Promise<StoryChange[]> {
  const { tx, record } = context;
  const released = await tx.$queryRaw<
    Pick<LoadedStory, "id" | "number" | "title" | "teamId" | "epicId" | "estimate" | "status">[]
  >`
    UPDATE "Story" s SET "sprintNumber" = NULL
    WHERE s."flowTeamId" = ${flowTeamId}::uuid AND s."sprintNumber" = ${sprintNumber} AND s."deletedAt" IS NULL AND s.status <> 'done'
      AND NOT EXISTS (SELECT FROM "SprintEntry" n WHERE n."storyId" = s.id AND n."leftAt" IS NULL)
    RETURNING s.id, s.number, s.title, s."teamId", s."epicId", s.estimate, s.status::text`;
  for (const story of released) {
    record({
      flowTeamId,
      item: { kind: "Story", id: story.id, title: storyNamed(story) },
      before: { sprintNumber },
      after: { sprintNumber: null },
      reason: `Flow Sprint ${sprintNumber} closed without it.`,
    });
  }
  await tellOfStories(context, flowTeamId, released, `closed S${sprintNumber} without it`);
  return released.map((story) => ({ id: story.id, before: story, after: story }));
}

/** Keeps what each team reached, and the focused person-days it had: velocity counts by them. */
async function freezeTeams(
  { tx, record }: CommandContext,
  flowTeamId: string,
  sprintNumber: number,
  ends: readonly End[],
) {
  const view = await loadCapacity(flowTeamId, tx);
  for (const team of view.teams) {
    const pointsDone = ends
      .filter(({ story, outcome }) => story.stayTeamId === team.id && (outcome === "done" || outcome === "split"))
      .reduce((sum, { pointsAtEnd }) => sum + pointsAtEnd, 0);
    const focusedDays = capacityIn(view, team.id, sprintNumber)?.focusedDays ?? 0;
    await tx.teamSprint.upsert({
      where: { scrumTeamId_sprintNumber: { scrumTeamId: team.id, sprintNumber } },
      create: { scrumTeamId: team.id, sprintNumber, pointsDone, focusedDays },
      update: { pointsDone, focusedDays },
    });
    record({
      flowTeamId,
      item: { kind: "Team Sprint", id: team.id, title: `${team.name}, S${sprintNumber}` },
      before: { pointsDone: null, focusedDays: null },
      after: { pointsDone, focusedDays },
    });
  }
}

const noNext = (number: number) =>
  ({
    code: "rule",
    rule: "CAL-2",
    message: `The calendar ends with Flow Sprint ${number}, so nothing can be carried over.`,
    wayOut: "Return the unfinished Stories, or let the CSM lengthen the calendar first.",
  }) as const;

const notReadyWayOut = "Return it to the Team Backlog, make it Ready, or write an Override for it first.";
