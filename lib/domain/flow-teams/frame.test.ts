import { expect, test } from "vitest";
import { sprintStanding } from "./frame";

const sprint = { startsOn: "2026-11-16", endsOn: "2026-11-29" };

test("a Flow Sprint of two weeks has ten days, and its sixth is the second Monday", () => {
  expect(sprintStanding(sprint, "2026-11-16")).toEqual({ is: "under way", day: 1, of: 10 });
  expect(sprintStanding(sprint, "2026-11-23")).toEqual({ is: "under way", day: 6, of: 10 });
  expect(sprintStanding(sprint, "2026-11-29")).toEqual({ is: "under way", day: 10, of: 10 });
});

test("a weekend is still the Friday before it", () => {
  expect(sprintStanding(sprint, "2026-11-22")).toEqual({ is: "under way", day: 5, of: 10 });
});

test("a Flow Sprint that starts on a Saturday is on its first day at once", () => {
  expect(sprintStanding({ startsOn: "2026-11-21", endsOn: "2026-12-04" }, "2026-11-21")).toEqual({
    is: "under way",
    day: 1,
    of: 10,
  });
});

test("before its first and after its last day it is ahead or over", () => {
  expect(sprintStanding(sprint, "2026-11-14")).toEqual({ is: "ahead", inDays: 2 });
  expect(sprintStanding(sprint, "2026-12-02")).toEqual({ is: "over", daysAgo: 3 });
});
