import { describe, expect, test } from "vitest";
import type { BoardColumn } from "@/lib/domain/backlog/workflow";
import { type BoardTrace, todayText, workingDayBefore, yesterdayOf } from "./yesterday";

const columns: BoardColumn[] = [
  { id: "todo", name: "To do", kind: "waiting", wipLimit: null },
  { id: "review", name: "In review", kind: "active", wipLimit: null },
  { id: "qa", name: "QA", kind: "active", wipLimit: null },
  { id: "done", name: "Done", kind: "done", wipLimit: null },
];
const timeZone = "Europe/Zurich";
const at = (local: string) => Date.parse(`${local}:00+01:00`);
/** A Tuesday, a quarter past nine in Zurich. */
const now = at("2026-01-13T09:15");
const from = at("2026-01-12T00:00");

const trace = (over: Partial<BoardTrace>): BoardTrace => ({
  personId: "ada",
  kind: "Story",
  id: over.title ?? "story",
  number: 1,
  title: "Hints",
  status: "in_progress",
  columnId: "review",
  since: at("2026-01-12T16:40"),
  doneAt: null,
  blockedReason: null,
  blockedSince: null,
  ...over,
});
const linesOf = (...traces: BoardTrace[]) =>
  yesterdayOf({ from, traces }, { personId: "ada", columns, timeZone, now }).map(({ title, how, says }) => [
    title,
    how,
    says,
  ]);

describe("the working day before", () => {
  test.each([
    ["2026-01-13", "2026-01-12"],
    ["2026-01-12", "2026-01-09"],
    ["2026-01-11", "2026-01-09"],
    ["2026-03-01", "2026-02-27"],
  ])("%s is %s", (day, before) => {
    expect(workingDayBefore(day)).toBe(before);
  });
});

describe("yesterday, from the board", () => {
  test("what is done comes first, then what moved, then what stands", () => {
    const lines = linesOf(
      trace({ title: "Stands", since: at("2026-01-09T10:00") }),
      trace({ title: "Moved", since: at("2026-01-12T11:05") }),
      trace({ title: "Later", since: at("2026-01-13T08:50"), columnId: "qa" }),
      trace({ title: "Done", status: "done", columnId: "done", doneAt: at("2026-01-12T16:40") }),
      trace({
        title: "Task",
        kind: "Task",
        number: 7,
        columnId: null,
        status: "done",
        since: at("2026-01-12T14:00"),
        doneAt: 1,
      }),
      trace({ title: "Begun", kind: "Task", number: 8, columnId: null, since: at("2026-01-08T14:00") }),
      trace({ title: "Stuck", blockedReason: "no data", blockedSince: at("2026-01-12T09:00") }),
      trace({ title: "Another's", personId: "jun" }),
    );
    expect(lines).toEqual([
      ["Done", "done", "moved to Done · 16:40"],
      ["Task", "done", "Task of S-7 done · 14:00"],
      ["Later", "moved", "moved to QA · 08:50"],
      ["Moved", "moved", "moved to In review · 11:05"],
      ["Stuck", "blocked", "blocked since yesterday: no data"],
      ["Stands", "stands", "in review since Friday"],
      ["Begun", "stands", "Task of S-8, under way"],
    ]);
  });

  test("a day further back has its name, and the date beyond a week", () => {
    const monday = at("2026-01-12T09:15");
    const [line] = yesterdayOf(
      { from: at("2026-01-09T00:00"), traces: [trace({ since: at("2026-01-09T16:40") })] },
      { personId: "ada", columns, timeZone, now: monday },
    );
    expect(line?.says).toBe("moved to In review · Fri 16:40");
    expect(linesOf(trace({ since: at("2025-12-20T10:00"), columnId: "qa" }))).toEqual([
      ["Hints", "stands", "in QA since 20 Dec"],
    ]);
  });

  test("days are those of the Flow Team's time zone", () => {
    // Half past midnight on the 12th in Zurich is the 11th in UTC.
    expect(linesOf(trace({ since: at("2026-01-12T00:30") }))).toEqual([
      ["Hints", "moved", "moved to In review · 00:30"],
    ]);
  });

  test("says as text what to go on with", () => {
    const lines = yesterdayOf(
      { from, traces: [trace({ title: "Moved" }), trace({ title: "Stands", since: at("2026-01-08T10:00") })] },
      { personId: "ada", columns, timeZone, now },
    );
    expect(todayText(lines)).toBe("Go on with Moved, then Stands");
    expect(todayText([])).toBe("");
  });
});
