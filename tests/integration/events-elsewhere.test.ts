import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { addDays, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import { clashesBeside, type ScheduleView } from "@/lib/domain/events/schedule-view";
import { setCalendar } from "@/lib/server/calendar/commands";
import { db } from "@/lib/server/db";
import { addEventGuest, callOffEvent } from "@/lib/server/events/schedule-commands";
import { scheduleView } from "@/lib/server/events/schedule-views";
import { viewFor } from "@/lib/server/view";
import { granted } from "../answers";
import { actorIn, makeFlowTeam, makeRole } from "../factories";

/** Two Flow Teams with the same calendar, the other an hour further east. */
let ours: { id: string; csm: Actor };
let theirs: { id: string; csm: Actor };
let developer: Actor;
let stakeholder: Actor;
let startsOn: string;

beforeAll(async () => {
  const make = async (timeZone: string) => {
    const made = await makeFlowTeam({ timeZone });
    const csm = await actorIn(made.flowTeam.id, "csm");
    const today = todayIn(timeZone, new Date());
    startsOn = addDays(today, 8 - weekdayOf(today));
    const calendar = { flowTeamId: made.flowTeam.id, startsOn, sprintWeeks: 2, milestoneSprints: 4 };
    granted(await setCalendar.run(csm, calendar));
    return { id: made.flowTeam.id, csm, teamId: made.teams[0]?.id ?? "" };
  };
  const here = await make("Europe/Zurich");
  theirs = await make("Europe/Helsinki");
  ours = here;
  developer = await actorIn(ours.id, "developer", here.teamId);
  stakeholder = await actorIn(ours.id, "stakeholder");
  await makeRole({ flowTeamId: theirs.id, role: "stakeholder", personId: stakeholder.personId });
});

const read = async (actor: Actor) =>
  JSON.parse((await viewFor(actor, ours.id, scheduleView(1)).load(ours.id)) ?? "null") as ScheduleView;
/** When an event of this Flow Team clashes with one of another, and who would be in both. */
const away = async (key: string) => {
  const view = await read(ours.csm);
  return clashesBeside(key, view)
    .filter(({ other }) => !("kind" in other))
    .map(({ other, names }) => ({ startMinute: other.startMinute, names }));
};
const nameOf = async ({ personId }: Actor) => (await db().person.findUniqueOrThrow({ where: { id: personId } })).name;

describe("who is in two Flow Teams", () => {
  test("has a clash where both have an event at a time, told in this one's time zone", async () => {
    // Both Reviews begin at ten, an hour apart, and take two hours.
    expect(await away("s1-review")).toEqual([{ startMinute: 540, names: [await nameOf(stakeholder)] }]);
    expect(await away("s1-flow-retrospective")).toEqual([]);
  });

  test("and only those who are: the other event isn't named, nor are its other people", async () => {
    const view = await read(ours.csm);
    const text = JSON.stringify(view.elsewhere);
    expect(view.elsewhere.length).toBeGreaterThan(0);
    for (const secret of [theirs.id, theirs.csm.personId, "review", "planning"]) expect(text).not.toContain(secret);
    expect(new Set(view.elsewhere.flatMap(({ personIds }) => personIds))).toEqual(new Set([stakeholder.personId]));
  });

  test("sees nothing of it as a Stakeholder", async () => {
    const seen = await read(stakeholder);
    expect([seen.elsewhere, seen.clashes]).toEqual([[], []]);
  });

  test("is taken by an event they are a guest of too", async () => {
    await makeRole({ flowTeamId: theirs.id, role: "stakeholder", personId: developer.personId });
    // Planning 1 doesn't bring Stakeholders; it begins at half past nine, an hour further east.
    const planning = async () =>
      (await read(ours.csm)).elsewhere.find(({ day, startMinute }) => day === startsOn && startMinute === 510);
    expect(await planning()).toBeUndefined();
    const guest = { flowTeamId: theirs.id, key: "s1-planning-1", personId: developer.personId };
    granted(await addEventGuest.run(theirs.csm, guest));
    expect((await planning())?.personIds).toEqual([developer.personId]);
  });

  test("has none once the other event is called off, or the other Flow Team retired", async () => {
    const off = { flowTeamId: theirs.id, key: "s1-review", reason: "The river is frozen" };
    granted(await callOffEvent.run(theirs.csm, off));
    expect(await away("s1-review")).toEqual([]);
    expect((await read(ours.csm)).elsewhere.length).toBeGreaterThan(0);
    await db().flowTeam.update({ where: { id: theirs.id }, data: { state: "retired", retiredAt: new Date() } });
    expect((await read(ours.csm)).elsewhere).toEqual([]);
  });
});
