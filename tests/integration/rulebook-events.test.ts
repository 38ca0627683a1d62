import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { addDays, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import type { RuleStanding } from "@/lib/domain/flow-teams/rulebook-standing";
import { setCalendar } from "@/lib/server/calendar/commands";
import { callOffEvent, moveEvent } from "@/lib/server/events/schedule-commands";
import { moveSeries } from "@/lib/server/events/series-commands";
import { loadEventFacts } from "@/lib/server/flow-teams/event-facts";
import { rulebookViewAt } from "@/lib/server/flow-teams/queries";
import { serveViewTo } from "@/lib/server/view";
import { granted } from "../answers";
import { makeEvent } from "../event-rows";
import { actorIn, makeFlowTeam } from "../factories";

let flowTeam: { id: string; slug: string };
let csm: Actor;

beforeAll(async () => {
  const made = await makeFlowTeam();
  flowTeam = made.flowTeam;
  csm = await actorIn(flowTeam.id, "csm");
  const today = todayIn(made.flowTeam.timeZone, new Date());
  const startsOn = addDays(today, 8 - weekdayOf(today));
  granted(await setCalendar.run(csm, { flowTeamId: flowTeam.id, startsOn, sprintWeeks: 2, milestoneSprints: 4 }));
});

const minutes = (key: string, seen: number, to: number) => ({
  flowTeamId: flowTeam.id,
  key,
  edits: { minutes: { seen, to } },
});

test("the rulebook counts time-boxes given to planned events and series, what runs, and what was called off", async () => {
  granted(await moveEvent.run(csm, minutes("s2-review", 120, 90)));
  granted(await moveSeries.run(csm, minutes("s1-scrum-of-scrums-1", 45, 30)));
  granted(await callOffEvent.run(csm, { flowTeamId: flowTeam.id, key: "s2-planning-2", reason: "Fog" }));
  await makeEvent({ flowTeamId: flowTeam.id, kind: "planning_1" });
  expect(await loadEventFacts(flowTeam.id)).toMatchObject({
    running: 1,
    calledOff: 1,
    closed: { count: 0 },
    boxes: [
      { kind: "scrum_of_scrums", sprint: 1, isSeries: true, minutes: 30, team: null },
      { kind: "review", sprint: 2, isSeries: false, minutes: 90, team: null },
    ],
  });
});

test("what runs over its time-box is told to the minute, though nothing was changed", async () => {
  const at = async (later: number) => {
    const view = rulebookViewAt(new Date(Date.now() + later * 60_000));
    const answer = await serveViewTo(csm, new Request("http://localhost/view"), flowTeam.slug, view);
    return ((await answer.json()) as RuleStanding[]).find(({ rule }) => rule === "EVT-1");
  };
  expect(await at(0)).toMatchObject({
    is: "holds",
    says: "Every event is scheduled within its time-box. 1 event runs now, 0 over the time-box.",
    items: [],
  });
  const over = await at(100);
  expect(over?.says).toContain("1 event runs now, 1 over the time-box.");
  expect(over?.items[0]).toMatch(/^Flow Sprint Planning 1, S1 runs (9|10) minutes over its 90/);
});
