import "server-only";
import { randomUUID } from "node:crypto";
import type { ImportPlan, NewIds } from "@/lib/domain/backlog/import-plan";
import { realId } from "@/lib/domain/backlog/import-plan";
import type { PlannedStory } from "@/lib/domain/backlog/import-story-plan";
import type { FileStory } from "@/lib/domain/backlog/import-stories";
import { ranksBetween } from "@/lib/domain/backlog/ranks";
import { storiesOf } from "@/lib/domain/live";
import { dayToDate } from "@/lib/server/calendar-days";
import type { CommandContext } from "@/lib/server/command";
import type { ImportFacts } from "./import-facts";
import { type IncomingTask, writeTasks } from "./import-task-write";
import { batches } from "./import-write";
import { lockLists, ranksAt } from "./story-order";

/** A row that comes in, with the Story it is or becomes. */
type Incoming = PlannedStory & {
  storyId: string;
  storyNumber: number;
  before: FileStory | null;
  after: FileStory;
  epicRank?: string;
  teamRank?: string;
};

/** What the rows of a file became, by their lines. */
export type StoriesWritten = {
  numbers: ReadonlyMap<number, number>;
  taskIds: ReadonlyMap<number, string>;
};

/**
 * Writes the Stories and Tasks of a plan, and what the file said of them. Stories stand at the end
 * of their Epic and their team, in the order of the file. The caller holds the Flow Team's lock.
 */
export async function writeStoriesOf(
  context: CommandContext,
  flowTeamId: string,
  plan: ImportPlan,
  facts: ImportFacts,
  ids: NewIds,
  advance: (count: number) => void,
): Promise<StoriesWritten> {
  const rows = await incomingStories(context, flowTeamId, plan, facts, ids);
  const made = rows.filter((row) => row.action === "made");
  const updated = rows.filter((row) => row.action === "updated");
  await giveRanks(context, flowTeamId, rows);
  await insertStories(context, flowTeamId, made, advance);
  await updateStories(context, flowTeamId, updated, advance);
  await insertCriteria(context, [...made, ...updated]);
  const tasks = await writeTasks(context, flowTeamId, plan.tasks, storyIdsOf(rows, facts), advance);
  await keepLastValues(context, flowTeamId, rows, tasks, facts);
  sayWhatChanged(context, flowTeamId, [...made, ...updated], tasks, facts);
  const numbers = [...rows.map((row) => [row.line, row.storyNumber] as const)];
  for (const task of tasks) numbers.push([task.line, task.storyNumber]);
  return { numbers: new Map(numbers), taskIds: new Map(tasks.map((task) => [task.line, task.taskId])) };
}

async function incomingStories(
  { tx }: CommandContext,
  flowTeamId: string,
  plan: ImportPlan,
  facts: ImportFacts,
  ids: NewIds,
): Promise<Incoming[]> {
  const coming = plan.stories.filter((row) => row.action !== "left_out");
  const count = coming.filter((row) => row.action === "made").length;
  const { nextStoryNumber } = await tx.flowTeam.update({
    where: { id: flowTeamId },
    data: { nextStoryNumber: { increment: count } },
    select: { nextStoryNumber: true },
  });
  let number = nextStoryNumber - count;
  return coming.map((row) => {
    for (const field of ["teamId", "epicId"] as const) {
      if (row.write[field] !== undefined) row.write[field] = realId(row.write[field], ids);
      const last = row.last.fields[field];
      if (last) row.last.fields[field] = { ...last, wrote: realId(last.wrote as string | null, ids) };
    }
    const before = facts.stories.get(row.externalId)?.current ?? null;
    return {
      ...row,
      storyId: row.storyId ?? randomUUID(),
      storyNumber: row.storyNumber ?? number++,
      before,
      after: { ...before, ...row.write } as FileStory,
    };
  });
}

/** Places at the end of the lists that Stories come to, in the order of the file. */
async function giveRanks({ tx }: CommandContext, flowTeamId: string, rows: readonly Incoming[]): Promise<void> {
  const byEpic = Map.groupBy(
    rows.filter(({ before, after }) => !before || before.epicId !== after.epicId),
    (row) => row.after.epicId,
  );
  const byTeam = Map.groupBy(
    rows.filter(({ before, after }) => after.teamId !== null && before?.teamId !== after.teamId),
    (row) => row.after.teamId,
  );
  const lists = [
    ...[...byEpic].map(([epicId, joining]) => ({ list: { order: "epic", epicId } as const, joining })),
    ...[...byTeam].flatMap(([teamId, joining]) =>
      teamId === null ? [] : [{ list: { order: "team", teamId } as const, joining }],
    ),
  ];
  const all = lists.map(({ list }) => list);
  await lockLists(tx, flowTeamId, all);
  for (const { list, joining } of lists) {
    const ranks = await ranksAt(tx, flowTeamId, list, { at: "bottom" }, joining.length);
    if (!ranks.ok) throw new Error("The end of a list is always there");
    joining.forEach((row, index) => {
      const rank = ranks.value[index];
      if (rank !== undefined) row[list.order === "epic" ? "epicRank" : "teamRank"] = rank;
    });
  }
}

async function insertStories(
  { tx, actor, now, record }: CommandContext,
  flowTeamId: string,
  rows: readonly Incoming[],
  advance: (count: number) => void,
): Promise<void> {
  for (const [, batch] of batches(rows)) {
    const values = batch.map(({ storyId: id, storyNumber: number, after, epicRank, teamRank, createdOn, doneOn }) => {
      const createdAt = createdOn ? dayToDate(createdOn) : now;
      const doneAt = after.status === "done" ? (doneOn ? dayToDate(doneOn) : now) : null;
      const startedAt = after.status === "open" ? null : (doneAt ?? now);
      return { ...after, id, number, epicRank, teamRank: teamRank ?? null, createdAt, startedAt, doneAt };
    });
    await tx.$executeRaw`
      INSERT INTO "Story" (id, "flowTeamId", number, title, description, status, "teamId", "epicId", labels, estimate,
        "sprintNumber", "ownerId", "epicRank", "teamRank", "createdAt", "createdById", "columnSince", "startedAt", "doneAt")
      SELECT v.id, ${flowTeamId}::uuid, v.number, v.title, v.description, v.status::"StoryStatus", v."teamId", v."epicId",
        ARRAY(SELECT jsonb_array_elements_text(v.labels)), v.estimate, v."sprintNumber", v."ownerId", v."epicRank", v."teamRank",
        v."createdAt", ${actor.personId}::uuid, ${now}, v."startedAt", v."doneAt"
      FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb) AS v(id uuid, number int, title text, description text, status text,
        "teamId" uuid, "epicId" uuid, labels jsonb, estimate int, "sprintNumber" int, "ownerId" uuid, "epicRank" text,
        "teamRank" text, "createdAt" timestamptz, "startedAt" timestamptz, "doneAt" timestamptz)`;
    advance(batch.length);
  }
  for (const { storyId: id, storyNumber, after } of rows) {
    const { title, status, teamId, epicId, labels, estimate, sprintNumber } = after;
    record({
      flowTeamId,
      item: { kind: "Story", id, title: `S-${storyNumber} ${title}` },
      before: null,
      after: { status, teamId, epicId, labels, estimate, sprintNumber },
    });
  }
}

/** At the end of those a Story has. */
async function insertCriteria({ tx, now }: CommandContext, rows: readonly Incoming[]): Promise<void> {
  const last = new Map<string, string | null>();
  for (const [, batch] of batches(rows.filter((row) => row.before && row.criteria.length > 0))) {
    const found = await tx.acceptanceCriterion.groupBy({
      by: ["storyId"],
      where: { storyId: { in: batch.map((row) => row.storyId) } },
      _max: { rank: true },
    });
    for (const { storyId, _max } of found) last.set(storyId, _max.rank);
  }
  const criteria = rows.flatMap((row) => {
    const ranks = ranksBetween(last.get(row.storyId) ?? null, null, row.criteria.length);
    return row.criteria.map((text, index) => ({
      storyId: row.storyId,
      text,
      rank: ranks[index] ?? "",
      createdAt: now,
    }));
  });
  for (const [, batch] of batches(criteria)) await tx.acceptanceCriterion.createMany({ data: batch });
}

async function updateStories(
  { tx, now, record }: CommandContext,
  flowTeamId: string,
  rows: readonly Incoming[],
  advance: (count: number) => void,
): Promise<void> {
  const unblocked = new Map<string, string>();
  for (const [, batch] of batches(rows)) {
    const values = batch.map(({ storyId: id, after, epicRank, teamRank, doneOn }) => ({
      ...after,
      id,
      epicRank: epicRank ?? null,
      teamRank: teamRank ?? null,
      doneAt: after.status === "done" ? (doneOn ? dayToDate(doneOn) : now) : null,
    }));
    // In another team or status it stands in the first column of that; what is done isn't blocked.
    const ended = await tx.$queryRaw<{ id: string; reason: string | null }[]>`
      UPDATE "Story" s SET title = v.title, description = v.description, status = v.status::"StoryStatus", "teamId" = v."teamId",
        "epicId" = v."epicId", labels = ARRAY(SELECT jsonb_array_elements_text(v.labels)), estimate = v.estimate,
        "sprintNumber" = v."sprintNumber", "ownerId" = v."ownerId", "epicRank" = coalesce(v."epicRank", s."epicRank"),
        "teamRank" = CASE WHEN v."teamId" IS NULL THEN NULL ELSE coalesce(v."teamRank", s."teamRank") END,
        "columnId" = CASE WHEN stays THEN s."columnId" END,
        "columnSince" = CASE WHEN stays THEN s."columnSince" ELSE ${now} END,
        "startedAt" = CASE WHEN v.status <> 'open' THEN coalesce(s."startedAt", ${now}) ELSE s."startedAt" END,
        "doneAt" = CASE WHEN v.status = 'done' THEN coalesce(s."doneAt", v."doneAt") END,
        "blockedReason" = CASE WHEN v.status <> 'done' THEN s."blockedReason" END,
        "blockedSince" = CASE WHEN v.status <> 'done' THEN s."blockedSince" END
      FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb) AS v(id uuid, title text, description text, status text, "teamId" uuid,
        "epicId" uuid, labels jsonb, estimate int, "sprintNumber" int, "ownerId" uuid, "epicRank" text, "teamRank" text,
        "doneAt" timestamptz)
      JOIN "Story" former ON former.id = v.id
      CROSS JOIN LATERAL (SELECT former."teamId" IS NOT DISTINCT FROM v."teamId" AND former.status::text = v.status AS stays) place
      WHERE s.id = v.id RETURNING s.id, CASE WHEN v.status = 'done' THEN former."blockedReason" END AS reason`;
    for (const { id, reason } of ended) if (reason !== null) unblocked.set(id, reason);
    advance(batch.length);
  }
  for (const { storyId: id, storyNumber, before, after, write, criteria } of rows) {
    const names = Object.keys(write) as (keyof FileStory)[];
    const former = Object.fromEntries(names.map((name) => [name, before?.[name] ?? null]));
    record({
      flowTeamId,
      item: { kind: "Story", id, title: `S-${storyNumber} ${after.title}` },
      before: { ...former, ...(unblocked.has(id) && { blockedReason: unblocked.get(id) }) },
      after: {
        ...write,
        ...(unblocked.has(id) && { blockedReason: null }),
        ...(criteria.length > 0 && { criterion: criteria.join(" · ") }),
      },
    });
  }
}

/** The Stories a Task's row can name, by their rows' ids. */
function storyIdsOf(rows: readonly Incoming[], facts: ImportFacts): Map<string, { id: string; number: number }> {
  const found = new Map<string, { id: string; number: number }>();
  for (const [externalId, story] of facts.stories) found.set(externalId, { id: story.storyId, number: story.number });
  for (const row of rows) found.set(row.externalId, { id: row.storyId, number: row.storyNumber });
  return found;
}

/** Keeps what the file said, for the next import to see what it changed. */
async function keepLastValues(
  { tx }: CommandContext,
  flowTeamId: string,
  rows: readonly Incoming[],
  tasks: readonly IncomingTask[],
  facts: ImportFacts,
): Promise<void> {
  const kept = new Map(
    rows.map((row) => [row.externalId, { storyId: row.storyId, last: row.last, tasks: {} as Record<string, object> }]),
  );
  for (const { storyExternalId } of tasks) {
    const story = facts.stories.get(storyExternalId);
    if (story && !kept.has(storyExternalId)) kept.set(storyExternalId, { ...story, tasks: {} });
  }
  for (const [externalId, task] of facts.tasks) {
    const story = kept.get(task.storyExternalId);
    if (story) story.tasks[externalId] = { taskId: task.taskId, fields: task.last.fields };
  }
  for (const { externalId, storyExternalId, taskId, last } of tasks) {
    const story = kept.get(storyExternalId);
    if (story) story.tasks[externalId] = { taskId, fields: last.fields };
  }
  const values = [...kept].map(([externalId, { storyId, last, tasks: ofStory }]) => ({
    externalId,
    storyId,
    lastValues: { fields: last.fields, criteria: last.criteria, tasks: ofStory },
  }));
  for (const [, batch] of batches(values)) {
    await tx.$executeRaw`
      INSERT INTO "ImportedStory" ("flowTeamId", "externalId", "storyId", "lastValues")
      SELECT ${flowTeamId}::uuid, v."externalId", v."storyId", v."lastValues"
      FROM jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) AS v("externalId" text, "storyId" uuid, "lastValues" jsonb)
      ON CONFLICT ("flowTeamId", "externalId") DO UPDATE SET "lastValues" = excluded."lastValues"`;
  }
}

/** Each part once, however many Stories of it changed. */
function sayWhatChanged(
  { changed }: CommandContext,
  flowTeamId: string,
  stories: readonly Incoming[],
  tasks: readonly IncomingTask[],
  facts: ImportFacts,
): void {
  const touched = tasks.flatMap((task) => (task.action === "unchanged" ? [] : [task.storyExternalId]));
  if (stories.length + touched.length === 0) return;
  const teamIds = new Set<string | null | undefined>();
  for (const { before, after } of stories) teamIds.add(before?.teamId).add(after.teamId);
  for (const externalId of touched) teamIds.add(facts.stories.get(externalId)?.current.teamId);
  changed({ flowTeamId, context: "stories" });
  for (const teamId of teamIds) if (teamId) changed({ flowTeamId, context: storiesOf(teamId) });
  if (stories.length > 0) changed({ flowTeamId, context: "progress" });
}
