import { describe, expect, it, test } from "vitest";
import type { EpicDifference, RoadmapDifference } from "@/lib/domain/roadmap/snapshot";
import type { EpicInView } from "@/lib/domain/roadmap/view";
import { firstClock, movedTo } from "./clock";
import {
  type DemoInView,
  type SprintOutcome,
  checkOpenFeedback,
  demoSeconds,
  goalDecision,
  goalVerdicts,
  nameApart,
  reactionsSaid,
  readFeedbackSubject,
  readGoalDecision,
  recapLines,
  sayLeftOpen,
  subjectFields,
  titleFromFeedback,
  withDemoAt,
} from "./review";
import { DeclineFeedback } from "./review-schema";
import { epicLines, isChanged, milestoneLines, sinceWords } from "./roadmap-lines";

describe("a goal's verdict", () => {
  it.each(goalVerdicts)("is read from its decision as it was said: %s", (is) => {
    expect(readGoalDecision(goalDecision({ is, text: "Two of three. Nearly" }))).toEqual({
      is,
      text: "Two of three. Nearly",
    });
    expect(readGoalDecision(goalDecision({ is, text: "" }))).toEqual({ is, text: "" });
  });

  it("isn't read from another decision", () => {
    expect(readGoalDecision("We ship on Friday")).toBeNull();
  });
});

describe("what a Flow Sprint came to", () => {
  const none = { stories: 0, points: 0 };
  const team = { id: "t", name: "Berths", hue: 1, goal: "" };
  const outcome: SprintOutcome = {
    sprintNumber: 16,
    goal: "Deep ships pass the bend",
    verdict: null,
    teams: [
      { ...team, committed: 20, done: 6, stories: 7, storiesDone: 2 },
      { ...team, id: "u", committed: 10, done: 5, stories: 3, storiesDone: 1 },
    ],
    carriedOver: { stories: 7, points: 19 },
    scope: { all: none, entered: none, left: none, reEstimated: none },
  };

  it("is told in minutes by its goal, whether that was reached, and its figures", () => {
    expect(recapLines(outcome)).toEqual([
      "Flow Sprint Goal: “Deep ships pass the bend” (nobody said whether it was reached)",
      "11 of 30 committed points done",
      "3 of 10 Stories done",
      "Not finished: 7 Stories, 19 points",
    ]);
    expect(recapLines({ ...outcome, verdict: { is: "partly", text: "" } })[0]).toContain("(reached in part)");
    expect(recapLines({ ...outcome, goal: "" })[0]).toBe("No Flow Sprint Goal was set");
  });

  it("may be closed with demos unshown and the goal unspoken of, which is said", () => {
    const demos = [{ shownAt: 1 }, { shownAt: null }, { shownAt: null }] as DemoInView[];
    expect(sayLeftOpen({ demos }, outcome)).toEqual([
      "2 of 3 demos weren’t shown.",
      "Nobody has said whether the Flow Sprint Goal was reached. The recap asks for it.",
    ]);
    const verdict = { is: "reached", text: "" } as const;
    expect(sayLeftOpen({ demos: demos.slice(0, 2) }, { ...outcome, verdict })).toEqual(["1 of 2 demos wasn’t shown."]);
    expect(sayLeftOpen({ demos: [] }, { ...outcome, goal: "" })).toEqual([]);
  });
});

describe("feedback's subject", () => {
  const epic = { kind: "Epic", id: "e", number: 3 } as const;

  it.each([null, epic, { kind: "Story", id: "s", number: 12 } as const])("is kept and read again: %o", (subject) => {
    expect(readFeedbackSubject(JSON.stringify(subject))).toEqual(subject);
  });

  it.each(["", "{", "null", "7", '{"storyId":"s","number":12}', '{"kind":"Team","id":"t","number":1}'])(
    "is the whole where %s was kept",
    (kept) => {
      expect(readFeedbackSubject(kept)).toBeNull();
    },
  );

  it("is one Story, one Epic or neither", () => {
    expect(subjectFields(null)).toEqual({ storyId: null, epicId: null });
    expect(subjectFields(epic)).toEqual({ storyId: null, epicId: "e" });
    expect(subjectFields({ ...epic, kind: "Story" })).toEqual({ storyId: "e", epicId: null });
  });
});

describe("titleFromFeedback", () => {
  it.each([
    ["The map is small. Make it larger", "The map is small"],
    ["Could it hold in a storm? We had one.", "Could it hold in a storm?"],
    ["Version 2.5 is slow", "Version 2.5 is slow"],
    ["First line\nsecond", "First line"],
    ["x".repeat(200), `${"x".repeat(119)}…`],
  ])("%s", (text, title) => expect(titleFromFeedback(text)).toBe(title));
});

describe("withDemoAt", () => {
  const demos = ["a", "b", "c"].map((storyId) => ({ storyId }));
  it.each([
    ["c", "before", "a", "cab"],
    ["a", "after", "c", "bca"],
    ["a", "before", "b", "abc"],
    ["x", "before", "b", "abc"],
    ["a", "before", "x", "abc"],
  ] as const)("%s %s %s is %s", (storyId, at, anchor, order) => {
    const moved = withDemoAt(demos, storyId, { at, storyId: anchor });
    expect(moved.map((demo) => demo.storyId).join("")).toBe(order);
  });
});

test("each reaction is said by its own word", () => {
  expect(reactionsSaid({ applause: 1, like: 0, question: 0 })).toBe("1 applause");
  expect(reactionsSaid({ applause: 3, like: 2, question: 1 })).toBe("3 applause, 2 likes, 1 question");
  expect(reactionsSaid({ applause: 0, like: 0, question: 0 })).toBe("");
});

test("guests of one name are told apart", () => {
  expect(nameApart("Ada", ["Ines"])).toBe("Ada");
  expect(nameApart("ada", ["Ada"])).toBe("ada (2)");
  expect(nameApart("Ada", ["Ada", "Ada (3)", "Ada (2)"])).toBe("Ada (4)");
});

describe("what a demo may take of its step", () => {
  const opened = 1_000_000;
  const minutes = (count: number) => count * 60_000;
  // Recap 20, demos 60, feedback 20 minutes; the demos begin after 20.
  const clock = movedTo(firstClock(100, [0.2, 0.6, 0.2], opened), 1, opened + minutes(20));
  const demo = (storyId: string, shownAt: number | null = null) => ({ storyId, shownAt });
  const since = opened + minutes(30);

  it("is an equal part of what was left when it was shown, among those not yet shown", () => {
    const demos = [demo("a", opened), demo("b", since), demo("c")];
    expect(demoSeconds(clock, 1, demos, { storyId: "b", since })).toBe(25 * 60);
    expect(demoSeconds(clock, 1, [demo("b", since)], { storyId: "b", since })).toBe(50 * 60);
  });

  it("is of the planned time before the step begins", () => {
    const before = firstClock(100, [0.2, 0.6, 0.2], opened);
    expect(demoSeconds(before, 1, [demo("a", since), demo("b")], { storyId: "a", since })).toBe(30 * 60);
  });

  it("isn't said where nothing is left", () => {
    const late = opened + minutes(90);
    expect(demoSeconds(clock, 1, [demo("a", late)], { storyId: "a", since: late })).toBeNull();
  });
});

describe("feedback", () => {
  it("is dealt with once", () => {
    expect(checkOpenFeedback({ state: "open" }).ok).toBe(true);
    for (const state of ["turned", "declined"] as const) {
      const checked = checkOpenFeedback({ state });
      expect(checked.ok ? null : checked.refusal.code).toBe("stale");
    }
  });
});

describe("the difference of two roadmaps in words", () => {
  const was = { number: 3, title: "Night berths", firstSprint: null, lastSprint: null, value: 5, leadTeamId: "t" };
  const now = { ...was, firstSprint: 2, lastSprint: 2, value: 8, leadTeamId: null };
  const changed: EpicDifference = {
    kind: "changed",
    epic: now as EpicInView,
    before: was as EpicInView,
    fields: ["firstSprint", "lastSprint", "value", "leadTeamId"],
  };
  const none: RoadmapDifference = {
    epics: [],
    milestones: [],
    conflicts: { before: 0, after: 0, appeared: [], vanished: [] },
  };
  it("has a line for each Epic, its span once", () => {
    const teams = [{ id: "t", name: "Alder", slug: "alder", hue: 0, usualCapacity: 10 }];
    expect(epicLines([changed], teams)).toEqual([
      "E-3 Night berths: off the roadmap → S2; lead team Alder → no team; value 5 → 8",
    ]);
    expect(sinceWords({ ...none, epics: [changed, { kind: "added", epic: now as EpicInView }] }, "Before")).toBe(
      "1 Epic changed, 1 Epic added since “Before”",
    );
    expect(sinceWords(none, "Before")).toBe("Nothing yet since “Before”");
  });

  it("says of a Milestone what differs, or that it is new or gone", () => {
    const before = { endsOn: "2030-03-01", epics: 4, load: 12, capacity: 90, overBy: 0, conflicts: 1 };
    const after = { ...before, epics: 5, load: 20, conflicts: 0 };
    const milestones = [
      { number: 2, name: "Night", before, after },
      { number: 3, name: "", before: null, after },
      { number: 4, name: "", before, after: null },
    ];
    expect(milestoneLines(milestones)).toEqual([
      "Milestone 2 Night: 4 Epics → 5 Epics; 12 of 90 points → 20 of 90 points; 1 conflict → 0 conflicts",
      "Milestone 3: new, ends 2030-03-01, 5 Epics, 20 of 90 points, 0 conflicts",
      "Milestone 4: gone",
    ]);
  });

  it("is none where nothing differs", () => {
    expect(isChanged(none)).toBe(false);
    expect(isChanged({ ...none, epics: [changed] })).toBe(true);
  });
});

test("feedback is declined with a word why, and the refusal names the field as the dialog does", () => {
  const ids = { flowTeamId: crypto.randomUUID(), feedbackId: crypto.randomUUID() };
  const checked = DeclineFeedback.safeParse({ ...ids, answer: " " });
  expect(checked.error?.issues.map(({ message }) => message)).toEqual(["“Why not” is missing."]);
});
