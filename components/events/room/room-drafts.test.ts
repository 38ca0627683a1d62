import { expect, it } from "vitest";
import { answerDraft, lineDraft, roomDrafts, roomLines } from "./room-drafts";

it("What is typed in a room is found under it, and not under another event or Flow Team", () => {
  const card = lineDraft("tidewater", "s1-review", "card.well");
  const answer = answerDraft("tidewater", "s1-review", { subjectId: "alder", question: 2 });
  for (const key of [card, answer]) expect(key.startsWith(roomDrafts("tidewater", "s1-review"))).toBe(true);
  expect([card, answer].filter((key) => key.startsWith(roomLines("tidewater", "s1-review")))).toEqual([card]);
  for (const [slug, key] of [
    ["tidewater", "s1-review-2"],
    ["other", "s1-review"],
  ] as const) {
    expect(card.startsWith(roomDrafts(slug, key))).toBe(false);
    expect(lineDraft(slug, key, "feedback").startsWith(roomDrafts("tidewater", "s1-review"))).toBe(false);
  }
});
