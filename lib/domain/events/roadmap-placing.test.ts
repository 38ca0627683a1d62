import { describe, expect, it } from "vitest";
import type { EpicInView, MilestoneInView } from "@/lib/domain/roadmap/view";
import { heldBy, heldWords, leavingWords, notCounted, placedWords } from "./roadmap-placing";

const anEpic = (draft: Partial<EpicInView>) =>
  ({ id: "epic", leadTeamId: null, effort: 5, firstSprint: null, lastSprint: null, ...draft }) as EpicInView;

describe("placedWords", () => {
  it("says the Milestone and the Flow Sprints", () => {
    const milestones = [
      { number: 5, name: "Rail and quay as one", firstSprint: 18, lastSprint: 21 } as MilestoneInView,
    ];
    const words = (firstSprint: number | null, lastSprint: number | null) =>
      placedWords(75, { firstSprint, lastSprint }, milestones);
    expect(words(18, 18)).toBe("E-75 is on Milestone 5 Rail and quay as one, S18");
    expect(words(17, 19)).toBe("E-75 is on Milestone 5 Rail and quay as one, S17 to S19");
    expect(words(null, null)).toBe("E-75 is off the roadmap");
  });
});

describe("notCounted", () => {
  it("says what adds nothing to the load, each once", () => {
    const led = anEpic({ leadTeamId: "t" });
    expect(notCounted([led])).toBeNull();
    expect(notCounted([led, anEpic({}), anEpic({ effort: null }), anEpic({ leadTeamId: "t", effort: null })])).toBe(
      "Not counted: 2 without a team, 1 without an effort",
    );
  });
});

describe("what a move takes an Epic out of", () => {
  const objectives = [
    { sprintNumber: 17, text: "The gate tells how long it takes", epicIds: ["epic"] },
    { sprintNumber: 17, text: "Another's", epicIds: ["other"] },
    { sprintNumber: 19, text: "Not reached by it", epicIds: ["epic"] },
  ];
  const inProgress = anEpic({ firstSprint: 15, lastSprint: 17 });

  it("is the running Flow Sprint and the objectives it serves within its span", () => {
    expect(heldBy(inProgress, objectives, 16)).toEqual({ running: 16, objectives: [objectives[0]] });
    expect(heldBy(anEpic({}), objectives, 16)).toEqual({ running: null, objectives: [] });
  });

  it("is said on its card", () => {
    expect(heldWords(heldBy(inProgress, objectives, 16))).toBe("In S16 now, serves an objective of S17");
    expect(heldWords(heldBy(inProgress, objectives, null))).toBe("Serves an objective of S17");
    expect(heldWords(heldBy(inProgress, [], 15))).toBe("In S15 now");
    expect(heldWords(heldBy(anEpic({}), objectives, 16))).toBeNull();
  });

  it("is named before it moves, and only what it really leaves", () => {
    const words = (firstSprint: number | null, lastSprint: number | null) =>
      leavingWords(inProgress, { firstSprint, lastSprint }, objectives, 16);
    const objective = "It leaves Flow Sprint 17, whose objective it serves: “The gate tells how long it takes”";
    expect(words(26, 28)).toEqual(["It leaves Flow Sprint 16, which is running.", objective]);
    expect(words(null, null)).toHaveLength(2);
    expect(words(14, 16)).toEqual([objective]);
    expect(words(16, 18)).toEqual([]);
    expect(leavingWords(inProgress, { firstSprint: 17, lastSprint: 19 }, objectives, null)).toEqual([]);
  });
});
