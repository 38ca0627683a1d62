import { expect, test } from "vitest";
import { type Minutes, actionsIn, minutesMarkdown, sayLed, timeUsed } from "./minutes";

const minutes: Minutes = {
  name: "Scrum of Scrums",
  kind: "scrum_of_scrums",
  sprintNumber: 3,
  day: "2026-11-24",
  openedAt: 0,
  closedAt: 0,
  closedBy: "Ada",
  facilitator: "Ada",
  planned: 30,
  used: 20,
  steps: [],
  attendance: [],
  absent: [],
  outputs: [
    { name: "Goal", said: "worded", isMet: true },
    { name: "Dependencies", said: "1 of 3", isMet: false, missing: ["D-2 has no answer", "D-3 has no answer"] },
  ],
  overrideReason: null,
  decisions: [],
  parked: [],
  extensions: [],
  actions: [
    { number: 1, text: "Oil the winch", owner: "Bo", dueOn: "2026-12-01", state: "open" },
    { number: 2, text: "Fill the tanks", owner: "Bo", dueOn: "2027-01-04", state: "done" },
  ],
  sections: [],
};

test("minutes tell days in words, with the year where it is another", () => {
  const text = minutesMarkdown(minutes);
  expect(text).toContain("Tue 24 Nov 2026. Led by Ada");
  expect(text).toContain("A-1 Oil the winch (Bo, by Tue 1 Dec, open)");
  expect(text).toContain("A-2 Fill the tanks (Bo, by Mon 4 Jan 2027, done)");
  expect(text).not.toMatch(/\d{4}-\d\d-\d\d/);
});

test("minutes say the time given in all, what of it was added, and overtime beyond that alone", () => {
  expect(timeUsed({ planned: 90, used: 16 })).toEqual({ says: "16 of 90 min used", isOver: false });
  expect(timeUsed({ planned: 90, used: 93, added: 5 }).says).toBe("93 of 95 min used (90 planned, 5 added)");
  expect(timeUsed({ planned: 90, used: 97, added: 5 })).toEqual({
    says: "97 of 95 min used (90 planned, 5 added), 2 over",
    isOver: true,
  });
  expect(minutesMarkdown({ ...minutes, added: 5 })).toContain("20 of 35 min used (30 planned, 5 added).");
});

test("minutes name all who led, in order", () => {
  expect(sayLed(["Ada"])).toBe("Ada");
  expect(sayLed(["Ada", "Bo", "Ada"])).toBe("Ada, then Bo, then Ada");
});

test("each thing that was missing has a line of its own", () => {
  expect(minutesMarkdown(minutes).split("\n")).toEqual(
    expect.arrayContaining([
      "- Done: Goal (worded)",
      "- Missing: Dependencies (1 of 3)",
      "- Dependencies, missing: D-2 has no answer",
      "- Dependencies, missing: D-3 has no answer",
    ]),
  );
});

test("action items say owner, date and state, those from before first", () => {
  const before = { number: 9, text: "Paint the hull", owner: null, dueOn: null, state: "dropped" };
  expect(actionsIn({ ...minutes, actionsBefore: [before] }).map(({ number, says }) => [number, says])).toEqual([
    [9, "no owner, no date, dropped, from before"],
    [1, "Bo, by Tue 1 Dec, open"],
    [2, "Bo, by Mon 4 Jan 2027, done"],
  ]);
});
