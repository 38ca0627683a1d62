import { describe, expect, test } from "vitest";
import { type MyWorkView, arrangeWork } from "./my-work";

const nothing: MyWorkView = {
  stories: [],
  tasks: [],
  epics: [],
  risks: [],
  impediments: [],
  dependencies: [],
  runningSprint: 16,
};
const today = "2026-11-26";
const story = (number: number, over: Partial<MyWorkView["stories"][number]> = {}) => ({
  number,
  title: `Story ${number}`,
  status: "open" as const,
  teamName: "Berths",
  sprint: null,
  isCommitted: false,
  blockedReason: null,
  blockedSince: null,
  columnSince: "2026-11-24T10:00:00Z",
  ...over,
});
const dependency = (number: number, over: Partial<MyWorkView["dependencies"][number]> = {}) => ({
  number,
  state: "proposed" as const,
  needer: "S-1",
  giver: "S-2",
  neededBy: 17,
  promisedFor: null,
  mayAnswer: false,
  needs: false,
  gives: false,
  ...over,
});
const epic = (number: number, over: Partial<MyWorkView["epics"][number]> = {}) => ({
  number,
  title: `Epic ${number}`,
  status: "planned",
  firstSprint: null,
  lastSprint: null,
  asks: null,
  ...over,
});
const impediment = (number: number, over: Partial<MyWorkView["impediments"][number]> = {}) => ({
  number,
  title: `Impediment ${number}`,
  createdAt: "2026-11-26T09:00:00Z",
  part: "owns" as const,
  owner: null,
  storyTitle: null,
  ...over,
});
const keys = (lines: { key: string }[]) => lines.map(({ key }) => key);

describe("somebody's work", () => {
  test("is what blocks them, what waits on them, what is now and what is later", () => {
    const sections = arrangeWork(
      {
        ...nothing,
        stories: [
          story(1, { status: "in_progress" }),
          story(2, { blockedReason: "no data", blockedSince: "2026-11-23T08:00:00Z" }),
          story(3, { sprint: 16, isCommitted: true }),
          story(4, { sprint: 17 }),
        ],
        tasks: [
          { id: "t", title: "Rig", status: "open", storyNumber: 1, storyTitle: "Story 1", teamName: null, sprint: 16 },
        ],
        epics: [epic(1, { status: "in_progress", lastSprint: 17 }), epic(2)],
      },
      today,
    );
    expect(keys(sections.blocksMe)).toEqual(["Story 2"]);
    expect(sections.blocksMe[0]).toMatchObject({ says: "blocked for 3 days: no data", tone: "bad" });
    expect(keys(sections.now)).toEqual(["Story 1", "Story 3", "Task t", "Epic 1"]);
    expect(sections.now[0]?.says).toBe("in progress, 2 days in its column");
    expect(keys(sections.later)).toEqual(["Story 4", "Epic 2"]);
  });

  test("puts each Dependency where the next act is", () => {
    const sections = arrangeWork(
      {
        ...nothing,
        dependencies: [
          dependency(1, { mayAnswer: true }),
          dependency(2, { state: "accepted", gives: true }),
          dependency(3, { state: "delivered", needs: true }),
          dependency(4, { state: "accepted", needs: true, promisedFor: 18 }),
          dependency(5, { state: "declined", needs: true }),
          dependency(6, { state: "delivered", gives: true }),
          dependency(7, { needs: true, promisedFor: 17 }),
        ],
      },
      today,
    );
    expect(keys(sections.waitsOnMe)).toEqual(["Dependency 1", "Dependency 2", "Dependency 3"]);
    expect(keys(sections.blocksMe)).toEqual(["Dependency 4", "Dependency 5", "Dependency 7"]);
    expect(sections.blocksMe[0]?.tone).toBe("bad");
    expect(sections.blocksMe[2]?.says).toBe("not promised yet, needed by Flow Sprint 17");
  });

  test("has what is overdue first, then what is wanted soonest", () => {
    const { waitsOnMe } = arrangeWork(
      {
        ...nothing,
        dependencies: [
          dependency(1, { mayAnswer: true, neededBy: 18 }),
          dependency(2, { mayAnswer: true, neededBy: null }),
          dependency(3, { mayAnswer: true, neededBy: 16 }),
          dependency(4, { mayAnswer: true, neededBy: 14 }),
          dependency(5, { mayAnswer: true, neededBy: 17 }),
        ],
      },
      today,
    );
    expect(waitsOnMe.map(({ key, tone }) => [key, tone])).toEqual([
      ["Dependency 4", "bad"],
      ["Dependency 3", "warn"],
      ["Dependency 5", "plain"],
      ["Dependency 1", "plain"],
      ["Dependency 2", "plain"],
    ]);
    expect(waitsOnMe[0]?.says).toBe("your answer is asked for, was needed by Flow Sprint 14");
  });

  test("has Tasks of a later Flow Sprint later, unless they are begun", () => {
    const task = { title: "Rig", storyNumber: 1, storyTitle: "Story 1", teamName: null };
    const { now, later } = arrangeWork(
      {
        ...nothing,
        tasks: [
          { ...task, id: "a", status: "open", sprint: 17 },
          { ...task, id: "b", status: "open", sprint: 15 },
          { ...task, id: "c", status: "in_progress", sprint: 17 },
        ],
      },
      today,
    );
    expect(keys(now)).toEqual(["Task c", "Task b"]);
    expect(keys(later)).toEqual(["Task a"]);
  });

  test("has Epics that ask for a verdict, a value or a validation among what waits", () => {
    const { waitsOnMe } = arrangeWork(
      {
        ...nothing,
        epics: [
          epic(1, { asks: "validation", firstSprint: 12 }),
          epic(2, { asks: "verdict", firstSprint: 17 }),
          epic(3, { asks: "value" }),
        ],
      },
      today,
    );
    expect(waitsOnMe.map(({ key, says, tone }) => [key, says, tone])).toEqual([
      ["Epic 2", "asks for your feasibility verdict, to begin in Flow Sprint 17", "warn"],
      ["Epic 1", "all its Stories are done: it waits for your validation", "plain"],
      ["Epic 3", "lacks only its value", "plain"],
    ]);
  });

  test("asks for Risks that are unclassed or due, and Impediments that are theirs", () => {
    const sections = arrangeWork(
      {
        ...nothing,
        risks: [
          { number: 1, title: "A", roam: null, reviewOn: null, isOwn: true },
          { number: 2, title: "B", roam: "owned", reviewOn: today, isOwn: true },
          { number: 3, title: "C", roam: "owned", reviewOn: "2026-12-24", isOwn: true },
          { number: 4, title: "F", roam: "owned", reviewOn: null, isOwn: false },
        ],
        impediments: [
          impediment(1, { createdAt: "2026-11-20T09:00:00Z" }),
          impediment(2, { part: "waits", owner: "Ada", storyTitle: "Story 1" }),
          impediment(3, { part: "assigns" }),
        ],
      },
      today,
    );
    expect(sections.waitsOnMe.map(({ key, says }) => [key, says])).toEqual([
      ["Impediment 1", "6 days old"],
      ["Impediment 3", "less than a day old, nobody owns it yet"],
      ["Risk 1", "not classed yet"],
      ["Risk 2", "to be reviewed"],
      ["Risk 4", "nobody owns it yet"],
    ]);
    expect(sections.blocksMe[0]?.says).toBe("less than a day old, with Ada, in the way of Story 1");
    expect(keys(sections.later)).toEqual(["Risk 3"]);
  });
});
