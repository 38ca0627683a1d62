import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { addDays, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import type { InboxView } from "@/lib/domain/conversations/view";
import { setCalendar } from "@/lib/server/calendar/commands";
import { markAllRead, muteNews } from "@/lib/server/conversations/inbox-commands";
import { inboxJson } from "@/lib/server/conversations/queries";
import { db } from "@/lib/server/db";
import { openEvent } from "@/lib/server/events/room-commands";
import { addEventGuest, callOffEvent, moveEvent } from "@/lib/server/events/schedule-commands";
import { findEvent } from "@/lib/server/events/schedule-facts";
import { moveSeries, setCallLink } from "@/lib/server/events/series-commands";
import { undo } from "@/lib/server/undo";
import { granted } from "../answers";
import { actorIn, makeFlowTeam } from "../factories";

const timeZone = "Europe/Zurich";
let flowTeamId = "";
let slug = "";
let csm: Actor;
let sm: Actor;
let developer: Actor;
let stakeholder: Actor;

beforeEach(async () => {
  const made = await makeFlowTeam({ timeZone });
  flowTeamId = made.flowTeam.id;
  const [team] = made.teams;
  slug = team?.slug ?? "";
  csm = await actorIn(flowTeamId, "csm");
  sm = await actorIn(flowTeamId, "sm", team?.id);
  developer = await actorIn(flowTeamId, "developer", team?.id);
  stakeholder = await actorIn(flowTeamId, "stakeholder");
  const today = todayIn(timeZone, new Date());
  const startsOn = addDays(today, 8 - weekdayOf(today));
  granted(await setCalendar.run(csm, { flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 }));
});

const newsOf = async ({ personId }: Actor) => (JSON.parse(await inboxJson(flowTeamId, personId)) as InboxView).news;
const told = async (actor: Actor) => (await newsOf(actor)).map(({ item, text, count }) => [item.title, text, count]);
const startOf = async (key: string) => (await findEvent(db(), flowTeamId, key))?.event.startMinute ?? 0;
const to = async (key: string, startMinute: number) => ({
  flowTeamId,
  key,
  edits: { startMinute: { seen: await startOf(key), to: startMinute } },
});
const move = async (actor: Actor, key: string, startMinute: number) =>
  granted(await moveEvent.run(actor, await to(key, startMinute)));
const moveAll = async (actor: Actor, key: string, startMinute: number) =>
  granted(await moveSeries.run(actor, await to(key, startMinute)));
const call = async (actor: Actor, key: string, link: string, scope: "event" | "series" | "all" = "event") =>
  granted(await setCallLink.run(actor, { flowTeamId, key, scope, link, seen: "" }));

describe("those an event is for are told", () => {
  test("of the last of its moves, once, weeks ahead too, and not who moved it", async () => {
    await move(csm, "s3-planning-1", 600);
    await move(csm, "s3-planning-1", 660);
    const when = expect.stringMatching(/^moves it to \w{3} \d+ \w+, 11:00 \(Europe\/Zurich\)$/);
    expect(await told(sm)).toEqual([["Flow Sprint Planning 1, S3", when, 2]]);
    expect(await told(csm)).toEqual([]);
    expect(await told(developer)).toEqual([]);
    granted(await markAllRead.run(sm, { flowTeamId }));
    await move(csm, "s3-planning-1", 615);
    expect((await newsOf(sm)).map(({ readAt }) => readAt !== null)).toEqual([false, true]);
  });

  test("of another link of its call, its guests as well, also while it runs; not of one called off", async () => {
    const key = `s1-refinement-1-${slug}`;
    granted(await addEventGuest.run(sm, { flowTeamId, key, personId: stakeholder.personId }));
    await call(sm, key, "https://call.example.org/once");
    expect((await told(developer))[0]?.[1]).toMatch(/^gives it a link for the video call, for \w{3} \d+ \w+, 13:30/);
    expect((await told(stakeholder))[0]?.[1]).toMatch(/^gives it a link/);
    granted(await markAllRead.run(developer, { flowTeamId }));
    granted(await openEvent.run(sm, { flowTeamId, key }));
    const later = { flowTeamId, key, scope: "event" as const, link: null, seen: "https://call.example.org/once" };
    granted(await setCallLink.run(sm, later));
    expect((await told(developer))[0]?.[1]).toMatch(/^takes the link of its video call away/);
    granted(await callOffEvent.run(sm, { flowTeamId, key: `s1-refinement-2-${slug}`, reason: "Fog" }));
    await call(sm, `s1-refinement-2-${slug}`, "https://call.example.org/twice");
    expect((await told(developer))[0]?.[1]).toBe("calls it off: Fog");
  });

  test("unless they don't want to hear of events", async () => {
    granted(await muteNews.run(sm, { flowTeamId, kind: "event", isMuted: true }));
    await move(csm, "s1-planning-1", 600);
    await moveAll(csm, "s1-scrum-of-scrums-1", 660);
    expect(await told(sm)).toEqual([]);
  });
});

describe("those a series is for are told once", () => {
  test("of its moves, and of the way back", async () => {
    await moveAll(csm, "s2-scrum-of-scrums-1", 690);
    const answer = await moveSeries.run(csm, await to("s2-scrum-of-scrums-1", 720));
    granted(answer);
    const title = "Scrum of Scrums from S2 on";
    const last = (time: string) =>
      expect.stringMatching(new RegExp(`^moves it, next on \\w{3} \\d+ \\w+, ${time} \\(Europe/Zurich\\)$`));
    expect(await told(sm)).toEqual([[title, last("12:00"), 2]]);
    expect((await newsOf(sm))[0]?.item).toMatchObject({ kind: "Event series", eventKey: null, number: null });
    granted(await undo.run(csm, { commandId: answer.ok ? answer.commandId : "" }));
    expect(await told(sm)).toEqual([[title, last("11:30"), 3]]);
    expect([await told(csm), await told(developer), await told(stakeholder)]).toEqual([[], [], []]);
  });

  test("also those of what goes by it, and guests of one of its events", async () => {
    granted(await addEventGuest.run(csm, { flowTeamId, key: "s3-planning-1", personId: stakeholder.personId }));
    granted(await markAllRead.run(stakeholder, { flowTeamId }));
    await moveAll(csm, "s2-planning-1", 600);
    const news = [
      "Flow Sprint Planning 1 from S2 on",
      expect.stringMatching(/^moves it, next on .+, 10:00 \(Europe\/Zurich\), and what goes by it$/),
      1,
    ];
    expect(await told(sm)).toEqual([news]);
    expect(await told(developer)).toEqual([news]);
    expect((await told(stakeholder))[0]).toEqual(news);
  });

  test("of a call of all of a team's events, beside a move of one of its series", async () => {
    await moveAll(sm, `s2-refinement-1-${slug}`, 600);
    await call(sm, `s2-refinement-1-${slug}`, "https://call.example.org/team", "all");
    const titles = (await told(developer)).map(([title]) => title);
    expect(titles).toHaveLength(2);
    expect(titles[0]).toMatch(/^All events of .+ from S2 on$/);
    expect(await told(stakeholder)).toEqual([]);
  });
});
