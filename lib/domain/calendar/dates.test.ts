import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  daysBetween,
  isCalendarDate,
  isTimeZone,
  isWorkingDay,
  todayIn,
  weekdayOf,
  workingDaysBetween,
} from "./dates";

const day = fc
  .integer({ min: 0, max: 36_524 })
  .map((days) => new Date(Date.UTC(2000, 0, 1 + days)).toISOString().slice(0, 10));

describe("calendar dates", () => {
  it("are real days in four, two and two digits", () => {
    for (const date of ["2026-01-01", "2024-02-29", "2000-02-29", "2026-12-31"]) {
      expect(isCalendarDate(date)).toBe(true);
    }
    for (const other of [
      "2026-02-29",
      "2026-02-30",
      "2100-02-29",
      "2026-13-01",
      "2026-00-10",
      "2026-04-31",
      "2026-1-1",
      "26-01-01",
      "2026-01-01T00:00:00Z",
      " 2026-01-01",
      "",
      "+010000-01-01",
      null,
      undefined,
      20260101,
      new Date(),
    ]) {
      expect(isCalendarDate(other), String(other)).toBe(false);
    }
  });

  it("don't shift where clocks change or a day was skipped", () => {
    expect(addDays("2026-03-28", 2)).toBe("2026-03-30");
    expect(addDays("2011-12-29", 2)).toBe("2011-12-31");
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
    expect(daysBetween("2026-03-01", "2026-04-01")).toBe(31);
  });

  it("know their weekday", () => {
    expect(weekdayOf("2026-11-23")).toBe(1);
    expect(weekdayOf("2026-11-22")).toBe(7);
    expect(weekdayOf("1969-12-31")).toBe(3);
    expect(isWorkingDay("2026-11-20")).toBe(true);
    expect(isWorkingDay("2026-11-21")).toBe(false);
  });

  it("add and subtract as inverses, a week keeping the weekday", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
        const to = addDays(from, days);
        expect(daysBetween(from, to)).toBe(days);
        expect(addDays(to, -days)).toBe(from);
        expect(to > from).toBe(days > 0);
        expect(weekdayOf(addDays(from, 7))).toBe(weekdayOf(from));
      }),
    );
  });

  it("count working days as one by one", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -10, max: 60 }), (first, length) => {
        let counted = 0;
        for (let n = 0; n <= length; n++) if (isWorkingDay(addDays(first, n))) counted++;
        expect(workingDaysBetween(first, addDays(first, length))).toBe(counted);
      }),
    );
  });

  it("refuse to count from what is no day", () => {
    expect(() => addDays("2026-02-30", 1)).toThrow(RangeError);
    expect(() => addDays("9999-12-31", 1)).toThrow(RangeError);
    expect(() => daysBetween("2026-01-01", "soon")).toThrow(RangeError);
  });
});

describe("today", () => {
  const now = new Date("2026-11-22T18:20:00Z");

  it("is the day in the Flow Team's zone, not the machine's", () => {
    expect(todayIn("UTC", now)).toBe("2026-11-22");
    expect(todayIn("Asia/Kathmandu", now)).toBe("2026-11-23");
    expect(todayIn("Pacific/Kiritimati", now)).toBe("2026-11-23");
    expect(todayIn("Pacific/Pago_Pago", now)).toBe("2026-11-22");
    expect(todayIn("America/Los_Angeles", new Date("2026-11-22T07:59:59Z"))).toBe("2026-11-21");
  });

  it("turns at midnight there, on the days the clocks change too", () => {
    expect(todayIn("Europe/Zurich", new Date("2026-03-28T22:59:59Z"))).toBe("2026-03-28");
    expect(todayIn("Europe/Zurich", new Date("2026-03-28T23:00:00Z"))).toBe("2026-03-29");
    expect(todayIn("Europe/Zurich", new Date("2026-03-29T21:59:59Z"))).toBe("2026-03-29");
    expect(todayIn("Europe/Zurich", new Date("2026-03-29T22:00:00Z"))).toBe("2026-03-30");
    expect(todayIn("Asia/Kathmandu", new Date("2026-11-22T18:15:00Z"))).toBe("2026-11-23");
    expect(todayIn("Asia/Kathmandu", new Date("2026-11-22T18:14:59Z"))).toBe("2026-11-22");
  });

  it("needs a zone that exists", () => {
    expect(isTimeZone("Europe/Zurich")).toBe(true);
    expect(isTimeZone("Asia/Kathmandu")).toBe(true);
    expect(isTimeZone("Middle/Earth")).toBe(false);
    expect(isTimeZone("")).toBe(false);
  });
});
