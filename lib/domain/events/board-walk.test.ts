import { expect, test } from "vitest";
import { aStory } from "@/tests/story-rows";
import { walkOrder } from "./board-walk";

const day = 86_400;
const now = 100 * day;
const pace = { seconds: 5 * day, sample: 20 };

test("a board is walked from what needs talk most: blocked, slow, in progress by age, then what isn't begun", () => {
  const card = (title: string, over: object) =>
    aStory({ title, isCommitted: true, status: "in_progress", columnSince: now - day, startedAt: now - day, ...over });
  const walked = walkOrder(
    [
      card("open", { status: "open", startedAt: null }),
      card("fresh", {}),
      card("older", { columnSince: now - 3 * day }),
      card("slow", { startedAt: now - 9 * day }),
      card("blocked", { blockedSince: now - day, blockedReason: "no data" }),
      card("blocked longer", { blockedSince: now - 2 * day, blockedReason: "no ship" }),
      card("done", { status: "done", doneAt: now }),
      card("not committed to", { isCommitted: false }),
    ],
    pace,
    now,
  );
  expect(walked.map(({ story }) => story.title)).toEqual([
    "blocked longer",
    "blocked",
    "slow",
    "older",
    "fresh",
    "open",
  ]);
  expect(walked.find(({ story }) => story.title === "slow")?.age.isSlow).toBe(true);
});
