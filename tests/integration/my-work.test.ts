import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { type MyWorkView, arrangeWork } from "@/lib/domain/conversations/my-work";
import { myWorkJson } from "@/lib/server/conversations/my-work-queries";
import { db } from "@/lib/server/db";
import { actorIn, makeDependency, makeFlowTeam, makeStory } from "../factories";

let flowTeamId = "";
let teamIds: string[] = [];

beforeAll(async () => {
  const made = await makeFlowTeam();
  flowTeamId = made.flowTeam.id;
  teamIds = made.teams.map(({ id }) => id);
});

const [needer, giver] = [0, 1];
const teamId = (index: number) => teamIds[index] ?? "";

/** The sections of somebody's work, each line as "what: why". */
async function workOf({ personId }: Actor) {
  const view = JSON.parse(await myWorkJson(flowTeamId, personId)) as MyWorkView;
  const { blocksMe, waitsOnMe, now, later } = arrangeWork(view, "2026-11-26");
  const said = (lines: typeof now) => lines.map(({ title, says }) => `${title}: ${says}`);
  return { blocksMe: said(blocksMe), waitsOnMe: said(waitsOnMe), now: said(now), later: said(later) };
}

let count = 100;
const whole = { effort: 8, riskNote: "Fog", acceptanceConditions: ["Seen at night"] };
async function makeEpic(title: string, data: object = {}) {
  const number = count++;
  return db().epic.create({ data: { flowTeamId, number, title, rank: `a${number}`, status: "planned", ...data } });
}

test("a Developer has their Stories and Tasks of all teams, and the Impediments they wait for", async () => {
  const developer = await actorIn(flowTeamId, "developer", teamId(needer));
  const own = { ownerId: developer.personId };
  const begun = await makeStory({ flowTeamId, teamId: teamId(needer), title: "Begun" });
  await db().story.update({ where: { id: begun.id }, data: { ...own, status: "in_progress" } });
  const elsewhere = await makeStory({ flowTeamId, teamId: teamId(giver), title: "Elsewhere" });
  await db().story.update({ where: { id: elsewhere.id }, data: own });
  await db().task.create({ data: { ...own, storyId: elsewhere.id, title: "Rig the mast", rank: "a1" } });
  const open = { flowTeamId, teamId: teamId(needer) };
  await db().impediment.create({ data: { ...open, number: 1, title: "No ladder", raisedById: developer.personId } });
  await db().impediment.create({ data: { ...open, number: 2, title: "No crane", storyId: begun.id } });
  await db().impediment.create({ data: { ...open, number: 3, title: "Of somebody else" } });
  await db().impediment.create({
    data: { ...open, number: 4, title: "Over", raisedById: developer.personId, resolvedAt: new Date() },
  });

  const work = await workOf(developer);
  expect(work.blocksMe).toEqual([
    expect.stringMatching(/^I-1 No ladder: .*, nobody owns it yet$/),
    expect.stringMatching(/^I-2 No crane: .*, in the way of Begun$/),
  ]);
  expect(work.now).toEqual([
    expect.stringMatching(/^S-\d+ Begun: in progress/),
    expect.stringMatching(/^Rig the mast: open, of S-\d+ Elsewhere$/),
  ]);
  expect(work.later).toEqual([expect.stringMatching(/^S-\d+ Elsewhere: not planned yet$/)]);
  expect(work.waitsOnMe).toEqual([]);
});

test("an SM finds owners for what is in the team's way, and the CSM for what is the Flow Team's", async () => {
  const sm = await actorIn(flowTeamId, "sm", teamId(2));
  const csm = await actorIn(flowTeamId, "csm");
  await db().impediment.create({ data: { flowTeamId, teamId: teamId(2), number: 11, title: "The team's" } });
  const escalatedAt = new Date();
  await db().impediment.create({
    data: { flowTeamId, teamId: teamId(2), number: 12, title: "Escalated", escalatedAt },
  });
  await db().risk.create({ data: { flowTeamId, teamId: teamId(2), number: 11, title: "Nobody's in the team" } });
  await db().risk.create({ data: { flowTeamId, number: 12, title: "Nobody's at all", roam: "owned" } });
  await db().risk.create({ data: { flowTeamId, number: 13, title: "Closed", closedAt: new Date() } });

  expect((await workOf(sm)).waitsOnMe).toEqual([
    expect.stringMatching(/^I-11 The team's: .*nobody owns it yet$/),
    "R-11 Nobody's in the team: nobody owns it yet",
  ]);
  expect((await workOf(csm)).waitsOnMe).toEqual([
    expect.stringMatching(/^I-12 Escalated: .*nobody owns it yet$/),
    "R-12 Nobody's at all: nobody owns it yet",
  ]);
});

describe("a Dependency is with who has the next act", () => {
  test("from the PO who answers to the one who waits, until the needer's work is done", async () => {
    const asking = await actorIn(flowTeamId, "po", teamId(needer));
    const answering = await actorIn(flowTeamId, "po", teamId(giver));
    const owner = await actorIn(flowTeamId, "developer", teamId(giver));
    const story = await makeStory({ flowTeamId, teamId: teamId(needer), title: "Needs it" });
    const given = await makeStory({ flowTeamId, teamId: teamId(giver), title: "Gives it" });
    const { id } = await makeDependency({
      flowTeamId,
      neederTeamId: teamId(needer),
      giverTeamId: teamId(giver),
      neederStoryId: story.id,
      giverStoryId: given.id,
    });
    const set = (data: object) => db().dependency.update({ where: { id }, data });
    const ofDependency = async (actor: Actor) => {
      const { waitsOnMe, blocksMe } = await workOf(actor);
      const about = (lines: string[]) => lines.filter((line) => line.startsWith("D-"));
      return { waits: about(waitsOnMe), blocks: about(blocksMe) };
    };

    await set({ neededBySprint: 9, state: "proposed" });
    expect((await ofDependency(answering)).waits).toEqual([expect.stringContaining("your answer is asked for")]);
    expect((await ofDependency(asking)).blocks).toEqual([expect.stringContaining("not promised yet")]);

    await set({ state: "accepted", promisedForSprint: 9 });
    expect((await ofDependency(answering)).waits).toEqual([expect.stringContaining("promised, needed by")]);
    await db().story.update({ where: { id: given.id }, data: { ownerId: owner.personId } });
    expect((await ofDependency(answering)).waits).toEqual([]);
    expect((await ofDependency(owner)).waits).toEqual([expect.stringContaining("promised, needed by")]);

    await set({ state: "delivered" });
    expect((await ofDependency(asking)).waits).toEqual([expect.stringContaining("say whether it is what you need")]);
    expect(await ofDependency(owner)).toEqual({ waits: [], blocks: [] });

    await db().story.update({ where: { id: story.id }, data: { status: "done", doneAt: new Date() } });
    expect(await ofDependency(asking)).toEqual({ waits: [], blocks: [] });
  });
});

test("the Architect has the Epics that lack the verdict alone, the CPO those that lack a value or wait for a yes", async () => {
  const architect = await actorIn(flowTeamId, "architect");
  const cpo = await actorIn(flowTeamId, "cpo");
  const developer = await actorIn(flowTeamId, "developer", teamId(needer));
  await makeEpic("Lacks the verdict", { ...whole, value: 5, firstSprint: 3, lastSprint: 4 });
  await makeEpic("Judged", { ...whole, value: 5, feasibility: "feasible" });
  await makeEpic("Lacks its value", { ...whole, feasibility: "feasible" });
  await makeEpic("Lacks more", { value: 5 });
  await makeEpic("Dropped", { ...whole, value: 5, status: "dropped" });
  const built = await makeEpic("Built", { ...whole, value: 5, feasibility: "feasible", status: "in_progress" });
  const half = await makeEpic("Half built", { ...whole, value: 5, feasibility: "feasible", status: "in_progress" });
  for (const [epicId, status] of [
    [built.id, "done"],
    [half.id, "done"],
    [half.id, "open"],
  ] as const) {
    await makeStory({ flowTeamId, epicId, status });
  }
  expect((await workOf(architect)).waitsOnMe).toEqual([
    expect.stringMatching(/^E-\d+ Lacks the verdict: asks for your feasibility verdict, to begin in Flow Sprint 3$/),
  ]);
  expect((await workOf(cpo)).waitsOnMe).toEqual([
    expect.stringMatching(/^E-\d+ Lacks its value: lacks only its value$/),
    expect.stringMatching(/^E-\d+ Built: all its Stories are done/),
  ]);
  expect((await workOf(developer)).waitsOnMe).toEqual([]);
});
