import fc from "fast-check";
import { expect, test } from "vitest";
import { awayShare, checkAbsence } from "./absences";
import { type CapacityView, computeCapacity, computedCapacities, plannedCapacity } from "./capacity";
import { addDays } from "./dates";

const sprint = { startsOn: "2026-11-16", endsOn: "2026-11-29" };
const service = { personId: "ada", teamId: "a", from: "2026-01-01", until: null };
const team = { sprint, services: [service], absences: [], holidays: [], focusFactor: 80, past: [] };
const absence = (startsOn: string, endsOn = startsOn, isHalf = false) => ({
  personId: "ada",
  startsOn,
  endsOn,
  isHalf,
});

test("working days less holidays and absences, times focus; half days count half, overlapping ones once", () => {
  expect(computeCapacity(team)).toMatchObject({ personDays: 10, focusedDays: 8, points: null, pointsPerDay: null });
  const absences = [
    absence("2026-11-16", "2026-11-18"),
    absence("2026-11-18", "2026-11-19", true),
    absence("2026-11-19", "2026-11-19", true),
    absence("2026-11-21", "2026-11-22"),
  ];
  const holidays = [
    { date: "2026-11-18", name: "Repentance Day" },
    { date: "2026-11-24", name: "A day off" },
  ];
  expect(computeCapacity({ ...team, absences, holidays })).toMatchObject({ personDays: 5.5 });
});

test("who comes or goes within the sprint counts for their days alone", () => {
  const services = [
    { ...service, until: "2026-11-18" },
    { ...service, personId: "bo", from: "2026-11-26" },
    { ...service, personId: "cy", from: "2027-01-01" },
  ];
  const { people, personDays } = computeCapacity({ ...team, services });
  expect(people.map((person) => [person.personId, person.personDays])).toEqual([
    ["ada", 2],
    ["bo", 2],
  ]);
  expect(personDays).toBe(4);
});

test("points follow from the last three closed sprints that had days", () => {
  const past = [
    { number: 9, pointsDone: 20, focusedDays: 10 },
    { number: 8, pointsDone: 7, focusedDays: 0 },
    { number: 7, pointsDone: 10, focusedDays: 10 },
    { number: 6, pointsDone: 30, focusedDays: 10 },
    { number: 5, pointsDone: 999, focusedDays: 1 },
  ];
  expect(computeCapacity({ ...team, past })).toMatchObject({ pointsPerDay: 2, points: 16 });
});

test("absences only ever take away, and never more than once", () => {
  const days = fc.tuple(fc.nat(20), fc.nat(5), fc.boolean()).map(([from, length, isHalf]) => {
    const startsOn = addDays("2026-11-12", from);
    return absence(startsOn, addDays(startsOn, length), isHalf);
  });
  fc.assert(
    fc.property(fc.array(days, { maxLength: 6 }), days, (absences, more) => {
      const before = computeCapacity({ ...team, absences }).personDays;
      const after = computeCapacity({ ...team, absences: [...absences, more] }).personDays;
      expect(after).toBeLessThanOrEqual(before);
      expect(after).toBeGreaterThanOrEqual(0);
      expect(computeCapacity({ ...team, absences: [...absences, more, more] }).personDays).toBe(after);
      expect(awayShare([...absences, more], more.startsOn)).toBeGreaterThanOrEqual(more.isHalf ? 0.5 : 1);
    }),
  );
});

test("an absence runs forward and touches its Flow Sprint", () => {
  const fieldsOf = (startsOn: string, endsOn: string) => {
    const checked = checkAbsence({ startsOn, endsOn }, { number: 7, ...sprint });
    return checked.ok ? [] : Object.keys(checked.refusal.fields ?? {});
  };
  expect(fieldsOf("2026-11-20", "2026-11-19")).toEqual(["endsOn"]);
  expect(fieldsOf("2026-11-30", "2026-12-01")).toEqual(["startsOn", "endsOn"]);
  expect(fieldsOf("2026-11-01", "2027-11-20")).toEqual(["endsOn"]);
  expect(fieldsOf("2026-11-10", "2026-11-16")).toEqual([]);
});

test("an absence outside its Flow Sprint is refused with days as people say them", () => {
  const checked = checkAbsence({ startsOn: "2026-11-30", endsOn: "2026-12-01" }, { number: 7, ...sprint });
  expect(checked.ok ? "" : checked.refusal.message).toBe(
    "These days don't touch Flow Sprint 7, which is from Mon 16 Nov to Sun 29 Nov.",
  );
});

test("nobody in the team: no points are known; everybody away: there are none", () => {
  const past = [{ number: 1, pointsDone: 20, focusedDays: 10 }];
  expect(computeCapacity({ ...team, past, services: [] }).points).toBeNull();
  expect(computeCapacity({ ...team, past, absences: [absence(sprint.startsOn, sprint.endsOn)] }).points).toBe(0);
});

test("capacities are computed wherever people and pace are known, closed sprints as they were before", () => {
  const next = { startsOn: "2026-11-30", endsOn: "2026-12-13" };
  const named = { name: "", hue: 0, usualCapacity: 9, focusFactor: 100, country: null };
  const past = [
    { number: 2, pointsDone: 30, focusedDays: 10 },
    { number: 1, pointsDone: 10, focusedDays: 10 },
  ];
  const view: CapacityView = {
    sprints: [
      { number: 3, state: "running", ...sprint },
      { number: 4, state: "planned", ...next },
    ],
    teams: [
      { id: "a", ...named, past },
      { id: "b", ...named, past: [] },
      { id: "c", ...named, past },
    ],
    services: [service, { ...service, teamId: "b" }],
    people: [{ id: "ada", name: "Ada" }],
    absences: [{ ...absence("2026-12-01"), id: "x", note: "" }],
    holidays: {},
    typed: [],
  };
  expect(computedCapacities(view)).toEqual({ a: { 2: 10, 3: 20, 4: 18 }, b: {}, c: { 2: 10 } });
  const closed = { ...view, sprints: view.sprints.slice(1), teams: view.teams.slice(0, 1) };
  closed.teams = closed.teams.map((one) => ({
    ...one,
    past: [{ number: 3, pointsDone: 50, focusedDays: 10 }, ...one.past],
  }));
  expect(computedCapacities(closed).a).toEqual({ 2: 10, 3: 20, 4: 27 });
});

test("the capacity planned with is typed, else computed, else usual; none is a number too", () => {
  const sources = { typed: 0, computed: 7, usual: 9 };
  expect(plannedCapacity(sources)).toEqual({ points: 0, from: "typed" });
  expect(plannedCapacity({ ...sources, typed: null })).toEqual({ points: 7, from: "computed" });
  expect(plannedCapacity({ ...sources, typed: null, computed: 0 })).toEqual({ points: 0, from: "computed" });
  expect(plannedCapacity({ typed: null, computed: null, usual: 9 })).toEqual({ points: 9, from: "usual" });
});
