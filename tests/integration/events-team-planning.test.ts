import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { addDays, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import type { Minutes } from "@/lib/domain/events/minutes";
import { type TeamPlanView, type TeamPlanningsView, planningsHall } from "@/lib/domain/events/team-planning";
import { roomOf } from "@/lib/domain/live";
import { commitStories } from "@/lib/server/backlog/story-sprint-commands";
import { setCalendar } from "@/lib/server/calendar/commands";
import { editTeamGoal } from "@/lib/server/calendar/sprint-life-commands";
import { db } from "@/lib/server/db";
import { closeEvent } from "@/lib/server/events/close-commands";
import { sayNone } from "@/lib/server/events/note-commands";
import { attendEvent, goToStep, openEvent } from "@/lib/server/events/room-commands";
import { roomViewJson } from "@/lib/server/events/room-queries";
import { teamPlanViewJson } from "@/lib/server/events/team-plan-queries";
import { teamPlanningsJson } from "@/lib/server/events/team-plannings-queries";
import { readRevisions } from "@/lib/server/revisions";
import { granted, refused } from "../answers";
import { actorIn, makeFlowTeam, makeStory } from "../factories";

let flowTeamId: string;
let slug: string;
let team: { id: string; slug: string; name: string };
let sm: Actor;
let po: Actor;
let developer: Actor;
let key: string;

beforeEach(async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  ({ id: flowTeamId, slug } = flowTeam);
  if (!teams[0]) throw new Error("A Flow Team has teams.");
  team = teams[0];
  sm = await actorIn(flowTeamId, "sm", team.id);
  po = await actorIn(flowTeamId, "po", team.id);
  developer = await actorIn(flowTeamId, "developer", team.id);
  const today = todayIn("Europe/Zurich", new Date());
  const startsOn = addDays(today, 8 - weekdayOf(today));
  const csm = await actorIn(flowTeamId, "csm");
  granted(await setCalendar.run(csm, { flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 }));
  key = `s1-team-planning-${team.slug}`;
});

const open = async (by = sm, of = key) => granted(await openEvent.run(by, { flowTeamId, key: of }));
const close = () => closeEvent.run(sm, { flowTeamId, key, overrideReason: null });
const ready = (draft: object = {}) => makeStory({ flowTeamId, teamId: team.id, estimate: 5, criteria: 1, ...draft });
const commit = async (...storyIds: string[]) =>
  granted(await commitStories.run(po, { flowTeamId, sprintNumber: 1, storyIds }));
const word = async (to: string) =>
  granted(await editTeamGoal.run(po, { flowTeamId, scrumTeamId: team.id, sprintNumber: 1, goal: { seen: "", to } }));
const plannings = async (sprint = 1) =>
  JSON.parse((await teamPlanningsJson(flowTeamId, sprint, slug)) ?? "null") as TeamPlanningsView | null;
const own = async () => (await plannings())?.teams.find(({ teamId }) => teamId === team.id);

describe("a Team Sprint Planning", () => {
  it("says until it is opened that Planning 1 isn't closed, as Planning 2 does of both", async () => {
    const csm = await actorIn(flowTeamId, "csm");
    const earlier = async (of: string) => JSON.parse((await roomViewJson(flowTeamId, of)) ?? "null").earlier;
    const first = (running: number) => ({ kind: "planning_1", running, notHeld: 1 - running });
    expect(await earlier(key)).toEqual([first(0)]);
    await open(csm, "s1-planning-1");
    expect(await earlier(key)).toEqual([first(1)]);
    // Nobody is held up by it.
    await open();
    expect(await earlier(key)).toEqual([]);
    const notHeld = (await db().scrumTeam.count({ where: { flowTeamId } })) - 1;
    expect(await earlier("s1-planning-2")).toEqual([first(1), { kind: "team_planning", running: 1, notHeld }]);
  });

  it("is in a room that knows its team by name and colour", async () => {
    const { hue } = await db().scrumTeam.findUniqueOrThrow({ where: { id: team.id } });
    expect(JSON.parse((await roomViewJson(flowTeamId, key)) ?? "null")).toMatchObject({
      teamName: team.name,
      teamHue: hue,
    });
  });

  it("closes with a Sprint Backlog and a Team Sprint Goal, which are in its minutes", async () => {
    await open();
    expect(refused(await close()).message).toBe(
      "This event can't close yet. Sprint Backlog: not there. Team Sprint Goal: 0 of 1 (The Team Sprint Goal isn't worded yet).",
    );
    const story = await ready();
    await commit(story.id);
    await db().task.create({ data: { storyId: story.id, title: "Splice", rank: "a0" } });
    expect(refused(await close()).message).toContain("Team Sprint Goal: 0 of 1 (");
    await word("Moor in any wind");
    granted(await close());
    const { minutesDocument } = await db().flowSprintEvent.findFirstOrThrow({ where: { flowTeamId, key } });
    const { outputs, sections } = minutesDocument as Minutes;
    expect(outputs.map(({ said, isMet }) => [said, isMet])).toEqual([
      ["1 Story, 5 points", true],
      ["worded", true],
    ]);
    expect(sections).toEqual([
      { title: "Team Sprint Goal", lines: ["Moor in any wind"] },
      { title: "Sprint Backlog, 5 of 0 points", lines: [`S-${story.number} ${story.title}, 5 points, 1 Task`] },
    ]);
  });

  it("may commit to nothing when somebody says so, but never has no goal", async () => {
    await open();
    granted(await sayNone.run(sm, { flowTeamId, key, output: "backlog", isNone: true }));
    expect(refused(await sayNone.run(sm, { flowTeamId, key, output: "goal", isNone: true })).rule).toBe("EVT-2");
    await word("Rest");
    granted(await close());
  });

  it("plans with the claims of its team, its capacity, and who is let in", async () => {
    const epic = await db().epic.create({
      data: { flowTeamId, number: 7, title: "Tide tables", rank: "a0", acceptanceConditions: [], labels: [] },
    });
    const claim = { flowTeamId, sprintNumber: 1, epicId: epic.id, points: 8, claimedAt: new Date() };
    await db().claim.createMany({
      data: [
        { ...claim, teamId: team.id },
        { ...claim, teamId: await otherTeamId() },
      ],
    });
    await db().teamCapacity.create({ data: { scrumTeamId: team.id, sprintNumber: 1, points: 21 } });
    const view = JSON.parse((await teamPlanViewJson(flowTeamId, key)) ?? "null") as TeamPlanView;
    expect(view).toMatchObject({
      sprint: { number: 1, state: "planned" },
      team: { id: team.id, goal: "", capacity: { typed: 21 } },
      claims: [{ epicId: epic.id, number: 7, title: "Tide tables", points: 8 }],
      letIn: [],
    });
    expect(await teamPlanViewJson(flowTeamId, "s1-planning-1")).toBeNull();
  });
});

describe("all team plannings at once", () => {
  it("show each team's room, opened or not, with what it lacks to close", async () => {
    const all = await plannings();
    expect(all).toMatchObject({ sprint: { number: 1, state: "planned" }, before: null, after: 2 });
    expect(all?.teams).toHaveLength(3);
    expect(await own()).toMatchObject({
      key,
      state: "scheduled",
      clock: null,
      came: [],
      expected: 3,
      facilitator: null,
    });
    await open();
    granted(await attendEvent.run(developer, { flowTeamId, key }));
    granted(await goToStep.run(sm, { flowTeamId, key, seen: 0, to: 1 }));
    const story = await ready();
    await commit(story.id);
    const row = await own();
    expect(row).toMatchObject({
      state: "running",
      facilitator: sm.name,
      clock: { step: 1, runningSince: expect.any(Number) },
      committed: { stories: 1, points: 5 },
      goal: "",
    });
    expect(row?.came.map(({ id }) => id)).toEqual(expect.arrayContaining([developer.personId]));
    expect(row?.outputs.map(({ key: output, isMet }) => [output, isMet])).toEqual([
      ["backlog", true],
      ["goal", false],
    ]);
    expect(await plannings(999)).toBeNull();
  });

  it("are told of a step in any of the rooms, and of no other room", async () => {
    const hall = roomOf(planningsHall(1));
    const standing = async () => (await readRevisions({ id: flowTeamId }, [hall]))?.revisions[hall];
    await open();
    const before = await standing();
    granted(await goToStep.run(sm, { flowTeamId, key, seen: 0, to: 1 }));
    const after = await standing();
    expect(after).toBeGreaterThan(before ?? 0);
    await open(sm, `s1-refinement-1-${team.slug}`);
    expect(await standing()).toBe(after);
  });

  it("are held by all teams at the same time, each in its own room", async () => {
    const teams = await db().scrumTeam.findMany({ where: { flowTeamId } });
    await Promise.all(
      teams.map(async ({ id, slug: teamSlug }) =>
        open(await actorIn(flowTeamId, "sm", id), `s1-team-planning-${teamSlug}`),
      ),
    );
    expect((await plannings())?.teams.map(({ state }) => state)).toEqual(["running", "running", "running"]);
  });
});

async function otherTeamId(): Promise<string> {
  return (await db().scrumTeam.findFirstOrThrow({ where: { flowTeamId, id: { not: team.id } } })).id;
}
