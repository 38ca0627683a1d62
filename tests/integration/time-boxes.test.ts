import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { addDays, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import { contracts, eventKinds } from "@/lib/domain/events/contracts";
import { eventKey } from "@/lib/domain/events/key";
import { setCalendar } from "@/lib/server/calendar/commands";
import { db } from "@/lib/server/db";
import { moveEvent } from "@/lib/server/events/schedule-commands";
import { findEvent } from "@/lib/server/events/schedule-facts";
import { moveSeries } from "@/lib/server/events/series-commands";
import { granted, refused } from "../answers";
import { actorIn, makeFlowTeam } from "../factories";

let flowTeamId: string;
let team: { id: string; slug: string };
let csm: Actor;
let sm: Actor;

beforeAll(async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  flowTeamId = flowTeam.id;
  if (!teams[0]) throw new Error("A Flow Team has teams.");
  team = teams[0];
  csm = await actorIn(flowTeamId, "csm");
  sm = await actorIn(flowTeamId, "sm", team.id);
  const today = todayIn(flowTeam.timeZone, new Date());
  const startsOn = addDays(today, 8 - weekdayOf(today));
  granted(await setCalendar.run(csm, { flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 }));
});

describe.each(eventKinds)("the time-box of %s (EVT-1)", (kind) => {
  const { isOfTeam, minutes: box } = contracts[kind];
  const outside = [box.least - 1, box.most + 1];

  test("is kept by whoever moves the event or its series", async () => {
    const key = eventKey({ kind, sprintNumber: 1, ordinal: 1, teamSlug: isOfTeam ? team.slug : null });
    const seen = (await findEvent(db(), flowTeamId, key))?.event.minutes;
    const who = isOfTeam ? sm : csm;
    for (const move of [moveEvent, moveSeries]) {
      for (const to of outside) {
        const no = refused(await move.run(who, { flowTeamId, key, edits: { minutes: { seen, to } } }));
        expect(no, String(to)).toMatchObject({ rule: "EVT-1", fields: { minutes: expect.any(String) } });
      }
    }
    expect((await findEvent(db(), flowTeamId, key))?.event.minutes).toBe(seen);
  });

  test("is kept by the database, of an event and of a series", async () => {
    const teamId = isOfTeam ? team.id : null;
    const event = (minutes: number) =>
      db().flowSprintEvent.create({
        data: { flowTeamId, kind, teamId, sprintNumber: 9, ordinal: minutes, key: `${kind} of ${minutes}`, minutes },
      });
    const series = (minutes: number) =>
      db().eventSeries.create({ data: { flowTeamId, kind, teamId, fromSprint: minutes, minutes } });
    for (const minutes of outside) {
      await expect(event(minutes), String(minutes)).rejects.toThrow(/\[EVT-1\] an event keeps its time-box/);
      await expect(series(minutes), String(minutes)).rejects.toThrow(/\[EVT-1\] a series keeps the time-box/);
    }
    for (const minutes of new Set([box.least, box.most])) {
      expect(await event(minutes)).toMatchObject({ minutes });
      expect(await series(minutes)).toMatchObject({ minutes });
    }
  });
});
