import { beforeAll, describe, expect, test } from "vitest";
import { capacityIn, plannedCapacity } from "@/lib/domain/calendar/capacity";
import { addDays } from "@/lib/domain/calendar/dates";
import { type SprintView, committedPoints } from "@/lib/domain/calendar/sprint-life";
import { type CommittedPoints, capacityOf, meantPoints, teamLoad } from "@/lib/domain/roadmap/load";
import { milestoneStandings } from "@/lib/domain/roadmap/standing";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { epicWaitsFor } from "@/lib/domain/backlog/readiness";
import type { StepClock } from "@/lib/domain/events/clock";
import type { Minutes } from "@/lib/domain/events/minutes";
import { loadCapacity } from "@/lib/server/calendar/capacity-queries";
import { committedPointsView, sprintView } from "@/lib/server/calendar/sprint-life-views";
import { db } from "@/lib/server/db";
import { readRecap } from "@/lib/server/events/review-queries";
import { readTeamPlans } from "@/lib/server/events/team-plan-queries";
import { loadSprintBacklogs } from "@/lib/server/flow-teams/sprint-backlog-facts";
import { roadmapView } from "@/lib/server/roadmap/views";
import { seedDemo } from "@/prisma/seed";
import { makeFlowTeam } from "@/tests/factories";

const today = "2026-11-24";
const seed = (day: string) => seedDemo({ databaseUrl: process.env.DATABASE_URL as string, today: day, log: () => {} });

const counts = async () => {
  const demo = { flowTeam: { isDemo: true } };
  const flowTeam = await db().flowTeam.findFirstOrThrow({ where: { isDemo: true } });
  return {
    flowTeams: await db().flowTeam.count({ where: { isDemo: true } }),
    people: await db().person.count({ where: { isDemo: true } }),
    teams: await db().scrumTeam.count({ where: demo }),
    epics: await db().epic.count({ where: demo }),
    stories: await db().story.count({ where: { flowTeamId: flowTeam.id } }),
    dependencies: await db().dependency.count({ where: { flowTeamId: flowTeam.id } }),
    insights: await db().insight.count({ where: { flowTeamId: flowTeam.id } }),
    stays: await db().sprintEntry.count({ where: { flowTeamId: flowTeam.id } }),
    comments: await db().comment.count({ where: { flowTeamId: flowTeam.id } }),
    risks: await db().risk.count({ where: { flowTeamId: flowTeam.id } }),
    impediments: await db().impediment.count({ where: { flowTeamId: flowTeam.id } }),
    absences: await db().absence.count({ where: { flowTeamId: flowTeam.id } }),
    versions: await db().roadmapVersion.count({ where: { flowTeamId: flowTeam.id } }),
    history: await db().auditEntry.count({ where: { flowTeamId: flowTeam.id } }),
  };
};

describe("the demo data", () => {
  let real: Awaited<ReturnType<typeof makeFlowTeam>>;
  beforeAll(async () => {
    real = await makeFlowTeam();
    await seed(today);
  });

  test("is a Flow Team of 12 teams and 117 Members", async () => {
    const members = await db().roleHolding.findMany({
      where: { flowTeam: { isDemo: true }, endedAt: null, role: { not: "stakeholder" } },
      distinct: ["personId"],
    });
    expect(members).toHaveLength(117);
    expect(await counts()).toMatchObject({ flowTeams: 1, teams: 12, dependencies: 39, versions: 2, people: 123 });
  });

  test("runs its sixteenth Flow Sprint since the sixth working day before", async () => {
    const running = await db().flowSprint.findMany({ where: { flowTeam: { isDemo: true }, state: "running" } });
    expect(running.map((sprint) => [sprint.number, sprint.startsOn.toISOString().slice(0, 10)])).toEqual([
      [16, "2026-11-17"],
    ]);
  });

  test("tells of three Milestones behind, the one that runs and two ahead", async () => {
    const told = await db().milestone.findMany({
      where: { flowTeam: { isDemo: true }, objective: { not: "" } },
      orderBy: { number: "asc" },
    });
    expect(told.map(({ number, state, isBeforeFlotilla }) => [number, state, isBeforeFlotilla])).toEqual([
      [1, "reached", true],
      [2, "missed", true],
      [3, "reached", true],
      [4, "committed", false],
      [5, "committed", false],
      [6, "planned", false],
    ]);
    expect(told[3]?.firstSprint).toBeLessThanOrEqual(16);
    expect(told[3]?.lastSprint).toBeGreaterThanOrEqual(16);
  });

  test("asks a little too much of the next Milestone alone, by what people and days make of capacities", async () => {
    const { id } = await db().flowTeam.findFirstOrThrow({ where: { isDemo: true } });
    const view = JSON.parse((await roadmapView.load(id)) ?? "") as RoadmapView;
    expect(view.teams.every((team) => Object.keys(view.computedCapacities[team.id] ?? {}).length > 8)).toBe(true);
    const over = milestoneStandings(view, []).filter(({ load }) => load.overBy > 0);
    expect(over.map(({ milestone }) => milestone.number)).toEqual([5]);
    for (const { load } of over) expect(load.overBy / load.capacity).toBeLessThan(0.1);
  });

  test("counts a team's capacity and what it committed to alike wherever both are shown", async () => {
    const { id } = await db().flowTeam.findFirstOrThrow({ where: { isDemo: true } });
    const roadmap = JSON.parse((await roadmapView.load(id)) ?? "") as RoadmapView;
    const committed = JSON.parse((await committedPointsView.load(id)) ?? "") as CommittedPoints;
    const [people, backlogs] = [await loadCapacity(id), await loadSprintBacklogs(id)];
    const meant = meantPoints(teamLoad(roadmap.epics), committed);
    let compared = 0;
    for (const sprint of roadmap.sprints) {
      const shown = JSON.parse((await sprintView(sprint.number).load(id)) ?? "") as SprintView;
      const plans = await readTeamPlans(db(), { flowTeamId: id, sprintNumber: sprint.number });
      for (const team of roadmap.teams) {
        const inSprint = shown.teams.find((one) => one.id === team.id);
        const plan = plans.find(({ teamId }) => teamId === team.id)?.committed.points;
        const onSprintPage = {
          capacity: inSprint && plannedCapacity(inSprint.capacity).points,
          points: committedPoints(shown.stays, team.id).committed,
        };
        expect({ capacity: capacityOf(roadmap)(team, sprint.number), points: plan }).toEqual(onSprintPage);
        if (sprint.state === "closed") continue;
        const { points, are } = meant(team.id, sprint);
        expect(are).toBe(sprint.state === "running" ? "committed" : "planned");
        if (are === "committed") expect(points).toBe(onSprintPage.points);
        const rulebook = backlogs.stories.filter((one) => one.teamId === team.id && one.sprint === sprint.number);
        expect(rulebook.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0)).toBe(onSprintPage.points);
        const sheet = capacityIn(people, team.id, sprint.number);
        const typed =
          people.typed.find((one) => one.teamId === team.id && one.sprint === sprint.number)?.points ?? null;
        const sources = { typed, computed: sheet?.points ?? null, usual: team.usualCapacity };
        expect(plannedCapacity(sources).points).toBe(onSprintPage.capacity);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(12);
  });

  test("has an Epic that waits for the CPO's validation, in Today and in the next Review", async () => {
    const { id } = await db().flowTeam.findFirstOrThrow({ where: { isDemo: true } });
    const view = JSON.parse((await roadmapView.load(id)) ?? "") as RoadmapView;
    const waiting = view.epics.filter((epic) => epicWaitsFor(epic) === "validation").map(({ title }) => title);
    expect(waiting).toEqual(["A whole shift without coverage"]);
    const recap = await readRecap({ id: null, flowTeamId: id, sprintNumber: 16 }, "{}");
    expect(recap?.epics.map(({ title, validatedAt }) => [title, validatedAt])).toEqual([[waiting[0], null]]);
  });

  test("has each action item in the minutes of the event that agreed on it, as the room has it", async () => {
    const { id: flowTeamId } = await db().flowTeam.findFirstOrThrow({ where: { isDemo: true } });
    const agreed = await db().actionItem.findMany({
      where: { flowTeamId },
      orderBy: { number: "asc" },
    });
    const people = await db().person.findMany({ where: { isDemo: true } });
    const held = await db().flowSprintEvent.findMany({ where: { flowTeamId, state: "closed" } });
    const written = held.flatMap(({ id, minutesDocument }) =>
      (minutesDocument as Minutes).actions.map((action) => ({ ...action, eventId: id })),
    );
    expect(agreed).not.toEqual([]);
    expect(written).toEqual(
      agreed.map(({ eventId, number, text, ownerId, dueOn, state }) => ({
        eventId,
        number,
        text,
        owner: people.find(({ id }) => id === ownerId)?.name,
        dueOn: dueOn?.toISOString().slice(0, 10),
        state,
      })),
    );
  });

  test("has minutes that say how many of each output were there", async () => {
    const { id: flowTeamId } = await db().flowTeam.findFirstOrThrow({ where: { isDemo: true } });
    const held = await db().flowSprintEvent.findMany({ where: { flowTeamId, state: "closed" } });
    const said = held.flatMap(({ kind, minutesDocument }) =>
      (minutesDocument as Minutes).outputs.map((output) => `${kind}: ${output.name}: ${output.said}`),
    );
    expect(said).toContain("scrum_of_scrums: Teams have reported: 12 of 12");
    expect(said).toContain("scrum_of_scrums: Action items have owner and date: 3 of 3");
    expect(
      said.filter((one) => !/\d|There is|There are|Nobody says|No Epic|no objectives|stays as it was/.test(one)),
    ).toEqual([]);
  });

  test("has no clock that ran on: nothing is left open, and what is over took about its time", async () => {
    const { id: flowTeamId } = await db().flowTeam.findFirstOrThrow({ where: { isDemo: true } });
    const held = await db().flowSprintEvent.findMany({ where: { flowTeamId } });
    expect(held.filter(({ state }) => state === "running")).toEqual([]);
    for (const { steps } of held) {
      for (const { seconds, used } of steps as StepClock[]) expect(used).toBeLessThanOrEqual(seconds + 6 * 60);
    }
  });

  test("is replaced whole when anchored anew, and leaves real Flow Teams alone", async () => {
    const before = await counts();
    const former = await db().flowTeam.findFirstOrThrow({ where: { isDemo: true } });
    await seed(addDays(today, 40));
    expect(await counts()).toEqual(before);
    expect(await db().flowTeam.findUnique({ where: { id: former.id } })).toBeNull();
    expect(await db().flowTeam.findFirstOrThrow({ where: { isDemo: true } })).toMatchObject({ slug: former.slug });
    expect(await db().roleHolding.count({ where: { flowTeamId: real.flowTeam.id, endedAt: null } })).toBeGreaterThan(0);
    expect(await db().scrumTeam.count({ where: { flowTeamId: real.flowTeam.id } })).toBe(real.teams.length);
  });
});
