import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { addDays } from "@/lib/domain/calendar/dates";
import { instantAt } from "@/lib/domain/calendar/instants";
import type { ScheduleView } from "@/lib/domain/events/schedule-view";
import { setCalendar } from "@/lib/server/calendar/commands";
import { scheduleView } from "@/lib/server/events/schedule-views";
import { viewFor } from "@/lib/server/view";
import { granted } from "../answers";
import { makeEvent } from "../event-rows";
import { actorIn, makeFlowTeam } from "../factories";

const timeZone = "Europe/Zurich";
const startsOn = "2030-01-07";
let flowTeamId: string;
let csm: Actor;

beforeAll(async () => {
  flowTeamId = (await makeFlowTeam({ timeZone })).flowTeam.id;
  csm = await actorIn(flowTeamId, "csm");
  granted(await setCalendar.run(csm, { flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 }));
});

const schedule = async (sprint: number): Promise<ScheduleView> =>
  JSON.parse((await viewFor(csm, flowTeamId, scheduleView(sprint)).load(flowTeamId)) ?? "null");
const review = async () => (await schedule(2)).events.find(({ key }) => key === "s2-review");

test("what was held early is shown on the day it was held, beside where it was planned", async () => {
  const planned = await review();
  const openedAt = new Date(instantAt(timeZone, addDays(startsOn, 15), 602));
  const closedAt = new Date(openedAt.getTime() + 38 * 60_000);
  await makeEvent({ flowTeamId, kind: "review", sprintNumber: 2, state: "closed", openedAt, closedAt });
  expect(await review()).toMatchObject({
    shownOn: addDays(startsOn, 15),
    held: { from: { day: addDays(startsOn, 15), minute: 602 }, to: { minute: 640 } },
  });
  expect(planned).toMatchObject({ held: null, shownOn: planned?.day });
});

test("what is live or was held on a day of another Flow Sprint stands there too", async () => {
  const at = (day: number, minute: number) => new Date(instantAt(timeZone, addDays(startsOn, day), minute));
  await makeEvent({ flowTeamId, kind: "roadmap_refinement", sprintNumber: 4, openedAt: at(16, 692) });
  const held = { state: "closed", openedAt: at(16, 700), closedAt: at(16, 708) } as const;
  await makeEvent({ flowTeamId, kind: "planning_1", sprintNumber: 4, ...held });
  const day = addDays(startsOn, 16);
  expect((await schedule(2)).ofOthers).toMatchObject([
    { key: "s4-roadmap-refinement", sprintNumber: 4, state: "running", shownOn: day, opened: { day, minute: 692 } },
    {
      key: "s4-planning-1",
      sprintNumber: 4,
      state: "closed",
      shownOn: day,
      held: { to: { minute: 708 } },
      opened: null,
    },
  ]);
  const own = await schedule(4);
  expect(own.ofOthers).toEqual([]);
  expect(own.events.find(({ kind }) => kind === "roadmap_refinement")).toMatchObject({ opened: { day, minute: 692 } });
});
