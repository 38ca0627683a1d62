import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { addDays, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import { instantAt } from "@/lib/domain/calendar/instants";
import type { ScheduleView, ShownEvent } from "@/lib/domain/events/schedule-view";
import { dayInWords } from "@/lib/domain/events/schedule-words";
import { setCalendar } from "@/lib/server/calendar/commands";
import { type Tx, db } from "@/lib/server/db";
import { ensureEvent, freezePlace } from "@/lib/server/events/event-rows";
import { remindOfEvents } from "@/lib/server/events/reminders";
import {
  addEventGuest,
  callOffEvent,
  moveEvent,
  removeEventGuest,
  takeBackCallOff,
} from "@/lib/server/events/schedule-commands";
import { findEvent } from "@/lib/server/events/schedule-facts";
import { scheduleView } from "@/lib/server/events/schedule-views";
import { moveSeries, restoreSeries, setCallLink } from "@/lib/server/events/series-commands";
import { undo } from "@/lib/server/undo";
import { viewFor } from "@/lib/server/view";
import { granted, refused } from "../answers";
import { actorIn, makeFlowTeam, makeRole } from "../factories";

const timeZone = "Europe/Zurich";
let flowTeamId = "";
let teamId = "";
let slug = "";
let startsOn = "";
let csm: Actor;
let cpo: Actor;
let sm: Actor;
let otherSm: Actor;
let developer: Actor;
let stakeholder: Actor;

beforeAll(async () => {
  const made = await makeFlowTeam({ timeZone });
  flowTeamId = made.flowTeam.id;
  const [team, other] = made.teams;
  teamId = team?.id ?? "";
  slug = team?.slug ?? "";
  csm = await actorIn(flowTeamId, "csm");
  cpo = await actorIn(flowTeamId, "cpo");
  sm = await actorIn(flowTeamId, "sm", teamId);
  otherSm = await actorIn(flowTeamId, "sm", other?.id);
  developer = await actorIn(flowTeamId, "developer", teamId);
  stakeholder = await actorIn(flowTeamId, "stakeholder");
  const today = todayIn(timeZone, new Date());
  startsOn = addDays(today, 8 - weekdayOf(today));
  granted(await setCalendar.run(csm, { flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 }));
});

const read = async (sprint: number, as: Actor = csm): Promise<ScheduleView> =>
  JSON.parse((await viewFor(as, flowTeamId, scheduleView(sprint)).load(flowTeamId)) ?? "null");
const one = async (key: string): Promise<ShownEvent | undefined> => {
  const sprint = Number(/^s(\d+)/.exec(key)?.[1]);
  return (await read(sprint)).events.find((event) => event.key === key);
};
const move = (actor: Actor, key: string, edits: Record<string, { seen: unknown; to: unknown }>) =>
  moveEvent.run(actor, { flowTeamId, key, edits });
const historyOf = (itemKind: string) =>
  db().auditEntry.findMany({ where: { flowTeamId, itemKind }, orderBy: { id: "asc" } });

describe("one event is moved", () => {
  test("by the CSM, and back by Undo, after which it goes with its series again", async () => {
    const answer = await move(csm, "s1-review", {
      startMinute: { seen: 600, to: 840 },
      minutes: { seen: 120, to: 90 },
    });
    granted(answer);
    expect(await one("s1-review")).toMatchObject({
      startMinute: 840,
      minutes: 90,
      usual: { startMinute: 600, minutes: 120 },
    });
    granted(await undo.run(csm, { commandId: answer.ok ? answer.commandId : "" }));
    expect(await one("s1-review")).toMatchObject({ startMinute: 600, usual: null });
    expect(await db().flowSprintEvent.findFirst({ where: { flowTeamId, key: "s1-review" } })).toMatchObject({
      dayOffset: null,
      startMinute: null,
      minutes: null,
    });
  });

  test("never outside its time-box, its days, or past midnight", async () => {
    expect(refused(await move(csm, "s1-planning-1", { minutes: { seen: 90, to: 121 } }))).toMatchObject({
      rule: "EVT-1",
      code: "rule",
      message: "The time-box of a Flow Sprint Planning 1 is 60 to 120 minutes, so it can't be scheduled with 121.",
    });
    const early = { day: { seen: startsOn, to: addDays(startsOn, -4) } };
    expect(refused(await move(csm, "s1-planning-1", early)).fields?.day).toContain(dayInWords(addDays(startsOn, -3)));
    granted(await move(csm, "s1-planning-1", { day: { seen: startsOn, to: addDays(startsOn, -3) } }));
    const review = (await one("s1-review"))?.day ?? "";
    expect(refused(await move(csm, "s1-review", { day: { seen: review, to: addDays(startsOn, 14) } })).code).toBe(
      "invalid",
    );
    expect(refused(await move(csm, "s1-review", { startMinute: { seen: 600, to: 1400 } })).message).toBe(
      "It would end after midnight.",
    );
  });

  test("by two at once to different times: one moves it, the other is told", async () => {
    const key = "s2-review";
    const answers = await Promise.all([660, 720, 780].map((to) => move(csm, key, { startMinute: { seen: 600, to } })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers) if (!answer.ok) expect(answer.refusal.code).toBe("stale");
    expect(await db().flowSprintEvent.count({ where: { flowTeamId, key } })).toBe(1);
  });

  test("of a team by its SM alone; the CPO may move the Roadmap Refinement", async () => {
    const key = `s1-refinement-1-${slug}`;
    const later = { startMinute: { seen: 810, to: 840 } };
    for (const actor of [csm, cpo, otherSm, developer]) {
      expect(refused(await move(actor, key, later)).code).toBe("forbidden");
    }
    expect(refused(await move(stakeholder, key, later)).code).toBe("not_found");
    granted(await move(sm, key, later));
    granted(await move(cpo, "s1-roadmap-refinement", { startMinute: { seen: 840, to: 870 } }));
    expect(refused(await move(cpo, "s1-scrum-of-scrums-1", { startMinute: { seen: 600, to: 630 } })).code).toBe(
      "forbidden",
    );
  });

  test("that names none is not found, and leaves no row", async () => {
    for (const key of ["s1-daily-scrum-11-nobody", "s999-review", "s1-planning-3", `s1-daily-scrum-11-${slug}`]) {
      expect(refused(await move(sm, key, { minutes: { seen: 15, to: 15 } })).code).toBe("not_found");
      expect(await db().flowSprintEvent.count({ where: { flowTeamId, key } })).toBe(0);
    }
  });

  test("that is open or closed stays", async () => {
    const key = `s1-daily-scrum-1-${slug}`;
    await db().$transaction(async (tx) => heldRow(await ensureEvent({ tx }, flowTeamId, key)));
    await db().flowSprintEvent.updateMany({
      where: { flowTeamId, key },
      data: { state: "running", openedAt: new Date() },
    });
    expect(refused(await move(sm, key, { startMinute: { seen: 540, to: 600 } })).message).toContain("runs");
    expect(refused(await callOffEvent.run(sm, { flowTeamId, key, reason: "No" })).message).toContain("runs");
  });
});

describe("a series", () => {
  const series = (actor: Actor, key: string, edits: Record<string, { seen: unknown; to: unknown }>) =>
    moveSeries.run(actor, { flowTeamId, key, edits });

  test("moves from its Flow Sprint on, past what was said for later ones, and back by Undo", async () => {
    granted(await series(csm, "s4-review", { startMinute: { seen: 600, to: 660 } }));
    const answer = await series(csm, "s3-review", { startMinute: { seen: 600, to: 780 } });
    granted(answer);
    const starts = async () =>
      Promise.all(["s3-review", "s4-review", "s5-review"].map(async (key) => (await one(key))?.startMinute));
    expect(await starts()).toEqual([780, 780, 780]);
    expect((await one("s3-flow-retrospective"))?.startMinute).toBe(780 + 120 + 15);
    granted(await undo.run(csm, { commandId: answer.ok ? answer.commandId : "" }));
    expect(await starts()).toEqual([600, 660, 660]);
    expect((await historyOf("Event series")).at(-1)?.itemTitle).toBe("Flow Sprint Review from S3 on");
  });

  test("leaves what was put somewhere by hand, and what another changed since can't be undone", async () => {
    const key = "s5-scrum-of-scrums-1";
    granted(await move(csm, key, { startMinute: { seen: 600, to: 900 } }));
    const answer = await series(csm, key, { startMinute: { seen: 600, to: 690 } });
    granted(answer);
    expect((await one(key))?.startMinute).toBe(900);
    expect((await one("s5-scrum-of-scrums-2"))?.startMinute).toBe(690);
    granted(await series(csm, key, { startMinute: { seen: 690, to: 720 } }));
    expect(refused(await undo.run(csm, { commandId: answer.ok ? answer.commandId : "" })).code).toBe("stale");
  });

  test("takes the one moved by hand along where that is wished, and Undo puts both back", async () => {
    const key = "s6-scrum-of-scrums-1";
    const usual = (await one(key))?.startMinute;
    granted(await move(csm, key, { startMinute: { seen: usual, to: 900 } }));
    const edits = { startMinute: { seen: usual, to: 750 } };
    const answer = await moveSeries.run(csm, { flowTeamId, key, edits, takesAlong: true });
    granted(answer);
    expect(await one(key)).toMatchObject({ startMinute: 750, usual: null });
    granted(await undo.run(csm, { commandId: answer.ok ? answer.commandId : "" }));
    expect(await one(key)).toMatchObject({ startMinute: 900, usual: { startMinute: usual } });
    // By no route does it stand where it mayn't, and none leads to an event of another series.
    const seen = { dayOffset: null, startMinute: 900, minutes: null };
    const changes = [{ kind: "scrum_of_scrums", teamId: null, fromSprint: 6, seen: null, to: null }];
    const back = (along: object) =>
      restoreSeries.run(csm, { flowTeamId, changes, along: { key, seen, to: seen, ...along } });
    expect(refused(await back({ to: { ...seen, minutes: 300 } })).rule).toBe("EVT-1");
    expect(refused(await back({ key: "s6-review" })).code).toBe("not_found");
  });

  test("changed by two at once is what one of them wants, once", async () => {
    const key = `s2-refinement-1-${slug}`;
    const answers = await Promise.all([600, 700].map((to) => series(sm, key, { startMinute: { seen: 810, to } })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().eventSeries.count({ where: { flowTeamId, kind: "refinement", teamId } })).toBe(1);
  });

  test("keeps its time-box, and a Daily Scrum has no day", async () => {
    expect(refused(await series(csm, "s3-planning-2", { minutes: { seen: 60, to: 90 } })).rule).toBe("EVT-1");
    const key = `s3-daily-scrum-1-${slug}`;
    const day = (await one(key))?.day ?? "";
    expect(refused(await series(sm, key, { day: { seen: day, to: addDays(day, 1) } })).message).toContain(
      "each working day",
    );
    expect(refused(await series(csm, key, { startMinute: { seen: 540, to: 600 } })).code).toBe("forbidden");
  });
});

test("a video call is of one event, its kind or all of a team; only https opens", async () => {
  const key = `s6-daily-scrum-3-${slug}`;
  const set = (scope: string, link: string | null, seen: string) =>
    setCallLink.run(sm, { flowTeamId, key, scope, link, seen } as Parameters<typeof setCallLink.run>[1]);
  for (const link of ["javascript:alert(1)", "http://call.example.org", "https://user:pass@call.example.org", "call"]) {
    expect(refused(await set("event", link, "")).code).toBe("invalid");
  }
  granted(await set("all", "https://call.example.org/team", ""));
  expect((await one(`s7-refinement-1-${slug}`))?.callLink).toBe("https://call.example.org/team");
  expect((await one("s7-review"))?.callLink).toBe("");
  expect(refused(await set("event", "https://call.example.org/once", "")).code).toBe("stale");
  const answer = await set("event", "https://call.example.org/once", "https://call.example.org/team");
  granted(answer);
  expect((await one(key))?.callLink).toBe("https://call.example.org/once");
  granted(await undo.run(sm, { commandId: answer.ok ? answer.commandId : "" }));
  expect(await one(key)).toMatchObject({ callLink: "https://call.example.org/team", ownLink: null });
});

test("guests are anybody of the Flow Team who isn't in the room by role", async () => {
  const key = "s3-scrum-of-scrums-1";
  const ask = (personId: string) => addEventGuest.run(csm, { flowTeamId, key, personId });
  granted(await ask(stakeholder.personId));
  granted(await ask(stakeholder.personId));
  expect((await one(key))?.guestIds).toEqual([stakeholder.personId]);
  expect(refused(await ask(sm.personId)).message).toContain("by role already");
  expect(refused(await ask((await actorIn((await makeFlowTeam()).flowTeam.id, "csm")).personId)).code).toBe(
    "not_found",
  );
  granted(await removeEventGuest.run(csm, { flowTeamId, key, personId: stakeholder.personId }));
  expect((await one(key))?.guestIds).toEqual([]);
});

test("an event is called off with a reason and put back, and those it is for are told", async () => {
  const key = "s3-flow-retrospective";
  expect(refused(await callOffEvent.run(csm, { flowTeamId, key, reason: "  " })).code).toBe("invalid");
  const answer = await callOffEvent.run(csm, { flowTeamId, key, reason: "The hall is flooded" });
  granted(answer);
  expect(await one(key)).toMatchObject({ state: "called_off", calledOffWhy: "The hall is flooded" });
  expect(refused(await move(csm, key, { startMinute: { seen: 810, to: 840 } })).message).toContain("flooded");
  const { id: itemId } = await db().flowSprintEvent.findFirstOrThrow({ where: { flowTeamId, key } });
  const news = await db().inboxItem.findMany({ where: { itemId, personId: sm.personId, kind: "event" } });
  expect(news.map(({ text }) => text)).toEqual(["calls it off: The hall is flooded"]);
  granted(await undo.run(csm, { commandId: answer.ok ? answer.commandId : "" }));
  expect((await one(key))?.state).toBe("scheduled");
  expect((await takeBackCallOff.run(csm, { flowTeamId, key })).ok).toBe(true);
});

test("Stakeholders see the events that invite them or they were asked to, and nobody's names", async () => {
  const asked = `s1-daily-scrum-4-${slug}`;
  granted(await addEventGuest.run(sm, { flowTeamId, key: asked, personId: stakeholder.personId }));
  expect((await read(1, stakeholder)).events.find(({ key }) => key === asked)).toMatchObject({
    guestIds: [stakeholder.personId],
  });
  expect((await read(1, stakeholder)).teams.map(({ id }) => id)).toEqual([teamId]);
  granted(await removeEventGuest.run(sm, { flowTeamId, key: asked, personId: stakeholder.personId }));
  const view = await read(1, stakeholder);
  expect([...new Set(view.events.map(({ kind }) => kind))].sort()).toEqual([
    "planning_2",
    "review",
    "roadmap_refinement",
  ]);
  expect([view.people, view.roles, view.clashes, view.teams]).toEqual([[], [], [], []]);
  expect((await read(1)).events.length).toBeGreaterThan(40);
});

test("who serves two teams has their Daily Scrums after each other, and a clash where one is moved", async () => {
  const made = await makeFlowTeam({ timeZone });
  const [first, second] = made.teams;
  const lead = await actorIn(made.flowTeam.id, "csm");
  const shared = await actorIn(made.flowTeam.id, "po", first?.id);
  const seat = { flowTeamId: made.flowTeam.id, scrumTeamId: second?.id ?? "", role: "po" as const };
  await db().$transaction(async (tx) => {
    await tx.roleHolding.updateMany({ where: seat, data: { endedAt: new Date() } });
    await makeRole({ ...seat, personId: shared.personId }, tx as Tx);
  });
  granted(await setCalendar.run(lead, { flowTeamId: made.flowTeam.id, startsOn, sprintWeeks: 2, milestoneSprints: 4 }));
  const schedule = async (): Promise<ScheduleView> =>
    JSON.parse((await scheduleView(1).load(made.flowTeam.id)) ?? "null");
  expect((await schedule()).clashes).toEqual([]);
  const keyOf = (team: { slug: string } | undefined) => `s1-daily-scrum-1-${team?.slug}`;
  const start = async (key: string) => (await findEvent(db(), made.flowTeam.id, key))?.event.startMinute ?? 0;
  const [early, late] = [first, second].map(keyOf) as [string, string];
  const host = await actorIn(made.flowTeam.id, "sm", second?.id);
  const edits = { startMinute: { seen: await start(late), to: await start(early) } };
  granted(await moveEvent.run(host, { flowTeamId: made.flowTeam.id, key: late, edits }));
  const { clashes } = await schedule();
  expect(clashes.map(({ personId, keys }) => [personId, [...keys].sort()])).toEqual([
    [shared.personId, [early, late].sort()],
  ]);
});

test("where an event stands as it opens holds, whatever its series does afterwards", async () => {
  const key = `s6-refinement-1-${slug}`;
  await db().$transaction(async (tx) => {
    const row = heldRow(await ensureEvent({ tx }, flowTeamId, key));
    const place = await freezePlace({ tx }, row);
    await tx.flowSprintEvent.update({ where: { id: row.id }, data: place });
  });
  const before = await one(key);
  granted(
    await moveSeries.run(sm, {
      flowTeamId,
      key,
      edits: { startMinute: { seen: before?.startMinute, to: (before?.startMinute ?? 0) + 30 } },
    }),
  );
  expect((await one(key))?.startsAt).toBe(before?.startsAt);
});

test("people are reminded once of what begins within a quarter of an hour, Daily Scrums aside", async () => {
  const event = await one("s2-planning-1");
  const begins = instantAt(timeZone, event?.day ?? "", event?.startMinute ?? 0);
  const textsOf = async (actor: Actor) => {
    const row = await db().flowSprintEvent.findFirst({ where: { flowTeamId, key: "s2-planning-1" } });
    if (!row) return [];
    return (await db().inboxItem.findMany({ where: { personId: actor.personId, itemId: row.id } })).map(
      ({ text }) => text,
    );
  };
  await remindOfEvents(new Date(begins - 16 * 60_000));
  expect(await textsOf(sm)).toEqual([]);
  await remindOfEvents(new Date(begins - 15 * 60_000));
  await remindOfEvents(new Date(begins - 10 * 60_000));
  expect(await textsOf(sm)).toEqual(["reminds you: it begins at 09:30 (Europe/Zurich)"]);
  expect(await textsOf(developer)).toEqual([]);
  const daily = await one(`s2-daily-scrum-2-${slug}`);
  await remindOfEvents(new Date((daily?.startsAt ?? 0) - 5 * 60_000));
  expect(await db().eventReminder.count({ where: { flowTeamId, key: daily?.key ?? "" } })).toBe(0);
});

function heldRow<Value>(result: { ok: true; value: Value } | { ok: false }): Value {
  if (!result.ok) throw new Error("Refused, though it had to be a yes.");
  return result.value;
}

describe("a public holiday of the teams' country", () => {
  test("has no event proposed on it, is told, and leaves what stands on it by hand", async () => {
    const made = await makeFlowTeam({ timeZone });
    const id = made.flowTeam.id;
    const chief = await actorIn(id, "csm");
    // New Year is a Thursday.
    granted(
      await setCalendar.run(chief, { flowTeamId: id, startsOn: "2032-01-01", sprintWeeks: 2, milestoneSprints: 4 }),
    );
    const view = async (): Promise<ScheduleView> =>
      JSON.parse((await viewFor(chief, id, scheduleView(1)).load(id)) ?? "null");
    expect((await view()).events[0]).toMatchObject({ day: "2032-01-01" });
    await db().scrumTeam.updateMany({ where: { flowTeamId: id }, data: { country: "DE" } });
    const { events, holidays, teams } = await view();
    expect(holidays).toMatchObject([{ day: "2032-01-01" }]);
    expect(holidays[0]?.teamIds).toHaveLength(teams.length);
    expect(events.find(({ kind }) => kind === "planning_1")).toMatchObject({ day: "2032-01-02", usual: null });
    expect(events.filter(({ day }) => day === "2032-01-01")).toEqual([]);
    const daily = `s1-daily-scrum-1-${made.teams[0]?.slug}`;
    expect(await findEvent(db(), id, daily)).toBeNull();
    granted(
      await moveEvent.run(chief, {
        flowTeamId: id,
        key: "s1-planning-1",
        edits: { day: { seen: "2032-01-02", to: "2032-01-01" } },
      }),
    );
    expect((await view()).events.find(({ kind }) => kind === "planning_1")).toMatchObject({
      day: "2032-01-01",
      usual: { day: "2032-01-02" },
    });
  });
});
