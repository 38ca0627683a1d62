import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { addDays, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import type { StoryDetail } from "@/lib/domain/backlog/story-detail";
import type { StoryTemplatesView } from "@/lib/domain/backlog/story-template";
import { createEpic } from "@/lib/server/backlog/commands";
import { addDefinition, checkDefinition, removeDefinition } from "@/lib/server/backlog/definition-commands";
import { splitEpic } from "@/lib/server/backlog/epic-split-commands";
import { deleteStories, editStories } from "@/lib/server/backlog/story-commands";
import { addCriterion, rankCriterion, setCriterionState } from "@/lib/server/backlog/story-criterion-commands";
import { storyDetailJson } from "@/lib/server/backlog/story-detail-query";
import { turnStoryIntoEpic } from "@/lib/server/backlog/story-growth-commands";
import { addTemplate, editTemplate, removeTemplate } from "@/lib/server/backlog/story-template-commands";
import { storyTemplatesView } from "@/lib/server/backlog/story-template-query";
import { splitStory } from "@/lib/server/backlog/story-split-commands";
import { commitStories, takeStoriesOut } from "@/lib/server/backlog/story-sprint-commands";
import { addTask, setTaskStatus } from "@/lib/server/backlog/story-task-commands";
import { setCalendar } from "@/lib/server/calendar/commands";
import { db } from "@/lib/server/db";
import { undo } from "@/lib/server/undo";
import { actorIn, makeDependency, makeFlowTeam, makeStory } from "../factories";
import { granted, refused } from "../answers";

let flowTeamId: string;
let team: string;
let otherTeam: string;
let cpo: Actor;
let csm: Actor;
let architect: Actor;
let po: Actor;
let developer: Actor;

beforeAll(async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  flowTeamId = flowTeam.id;
  [team = "", otherTeam = ""] = teams.map(({ id }) => id);
  cpo = await actorIn(flowTeamId, "cpo");
  csm = await actorIn(flowTeamId, "csm");
  architect = await actorIn(flowTeamId, "architect");
  po = await actorIn(flowTeamId, "po", team);
  developer = await actorIn(flowTeamId, "developer", team);
  const today = todayIn(flowTeam.timeZone, new Date());
  const startsOn = addDays(today, 8 - weekdayOf(today));
  granted(await setCalendar.run(csm, { flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 }));
});

const takeBack = async (answer: { ok: boolean; commandId?: string }, actor: Actor) =>
  undo.run(actor, { commandId: answer.commandId ?? "" });
const stored = (id: string) => db().story.findUniqueOrThrow({ where: { id } });
const detail = async (number: number) =>
  JSON.parse((await storyDetailJson(flowTeamId, number)) ?? "null") as StoryDetail;
const ready = (draft: object = {}) => makeStory({ flowTeamId, teamId: team, estimate: 3, criteria: 1, ...draft });
const commit = (storyIds: string[], sprintNumber = 1, reason = "") =>
  commitStories.run(po, { flowTeamId, sprintNumber, storyIds, reason });

/** Sets a Flow Sprint's state; the database lets it go forward alone, so each test has its own. */
async function startSprint(number: number): Promise<void> {
  await db().$transaction([
    db().$executeRaw`ALTER TABLE "FlowSprint" DISABLE TRIGGER USER`,
    db()
      .$executeRaw`UPDATE "FlowSprint" SET state = 'running', "startedAt" = now() WHERE "flowTeamId" = ${flowTeamId}::uuid AND number = ${number}`,
    db().$executeRaw`ALTER TABLE "FlowSprint" ENABLE TRIGGER USER`,
  ]);
}

describe("acceptance criteria", () => {
  it("are written by the PO, the technical ones by the Architect, and called met by the team", async () => {
    const story = await makeStory({ flowTeamId, teamId: team });
    const { id } = granted(await addCriterion.run(po, { flowTeamId, storyId: story.id, text: "It floats" }));
    const technical = { flowTeamId, storyId: story.id, text: "It's caulked twice", isTechnical: true };
    expect(refused(await addCriterion.run(po, technical)).code).toBe("forbidden");
    const second = granted(await addCriterion.run(architect, technical));
    granted(await rankCriterion.run(architect, { flowTeamId, criterionId: second.id, place: { at: "before", id } }));
    const met = await setCriterionState.run(developer, { flowTeamId, criterionId: id, seen: "open", state: "met" });
    granted(met);
    const stale = await setCriterionState.run(po, { flowTeamId, criterionId: id, seen: "open", state: "not_met" });
    expect(refused(stale).code).toBe("stale");
    expect((await detail(story.number)).criteria).toEqual([
      { id: second.id, text: "It's caulked twice", state: "open", isTechnical: true },
      { id, text: "It floats", state: "met", isTechnical: false },
    ]);
    granted(await takeBack(met, developer));
    expect((await detail(story.number)).criteria[1]?.state).toBe("open");
  });

  it("keep one order while many are added at once", async () => {
    const story = await makeStory({ flowTeamId, teamId: team });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => addCriterion.run(po, { flowTeamId, storyId: story.id, text: `No. ${n}` })),
    );
    for (const answer of answers) granted(answer);
    expect((await detail(story.number)).criteria).toHaveLength(20);
  });
});

describe("Tasks", () => {
  it("are kept by the team and done once", async () => {
    const story = await makeStory({ flowTeamId, teamId: team });
    const { id } = granted(await addTask.run(developer, { flowTeamId, storyId: story.id, title: "Caulk" }));
    const set = () => setTaskStatus.run(developer, { flowTeamId, taskId: id, seen: "open", status: "done" });
    const answers = await Promise.all([set(), set()]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
    expect(await db().auditEntry.count({ where: { itemId: story.id, command: "stories.setTaskStatus" } })).toBe(1);
  });
});

describe("a Sprint Backlog (BLG-2)", () => {
  it("takes Ready Stories alone, and says of the others exactly what is missing", async () => {
    const bare = await makeStory({ flowTeamId, teamId: team });
    const large = await ready({ estimate: 21 });
    const refusal = refused(await commit([bare.id, large.id]));
    expect(refusal).toMatchObject({ code: "rule", rule: "BLG-2" });
    expect(refusal.message).toBe(
      `S-${bare.number} is not Ready: it lacks acceptance criteria, an estimate. 1 more Story is not Ready either.`,
    );
    // What the screens offer the CSM's Override from: each Story by its id, the one in the message first.
    expect(Object.keys(refusal.fields ?? {})).toEqual([bare.id, large.id]);
    expect(refusal.fields?.[large.id]).toContain("a size that fits one sprint (21 points, and at most 13 do)");
    granted(await commit([(await ready()).id]));
  });

  it("asks for the Flow Team's own additions to the Definition of Ready", async () => {
    const { id } = granted(await addDefinition.run(architect, { flowTeamId, kind: "ready", text: "Drawn" }));
    const story = await ready();
    expect(refused(await commit([story.id])).message).toContain("it lacks “Drawn” of the Definition of Ready");
    granted(
      await checkDefinition.run(developer, { flowTeamId, storyId: story.id, definitionId: id, isFulfilled: true }),
    );
    granted(await commit([story.id]));
    granted(await removeDefinition.run(csm, { flowTeamId, definitionId: id }));
  });

  it("lets one through by the CSM's Override, once", async () => {
    const bare = await makeStory({ flowTeamId, teamId: team });
    const { id } = await db().override.create({
      data: {
        flowTeamId,
        rule: "BLG-2",
        transition: "commit",
        itemKind: "Story",
        itemId: bare.id,
        reason: "The fair is next week.",
        givenById: csm.personId,
        givenAt: new Date(),
      },
    });
    const answer = await commit([bare.id]);
    granted(answer);
    expect((await db().override.findUniqueOrThrow({ where: { id } })).usedAt).not.toBeNull();
    granted(await takeBack(answer, po));
    expect((await stored(bare.id)).sprintNumber).toBeNull();
    expect(refused(await commit([bare.id])).rule).toBe("BLG-2");
  });

  it("holds a Story once, however many commit it", async () => {
    const story = await ready();
    const answers = await Promise.all(Array.from({ length: 10 }, () => commit([story.id])));
    for (const answer of answers) granted(answer);
    expect(await db().sprintEntry.count({ where: { storyId: story.id } })).toBe(1);
  });

  it("wants a reason for what enters and leaves once the sprint runs, and keeps who and why", async () => {
    const number = 2;
    const [planned, late] = [await ready(), await ready()];
    granted(await commit([planned.id], number));
    await startSprint(number);
    expect(refused(await commit([late.id], number))).toMatchObject({
      code: "rule",
      fields: { reason: expect.any(String) },
    });
    granted(await commit([late.id], number, "A customer waits for it."));
    const entry = await db().sprintEntry.findFirstOrThrow({ where: { storyId: late.id } });
    expect(entry).toMatchObject({
      isScopeChange: true,
      enterReason: "A customer waits for it.",
      enteredById: po.personId,
    });

    const out = (reason: string) =>
      takeStoriesOut.run(po, { flowTeamId, sprintNumber: number, storyIds: [planned.id], reason });
    expect(refused(await out("")).fields).toHaveProperty("reason");
    granted(await out("Too large."));
    const left = await db().sprintEntry.findFirstOrThrow({ where: { storyId: planned.id } });
    expect(left).toMatchObject({
      outcome: "removed",
      leaveReason: "Too large.",
      leftById: po.personId,
      pointsAtEnd: 3,
    });
    expect((await stored(planned.id)).sprintNumber).toBeNull();

    const replan = (reason?: string) =>
      editStories.run(po, {
        flowTeamId,
        stories: [{ storyId: late.id, edits: { sprintNumber: { seen: number, to: 3 } } }],
        reason,
      });
    expect(refused(await replan()).fields).toHaveProperty("reason");
    expect(refused(await deleteStories.run(po, { flowTeamId, storyIds: [late.id] })).rule).toBe("CAL-4");
    granted(await replan("Next time."));
    expect(await db().sprintEntry.count({ where: { storyId: late.id, leftAt: null } })).toBe(0);
  });
});

describe("templates for Stories", () => {
  it("are kept for all teams by the CPO and by a team for itself, and changed and removed with a way back", async () => {
    const shown = async () => {
      const view = JSON.parse((await storyTemplatesView.load(flowTeamId)) ?? "null") as StoryTemplatesView;
      return view.templates.map(({ name, teamId, criteria }) => ({ name, teamId, criteria }));
    };
    const forAll = granted(await addTemplate.run(cpo, { flowTeamId, name: "Bug", criteria: ["It's seen no more"] }));
    granted(await addTemplate.run(po, { flowTeamId, teamId: team, name: "Chart", labels: ["sea"] }));
    expect(refused(await addTemplate.run(po, { flowTeamId, name: "Mine for all" })).code).toBe("forbidden");
    expect(refused(await addTemplate.run(po, { flowTeamId, teamId: otherTeam, name: "Theirs" })).code).toBe(
      "forbidden",
    );
    const both = [
      { name: "Bug", teamId: null, criteria: ["It's seen no more"] },
      { name: "Chart", teamId: team, criteria: [] },
    ];
    expect(await shown()).toEqual(both);

    const edits = { criteria: { seen: ["It's seen no more"], to: ["It's found", "It's seen no more"] } };
    const edited = await editTemplate.run(cpo, { flowTeamId, templateId: forAll.id, edits });
    granted(edited);
    expect((await shown())[0]?.criteria).toHaveLength(2);
    expect(
      refused(
        await editTemplate.run(cpo, { flowTeamId, templateId: forAll.id, edits: { name: { seen: "Old", to: "New" } } }),
      ),
    ).toMatchObject({
      code: "stale",
      conflicts: [{ field: "name", theirs: "Bug" }],
    });
    granted(await takeBack(edited, cpo));
    const removed = await removeTemplate.run(cpo, { flowTeamId, templateId: forAll.id });
    granted(removed);
    expect(await shown()).toEqual(both.slice(1));
    granted(await takeBack(removed, cpo));
    expect(await shown()).toEqual(both);
  });
});

describe("splitting", () => {
  it("moves what is chosen to new Stories right behind, keeps the rest, and takes all back", async () => {
    const story = await makeStory({ flowTeamId, teamId: team, estimate: 13, criteria: 3 });
    const [, second] = await db().acceptanceCriterion.findMany({
      where: { storyId: story.id },
      orderBy: { rank: "asc" },
    });
    const task = granted(await addTask.run(po, { flowTeamId, storyId: story.id, title: "Caulk" }));
    const itemId = story.id;
    await db().comment.create({
      data: { flowTeamId, itemKind: "Story", itemId, authorId: po.personId, body: "Large!", mentions: [] },
    });
    await db().watch.create({ data: { personId: developer.personId, itemId, itemKind: "Story", flowTeamId } });
    const other = await makeStory({ flowTeamId, teamId: otherTeam });
    const ends = { neederTeamId: team, giverTeamId: otherTeam, neederStoryId: story.id, giverStoryId: other.id };
    const dependency = await makeDependency({ flowTeamId, ...ends });
    const answer = await splitStory.run(po, {
      flowTeamId,
      storyId: story.id,
      parts: [
        { title: "The hull", estimate: 5, criterionIds: [second?.id ?? ""], taskIds: [task.id] },
        { title: "The mast" },
      ],
      estimate: { seen: 13, to: 8 },
    });
    const { made } = granted(answer);
    const [hull, mast] = made;
    const whole = await detail(story.number);
    expect(whole).toMatchObject({ estimate: 8, tasks: [], splits: [{ id: hull?.id }, { id: mast?.id }] });
    expect(whole.criteria).toHaveLength(2);
    // What is said, watched and needed stays with the Story, and both histories lead to the other.
    expect(whole).toMatchObject({ comments: 1, dependencies: [dependency.id] });
    expect(await db().watch.count({ where: { itemId } })).toBe(1);
    const told = async (id: string | undefined) =>
      (await db().auditEntry.findMany({ where: { itemId: id ?? "" } })).map(({ after }) => after);
    expect(await told(itemId)).toContainEqual(
      expect.objectContaining({ splitInto: [`S-${hull?.number} The hull`, `S-${mast?.number} The mast`] }),
    );
    expect(await told(hull?.id)).toContainEqual({ title: "The hull", splitFrom: `S-${story.number} ${story.title}` });
    expect(await detail(hull?.number ?? 0)).toMatchObject({
      estimate: 5,
      teamId: team,
      splitFrom: { id: story.id },
      criteria: [{ id: second?.id }],
      tasks: [{ id: task.id }],
    });
    const order = await db().story.findMany({ where: { teamId: team, deletedAt: null }, orderBy: { teamRank: "asc" } });
    expect(order.slice(-3).map(({ id }) => id)).toEqual([story.id, hull?.id, mast?.id]);
    const joined = await takeBack(answer, po);
    granted(joined);
    expect(await detail(story.number)).toMatchObject({ estimate: 13, splits: [], tasks: [{ id: task.id }] });
    expect((await detail(story.number)).criteria.map(({ text }) => text)).toEqual(
      [1, 2, 3].map((n) => `Criterion ${n}`),
    );

    // And back and forth: the same Stories with what they had.
    const again = await takeBack(joined, po);
    granted(again);
    expect(await detail(story.number)).toEqual(whole);
    expect(await detail(hull?.number ?? 0)).toMatchObject({
      estimate: 5,
      criteria: [{ id: second?.id }],
      tasks: [{ id: task.id }],
    });
    granted(await takeBack(again, po));
    expect(await detail(story.number)).toMatchObject({ estimate: 13, splits: [], tasks: [{ id: task.id }] });
  });

  it("of an Epic moves the Stories chosen to a new one behind it, with its labels", async () => {
    const epic = granted(await createEpic.run(cpo, { flowTeamId, title: "Harbour", labels: ["pier"] }));
    const [goes, stays] = [
      await makeStory({ flowTeamId, epicId: epic.id, teamId: otherTeam }),
      await makeStory({ flowTeamId, epicId: epic.id }),
    ];
    const url = "https://example.org/pier";
    await db().epicLink.create({ data: { epicId: epic.id, url, title: "The pier" } });
    const answer = await splitEpic.run(cpo, { flowTeamId, epicId: epic.id, title: "Lighthouse", storyIds: [goes.id] });
    const made = granted(answer);
    const split = await db().epic.findUniqueOrThrow({ where: { id: made.id } });
    expect(split).toMatchObject({ splitFromId: epic.id, labels: ["pier"] });
    expect(await db().epicLink.findMany({ where: { epicId: made.id } })).toMatchObject([{ url, title: "The pier" }]);
    const histories = await db().auditEntry.findMany({ where: { itemId: { in: [epic.id, made.id] } } });
    expect(histories.map(({ after }) => after)).toEqual(
      expect.arrayContaining([
        { splitInto: `E-${made.number} Lighthouse` },
        { title: "Lighthouse", splitFrom: `E-${epic.number} Harbour`, stories: 1 },
      ]),
    );
    const ranks = await db().epic.findMany({ where: { flowTeamId, deletedAt: null }, orderBy: { rank: "asc" } });
    expect(ranks.findIndex(({ id }) => id === made.id)).toBe(ranks.findIndex(({ id }) => id === epic.id) + 1);
    expect([(await stored(stays.id)).epicId, (await stored(goes.id)).epicId]).toEqual([epic.id, made.id]);
    const joined = await takeBack(answer, cpo);
    granted(joined);
    const held = await db().story.findMany({ where: { epicId: epic.id }, orderBy: { epicRank: "asc" } });
    expect(held.map(({ id }) => id)).toEqual([goes.id, stays.id]);
    const again = await takeBack(joined, cpo);
    granted(again);
    expect([(await stored(stays.id)).epicId, (await stored(goes.id)).epicId]).toEqual([epic.id, made.id]);
    expect(await db().epic.findUniqueOrThrow({ where: { id: made.id } })).toMatchObject({ deletedAt: null });
    granted(await takeBack(again, cpo));
    expect((await stored(goes.id)).epicId).toBe(epic.id);
  });
});

describe("turning a Story into an Epic", () => {
  it("takes along what is said of it and needed by it, and all of it comes back by undo", async () => {
    const story = await makeStory({ flowTeamId, teamId: team, estimate: 34, criteria: 2 });
    const other = await makeStory({ flowTeamId, teamId: otherTeam });
    const itemId = story.id;
    await db().comment.create({
      data: { flowTeamId, itemKind: "Story", itemId, authorId: po.personId, body: "Large!", mentions: [] },
    });
    await db().watch.create({ data: { personId: developer.personId, itemId, itemKind: "Story", flowTeamId } });
    const ends = { neederTeamId: team, giverTeamId: otherTeam, neederStoryId: story.id, giverStoryId: other.id };
    const { id: dependencyId } = await makeDependency({ flowTeamId, ...ends });

    const answer = await turnStoryIntoEpic.run(po, { flowTeamId, storyId: story.id });
    const epic = granted(answer);
    expect(await db().epic.findUniqueOrThrow({ where: { id: epic.id } })).toMatchObject({
      title: story.title,
      leadTeamId: team,
      effort: 34,
      acceptanceConditions: ["Criterion 1", "Criterion 2"],
      grewFromStoryId: story.id,
    });
    expect(await detail(story.number)).toMatchObject({ became: { number: epic.number }, comments: 0 });
    expect(await db().comment.count({ where: { itemKind: "Epic", itemId: epic.id } })).toBe(1);
    expect(await db().watch.count({ where: { itemKind: "Epic", itemId: epic.id } })).toBe(1);
    expect(await db().dependency.findUniqueOrThrow({ where: { id: dependencyId } })).toMatchObject({
      neederEpicId: epic.id,
      neederStoryId: null,
    });

    granted(await takeBack(answer, po));
    expect(await detail(story.number)).toMatchObject({ became: null, deletedAt: null, comments: 1 });
    expect(await db().dependency.findUniqueOrThrow({ where: { id: dependencyId } })).toMatchObject(ends);
  });
});
