import ICAL from "ical.js";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { GET } from "@/app/api/calendar/[name]/route";
import type { Actor } from "@/lib/domain/access";
import { addDays, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import { instantAt } from "@/lib/domain/calendar/instants";
import type { FeedEvent } from "@/lib/domain/events/feed";
import { feedFile } from "@/lib/server/events/feed-file";
import { renewFeed, revokeFeed } from "@/lib/server/events/feed-commands";
import { addEventGuest, callOffEvent, moveEvent } from "@/lib/server/events/schedule-commands";
import { setCallLink } from "@/lib/server/events/series-commands";
import { setCalendar } from "@/lib/server/calendar/commands";
import { renameFlowTeam } from "@/lib/server/flow-teams/commands";
import { db } from "@/lib/server/db";
import { granted } from "../answers";
import { makeEvent } from "../event-rows";
import { actorIn, makeFlowTeam } from "../factories";

const timeZone = "Europe/Zurich";
let flowTeamId = "";
let flowSlug = "";
let slug = "";
let csm: Actor;
let sm: Actor;
let stakeholder: Actor;

beforeAll(async () => {
  const made = await makeFlowTeam({ timeZone });
  flowTeamId = made.flowTeam.id;
  flowSlug = made.flowTeam.slug;
  slug = made.teams[0]?.slug ?? "";
  csm = await actorIn(flowTeamId, "csm");
  sm = await actorIn(flowTeamId, "sm", made.teams[0]?.id);
  stakeholder = await actorIn(flowTeamId, "stakeholder");
  const today = todayIn(timeZone, new Date());
  const startsOn = addDays(today, 8 - weekdayOf(today));
  granted(await setCalendar.run(csm, { flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 }));
});

const addressOf = async (actor: Actor) => granted(await renewFeed.run(actor, {})).path;
const ask = (path: string, headers: Record<string, string> = {}) =>
  GET(new Request(`http://flotilla.test${path}`, { headers }), {
    params: Promise.resolve({ name: path.split("/").at(-1) ?? "" }),
  });
const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
const feedOf = async (path: string) => eventsIn(await (await ask(path)).text());
const startOf = (event: ICAL.Event | undefined) => event?.startDate.toJSDate().getTime();

/** Does something so many minutes from now: SEQUENCE counts seconds. */
async function inMinutes<Done>(minutes: number, act: () => Promise<Done>): Promise<Done> {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + minutes * 60_000 });
  try {
    return await act();
  } finally {
    vi.useRealTimers();
  }
}

describe("a person's calendar", () => {
  test("holds the events of their role, of the Flow Sprints around now, each at its instant", async () => {
    const events = await feedOf(await addressOf(sm));
    const names = new Set(events.map(({ summary }) => summary));
    expect(names).toContain("Flow Sprint Planning 1");
    expect([...names].some((name) => name.startsWith("Daily Scrum of "))).toBe(true);
    expect([...names].some((name) => name.startsWith("Product Roadmap"))).toBe(false);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    const sprints = await db().flowSprint.findMany({ where: { flowTeamId }, orderBy: { number: "asc" }, take: 4 });
    const day = sprints[0]?.startsOn.toISOString().slice(0, 10) ?? "";
    const planning = events.find(({ uid }) => uid === `s1-planning-1.${flowTeamId}@flotilla`);
    expect(startOf(planning)).toBe(instantAt(timeZone, day, 570));
    expect(planning?.duration.toSeconds()).toBe(90 * 60);
    // Flow Sprint 1 is next; 2 and 3 follow, and 4 isn't there yet.
    expect(new Set(events.map(({ uid }) => /^s(\d+)/.exec(uid)?.[1]))).toEqual(new Set(["1", "2", "3"]));
  });

  test("says of a move, a call and a calling off what programs show, under the same UID and a later SEQUENCE", async () => {
    const path = await addressOf(csm);
    const find = async (key: string) => (await feedOf(path)).find(({ uid }) => uid.startsWith(`${key}.`));
    const before = await find("s1-review");
    const edits = { startMinute: { seen: 600, to: 840 } };
    granted(await inMinutes(1, () => moveEvent.run(csm, { flowTeamId, key: "s1-review", edits })));
    const link = "https://call.example.org/a,b;c";
    granted(await setCallLink.run(csm, { flowTeamId, key: "s1-review", scope: "event", link, seen: "" }));
    const after = await find("s1-review");
    expect((startOf(after) ?? 0) - (startOf(before) ?? 0)).toBe(4 * 3_600_000);
    expect(after?.location).toBe(link);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
    expect(after?.component.getFirstPropertyValue("url")).toBe(
      `${process.env.FLOTILLA_URL ?? ""}/flow-teams/${flowSlug}/events/s1-review`,
    );
    granted(await callOffEvent.run(csm, { flowTeamId, key: "s1-review", reason: "Storm; all stay in harbour" }));
    const off = await find("s1-review");
    expect(off?.component.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(off?.description).toContain("Storm; all stay in harbour");
  });

  test("has all its events elsewhere, under a later SEQUENCE, once its Flow Team is in another time zone", async () => {
    const path = await addressOf(csm);
    const find = async () => (await feedOf(path)).find(({ uid }) => uid.startsWith("s2-planning-1."));
    const before = await find();
    const rename = (seen: string, to: string) =>
      renameFlowTeam.run(csm, { flowTeamId, edits: { timeZone: { seen, to } } });
    granted(await inMinutes(2, () => rename(timeZone, "Europe/London")));
    const after = await find();
    expect((startOf(after) ?? 0) - (startOf(before) ?? 0)).toBe(3_600_000);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
    granted(await inMinutes(3, () => rename("Europe/London", timeZone)));
    expect((await find())?.sequence).toBeGreaterThan(after?.sequence ?? 0);
  });

  test("has what was held at the time it was held", async () => {
    const path = await addressOf(csm);
    const openedAt = new Date(Math.floor(Date.now() / 1000) * 1000 - 3_600_000);
    const closedAt = new Date(openedAt.getTime() + 38 * 60_000);
    await makeEvent({ flowTeamId, kind: "flow_retrospective", sprintNumber: 1, state: "closed", openedAt, closedAt });
    const held = (await feedOf(path)).find(({ uid }) => uid === `s1-flow-retrospective.${flowTeamId}@flotilla`);
    expect(startOf(held)).toBe(openedAt.getTime());
    expect(held?.duration.toSeconds()).toBe(38 * 60);
  });

  test("has what a guest is asked to, and lines of at most 75 octets", async () => {
    const path = await addressOf(stakeholder);
    const key = `s1-daily-scrum-3-${slug}`;
    const has = async () => (await feedOf(path)).some(({ uid }) => uid.startsWith(`${key}.`));
    expect(await has()).toBe(false);
    granted(await addEventGuest.run(sm, { flowTeamId, key, personId: stakeholder.personId }));
    expect(await has()).toBe(true);
    const lines = (await (await ask(path)).text()).split("\r\n");
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  });

  test("is answered by 304 while nothing changed", async () => {
    const path = await addressOf(sm);
    const first = await ask(path);
    expect(first.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    const etag = first.headers.get("etag") ?? "";
    expect((await ask(path, { "if-none-match": etag })).status).toBe(304);
    granted(await moveEvent.run(csm, { flowTeamId, key: "s2-review", edits: { startMinute: { seen: 600, to: 615 } } }));
    expect((await ask(path, { "if-none-match": etag })).status).toBe(200);
  });
});

describe("its address", () => {
  test("is void once another is made, it is revoked, or its person is deactivated", async () => {
    const former = await addressOf(csm);
    const path = await addressOf(csm);
    expect([(await ask(former)).status, (await ask(path)).status]).toEqual([404, 200]);
    await db().person.update({ where: { id: csm.personId }, data: { deactivatedAt: new Date() } });
    expect((await ask(path)).status).toBe(404);
    await db().person.update({ where: { id: csm.personId }, data: { deactivatedAt: null } });
    granted(await revokeFeed.run(csm, {}));
    const answer = await ask(path);
    expect([answer.status, await answer.text()]).toEqual([404, ""]);
    for (const made of [
      "/api/calendar/x.ics",
      `${path}.ics`,
      path.replace(".ics", ""),
      `/api/calendar/${"a".repeat(32)}.ics`,
    ]) {
      expect((await ask(made)).status).toBe(404);
    }
  });

  test("is kept as a hash, and in no history", async () => {
    const path = await addressOf(sm);
    const secret = path.split("/").at(-1)?.replace(".ics", "") ?? "";
    const feed = await db().calendarFeed.findUniqueOrThrow({ where: { personId: sm.personId } });
    expect(JSON.stringify(feed)).not.toContain(secret);
    const entries = await db().auditEntry.findMany({ where: { itemId: sm.personId } });
    expect(entries.map(({ before, after, undo }) => JSON.stringify([before, after, undo])).join()).not.toContain(
      secret,
    );
  });
});

const feedEvent = (over: Partial<FeedEvent> = {}): FeedEvent => ({
  uid: "1@flotilla",
  name: "Scrum of Scrums",
  flowTeam: "Tidewater",
  sprintNumber: 1,
  startsAt: 0,
  endsAt: 15 * 60_000,
  isCalledOff: false,
  calledOffWhy: "",
  callLink: "",
  path: "/flow-teams/t/events/s1-daily-scrum-1-bedrock",
  changedAt: Date.parse("2026-10-01T00:00:00Z"),
  ...over,
});

test("events of several Flow Teams say whose they are, those of one needn't", () => {
  const summaries = (...flowTeams: string[]) => {
    const events = flowTeams.map((flowTeam) => feedEvent({ uid: flowTeam, flowTeam }));
    return eventsIn(feedFile(events, "https://flotilla.example")).map(({ summary }) => summary);
  };
  expect(summaries("Tidewater")).toEqual(["Scrum of Scrums"]);
  expect(summaries("Tidewater", "Harbour")).toEqual(["Scrum of Scrums · Tidewater", "Scrum of Scrums · Harbour"]);
});

test("a day's nine o'clock stays nine o'clock across the change of the clocks, and odd characters survive", () => {
  const at = (day: string) => instantAt(timeZone, day, 540);
  const text = feedFile(
    ["2026-10-23", "2026-10-26"].map((day) =>
      feedEvent({
        uid: `${day}@flotilla`,
        name: "Daily Scrum of Bedrock, “Süd”; \\ 🚢 ".repeat(4),
        startsAt: at(day),
        endsAt: at(day) + 15 * 60_000,
      }),
    ),
    "https://flotilla.example",
  );
  const shown = eventsIn(text).map((event) =>
    new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(startOf(event)),
  );
  expect(shown).toEqual(["09:00", "09:00"]);
  expect(eventsIn(text)[0]?.summary).toBe("Daily Scrum of Bedrock, “Süd”; \\ 🚢 ".repeat(4));
  expect(Math.max(...text.split("\r\n").map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
});
