import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import type { Workflow } from "@/lib/domain/backlog/board-schema";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { boardPaceView, boardTasksView } from "@/lib/server/backlog/board-views";
import { groundViewJson } from "@/lib/server/backlog/ground-queries";
import { moveCard } from "@/lib/server/backlog/story-move-command";
import { setWorkflow } from "@/lib/server/backlog/workflow-commands";
import { db } from "@/lib/server/db";
import { runQueuedCommand } from "@/lib/server/queued-command";
import { findCommand } from "@/lib/server/registry";
import { undo } from "@/lib/server/undo";
import { actorIn, makeFlowTeam, makeStory } from "@/tests/factories";

async function harbour() {
  const { flowTeam, teams } = await makeFlowTeam();
  const [team, other] = teams;
  if (!team || !other) throw new Error("A Flow Team has teams.");
  const flowTeamId = flowTeam.id;
  const actors = {
    sm: await actorIn(flowTeamId, "sm", team.id),
    po: await actorIn(flowTeamId, "po", team.id),
    developer: await actorIn(flowTeamId, "developer", team.id),
    otherSm: await actorIn(flowTeamId, "sm", other.id),
  };
  return { flowTeamId, teamId: team.id, otherTeamId: other.id, ...actors };
}
type Harbour = Awaited<ReturnType<typeof harbour>>;

async function workflow(teamId: string): Promise<Workflow> {
  const team = await db().scrumTeam.findUniqueOrThrow({
    where: { id: teamId },
    select: { storyLimit: true, columns: { orderBy: { position: "asc" } } },
  });
  const columns = team.columns.map(({ id, name, kind, wipLimit }) => ({ id, name, kind, wipLimit }));
  return { columns, storyLimit: team.storyLimit };
}

const set = ({ flowTeamId, teamId }: Harbour, actor: Actor, seen: Workflow, to: Workflow) =>
  setWorkflow.run(actor, { flowTeamId, scrumTeamId: teamId, seen, to });

const storyIn = async ({ flowTeamId, teamId }: Harbour, column: string, status: "open" | "in_progress" | "done") => {
  const story = await makeStory({ flowTeamId, teamId, status });
  return db().story.update({ where: { id: story.id }, data: { columnId: column } });
};

const stored = (id: string) => db().story.findUniqueOrThrow({ where: { id } });

test("a workflow is set as a whole: renamed, ordered, limited, with new columns and without old ones", async () => {
  const place = await harbour();
  const seen = await workflow(place.teamId);
  const [todo, doing, review, done] = seen.columns;
  if (!todo || !doing || !review || !done) throw new Error("A team begins with four columns.");
  const card = await storyIn(place, review.id, "in_progress");
  const added = { id: randomUUID(), name: "Build", kind: "active" as const, wipLimit: 3 };
  const to = { columns: [todo, added, { ...doing, name: "Test" }, done], storyLimit: 8 };
  expect(await set(place, place.sm, seen, to)).toMatchObject({ ok: true, undoable: true, value: { restated: 0 } });
  expect(await workflow(place.teamId)).toEqual(to);
  // The card of the column that went is in the first one of its status.
  expect(await stored(card.id)).toMatchObject({ columnId: null, status: "in_progress" });
  const ground = JSON.parse(await groundViewJson(place.flowTeamId)) as GroundView;
  expect(ground.teams.find(({ id }) => id === place.teamId)).toMatchObject({ columns: to.columns, storyLimit: 8 });

  const entry = await db().auditEntry.findFirstOrThrow({ where: { itemId: place.teamId, itemKind: "Board" } });
  expect(entry.after).toMatchObject({
    columns: "To do (waiting) · Build (active, limit 3) · Test (active) · Done (done)",
  });
  const { command, input } = entry.undo as { command: string; input: object };
  expect(await findCommand(command)?.run(place.po, input)).toMatchObject({ ok: true });
  expect(await workflow(place.teamId)).toEqual(seen);
});

test("a column that went comes back by undo with its cards and their age, save those moved since", async () => {
  const place = await harbour();
  const seen = await workflow(place.teamId);
  const [todo, doing, review, done] = seen.columns;
  if (!todo || !doing || !review || !done) throw new Error("A team begins with four columns.");
  const since = new Date("2026-01-05T08:00:00Z");
  const [stays, moves, ends] = [
    await storyIn(place, review.id, "in_progress"),
    await storyIn(place, review.id, "in_progress"),
    await storyIn(place, review.id, "in_progress"),
  ];
  await db().story.updateMany({ where: { teamId: place.teamId }, data: { columnSince: since } });
  const removal = await set(place, place.sm, seen, { ...seen, columns: [todo, doing, done] });
  if (!removal.ok) throw new Error(removal.refusal.message);
  const move = async (storyId: string, columnId: string) => {
    const { flowTeamId } = place;
    return moveCard.run(place.developer, { flowTeamId, storyId, seenColumnId: doing.id, columnId });
  };
  expect(await move(ends.id, done.id)).toMatchObject({ ok: true });
  expect(await move(moves.id, todo.id)).toMatchObject({ ok: true });

  const undone = await undo.run(place.sm, { commandId: removal.commandId });
  if (!undone.ok) throw new Error(undone.refusal.message);
  expect(await workflow(place.teamId)).toEqual(seen);
  expect(await stored(stays.id)).toMatchObject({ columnId: review.id, columnSince: since });
  expect(await stored(moves.id)).toMatchObject({ columnId: todo.id, status: "open" });
  expect(await stored(ends.id)).toMatchObject({ columnId: done.id, status: "done" });

  expect(await undo.run(place.sm, { commandId: undone.commandId })).toMatchObject({ ok: true });
  expect(await stored(stays.id)).toMatchObject({ columnId: null, columnSince: since, status: "in_progress" });
});

test("cards of a column that means something else get its status, and history says so", async () => {
  const place = await harbour();
  const seen = await workflow(place.teamId);
  const review = seen.columns[2];
  if (!review) throw new Error("A team begins with four columns.");
  const card = await storyIn(place, review.id, "in_progress");
  const blocked = { blockedReason: "Fog", blockedSince: new Date() };
  await db().story.update({ where: { id: card.id }, data: blocked });
  const still = await makeStory({ flowTeamId: place.flowTeamId, teamId: place.teamId, status: "in_progress" });
  const to = {
    ...seen,
    columns: seen.columns.map((one) => (one.id === review.id ? { ...one, kind: "done" as const } : one)),
  };
  expect(await set(place, place.po, seen, to)).toMatchObject({ ok: true, value: { restated: 1 } });
  expect(await stored(card.id)).toMatchObject({
    status: "done",
    doneAt: expect.any(Date),
    columnId: review.id,
    blockedSince: null,
  });
  expect(await stored(still.id)).toMatchObject({ status: "in_progress" });
  expect(await db().auditEntry.findFirst({ where: { itemId: card.id } })).toMatchObject({
    before: { status: "in_progress", blockedReason: "Fog" },
    after: { status: "done", blockedReason: null },
  });
  expect(await set(place, place.po, to, seen)).toMatchObject({ ok: true, value: { restated: 1 } });
  expect(await stored(card.id)).toMatchObject({ status: "in_progress", doneAt: null });
});

test("what breaks a workflow is refused and changes nothing", async () => {
  const place = await harbour();
  const seen = await workflow(place.teamId);
  const refusal = async (to: Workflow, actor = place.sm) => {
    const answer = await set(place, actor, seen, to);
    return answer.ok ? null : answer.refusal.code;
  };
  expect(await refusal({ ...seen, columns: seen.columns.slice(1) })).toBe("invalid");
  expect(await refusal({ ...seen, columns: seen.columns.slice(0, 3) })).toBe("invalid");
  expect(await refusal({ ...seen, columns: seen.columns.map((one) => ({ ...one, name: "Same" })) })).toBe("invalid");
  expect(await refusal({ ...seen, columns: seen.columns.map((one) => ({ ...one, wipLimit: 0 })) })).toBe("invalid");
  expect(await refusal({ ...seen, storyLimit: 5 }, place.developer)).toBe("forbidden");
  expect(await refusal({ ...seen, storyLimit: 5 }, place.otherSm)).toBe("forbidden");
  const theirs = (await workflow(place.otherTeamId)).columns[1];
  if (!theirs) throw new Error("A team begins with four columns.");
  const [first, ...rest] = seen.columns;
  if (!first) throw new Error("A team begins with four columns.");
  expect(await refusal({ ...seen, columns: [first, { ...theirs, name: "Taken" }, ...rest] })).toBe("not_found");
  expect(await refusal({ ...seen, columns: [first, { ...first, name: "Twice" }, ...rest] })).toBe("not_found");
  expect(await workflow(place.teamId)).toEqual(seen);
  expect((await workflow(place.otherTeamId)).columns).toContainEqual(theirs);
});

test("of ten who change one board at once, one does; the others see both", async () => {
  const place = await harbour();
  const seen = await workflow(place.teamId);
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      set(place, n % 2 ? place.sm : place.po, seen, { ...seen, storyLimit: 20 + n }),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  for (const answer of answers) {
    if (!answer.ok) expect(answer.refusal).toMatchObject({ code: "stale", conflicts: [{ field: "columns" }] });
  }
});

test("cards moved while the workflow changes have the status of where they stand", async () => {
  const place = await harbour();
  const { flowTeamId, teamId, developer } = place;
  let seen = await workflow(teamId);
  const [todo, doing, review] = seen.columns;
  if (!todo || !doing || !review) throw new Error("A team begins with four columns.");
  const cards = await Promise.all(Array.from({ length: 12 }, () => storyIn(place, doing.id, "in_progress")));
  for (let round = 0; round < 4; round++) {
    const kind = round % 2 ? ("active" as const) : ("done" as const);
    const to = { ...seen, columns: seen.columns.map((one) => (one.id === review.id ? { ...one, kind } : one)) };
    const [from, goal] = round % 2 ? [review, doing] : [doing, review];
    const answers = await Promise.all([
      set(place, place.sm, seen, to),
      ...cards.map((card) =>
        moveCard.run(developer, { flowTeamId, storyId: card.id, seenColumnId: from.id, columnId: goal.id }),
      ),
    ]);
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    seen = to;
    const expected = round % 2 ? "in_progress" : "done";
    const rows = await db().story.findMany({ where: { teamId }, select: { status: true, columnId: true } });
    expect(new Set(rows.map(({ status, columnId }) => `${columnId} ${status}`))).toEqual(
      new Set([`${goal.id} ${expected}`]),
    );
  }
});

test("a limit never blocks", async () => {
  const place = await harbour();
  const seen = await workflow(place.teamId);
  const doing = seen.columns[1];
  const todo = seen.columns[0];
  if (!doing || !todo) throw new Error("A team begins with four columns.");
  const limited = {
    ...seen,
    columns: seen.columns.map((one) => (one.id === doing.id ? { ...one, wipLimit: 1 } : one)),
  };
  expect(await set(place, place.sm, seen, limited)).toMatchObject({ ok: true });
  const { flowTeamId, teamId, developer } = place;
  for (let n = 0; n < 3; n++) {
    const { id: storyId } = await makeStory({ flowTeamId, teamId });
    const move = { flowTeamId, storyId, seenColumnId: todo.id, columnId: doing.id };
    expect(await moveCard.run(developer, move)).toMatchObject({ ok: true });
  }
  expect(await db().story.count({ where: { columnId: doing.id } })).toBe(3);
});

test("a team's pace is the 85th percentile of its last done Stories; its Tasks are those of the sprint", async () => {
  const { flowTeamId, teamId } = await harbour();
  const hour = 3_600_000;
  for (let n = 1; n <= 20; n++) {
    const story = await makeStory({ flowTeamId, teamId, status: "done", sprintNumber: 2 });
    const doneAt = new Date(story.doneAt?.getTime() ?? 0);
    await db().story.update({ where: { id: story.id }, data: { startedAt: new Date(doneAt.getTime() - n * hour) } });
  }
  expect(JSON.parse((await boardPaceView(teamId).load(flowTeamId)) ?? "")).toEqual({ seconds: 17 * 3600, sample: 20 });

  const story = await makeStory({ flowTeamId, teamId, sprintNumber: 3 });
  const task = { storyId: story.id, title: "Sound the depth" };
  await db().task.createMany({
    data: [
      { ...task, rank: "a1" },
      { ...task, rank: "a0", title: "First" },
      { ...task, rank: "a2", deletedAt: new Date() },
    ],
  });
  const tasksIn = async (sprint: number) =>
    JSON.parse((await boardTasksView(teamId, sprint).load(flowTeamId)) ?? "").tasks;
  expect(await tasksIn(3)).toMatchObject([
    { title: "First", status: "open", ownerId: null, storyId: story.id },
    { title: "Sound the depth" },
  ]);
  expect(await tasksIn(2)).toEqual([]);
});

test("moves kept while the connection was away come in their order, and one already done is done once", async () => {
  const place = await harbour();
  const [todo, doing, review] = (await workflow(place.teamId)).columns;
  if (!todo || !doing || !review) throw new Error("A team begins with four columns.");
  const card = await makeStory({ flowTeamId: place.flowTeamId, teamId: place.teamId });
  const step = (seenColumnId: string, columnId: string) => ({
    commandId: randomUUID(),
    input: { flowTeamId: place.flowTeamId, storyId: card.id, seenColumnId, columnId },
  });
  const [first, second] = [step(todo.id, doing.id), step(doing.id, review.id)];
  // Its answer was lost: the tab doesn't know, and sends it again under an id of its own.
  expect(await moveCard.run(place.developer, first.input)).toMatchObject({ ok: true });
  for (const queued of [first, second, second]) {
    expect(await runQueuedCommand(place.developer, "stories.moveCard", queued)).toMatchObject({ ok: true });
  }
  expect(await stored(card.id)).toMatchObject({ columnId: review.id, status: "in_progress" });
  expect(await db().auditEntry.count({ where: { itemId: card.id, command: "stories.moveCard" } })).toBe(2);

  // What somebody else moved meanwhile isn't overrun: the refusal says where it is.
  expect(await runQueuedCommand(place.developer, "stories.moveCard", step(todo.id, doing.id))).toMatchObject({
    ok: false,
    refusal: { code: "stale" },
  });
  expect(await stored(card.id)).toMatchObject({ columnId: review.id });
});
