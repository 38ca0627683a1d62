import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { missingForReady } from "@/lib/domain/backlog/readiness";
import { missingForReady as missingInStory } from "@/lib/domain/backlog/story-readiness";
import { dayOfSprint, sprintOn } from "@/lib/domain/calendar/calendar";
import { checkCalendar } from "@/lib/domain/calendar/check";
import { addDays, isWorkingDay } from "@/lib/domain/calendar/dates";
import { findCycle } from "@/lib/domain/dependencies/cycle";
import { compareRoadmaps, snapshotOf } from "@/lib/domain/roadmap/snapshot";
import { judgeDependencies, milestoneStandings } from "@/lib/domain/roadmap/standing";
import { demoHistory } from "./history";
import { capacityOf } from "./effort";
import { impedimentMoments } from "./impediment-history";
import { demoInsights } from "./insights";
import { demoTeams } from "./people";
import { demoImpediments } from "./registers";
import { tellStory } from "./story";
import { storyDependencies } from "./story-dependencies";
import { storyCalled } from "./story-ideas";
import { demoCalendar, runningSprintNumber } from "./timeline";
import { viewOf } from "./view";
import { demoDefinitions } from "./working-rules";
import { demoVersions, snapshotThen } from "./versions";

const today = "2026-11-24";
const story = tellStory(today);
const view = viewOf(story, (kind, key) => `${kind} ${key}`);
const someDay = fc.integer({ min: 0, max: 3000 }).map((days) => addDays("2025-01-01", days));

describe("the demo's calendar", () => {
  test("keeps the calendar's rules on any day, with the running sprint on its sixth working day", () => {
    fc.assert(
      fc.property(someDay, (day) => {
        const calendar = demoCalendar(day);
        expect(checkCalendar(calendar)).toEqual([]);
        const running = sprintOn(calendar, day);
        expect(running).toMatchObject({ number: runningSprintNumber, state: "running" });
        if (running) expect(dayOfSprint(running, day)?.day).toBe(6);
        expect((calendar.sprints.at(-1)?.endsOn ?? "") >= addDays(day, 3 * 365)).toBe(true);
        expect(calendar.milestones.filter((milestone) => milestone.lastSprint < runningSprintNumber)).toHaveLength(3);
      }),
    );
  });

  test("pauses at each turn of the year ahead", () => {
    expect(demoCalendar(today).pauses.map((pause) => pause.startsOn.slice(0, 4))).toEqual(["2026", "2027", "2028"]);
  });
});

describe("the demo's people", () => {
  const members = new Set(
    story.holdings.filter((holding) => holding.role !== "stakeholder").map((holding) => holding.person),
  );

  test("are 117 Members in twelve teams, each with a PO, an SM and Developers", () => {
    expect(members.size).toBe(117);
    expect(demoTeams).toHaveLength(12);
    for (const { key } of demoTeams) {
      const roles = story.holdings.filter((holding) => holding.team === key).map((holding) => holding.role);
      expect(roles.filter((role) => role === "po")).toHaveLength(1);
      expect(roles.filter((role) => role === "sm")).toHaveLength(1);
      expect(roles.length).toBeLessThanOrEqual(10);
      expect(roles.filter((role) => role === "developer").length).toBeGreaterThanOrEqual(7);
    }
  });

  test("have a name and an address of their own", () => {
    expect(new Set(story.people.map((person) => person.name)).size).toBe(story.people.length);
    expect(new Set(story.people.map((person) => person.email)).size).toBe(story.people.length);
    for (const { email } of story.people) expect(email).toMatch(/^[a-z]+(\.[a-z]+)+@demo\.flotilla\.example$/);
  });
});

describe("the demo's plan", () => {
  test("is the same each time it's told for a day", () => {
    expect(tellStory(today)).toEqual(story);
  });

  test("has Epics with keys of their own, within the told Milestones, of teams that exist", () => {
    expect(new Set(story.epics.map((epic) => epic.key)).size).toBe(story.epics.length);
    expect(new Set(story.epics.map((epic) => epic.rank)).size).toBe(story.epics.length);
    const teams = new Set(demoTeams.map((team) => team.key));
    for (const epic of story.epics) {
      expect(epic.lastSprint ?? 1).toBeLessThanOrEqual(25);
      expect(epic.firstSprint ?? 1).toBeLessThanOrEqual(epic.lastSprint ?? 1);
      if (epic.team) expect(teams).toContain(epic.team);
    }
  });

  test("has three conflicts, one of them mitigated besides, and no cycle", () => {
    const judged = judgeDependencies(view);
    expect(judged).toHaveLength(27);
    expect(judged.filter((one) => one.standing.kind === "conflict")).toHaveLength(3);
    expect(judged.filter((one) => one.standing.kind === "mitigated")).toHaveLength(1);
    expect(
      judged.filter((one) => one.standing.kind === "satisfied" || one.standing.kind === "void").length,
    ).toBeGreaterThan(9);
    const edges = story.dependencies.map(({ needer, giver }) => ({ needer, giver }));
    edges.forEach((edge, index) => expect(findCycle(edges.slice(0, index), edge)).toBeNull());
    for (const one of judged) expect(one.neederTeamId).not.toBe(one.giverTeamId);
  });

  test("asks a little too much of the next Milestone, and no other is over", () => {
    const standings = milestoneStandings(view, []).slice(0, 6);
    for (const { milestone, load } of standings) {
      if (milestone.number === 5) expect(load.overBy / load.capacity).toBeGreaterThan(0.005);
      else expect(load.overBy).toBe(0);
      expect(load.overBy / load.capacity).toBeLessThan(0.1);
    }
    const running = standings[3];
    expect(running?.load.load).toBeGreaterThan((running?.load.capacity ?? 0) * 0.85);
    expect(running?.progress).toBeGreaterThan(0.4);
    expect(running?.progress).toBeLessThan(0.9);
  });

  test("has Epics whose Stories are all Done, for the CPO to validate in the next Review (BLG-5)", () => {
    const waiting = story.epics.filter(
      ({ status, stories }) =>
        status === "in_progress" && stories.length > 0 && stories.every((one) => one.status === "done"),
    );
    expect(waiting.map(({ key }) => key)).toEqual(["app-offline"]);
    expect(waiting[0]?.acceptanceConditions.length).toBeGreaterThan(0);
  });

  test("leaves something for readiness to say about what is ahead", () => {
    const ahead = story.epics.filter((epic) => epic.status === "planned");
    const unready = ahead.filter(
      (epic) =>
        missingForReady({
          ...epic,
          hasRiskNote: epic.riskNote !== "",
          acceptanceConditions: epic.acceptanceConditions.length,
        }).length > 0,
    );
    expect(unready.length).toBeGreaterThan(4);
    expect(unready.length).toBeLessThan(ahead.length - 6);
  });

  test("draws Dependencies between Stories without a cycle, Epics and their Stories included", () => {
    const edges = [
      ...story.dependencies.filter(({ state }) => state !== "verified"),
      ...storyDependencies
        .filter(({ state }) => state !== "declined" && state !== "verified")
        .map(({ needer, giver }) => ({
          needer: storyCalled(story.stories, needer).key,
          giver: storyCalled(story.stories, giver).key,
        })),
      ...story.stories.flatMap((one) => (one.epic ? [{ needer: one.epic, giver: one.key }] : [])),
    ];
    edges.forEach((edge, index) => expect(findCycle(edges.slice(0, index), edge)).toBeNull());
    for (const { needer, giver } of storyDependencies) {
      expect(storyCalled(story.stories, needer).team).not.toBe(storyCalled(story.stories, giver).team);
    }
  });

  test("ties Insights to Epics that exist", () => {
    const keys = new Set(story.epics.map((epic) => epic.key));
    for (const insight of demoInsights) for (const key of insight.epics) expect(keys).toContain(key);
  });

  test("keeps two versions that differ from now", () => {
    for (const version of demoVersions) {
      const then = snapshotThen(view, version, (key) => `epic ${key}`);
      const { epics } = compareRoadmaps(then, snapshotOf(view));
      expect(epics).toHaveLength(new Set(version.epics.map((epic) => epic.key)).size + version.notYetThere.length);
    }
  });

  test("raised what is in the way before it was taken, escalated and resolved, all before today", () => {
    fc.assert(
      fc.property(someDay, (day) => {
        for (const sketch of demoImpediments) {
          const { raised, taken, escalated, resolved } = impedimentMoments(sketch, day);
          const steps =
            sketch.owner === "csm" ? [raised, escalated, taken, resolved] : [raised, taken, escalated, resolved];
          const told = steps.flatMap((step) => step?.getTime() ?? []);
          expect(told).toEqual([...new Set(told)].toSorted((one, other) => one - other));
          expect(new Date(told.at(-1) ?? 0).toISOString() < day).toBe(true);
        }
      }),
    );
  });

  test("remembers how its first Impediment came to the Flow Team", () => {
    const told = demoHistory(story).filter(({ item }) => item.title.startsWith("I-1 "));
    expect(told.map(({ actor, command }) => [actor, command])).toEqual([
      ["dev berths 1", "dependencies.raiseImpediment"],
      ["sm berths", "dependencies.editImpediment"],
      ["sm berths", "dependencies.escalateImpediment"],
    ]);
  });

  test("remembers only what lies before today, on working days", () => {
    for (const entry of demoHistory(story)) {
      const day = entry.at.toISOString().slice(0, 10);
      expect(day < today).toBe(true);
      expect(isWorkingDay(day)).toBe(true);
    }
  });
});

describe("the demo's Stories", () => {
  const told = (team: string, sprint: number) =>
    story.stories.filter((one) => one.team === team && one.stays.some((stay) => stay.sprint === sprint));
  const points = (stories: typeof story.stories) => stories.reduce((sum, one) => sum + (one.estimate ?? 0), 0);

  test("are estimated on the scale", () => {
    for (const { estimate } of story.stories) expect([null, 1, 2, 3, 5, 8, 13]).toContain(estimate);
  });

  test("are Ready wherever a team has committed to them (BLG-2)", () => {
    const ground = { teams: [], definitions: demoDefinitions };
    const readyChecks = demoDefinitions.filter(({ kind }) => kind === "ready").length;
    for (const one of story.stories.filter(({ stays }) => stays.length > 0)) {
      const facts = {
        criteria: one.criteria.length,
        estimate: one.estimate,
        teamId: one.team,
        readyChecks: one.isChecked ? readyChecks : 0,
      };
      expect(missingInStory(facts, ground)).toEqual([]);
    }
  });

  test.each(demoTeams.map(({ key }) => key))("fill the running sprint of %s to about its capacity", (team) => {
    const committed = told(team, runningSprintNumber);
    expect(committed.length).toBeGreaterThanOrEqual(5);
    expect(committed.length).toBeLessThanOrEqual(9);
    const share = points(committed) / capacityOf(team, runningSprintNumber);
    expect(share).toBeGreaterThan(0.8);
    expect(share).toBeLessThan(1.3);
    expect(committed.some(({ status }) => status === "in_progress")).toBe(true);
  });

  test("stay in one Sprint Backlog at a time, and say how each stay ended", () => {
    for (const { stays, sprint, status } of story.stories.filter((one) => one.stays.length > 0)) {
      const open = stays.filter(({ left }) => left === null);
      expect(open.length).toBeLessThanOrEqual(1);
      if (open[0]) expect(open[0].sprint).toBe(runningSprintNumber);
      stays.slice(1).forEach((stay, index) => {
        const before = stays[index]?.left;
        expect(before && before.at <= stay.enteredAt).toBe(true);
        expect(["carried_over", "removed"]).toContain(before?.outcome);
      });
      if (stays.at(-1)?.left?.outcome === "done") expect(status).toBe("done");
      else if (open.length === 0) expect(sprint).toBe(runningSprintNumber + 1);
    }
  });

  test("were begun before they were done, on working days, in the sprint they were done in", () => {
    for (const one of story.stories.filter(({ doneAt }) => doneAt !== null)) {
      const { doneAt, startedAt, sprint } = one as typeof one & { doneAt: Date };
      expect(startedAt && startedAt <= doneAt).toBe(true);
      const day = doneAt.toISOString().slice(0, 10);
      expect(isWorkingDay(day)).toBe(true);
      if (one.stays.length > 0) expect(sprintOn(story.calendar, day)?.number).toBe(sprint);
    }
  });

  test("were moved by somebody to where they stand", () => {
    const moves = demoHistory(story).filter(({ command }) => command === "stories.moveCard");
    for (const one of story.stories.filter(({ stays }) => stays.at(-1)?.left === null)) {
      const last = moves.filter(({ item }) => item.key === one.key).at(-1);
      expect(last?.after?.status ?? "open").toBe(one.status);
      if (last) expect(last.at).toEqual(one.columnSince);
    }
  });

  test("changed scope in the running sprint, with a reason", () => {
    const stays = story.stories.flatMap((one) => one.stays).filter(({ sprint }) => sprint === runningSprintNumber);
    expect(stays.filter(({ enterReason }) => enterReason).length).toBeGreaterThanOrEqual(2);
    expect(stays.filter(({ left }) => left?.outcome === "removed" && left.reason).length).toBeGreaterThanOrEqual(2);
  });
});
