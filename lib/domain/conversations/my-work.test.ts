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
        tasks: [{ id: "t", title: "Rig", status: "open", storyNumber: 1, storyTitle: "Story 1", teamName: null }],
        epics: [
          { number: 1, title: "Now", status: "in_progress", lastSprint: 17 },
          { number: 2, title: "Then", status: "planned", lastSprint: null },
        ],
      },
      today,
    );
    expect(keys(sections.blocksMe)).toEqual(["Story 2"]);
    expect(sections.blocksMe[0]).toMatchObject({ says: "blocked for 3 days: no data", tone: "bad" });
    expect(keys(sections.now)).toEqual(["Story 1", "Story 3", "Task t", "Epic 1"]);
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
        ],
      },
      today,
    );
    expect(keys(sections.waitsOnMe)).toEqual(["Dependency 1", "Dependency 2", "Dependency 3"]);
    expect(keys(sections.blocksMe)).toEqual(["Dependency 4", "Dependency 5"]);
    expect(sections.blocksMe[0]?.tone).toBe("bad");
  });

  test("asks for Risks that are unclassed or due, and Impediments that are theirs", () => {
    const sections = arrangeWork(
      {
        ...nothing,
        risks: [
          { number: 1, title: "A", roam: null, reviewOn: null },
          { number: 2, title: "B", roam: "owned", reviewOn: today },
          { number: 3, title: "C", roam: "owned", reviewOn: "2026-12-24" },
        ],
        impediments: [
          { number: 1, title: "D", createdAt: "2026-11-20T09:00:00Z", isOwn: true, storyTitle: null },
          { number: 2, title: "E", createdAt: "2026-11-26T09:00:00Z", isOwn: false, storyTitle: "Story 1" },
        ],
      },
      today,
    );
    expect(keys(sections.waitsOnMe)).toEqual(["Impediment 1", "Risk 1", "Risk 2"]);
    expect(keys(sections.blocksMe)).toEqual(["Impediment 2"]);
    expect(keys(sections.later)).toEqual(["Risk 3"]);
  });
});
