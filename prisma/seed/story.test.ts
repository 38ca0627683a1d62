import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { missingForReady } from "@/lib/domain/backlog/readiness";
import { dayOfSprint, sprintOn } from "@/lib/domain/calendar/calendar";
import { checkCalendar } from "@/lib/domain/calendar/check";
import { addDays, isWorkingDay } from "@/lib/domain/calendar/dates";
import { findCycle } from "@/lib/domain/dependencies/cycle";
import { compareRoadmaps, snapshotOf } from "@/lib/domain/roadmap/snapshot";
import { judgeDependencies, milestoneStandings } from "@/lib/domain/roadmap/standing";
import { demoHistory } from "./history";
import { demoInsights } from "./insights";
import { demoTeams } from "./people";
import { tellStory } from "./story";
import { demoCalendar, runningSprintNumber } from "./timeline";
import { viewOf } from "./view";
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
    const standings = milestoneStandings(view, judgeDependencies(view)).slice(0, 6);
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

  test("remembers only what lies before today, on working days", () => {
    for (const entry of demoHistory(story)) {
      const day = entry.at.toISOString().slice(0, 10);
      expect(day < today).toBe(true);
      expect(isWorkingDay(day)).toBe(true);
    }
  });
});
