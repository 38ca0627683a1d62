import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { addDays, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import { instantAt } from "@/lib/domain/calendar/instants";
import type { InboxView } from "@/lib/domain/conversations/view";
import type { TodayView } from "@/lib/domain/events/today";
import { setCalendar } from "@/lib/server/calendar/commands";
import { inboxView, myWorkView } from "@/lib/server/conversations/views";
import { db } from "@/lib/server/db";
import { readFeed } from "@/lib/server/events/feed-queries";
import { remindOfEvents } from "@/lib/server/events/reminders";
import { openEvent } from "@/lib/server/events/room-commands";
import { addEventGuest, removeEventGuest } from "@/lib/server/events/schedule-commands";
import { findEvent } from "@/lib/server/events/schedule-facts";
import { todayView } from "@/lib/server/events/today-queries";
import { roomView } from "@/lib/server/events/views";
import { getFrame } from "@/lib/server/flow-teams/frame-queries";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { type View, readView, serveViewTo } from "@/lib/server/view";
import { granted } from "../answers";
import { actorIn, actorOf, makeFlowTeam, makeRole } from "../factories";

const timeZone = "Europe/Zurich";
let flowTeam: { id: string; slug: string; timeZone: string };
let key = "";
let sm: Actor;
let stakeholder: Actor;
let other: Actor;

beforeAll(async () => {
  const made = await makeFlowTeam({ timeZone });
  flowTeam = made.flowTeam;
  const [team] = made.teams;
  key = `s1-refinement-1-${team?.slug}`;
  sm = await actorIn(flowTeam.id, "sm", team?.id);
  stakeholder = await actorIn(flowTeam.id, "stakeholder");
  other = await actorOf((await makeRole({ flowTeamId: flowTeam.id, role: "stakeholder" })).personId);
  const csm = await actorIn(flowTeam.id, "csm");
  const today = todayIn(timeZone, new Date());
  const startsOn = addDays(today, 8 - weekdayOf(today));
  const calendar = { flowTeamId: flowTeam.id, startsOn, sprintWeeks: 2, milestoneSprints: 4 };
  granted(await setCalendar.run(csm, calendar));
});

const ask = (actor: Actor, view: View) => serveViewTo(actor, new Request("http://localhost/view"), flowTeam.slug, view);
const inbox = async (actor: Actor): Promise<InboxView> => (await ask(actor, inboxView(actor.personId))).json();
const unread = async (actor: Actor) => {
  const opened = await openFlowTeam(actor, flowTeam.slug);
  if (!opened) throw new Error("They hold a role there.");
  return (await getFrame(actor, opened)).unread;
};
const setGuest = (command: typeof addEventGuest) =>
  command.run(sm, { flowTeamId: flowTeam.id, key, personId: stakeholder.personId });

describe("a Stakeholder asked to an event of a team", () => {
  test("finds it on Today and in their calendar, enters its room and is reminded; another one doesn't", async () => {
    granted(await setGuest(addEventGuest));
    const event = (await findEvent(db(), flowTeam.id, key))?.event;
    await remindOfEvents(new Date(instantAt(timeZone, event?.day ?? "", event?.startMinute ?? 0) - 600_000));
    expect((await inbox(stakeholder)).news).toMatchObject([
      { item: { eventKey: key }, text: expect.stringMatching(/^reminds you/) },
    ]);
    expect(await unread(stakeholder)).toBe(1);
    expect([(await inbox(other)).news, await unread(other)]).toEqual([[], 0]);
    const inFeed = async ({ personId }: Actor) => (await readFeed(personId)).some(({ uid }) => uid.startsWith(key));
    expect([await inFeed(stakeholder), await inFeed(other)]).toEqual([true, false]);
    expect([(await ask(stakeholder, roomView(key))).status, (await ask(other, roomView(key))).status]).toEqual([
      200, 404,
    ]);
    granted(await openEvent.run(sm, { flowTeamId: flowTeam.id, key }));
    const eventsToday = async (actor: Actor): Promise<TodayView["events"]> =>
      JSON.parse((await readView(flowTeam.id, todayView(actor, flowTeam)))?.body ?? "null").events;
    expect(await eventsToday(stakeholder)).toMatchObject([{ key, state: "running", isMineToPrepare: false }]);
    expect(await eventsToday(other)).toEqual([]);
  });

  test("has an inbox of what they may see, and no page of work", async () => {
    const item = { itemKind: "Story", itemId: crypto.randomUUID(), itemTitle: "S-1 Secret" };
    const row = { personId: stakeholder.personId, flowTeamId: flowTeam.id, text: "says", createdAt: new Date() };
    await db().inboxItem.create({ data: { ...row, ...item, kind: "watched" } });
    expect(JSON.stringify(await inbox(stakeholder))).not.toContain("Secret");
    expect(await unread(stakeholder)).toBe(1);
    expect((await ask(stakeholder, myWorkView(stakeholder.personId))).status).toBe(404);
    granted(await setGuest(removeEventGuest));
    expect([(await inbox(stakeholder)).news, await unread(stakeholder)]).toEqual([[], 0]);
  });
});
