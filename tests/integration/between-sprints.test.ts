import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { addDays, todayIn } from "@/lib/domain/calendar/dates";
import { clashesBeside, type ScheduleView } from "@/lib/domain/events/schedule-view";
import type { TodayView } from "@/lib/domain/events/today";
import { setCalendar } from "@/lib/server/calendar/commands";
import { db } from "@/lib/server/db";
import { readFeed } from "@/lib/server/events/feed-queries";
import { moveEvent } from "@/lib/server/events/schedule-commands";
import { scheduleView } from "@/lib/server/events/schedule-views";
import { todayView } from "@/lib/server/events/today-queries";
import { viewFor } from "@/lib/server/view";
import { granted } from "../answers";
import { actorIn, makeFlowTeam } from "../factories";

let flowTeam: { id: string; timeZone: string };
let flowTeamId: string;
let teamId: string;
let slug: string;
let csm: Actor;
let sm: Actor;
let startsOn: string;

/** Flow Sprint 1 ends yesterday, Flow Sprint 2 begins today. */
beforeAll(async () => {
  const made = await makeFlowTeam();
  flowTeam = made.flowTeam;
  flowTeamId = flowTeam.id;
  teamId = made.teams[0]?.id ?? "";
  slug = made.teams[0]?.slug ?? "";
  csm = await actorIn(flowTeamId, "csm");
  sm = await actorIn(flowTeamId, "sm", teamId);
  startsOn = addDays(todayIn(flowTeam.timeZone, new Date()), -14);
  granted(await setCalendar.run(csm, { flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 }));
  // It was run in Flotilla, and not closed yet.
  await db().flowSprint.updateMany({
    where: { flowTeamId, number: 1 },
    data: { state: "running", isBeforeFlotilla: false, startedAt: new Date(), closedAt: null },
  });
});

const schedule = async (sprint: number, actor = csm, now?: Date) =>
  JSON.parse((await viewFor(actor, flowTeamId, scheduleView(sprint, now)).load(flowTeamId)) ?? "null") as ScheduleView;
const today = async (actor: Actor) =>
  JSON.parse((await todayView(actor, flowTeam).load(flowTeamId)) ?? "null") as TodayView;
const shown = async (key: string, now?: Date) => (await schedule(1, csm, now)).events.some((one) => one.key === key);
const fed = async (key: string) => (await readFeed(sm.personId)).some(({ path }) => path.endsWith(`/${key}`));
/** Puts the team's Retrospective of Flow Sprint 1 so many days after its end, at a minute of the day. */
const putRetrospective = (day: number, startMinute: number) =>
  db().flowSprintEvent.upsert({
    where: { flowTeamId_key: { flowTeamId, key: retrospective() } },
    create: {
      ...{ flowTeamId, key: retrospective(), kind: "team_retrospective", teamId, sprintNumber: 1, ordinal: 1 },
      ...{ dayOffset: 13 + day, startMinute, minutes: 30 },
    },
    update: { dayOffset: 13 + day, startMinute },
  });
const retrospective = () => `s1-team-retrospective-${slug}`;

describe("a team's Retrospective after its Flow Sprint was closed", () => {
  beforeAll(async () => {
    await db().flowSprint.updateMany({
      where: { flowTeamId, number: 1 },
      data: { state: "closed", closedAt: new Date() },
    });
  });

  test("stays in the schedule, the calendar and Today on its day", async () => {
    await putRetrospective(1, 1410);
    expect([await shown(retrospective()), await fed(retrospective())]).toEqual([true, true]);
    expect((await today(sm)).events.find(({ key }) => key === retrospective())).toMatchObject({ openedAt: null });
    // What else wasn't held is gone.
    expect((await schedule(1)).events.every(({ kind }) => kind === "team_retrospective")).toBe(true);
    expect(await fed("s1-review")).toBe(false);
  });

  test("is next on Today before its day, and may still be moved", async () => {
    await putRetrospective(2, 0);
    expect((await today(sm)).next?.key).toBe(retrospective());
    granted(await moveEvent.run(sm, { flowTeamId, key: retrospective(), edits: { startMinute: { seen: 0, to: 15 } } }));
    expect((await schedule(1)).events.find(({ key }) => key === retrospective())?.startMinute).toBe(15);
  });

  test("is gone once no day is left for it", async () => {
    const [last, after] = [3, 4].map((day) => new Date(`${addDays(startsOn, 13 + day)}T12:00:00Z`));
    expect([await shown(retrospective(), last), await shown(retrospective(), after)]).toEqual([true, false]);
  });
});

test("who would be in rooms of two Flow Sprints at once is told in both, and to nobody who is a guest", async () => {
  await putRetrospective(2, 840);
  const key = `s2-daily-scrum-2-${slug}`;
  const own = { flowTeamId, key, kind: "daily_scrum", teamId, sprintNumber: 2, ordinal: 2 } as const;
  await db().flowSprintEvent.create({ data: { ...own, dayOffset: 1, startMinute: 845, minutes: 15 } });
  const [first, second] = [await schedule(1), await schedule(2)];
  const [told] = clashesBeside(key, second);
  expect(told).toMatchObject({ other: { key: retrospective(), sprintNumber: 1 } });
  expect(told?.names).toContain(sm.name);
  expect(clashesBeside(retrospective(), first)).toMatchObject([{ other: { key, sprintNumber: 2 } }]);
  expect(second.clashes.every(({ keys }) => keys.some((one) => one.startsWith("s2-")))).toBe(true);
  const guest = await schedule(2, await actorIn(flowTeamId, "stakeholder"));
  expect([guest.beside, guest.clashes]).toEqual([[], []]);
});
