import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endOfClaim, epicsToPlan, layTray } from "./claim-tray";
import {
  type ClaimableEpic,
  type ClaimsView,
  checkClaim,
  claimingTeams,
  isTakenUp,
  isTooLarge,
  leftToClaim,
  overEffortWords,
  loadOf,
  outcomeOf,
  suggestPoints,
} from "./claims";

const epic = (over: Partial<ClaimableEpic> = {}): ClaimableEpic => ({
  id: "e",
  number: 1,
  title: "Sails that hold",
  status: "planned",
  leadTeamId: "a",
  firstSprint: 1,
  lastSprint: 2,
  value: 5,
  effort: 20,
  hasRiskNote: true,
  acceptanceConditions: 1,
  feasibility: "feasible",
  ...over,
});
const team = (id: string, points: number) => ({
  id,
  name: id,
  slug: id,
  hue: 0,
  capacity: { typed: points, computed: null, usual: 0 },
});
const claim = (epicId: string, teamId: string, points: number) => ({
  epicId,
  teamId,
  points,
  claimedBy: "Ada",
  claimedAt: 0,
});
const view = (over: Partial<ClaimsView> = {}): ClaimsView => ({
  sprint: { number: 1, state: "planned", startsOn: "2026-01-05", endsOn: "2026-01-18", goal: "" },
  objectives: [],
  teams: [team("a", 13)],
  claims: [],
  elsewhere: {},
  overrides: {},
  ...over,
});

describe("what may be claimed", () => {
  const open = { number: 1, state: "running" } as const;
  test("is a Ready Epic in an open Flow Sprint, or one the CSM lets through", () => {
    expect(checkClaim(epic(), open, false).ok).toBe(true);
    expect(checkClaim(epic({ value: null }), open, false)).toMatchObject({
      refusal: { rule: "BLG-1", message: "E-1 is not Ready: it lacks a value." },
    });
    expect(checkClaim(epic({ value: null }), open, true).ok).toBe(true);
    expect(checkClaim(epic({ status: "done" }), open, true)).toMatchObject({ refusal: { code: "rule" } });
    expect(checkClaim(epic(), { number: 1, state: "closed" }, true)).toMatchObject({ refusal: { rule: "CAL-4" } });
  });
});

describe("points", () => {
  test("left of an Epic are those nobody has claimed, in any Flow Sprint", () => {
    const here = view({ claims: [claim("e", "a", 5), claim("f", "a", 3)], elsewhere: { e: 8 } });
    expect(leftToClaim(epic(), here)).toBe(7);
    expect(leftToClaim(epic({ effort: 4 }), here)).toBe(0);
    expect(leftToClaim(epic({ effort: null }), here)).toBeNull();
    expect(overEffortWords(epic(), here)).toBeNull();
    expect(overEffortWords(epic({ effort: 4 }), here)).toBe("9 pts over its effort");
    expect(overEffortWords(epic({ effort: null }), here)).toBeNull();
  });
  test("offered are what is left as far as there is room, and at least one", () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(50), (effort, capacity, claimed) => {
        const points = suggestPoints(
          epic({ effort }),
          team("a", capacity),
          view({ claims: [claim("f", "a", claimed)] }),
        );
        expect(points).toBeGreaterThanOrEqual(1);
        expect(points).toBeLessThanOrEqual(Math.max(1, effort));
        expect(points).toBeLessThanOrEqual(Math.max(1, capacity - claimed));
      }),
    );
  });
  test("over a team's capacity are advice", () => {
    expect(loadOf(team("a", 13), [claim("e", "a", 13)])).toEqual({ claimed: 13, capacity: 13, isOver: false });
    expect(loadOf(team("a", 13), [claim("e", "a", 14)]).isOver).toBe(true);
  });
  test("a claim comes to what the team and the Epic have with it, however often it is counted", () => {
    const here = view({ claims: [claim("f", "a", 3), claim("e", "b", 5)], elsewhere: { e: 8 } });
    const comes = { claimed: 12, capacity: 13, overCapacity: 0, left: 7, overEffort: 2 };
    expect(outcomeOf(epic(), team("a", 13), 9, here)).toEqual(comes);
    // Its own claim on the Epic is replaced: while it's saved, and where it's changed.
    const saving = { ...here, claims: [...here.claims, claim("e", "a", 9)] };
    expect(outcomeOf(epic(), team("a", 13), 9, saving)).toEqual(comes);
    expect(outcomeOf(epic(), team("a", 13), 999, here)).toMatchObject({ overCapacity: 989, overEffort: 992 });
    expect(outcomeOf(epic({ effort: null }), team("a", 13), 9, here)).toMatchObject({ left: null, overEffort: 0 });
  });
  test("too many for any team in one Flow Sprint ask for a split", () => {
    const teams = [team("a", 13), team("b", 20)];
    const one = { firstSprint: 16, lastSprint: 16 };
    expect(isTooLarge(epic({ ...one, effort: 20 }), teams)).toBe(false);
    expect(isTooLarge(epic({ ...one, effort: 21 }), teams)).toBe(true);
    expect(isTooLarge(epic({ ...one, effort: 21 }), [team("a", 0)])).toBe(false);
    expect(isTooLarge(epic({ effort: 40, firstSprint: 16, lastSprint: 17 }), teams)).toBe(false);
    expect(isTooLarge(epic({ effort: 41, firstSprint: 16, lastSprint: 17 }), teams)).toBe(true);
  });
});

describe("the tray", () => {
  const epics = [
    epic({ id: "e", number: 1 }),
    epic({ id: "f", number: 2, title: "A chart" }),
    epic({ id: "g", number: 3, firstSprint: 4, lastSprint: 5 }),
    epic({ id: "h", number: 4 }),
  ];
  test("has the objectives as the CPO laid them, what is planned, then the rest; claimed ones only under theirs", () => {
    const objectives = [
      { id: "o", text: "Taken up", epicIds: ["e"] },
      { id: "p", text: "Open", epicIds: ["f"] },
    ];
    const tray = layTray(view({ objectives, claims: [claim("e", "a", 5), claim("h", "a", 1)] }), epics);
    expect(tray.objectives.map(({ objective, isTakenUp: isUp }) => [objective.text, isUp])).toEqual([
      ["Taken up", true],
      ["Open", false],
    ]);
    expect(tray.planned).toEqual([]);
    expect(tray.others.map(({ number }) => number)).toEqual([3]);
    expect(isTakenUp({ epicIds: ["f"] }, [claim("e", "a", 5)])).toBe(false);
  });
  test("is searched by number and words", () => {
    const found = (search: string) => layTray(view(), epics, search).planned.map(({ number }) => number);
    expect(found("")).toEqual([1, 2, 4]);
    expect(found("CHART")).toEqual([2]);
    expect(found("e-4")).toEqual([4]);
  });
});

test("a Dependency drawn from a claim is the Epic's where the team leads it, else the team's", () => {
  expect(endOfClaim({ epicId: "e", teamId: "a" }, "a")).toEqual({ kind: "Epic", id: "e" });
  expect(endOfClaim({ epicId: "e", teamId: "a" }, "b")).toEqual({ kind: "Team", id: "a" });
});

test("a planning is about the Epics under its objectives and those planned for it, Ready or not yet", () => {
  const epics = [
    epic({ id: "planned" }),
    epic({ id: "later", firstSprint: 2, lastSprint: 3 }),
    epic({ id: "wanted", firstSprint: null, lastSprint: null }),
    epic({ id: "raw", effort: null }),
  ];
  const { ready, unready } = epicsToPlan(view({ objectives: [{ id: "o", text: "Sail", epicIds: ["wanted"] }] }), epics);
  expect(ready.map(({ id }) => id)).toEqual(["planned", "wanted"]);
  expect(unready.map(({ id }) => id)).toEqual(["raw"]);
});

test("a team's plan is drafted for Planning 1 once it has claimed something", () => {
  expect([...claimingTeams([claim("e1", "a", 5), claim("e2", "a", 3), claim("e1", "c", 8)])]).toEqual(["a", "c"]);
  expect(claimingTeams([]).size).toBe(0);
});
