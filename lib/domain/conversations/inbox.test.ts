import { describe, expect, test } from "vitest";
import { groupNews, kindsOfNews, newsAddress, sleepChoices } from "./inbox";
import type { News } from "./view";

const now = Date.parse("2026-11-26T09:00:00Z");
const news = (id: string, over: Partial<News> = {}): News => ({
  id,
  kind: "watched",
  item: { kind: "Story", id: "1", number: 1, eventKey: null, title: "S-1" },
  text: "says",
  actor: "Ada",
  count: 1,
  createdAt: "2026-11-26T08:00:00Z",
  readAt: null,
  snoozedUntil: null,
  ...over,
});

describe("news", () => {
  test("is unread, asleep or read", () => {
    const groups = groupNews(
      [
        news("awake"),
        news("woken", { snoozedUntil: "2026-11-26T08:59:00Z" }),
        news("later", { snoozedUntil: "2026-11-28T08:00:00Z" }),
        news("sooner", { snoozedUntil: "2026-11-27T08:00:00Z" }),
        news("read", { readAt: "2026-11-26T08:30:00Z", snoozedUntil: "2026-11-27T08:00:00Z" }),
      ],
      now,
    );
    expect(groups.unread.map(({ id }) => id)).toEqual(["awake", "woken"]);
    expect(groups.asleep.map(({ id }) => id)).toEqual(["sooner", "later"]);
    expect(groups.read.map(({ id }) => id)).toEqual(["read"]);
  });

  test("is shown of one kind alone where that is asked for", () => {
    expect(groupNews([news("a"), news("b", { kind: "mention" })], now, "mention").unread.map(({ id }) => id)).toEqual([
      "b",
    ]);
  });
});

test("sleep ends on a later morning, on Monday a week ahead when it is Monday", () => {
  const monday = new Date(2026, 10, 30, 9);
  const choices = sleepChoices(monday).map(({ until }) => new Date(until));
  expect(choices.every((until) => until > monday)).toBe(true);
  expect(choices[2]?.getDay()).toBe(1);
  expect(choices[2]?.getDate()).toBe(7);
  const sunday = new Date(2026, 10, 29, 9);
  expect(sleepChoices(sunday).map(({ label }) => label)).toEqual(["For three hours", "Until tomorrow morning"]);
});

test("news of an event opens its room, and news of a series the schedule", () => {
  const of = (kind: News["item"]["kind"], eventKey: string | null) =>
    newsAddress({ kind, id: "1", number: null, eventKey, title: "Flow Sprint Review" });
  expect([of("Event", "s3-review"), of("Event series", null), of("Event", null)]).toEqual([
    "/events/s3-review",
    "/events",
    null,
  ]);
});

test("a Stakeholder hears of events alone", () => {
  expect(kindsOfNews(false)).toEqual(["event"]);
  expect(kindsOfNews(true)).toContain("mention");
});
