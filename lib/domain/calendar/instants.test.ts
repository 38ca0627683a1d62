import { tzOffset } from "@date-fns/tz";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "./dates";
import { instantAt } from "./instants";

const iso = (at: number) => new Date(at).toISOString();

describe("what a clock on the wall shows as an instant", () => {
  test("follows the zone across a change of the clocks", () => {
    expect(iso(instantAt("Europe/Zurich", "2026-03-28", 540))).toBe("2026-03-28T08:00:00.000Z");
    expect(iso(instantAt("Europe/Zurich", "2026-03-29", 540))).toBe("2026-03-29T07:00:00.000Z");
    expect(iso(instantAt("Europe/Zurich", "2026-10-25", 540))).toBe("2026-10-25T08:00:00.000Z");
    expect(iso(instantAt("America/New_York", "2026-11-01", 540))).toBe("2026-11-01T14:00:00.000Z");
    expect(iso(instantAt("Australia/Lord_Howe", "2026-10-04", 540))).toBe("2026-10-03T22:00:00.000Z");
  });

  test("moves forward over what the clocks skip, and takes the first of what they show twice", () => {
    expect(iso(instantAt("Europe/Zurich", "2026-03-29", 150))).toBe("2026-03-29T01:30:00.000Z");
    expect(iso(instantAt("Europe/Zurich", "2026-10-25", 150))).toBe("2026-10-25T00:30:00.000Z");
    expect(iso(instantAt("Australia/Lord_Howe", "2026-10-04", 135))).toBe("2026-10-03T15:45:00.000Z");
    // Samoa went from one side of the date line to the other and had no 30 December 2011.
    expect(iso(instantAt("Pacific/Apia", "2011-12-30", 540))).toBe("2011-12-30T19:00:00.000Z");
  });

  test("shows that time there, unless the clocks skip it", () => {
    const zones = ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "Asia/Beirut", "America/St_Johns"];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 12_000 }),
        fc.integer({ min: 300, max: 1439 }),
        (zone, offset, minute) => {
          const day = addDays("2000-01-01", offset);
          const at = instantAt(zone, day, minute);
          const shown = at + tzOffset(zone, new Date(at)) * 60_000;
          expect(iso(shown)).toBe(iso(Date.parse(`${day}T00:00:00Z`) + minute * 60_000));
        },
      ),
    );
  });
});
