import { expect, test } from "vitest";
import { isReviewOverdue } from "./risks";

test("an open Risk's review is overdue from the day after its date, a closed one's never", () => {
  const on = (reviewOn: string | null, closedAt: string | null = null) =>
    isReviewOverdue({ reviewOn, closedAt }, "2026-11-27");
  expect(on("2026-11-26")).toBe(true);
  expect(on("2025-12-31")).toBe(true);
  expect(on("2026-11-27")).toBe(false);
  expect(on("2026-12-01")).toBe(false);
  expect(on(null)).toBe(false);
  expect(on("2026-11-26", "2026-11-27T08:00:00.000Z")).toBe(false);
});
