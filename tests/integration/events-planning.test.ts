import { beforeAll, describe, expect, it } from "vitest";
import { addDays, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import type { Actor } from "@/lib/domain/access";
import type { BaselineView } from "@/lib/domain/events/baseline";
import type { Minutes } from "@/lib/domain/events/minutes";
import type { OutputFacts } from "@/lib/domain/events/outputs";
import type { FlowBacklogView } from "@/lib/domain/events/flow-backlog";
import { setCalendar } from "@/lib/server/calendar/commands";
import { editSprintGoal, startSprint } from "@/lib/server/calendar/sprint-life-commands";
import { baselineView } from "@/lib/server/calendar/sprint-life-views";
import { db } from "@/lib/server/db";
import { anotherRound, castVote, openBallot, revealBallot } from "@/lib/server/events/ballot-commands";
import { claimEpic } from "@/lib/server/events/claim-commands";
import { closeEvent } from "@/lib/server/events/close-commands";
import { flowBacklogView } from "@/lib/server/events/flow-backlog";
import { sayNone } from "@/lib/server/events/note-commands";
import { addObjective } from "@/lib/server/events/objective-commands";
import { planning1Outputs } from "@/lib/server/events/outputs/planning-1";
import { planning2Outputs } from "@/lib/server/events/outputs/planning-2";
import { goToStep, takeTurn } from "@/lib/server/events/room-commands";
import { granted, refused } from "../answers";
import { makeEpic } from "../epic-rows";
import { makeEvent } from "../event-rows";
import { actorIn, makeDependency, makeFlowTeam, makeStory } from "../factories";

let flowTeamId: string;
let slug: string;
let teamId: string;
let otherTeamId: string;
let teamIds: string[];
let csm: Actor;
let cpo: Actor;
let po: Actor;
let sm: Actor;

beforeAll(async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  flowTeamId = flowTeam.id;
  slug = flowTeam.slug;
  teamIds = teams.map(({ id }) => id);
  [teamId = "", otherTeamId = ""] = teamIds;
  csm = await actorIn(flowTeamId, "csm");
  cpo = await actorIn(flowTeamId, "cpo");
  po = await actorIn(flowTeamId, "po", teamId);
  sm = await actorIn(flowTeamId, "sm", teamId);
  const today = todayIn("Europe/Zurich", new Date());
  const startsOn = addDays(today, 8 - weekdayOf(today));
  granted(await setCalendar.run(csm, { flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 }));
});

const tx = db();
const need = (over: object = {}) =>
  makeDependency({ flowTeamId, neederTeamId: teamId, giverTeamId: otherTeamId, ...over });

describe("Flow Sprint Planning 1", () => {
  it("closes when objectives are taken up, and Risks are owned and classed", async () => {
    const event = await makeEvent({ flowTeamId, kind: "planning_1" });
    const facts = (): Promise<OutputFacts> => planning1Outputs.load(tx, { ...event, slug });
    const epic = await makeEpic({ flowTeamId, isReady: true, leadTeamId: teamId });
    const add = { flowTeamId, sprintNumber: 1, text: "Round the light", epicIds: [epic.id] };
    granted(await addObjective.run(cpo, add));
    const dependency = await need();
    await db().dependency.update({ where: { id: dependency.id }, data: { neededBySprint: 1 } });
    const risk = await db().risk.create({
      data: { flowTeamId, number: 1, title: "Fog", probability: 3, impact: 3, raisedById: po.personId },
    });
    expect(await facts()).toMatchObject({
      objectives: { met: 0, of: 1, missing: [{ label: "Nobody has taken up “Round the light”" }] },
      claims: { met: 0, of: 0 },
      givers: { met: 1, of: 1, missing: [] },
      risks: { met: 0, of: 1 },
    });
    expect((await facts()).risks?.missing[0]?.label).toBe("R-1 Fog lacks an owner and a ROAM class");
    const close = () => closeEvent.run(csm, { flowTeamId, key: event.key });
    expect(refused(await close())).toMatchObject({ rule: "EVT-2" });
    granted(await claimEpic.run(po, { flowTeamId, sprintNumber: 1, epicId: epic.id, teamId, points: 5 }));
    await db().risk.update({ where: { id: risk.id }, data: { ownerId: sm.personId, roam: "owned" } });
    granted(await close());
    const { minutesDocument } = await db().flowSprintEvent.findUniqueOrThrow({ where: { id: event.id } });
    expect((minutesDocument as Minutes).sections).toContainEqual({
      title: "Claims",
      lines: [expect.stringMatching(/^E-1 Epic 1: team-\w+, 5 points$/)],
    });
    expect((minutesDocument as Minutes).sections).toContainEqual({
      title: "Dependencies",
      lines: [expect.stringMatching(/^D-1 team-\w+ needs (team-\w+): proposed, needed by S1, \1 hasn't answered$/)],
    });
  });
});

describe("the turn in Flow Sprint Planning 1", () => {
  it("is given by the CPO too while objectives are presented, by no PO, and at no other step", async () => {
    const { key } = await makeEvent({ flowTeamId, kind: "planning_1", sprintNumber: 4 });
    const room = { flowTeamId, key };
    const epic = await makeEpic({ flowTeamId, isReady: true, leadTeamId: teamId });
    const add = (text: string) => addObjective.run(cpo, { flowTeamId, sprintNumber: 4, text, epicIds: [epic.id] });
    const [{ id: first }, { id: second }] = [
      granted(await add("Berth at night")),
      granted(await add("Round the light")),
    ];
    const { id: ofAnother } = granted(
      await addObjective.run(cpo, { flowTeamId, sprintNumber: 5, text: "Later", epicIds: [epic.id] }),
    );
    for (const turn of [teamId, epic.id, cpo.personId, ofAnother]) {
      const no = refused(await takeTurn.run(cpo, { ...room, seen: null, turn }));
      expect(no.message).toBe(
        "In Flow Sprint Planning 1 the turn is given to an objective of Flow Sprint 4, and this is none.",
      );
      expect(no.wayOut).toContain("Choose one of the objectives");
    }
    granted(await takeTurn.run(cpo, { ...room, seen: null, turn: first }));
    expect(refused(await takeTurn.run(po, { ...room, seen: first, turn: second })).code).toBe("forbidden");
    expect(refused(await goToStep.run(cpo, { ...room, seen: 0, to: 1 })).code).toBe("forbidden");
    granted(await goToStep.run(csm, { ...room, seen: 0, to: 1 }));
    expect(refused(await takeTurn.run(cpo, { ...room, seen: first, turn: second })).code).toBe("forbidden");
    granted(await takeTurn.run(csm, { ...room, seen: first, turn: second }));
  });
});

describe("Flow Sprint Planning 2", () => {
  it("closes with a goal, what is needed settled, and a confidence of 3; then the plan is frozen", async () => {
    const event = await makeEvent({ flowTeamId, kind: "planning_2", sprintNumber: 1 });
    const room = { flowTeamId, key: event.key };
    const facts = (): Promise<OutputFacts> => planning2Outputs.load(tx, { ...event, slug });
    const story = await makeStory({
      flowTeamId,
      teamId,
      estimate: 5,
      criteria: 1,
      sprintNumber: 1,
      isCommitted: true,
    });
    expect(await facts()).toMatchObject({
      goal: { met: 0, of: 1 },
      dependencies: {
        met: 0,
        of: 1,
        missing: [{ label: expect.stringMatching(/^D-1 .* needs .*: team-\w+ hasn't answered$/) }],
      },
      confidence: { met: 0, of: 1, missing: [{ label: "No vote on the confidence is held yet" }] },
    });
    granted(await editSprintGoal.run(csm, { flowTeamId, sprintNumber: 1, goal: { seen: "", to: "Berth at night" } }));
    const late = { state: "accepted", answeredAt: new Date(), promisedForSprint: 2 } as const;
    await db().dependency.updateMany({ where: { flowTeamId }, data: late });
    expect((await facts()).dependencies).toMatchObject({
      met: 0,
      missing: [{ label: expect.stringMatching(/: in conflict without a mitigation$/) }],
    });
    await db().dependency.updateMany({ where: { flowTeamId }, data: { mitigation: "A stub" } });
    expect((await facts()).dependencies).toMatchObject({ met: 1, of: 1, missing: [] });
    const { id: ballotId } = granted(await openBallot.run(csm, { ...room, kind: "confidence" }));
    const vote = (by: Actor, round: number, value: string) => castVote.run(by, { ...room, ballotId, round, value });
    granted(await vote(po, 1, "2"));
    granted(await vote(sm, 1, "3"));
    granted(await revealBallot.run(csm, { ...room, ballotId, round: 1 }));
    expect((await facts()).confidence).toMatchObject({ met: 0, of: 1, said: "2.5 of 5, 2 of 8 voted" });
    expect(refused(await closeEvent.run(csm, room)).message).toContain("confidence 3 or more: 2.5 of 5, 2 of 8 voted");
    granted(await anotherRound.run(csm, { ...room, ballotId, round: 1 }));
    granted(await vote(po, 2, "3"));
    granted(await revealBallot.run(csm, { ...room, ballotId, round: 2 }));
    expect((await facts()).confidence).toMatchObject({
      met: 0,
      said: "3.0 of 5, 1 of 8 voted",
      missing: Array(2).fill({ label: expect.stringMatching(/^team-\w+ hasn't voted: ask for another round$/) }),
    });
    granted(await anotherRound.run(csm, { ...room, ballotId, round: 2 }));
    for (const id of teamIds) granted(await vote(await actorIn(flowTeamId, "po", id), 3, "3"));
    granted(await revealBallot.run(csm, { ...room, ballotId, round: 3 }));
    expect((await facts()).confidence).toMatchObject({ met: 1, of: 1, missing: [] });
    granted(await closeEvent.run(csm, room));
    const { baseline } = JSON.parse((await baselineView(1).load(flowTeamId)) ?? "") as BaselineView;
    expect(baseline).toMatchObject({
      goal: "Berth at night",
      stories: [{ storyId: story.id, points: 5 }],
      claims: [{ teamId, points: 5 }],
      dependencies: [{ number: 1, mitigation: "A stub" }],
    });
    granted(await startSprint.run(csm, { flowTeamId, sprintNumber: 1, goal: "Berth at night" }));
    const after = JSON.parse((await baselineView(1).load(flowTeamId)) ?? "") as BaselineView;
    expect(after.baseline).toEqual(baseline);
  });

  it("closes without a vote by the CSM's override alone, whose reason is in the minutes (EVT-2)", async () => {
    const event = await makeEvent({ flowTeamId, kind: "planning_2", sprintNumber: 2 });
    const room = { flowTeamId, key: event.key };
    const none = { ...room, output: "confidence", isNone: true };
    expect(refused(await sayNone.run(csm, none)).message).toContain("can't be none");
    // Ticked while it could be: it lets nothing through.
    await db().eventNote.create({
      data: {
        eventId: event.id,
        kind: "none",
        about: "confidence",
        text: "No vote was held",
        authorId: csm.personId,
        createdAt: new Date(),
      },
    });
    granted(await editSprintGoal.run(csm, { flowTeamId, sprintNumber: 2, goal: { seen: "", to: "Berth by day" } }));
    expect(refused(await closeEvent.run(csm, room)).message).toContain(
      "A vote of each team, confidence 3 or more: 0 of 1",
    );
    granted(await closeEvent.run(csm, { ...room, overrideReason: "Half of us lost the line" }));
    const { minutesDocument } = await db().flowSprintEvent.findUniqueOrThrow({ where: { id: event.id } });
    const { overrideReason, outputs } = minutesDocument as Minutes;
    expect(overrideReason).toBe("Half of us lost the line");
    expect(outputs.find(({ name }) => name.startsWith("A vote"))).toMatchObject({
      isMet: false,
      missing: ["No vote on the confidence is held yet"],
    });
  });
});

it("a promise whose Flow Sprint closed without it settles nothing, nor does one of a giver that is gone (DEP-3)", async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  const [needer, giver] = teams.map(({ id }) => id) as [string, string];
  const where = { flowTeamId: flowTeam.id };
  const startsOn = addDays(
    todayIn(flowTeam.timeZone, new Date()),
    8 - weekdayOf(todayIn(flowTeam.timeZone, new Date())),
  );
  const by = await actorIn(flowTeam.id, "csm");
  granted(await setCalendar.run(by, { ...where, startsOn, sprintWeeks: 2, milestoneSprints: 4 }));
  const event = await makeEvent({ ...where, kind: "planning_2", sprintNumber: 2 });
  const standing = async () =>
    (await planning2Outputs.load(tx, { ...event, slug: flowTeam.slug })).dependencies as OutputFacts[string];
  const wanted = await makeStory({ ...where, teamId: needer, sprintNumber: 2 });
  const given = await makeStory({ ...where, teamId: giver, sprintNumber: 1 });
  const ends = { neederTeamId: needer, giverTeamId: giver, neederStoryId: wanted.id, giverStoryId: given.id };
  const { id } = await makeDependency({ ...where, ...ends });
  const promise = (over: object) => db().dependency.update({ where: { id }, data: over });
  await promise({ state: "accepted", answeredAt: new Date(), neededBySprint: 2, promisedForSprint: 1 });
  expect(await standing()).toMatchObject({ met: 1, of: 1, missing: [] });

  const over = { state: "closed", startedAt: new Date(), closedAt: new Date() } as const;
  await db().flowSprint.updateMany({ where: { ...where, number: 1 }, data: over });
  await db().story.update({ where: { id: given.id }, data: { sprintNumber: 2 } });
  const inConflict = {
    met: 0,
    of: 1,
    missing: [{ label: expect.stringMatching(/: in conflict without a mitigation$/) }],
  };
  expect(await standing()).toMatchObject(inConflict);
  for (const settled of [{ promisedForSprint: 2 }, { mitigation: "A stub" }, { state: "delivered" }]) {
    await promise(settled);
    expect(await standing()).toMatchObject({ met: 1, of: 1, missing: [] });
    await promise({ promisedForSprint: 1, mitigation: "", state: "accepted" });
    expect(await standing()).toMatchObject(inConflict);
  }
  await promise({ promisedForSprint: 2 });
  await db().story.update({ where: { id: given.id }, data: { deletedAt: new Date() } });
  expect(await standing()).toMatchObject(inConflict);
});

it("the Flow Backlog holds claimed Epics with their Stories, also those planned elsewhere", async () => {
  const epic = await makeEpic({ flowTeamId, isReady: true });
  const here = await makeStory({ flowTeamId, teamId, epicId: epic.id, sprintNumber: 3 });
  const elsewhere = await makeStory({ flowTeamId, teamId, epicId: epic.id, sprintNumber: 4 });
  await makeStory({ flowTeamId, teamId, sprintNumber: 3 });
  granted(await claimEpic.run(po, { flowTeamId, sprintNumber: 3, epicId: epic.id, teamId, points: 5 }));
  const { epics } = JSON.parse((await flowBacklogView(3).load(flowTeamId)) ?? "") as FlowBacklogView;
  expect(epics).toMatchObject([
    {
      id: epic.id,
      stories: [
        { id: here.id, sprint: 3 },
        { id: elsewhere.id, sprint: 4, isCommitted: false },
      ],
    },
  ]);
});
