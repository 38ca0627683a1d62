import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import type { CloseChoices } from "@/lib/domain/calendar/sprint-life-schema";
import type { SprintGateView } from "@/lib/domain/calendar/sprint-gate";
import { scopeChanges } from "@/lib/domain/calendar/scope-changes";
import type { SprintView } from "@/lib/domain/calendar/sprint-life";
import { type BaselineView, differenceFrom } from "@/lib/domain/events/baseline";
import type { Answer } from "@/lib/domain/result";
import { commitStories, takeStoriesOut } from "@/lib/server/backlog/story-sprint-commands";
import { moveCard } from "@/lib/server/backlog/story-move-command";
import { closeSprint } from "@/lib/server/calendar/sprint-life-close";
import { editSprintGoal, editTeamGoal, startSprint } from "@/lib/server/calendar/sprint-life-commands";
import { burnViewJson } from "@/lib/server/calendar/sprint-life-queries";
import { baselineView, sprintGateView, sprintView } from "@/lib/server/calendar/sprint-life-views";
import { type BurnView, burnAt } from "@/lib/domain/calendar/burn";
import { db } from "@/lib/server/db";
import { writeCard } from "@/lib/server/events/retro-commands";
import { overrideGate } from "@/lib/server/flow-teams/override-commands";
import { makeEvent, openGate } from "@/tests/event-rows";
import { makeSprints, startGated } from "@/tests/sprint-rows";
import { makeDependency, makeStory } from "@/tests/factories";

let flowTeamId: string;
let teamId: string;
let otherTeamId: string;
let csm: Actor;
let po: Actor;
let developer: Actor;

beforeEach(async () => {
  ({ flowTeamId, teamId, otherTeamId, csm, po, developer } = await makeSprints());
});

const refusalOf = (answer: Answer<unknown>) => (answer.ok ? null : answer.refusal);
const sprintOf = (number: number) =>
  db().flowSprint.findUniqueOrThrow({ where: { flowTeamId_number: { flowTeamId, number } } });
const view = async (number: number) => JSON.parse((await sprintView(number).load(flowTeamId)) ?? "") as SprintView;
const ready = (draft: object = {}) => makeStory({ flowTeamId, teamId, estimate: 5, criteria: 1, ...draft });
const commit = (storyIds: string[], reason = "", sprintNumber = 1) =>
  commitStories.run(po, { flowTeamId, sprintNumber, storyIds, reason });

const start = (number = 1) => startGated(csm, flowTeamId, number);
const close = (choices: CloseChoices, sprintNumber = 1) => closeSprint.run(csm, { flowTeamId, sprintNumber, choices });

async function finish(storyId: string) {
  const columns = await db().boardColumn.findMany({ where: { teamId }, orderBy: { position: "asc" } });
  const story = await db().story.findUniqueOrThrow({ where: { id: storyId } });
  const from = columns.find(({ id }) => id === story.columnId) ?? columns[story.status === "open" ? 0 : 1];
  return moveCard.run(developer, {
    flowTeamId,
    storyId,
    seenColumnId: from?.id ?? "",
    columnId: columns.at(-1)?.id ?? "",
  });
}

describe("the start (CAL-4)", () => {
  test("takes a goal, the one the CSM read, and the sprint before closed", async () => {
    const empty = await startSprint.run(csm, { flowTeamId, sprintNumber: 1, goal: "" });
    expect(refusalOf(empty)).toMatchObject({ code: "invalid", fields: { goal: expect.any(String) } });
    // Whoever starts may write it as they do: the dialog saves it first, a second press the same.
    for (const _ of ["press", "press again"]) {
      const goal = { seen: "", to: "Berth" };
      expect((await editSprintGoal.run(csm, { flowTeamId, sprintNumber: 1, goal })).ok).toBe(true);
    }
    const stale = await startSprint.run(csm, { flowTeamId, sprintNumber: 1, goal: "Moor" });
    expect(refusalOf(stale)).toMatchObject({ code: "stale", conflicts: [{ theirs: "Berth" }] });
    expect(refusalOf(await start(2))).toMatchObject({ rule: "CAL-4" });
    expect(refusalOf(await start(1))).toBeNull();
    expect(refusalOf(await start(2))).toMatchObject({ rule: "CAL-4", message: expect.stringContaining("still runs") });
    expect(await sprintOf(1)).toMatchObject({ state: "running", startedAt: expect.any(Date), goal: "Goal 1" });
  });

  test("pressed in ten tabs at once happens once", async () => {
    await editSprintGoal.run(csm, { flowTeamId, sprintNumber: 1, goal: { seen: "", to: "Berth" } });
    await openGate(flowTeamId, 1, "start");
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => startSprint.run(csm, { flowTeamId, sprintNumber: 1, goal: "Berth" })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.flatMap((answer) => refusalOf(answer)?.rule ?? [])).toEqual(Array(9).fill("CAL-4"));
    expect(await db().auditEntry.count({ where: { flowTeamId, command: "calendar.startSprint" } })).toBe(1);
  });
});

describe("the gate of CAL-4", () => {
  const press = () => startSprint.run(csm, { flowTeamId, sprintNumber: 1, goal: "Berth" });
  const override = (transition: "start" | "close") =>
    overrideGate.run(csm, { flowTeamId, rule: "CAL-4", transition, sprintNumber: 1, reason: "The harbour is closed" });
  beforeEach(async () => {
    await editSprintGoal.run(csm, { flowTeamId, sprintNumber: 1, goal: { seen: "", to: "Berth" } });
  });

  test("holds the start until Planning 2 is closed, called off or not", async () => {
    expect(refusalOf(await press())).toMatchObject({
      rule: "CAL-4",
      message: "Flow Sprint 1 can't start yet: its Flow Sprint Planning 2 hasn't been held.",
      wayOut: "Close that event first, or let the CSM override with a reason.",
    });
    await makeEvent({ flowTeamId, kind: "planning_2", state: "called_off" });
    expect(refusalOf(await press())?.message).toContain("was called off");
    await openGate(flowTeamId, 1, "start");
    expect(refusalOf(await press())).toBeNull();
  });

  test("holds the close until Review and Retrospective are closed", async () => {
    await openGate(flowTeamId, 1, "start");
    await press();
    await makeEvent({ flowTeamId, kind: "review", state: "closed" });
    await makeEvent({ flowTeamId, kind: "flow_retrospective" });
    expect(refusalOf(await close([]))).toMatchObject({
      rule: "CAL-4",
      message: "Flow Sprint 1 can't close yet: its Flow Sprint Retrospective is still open.",
    });
    await openGate(flowTeamId, 1, "close");
    expect(refusalOf(await close([]))).toBeNull();
  });

  test("leaves it to the next close to forget who wrote cards for what was never held", async () => {
    const team = await db().scrumTeam.findUniqueOrThrow({ where: { id: teamId }, select: { id: true, slug: true } });
    const never = await makeEvent({ flowTeamId, kind: "team_retrospective", team, state: "scheduled" });
    const room = { flowTeamId, key: never.key };
    expect((await writeCard.run(developer, { ...room, column: "idea", text: "Kept" })).ok).toBe(true);
    const authors = () => db().secret.count({ where: { eventId: never.id } });
    for (const [sprintNumber, left] of [
      [1, 1],
      [2, 0],
    ] as const) {
      expect(refusalOf(await start(sprintNumber))).toBeNull();
      expect(refusalOf(await close([], sprintNumber))).toBeNull();
      expect(await authors()).toBe(left);
    }
    expect(await db().retroCard.count({ where: { eventId: never.id, deletedAt: null } })).toBe(1);
  });

  test("opens once for the CSM's written reason, which history and the page show", async () => {
    expect((await override("start")).ok).toBe(true);
    expect(refusalOf(await override("start"))?.message).toContain("The harbour is closed");
    const answers = await Promise.all(Array.from({ length: 5 }, press));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const started = await db().auditEntry.findFirst({ where: { flowTeamId, command: "calendar.startSprint" } });
    expect(started?.reason).toBe("CAL-4 overridden: The harbour is closed");
    const gate = JSON.parse((await sprintGateView(1).load(flowTeamId)) ?? "") as SprintGateView;
    expect(gate.overrides).toMatchObject([{ transition: "start", reason: "The harbour is closed", isUsed: true }]);
    expect(refusalOf(await close([]))).toMatchObject({ rule: "CAL-4" });
    expect((await override("close")).ok).toBe(true);
    expect(refusalOf(await close([]))).toBeNull();
  });

  test("without Planning 2 the plan is frozen at the start, and what changes later shows against it", async () => {
    const kept = await ready({ estimate: 5 });
    const gone = await ready({ estimate: 3 });
    await commit([kept.id, gone.id]);
    await override("start");
    await press();
    const late = await ready({ estimate: 2 });
    await commit([late.id], "Asked for by the pilots");
    await takeStoriesOut.run(po, { flowTeamId, sprintNumber: 1, storyIds: [gone.id], reason: "No berth" });
    const { baseline } = JSON.parse((await baselineView(1).load(flowTeamId)) ?? "") as BaselineView;
    if (!baseline) throw new Error("The start froze the plan.");
    expect(baseline).toMatchObject({ goal: "Berth", claims: [], dependencies: [] });
    expect(differenceFrom(baseline, (await view(1)).stays)).toMatchObject({
      planned: 8,
      now: 7,
      added: [{ storyId: late.id }],
      removed: [{ storyId: gone.id }],
      reestimated: [],
    });
  });
});

test("goals are stale-safe, and stay as they were once the sprint is closed", async () => {
  await start();
  const emptied = await editSprintGoal.run(csm, { flowTeamId, sprintNumber: 1, goal: { seen: "Goal 1", to: "" } });
  expect(refusalOf(emptied)).toMatchObject({ code: "invalid" });
  const stale = await editSprintGoal.run(csm, { flowTeamId, sprintNumber: 1, goal: { seen: "Old", to: "New" } });
  expect(refusalOf(stale)).toMatchObject({ code: "stale" });
  const goal = { flowTeamId, scrumTeamId: teamId, sprintNumber: 1, goal: { seen: "", to: "Moor" } };
  expect((await editTeamGoal.run(po, goal)).ok).toBe(true);
  expect((await view(1)).teams.find(({ id }) => id === teamId)?.goal).toBe("Moor");
  await close([]);
  expect(refusalOf(await editTeamGoal.run(po, { ...goal, goal: { seen: "Moor", to: "Late" } }))).toMatchObject({
    code: "rule",
  });
});

describe("an Override of BLG-2", () => {
  test("lets one Story in once, with its reason in the Story's history", async () => {
    const { id } = await makeStory({ flowTeamId, teamId, estimate: 3 });
    expect(refusalOf(await commit([id]))).toMatchObject({ rule: "BLG-2" });
    const give = { flowTeamId, rule: "BLG-2", transition: "commit", itemId: id, reason: "A spike" } as const;
    expect(refusalOf(await overrideGate.run(po, give))).toMatchObject({ code: "forbidden" });
    expect((await overrideGate.run(csm, give)).ok).toBe(true);
    expect(refusalOf(await overrideGate.run(csm, give))).toMatchObject({ rule: "BLG-2" });
    expect((await commit([id])).ok).toBe(true);
    expect((await view(1)).overrides).toMatchObject([{ storyId: id, reason: "A spike", by: csm.name, isUsed: true }]);
    expect(await db().auditEntry.count({ where: { itemId: id, reason: "A spike" } })).toBe(1);
    await takeStoriesOut.run(po, { flowTeamId, sprintNumber: 1, storyIds: [id] });
    expect(refusalOf(await commit([id]))).toMatchObject({ rule: "BLG-2" });
  });

  test("given five times at once lies ready once; used five times at once, once", async () => {
    const { id } = await makeStory({ flowTeamId, teamId, estimate: 3 });
    const give = { flowTeamId, rule: "BLG-2", transition: "commit", itemId: id, reason: "A spike" } as const;
    const given = await Promise.all(Array.from({ length: 5 }, () => overrideGate.run(csm, give)));
    expect(given.filter(({ ok }) => ok)).toHaveLength(1);
    await Promise.all(Array.from({ length: 5 }, () => commit([id])));
    expect(await db().sprintEntry.count({ where: { storyId: id } })).toBe(1);
    expect(await db().override.count({ where: { itemId: id, usedAt: { not: null } } })).toBe(1);
  });
});

describe("the close", () => {
  test("carries over, returns and splits as chosen, and keeps what the team reached", async () => {
    const stories = [
      await ready(),
      await ready(),
      await ready({ estimate: 3 }),
      await ready({ estimate: 8 }),
      await ready(),
    ];
    const [done = "", carried = "", returned = "", split = "", planned = ""] = stories.map(({ id }) => id);
    await db().story.update({ where: { id: planned }, data: { sprintNumber: 1 } });
    await db().task.createMany({
      data: [
        { storyId: split, title: "Rig", rank: "a0", status: "done", doneAt: new Date() },
        { storyId: split, title: "Sail", rank: "a1" },
      ],
    });
    const blocked = { blockedReason: "Fog", blockedSince: new Date() };
    await db().story.update({ where: { id: split }, data: { ownerId: developer.personId, ...blocked } });
    const line = await db().definition.create({ data: { flowTeamId, kind: "ready", text: "Is drawn", rank: "a0" } });
    await db().definitionCheck.createMany({
      data: stories.map(({ id }) => ({ definitionId: line.id, storyId: id, checkedAt: new Date() })),
    });
    const tied = { flowTeamId, neederTeamId: otherTeamId, giverTeamId: teamId, giverStoryId: split };
    const owed = await makeDependency({ ...tied, state: "accepted" });
    const over = await makeDependency({ ...tied, state: "delivered" });
    const awaited = await makeDependency({
      flowTeamId,
      neederTeamId: teamId,
      giverTeamId: otherTeamId,
      neederStoryId: split,
    });
    await commit([done, carried, returned, split]);
    await start();
    await finish(done);
    const answer = await close([
      { storyId: carried, choice: "carry" },
      { storyId: returned, choice: "return" },
      { storyId: split, choice: "split", remaining: 3 },
    ]);
    expect(refusalOf(answer)).toBeNull();
    const entries = await db().sprintEntry.findMany({ where: { flowTeamId }, orderBy: { enteredAt: "asc" } });
    const ends = Object.fromEntries(
      entries
        .filter(({ sprintNumber }) => sprintNumber === 1)
        .map((entry) => [entry.storyId, [entry.outcome, entry.pointsAtEnd]]),
    );
    expect(ends).toEqual({
      [done]: ["done", 5],
      [carried]: ["carried_over", 5],
      [returned]: ["returned", 3],
      [split]: ["split", 5],
    });
    expect(entries.filter(({ sprintNumber }) => sprintNumber === 2)).toMatchObject([
      { storyId: carried, leftAt: null, points: 5, isScopeChange: false },
    ]);
    const reread = async (id: string) => db().story.findUniqueOrThrow({ where: { id } });
    expect(await reread(carried)).toMatchObject({ sprintNumber: 2 });
    expect(await reread(returned)).toMatchObject({ sprintNumber: null });
    expect(await reread(planned)).toMatchObject({ sprintNumber: null });
    expect(await reread(split)).toMatchObject({ estimate: 5, status: "done", sprintNumber: 1, blockedSince: null });
    const ended = await db().auditEntry.findFirst({ where: { itemId: split, command: "calendar.closeSprint" } });
    expect(ended).toMatchObject({ before: { blockedReason: "Fog" }, after: { status: "done", blockedReason: null } });
    const rest = await db().story.findFirstOrThrow({
      where: { splitFromId: split },
      include: { tasks: true, criteria: true },
    });
    expect(rest).toMatchObject({ estimate: 3, sprintNumber: 2, status: "open", teamId, tasks: [{ title: "Sail" }] });
    expect(rest.criteria).toHaveLength(1);
    // What is under way goes on with the rest: whose it is, what is checked, what it owes and waits for.
    expect(rest.ownerId).toBe(developer.personId);
    expect(await db().definitionCheck.count({ where: { storyId: rest.id } })).toBe(1);
    const tie = async (id: string) => db().dependency.findUniqueOrThrow({ where: { id } });
    expect(await tie(owed.id)).toMatchObject({ giverStoryId: rest.id, state: "accepted" });
    expect(await tie(awaited.id)).toMatchObject({ neederStoryId: rest.id });
    expect(await tie(over.id)).toMatchObject({ giverStoryId: split, state: "delivered" });
    expect(
      await db().teamSprint.findUniqueOrThrow({
        where: { scrumTeamId_sprintNumber: { scrumTeamId: teamId, sprintNumber: 1 } },
      }),
    ).toMatchObject({ pointsDone: 10 });
    expect(await sprintOf(1)).toMatchObject({ state: "closed", closedAt: expect.any(Date) });
    const burn = JSON.parse((await burnViewJson(flowTeamId, 1)) ?? "") as BurnView;
    expect(burnAt(burn, burn.startedAt ?? 0)).toEqual({ scope: 21, done: 0, remaining: 21 });
    expect(burnAt(burn, burn.closedAt ?? 0)).toEqual({ scope: 18, done: 10, remaining: 8 });
    expect(scopeChanges(await view(1), null).map(({ points }) => points)).toEqual([-3]);
    expect((await start(2)).ok).toBe(true);
  });

  test("is refused whole when other Stories are unfinished than were decided on", async () => {
    const [one, two] = [await ready(), await ready()];
    await commit([one.id, two.id]);
    await start();
    const short = await close([{ storyId: one.id, choice: "carry" }]);
    expect(refusalOf(short)).toMatchObject({ code: "stale", message: expect.stringContaining(`S-${two.number}`) });
    await finish(one.id);
    const over = await close([one, two].map(({ id }) => ({ storyId: id, choice: "carry" as const })));
    expect(refusalOf(over)?.fields).toHaveProperty(one.id);
    const tooMuch = await close([{ storyId: two.id, choice: "split", remaining: 5 }]);
    expect(refusalOf(tooMuch)).toMatchObject({ code: "invalid", fields: { [two.id]: expect.any(String) } });
    expect(await sprintOf(1)).toMatchObject({ state: "running" });
    expect(await db().sprintEntry.count({ where: { flowTeamId, leftAt: { not: null } } })).toBe(0);
  });

  test("carries no Story over that isn't Ready, unless the CSM overrides", async () => {
    const story = await ready();
    await commit([story.id]);
    await start();
    await db().acceptanceCriterion.updateMany({ where: { storyId: story.id }, data: { deletedAt: new Date() } });
    expect(refusalOf(await close([{ storyId: story.id, choice: "carry" }]))).toMatchObject({ rule: "BLG-2" });
    await overrideGate.run(csm, {
      flowTeamId,
      rule: "BLG-2",
      transition: "commit",
      itemId: story.id,
      reason: "Nearly there",
    });
    expect((await close([{ storyId: story.id, choice: "carry" }])).ok).toBe(true);
  });

  test("pressed in five tabs at once happens once", async () => {
    const story = await ready();
    await commit([story.id]);
    await start();
    const answers = await Promise.all(Array.from({ length: 5 }, () => close([{ storyId: story.id, choice: "carry" }])));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().sprintEntry.count({ where: { storyId: story.id } })).toBe(2);
  });

  test("while Stories are finished and committed by others has one truth", async () => {
    const stories = await Promise.all(Array.from({ length: 6 }, () => ready()));
    const late = await ready();
    await commit(stories.map(({ id }) => id));
    await start();
    const choices = stories.map(({ id }) => ({ storyId: id, choice: "carry" as const }));
    await Promise.all([
      ...stories.slice(0, 3).map(({ id }) => finish(id)),
      close(choices),
      commit([late.id], "Late"),
      close(choices),
    ]);
    const { state } = await sprintOf(1);
    const open = await db().sprintEntry.findMany({ where: { flowTeamId, leftAt: null } });
    // Closed: all stays of it have ended. Not closed: none has, and nothing was carried over.
    if (state === "closed") expect(open.every(({ sprintNumber }) => sprintNumber === 2)).toBe(true);
    else expect(open.every(({ sprintNumber }) => sprintNumber === 1)).toBe(true);
    const left = stories.length + (await db().sprintEntry.count({ where: { storyId: late.id, sprintNumber: 1 } }));
    expect(await db().sprintEntry.count({ where: { flowTeamId, sprintNumber: 1 } })).toBe(left);
  });
});
