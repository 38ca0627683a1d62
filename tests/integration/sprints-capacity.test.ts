import { expect, test } from "vitest";
import { capacityIn, plannedCapacity } from "@/lib/domain/calendar/capacity";
import { addDays, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import type { SprintView } from "@/lib/domain/calendar/sprint-life";
import type { RuleStanding } from "@/lib/domain/flow-teams/rulebook-standing";
import type { Answer } from "@/lib/domain/result";
import { capacityOf, sumLoad } from "@/lib/domain/roadmap/load";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { addAbsence, editAbsence, removeAbsence } from "@/lib/server/calendar/absence-commands";
import { editCapacityBasis } from "@/lib/server/calendar/capacity-commands";
import { knowsCountry, publicHolidays } from "@/lib/server/calendar/capacity-holidays";
import { loadCapacity } from "@/lib/server/calendar/capacity-queries";
import { setCalendar } from "@/lib/server/calendar/commands";
import { closeSprint } from "@/lib/server/calendar/sprint-life-close";
import { editSprintGoal, startSprint } from "@/lib/server/calendar/sprint-life-commands";
import { sprintView } from "@/lib/server/calendar/sprint-life-views";
import { db } from "@/lib/server/db";
import { rulebookView } from "@/lib/server/flow-teams/queries";
import { setUsualCapacity } from "@/lib/server/flow-teams/team-commands";
import { setCapacity } from "@/lib/server/roadmap/commands";
import { getVersion } from "@/lib/server/roadmap/queries";
import { saveVersion } from "@/lib/server/roadmap/version-commands";
import { roadmapView, sharedRoadmapView } from "@/lib/server/roadmap/views";
import { undo } from "@/lib/server/undo";
import { type View, readView } from "@/lib/server/view";
import { openGate } from "@/tests/event-rows";
import { actorIn, makeFlowTeam, makeStory } from "@/tests/factories";

async function makeTeam() {
  const { flowTeam, teams } = await makeFlowTeam();
  const flowTeamId = flowTeam.id;
  const teamId = teams[0]?.id ?? "";
  const today = todayIn("Europe/Zurich", new Date());
  const startsOn = addDays(today, 8 - weekdayOf(today));
  const csm = await actorIn(flowTeamId, "csm");
  await setCalendar.run(csm, { flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 });
  const [sm, developer] = [await actorIn(flowTeamId, "sm", teamId), await actorIn(flowTeamId, "developer", teamId)];
  const stranger = await actorIn(flowTeamId, "sm", teams[1]?.id);
  const daysIn = async (number = 1) => capacityIn(await loadCapacity(flowTeamId), teamId, number)?.personDays;
  return { flowTeamId, teamId, startsOn, csm, sm, developer, stranger, daysIn };
}

const refusalOf = (answer: Answer<unknown>) => (answer.ok ? null : answer.refusal);

test("absences count where they fall, are one's own or the SM's, and can be taken back", async () => {
  const { flowTeamId, startsOn, sm, developer, stranger, daysIn } = await makeTeam();
  expect(await daysIn()).toBe(10);
  const away = { flowTeamId, personId: developer.personId, sprintNumber: 1, startsOn, endsOn: addDays(startsOn, 1) };
  expect(refusalOf(await addAbsence.run(stranger, away))).toMatchObject({ code: "forbidden" });
  const added = await addAbsence.run(developer, away);
  expect(added.ok && added.undoable).toBe(true);
  expect(await daysIn()).toBe(8);
  const absenceId = added.ok ? added.value.absenceId : "";
  const half = { flowTeamId, absenceId, sprintNumber: 1, edits: { isHalf: { seen: false, to: true } } };
  expect((await editAbsence.run(sm, half)).ok).toBe(true);
  expect(await daysIn()).toBe(9);
  expect(
    refusalOf(await editAbsence.run(sm, { ...half, edits: { isHalf: { seen: false, to: false } } })),
  ).toMatchObject({ code: "stale" });
  const removed = await removeAbsence.run(sm, { flowTeamId, absenceId });
  expect(await daysIn()).toBe(10);
  expect(refusalOf(await removeAbsence.run(sm, { flowTeamId, absenceId }))).toMatchObject({ code: "not_found" });
  expect((await undo.run(sm, { commandId: removed.ok ? removed.commandId : "" })).ok).toBe(true);
  expect(await daysIn()).toBe(9);
});

test("an absence outside its sprint, backwards, or with an hour in it is refused", async () => {
  const { flowTeamId, startsOn, developer } = await makeTeam();
  const away = { flowTeamId, personId: developer.personId, sprintNumber: 1, startsOn, endsOn: startsOn };
  const tries = [
    { ...away, startsOn: addDays(startsOn, 14), endsOn: addDays(startsOn, 15) },
    { ...away, endsOn: addDays(startsOn, -1) },
    { ...away, startsOn: `${startsOn}T09:00:00Z` },
    { ...away, startsOn: "2026-02-30" },
  ];
  for (const input of tries) {
    const refusal = refusalOf(await addAbsence.run(developer, input));
    expect(refusal).toMatchObject({ code: "invalid", wayOut: expect.any(String) });
    expect(Object.keys(refusal?.fields ?? {})).not.toHaveLength(0);
  }
});

test("focus and country shape the capacity; a country nobody knows is refused", async () => {
  const { flowTeamId, teamId, sm } = await makeTeam();
  const basis = (edits: object) => editCapacityBasis.run(sm, { flowTeamId, scrumTeamId: teamId, edits });
  expect(refusalOf(await basis({ country: { seen: null, to: "XX" } }))?.fields).toHaveProperty("country");
  expect((await basis({ country: { seen: null, to: "DE-BY" }, focusFactor: { seen: 80, to: 50 } })).ok).toBe(true);
  const view = await loadCapacity(flowTeamId);
  expect(view.holidays["DE-BY"]?.map(({ name }) => name)).toContain("Epiphany");
  const computed = capacityIn(view, teamId, 1);
  expect(computed?.focusedDays).toBe((computed?.personDays ?? 0) / 2);
});

/** One Flow Sprint is closed in which the team reached 24 points: 3 a focused day, of which a whole sprint has 8. */
async function makePacedTeam() {
  const made = await makeTeam();
  const { flowTeamId, teamId, csm, sm } = made;
  const ok = <T>(answer: Answer<T>) => {
    if (!answer.ok) throw new Error(answer.refusal.message);
    return answer.value;
  };
  ok(await setUsualCapacity.run(sm, { flowTeamId, scrumTeamId: teamId, seen: 0, points: 11 }));
  const read = async <T>(view: View<T>) => JSON.parse((await readView(flowTeamId, view))?.body ?? "null") as T;
  /** What each of those who plan with it say of the team's capacity in a Flow Sprint. */
  const said = async (number: number) => {
    const inSprint = (await read<SprintView>(sprintView(number))).teams.find(({ id }) => id === teamId);
    const roadmaps = [await read<RoadmapView>(roadmapView), await read<RoadmapView>(sharedRoadmapView)];
    const onRoadmaps = roadmaps.flatMap((roadmap) => {
      const team = roadmap.teams.find(({ id }) => id === teamId);
      return [team && capacityOf(roadmap)(team, number), sumLoad(roadmap, number, number, teamId).capacity];
    });
    const points = new Set([inSprint && plannedCapacity(inSprint.capacity).points, ...onRoadmaps]);
    return points.size === 1 ? [...points][0] : [...points];
  };
  const reach = async () => {
    await editSprintGoal.run(csm, { flowTeamId, sprintNumber: 1, goal: { seen: "", to: "Moor" } });
    await openGate(flowTeamId, 1, "start");
    await openGate(flowTeamId, 1, "close");
    ok(await startSprint.run(csm, { flowTeamId, sprintNumber: 1, goal: "Moor" }));
    await makeStory({ flowTeamId, teamId, estimate: 24, sprintNumber: 1, isCommitted: true, status: "done" });
    ok(await closeSprint.run(csm, { flowTeamId, sprintNumber: 1, choices: [] }));
  };
  return { ...made, ok, read, said, reach };
}

test("a capacity is the usual one until a sprint is closed, then computed, and an absence changes it for all", async () => {
  const { flowTeamId, teamId, startsOn, developer, said, reach, read } = await makePacedTeam();
  expect([await said(1), await said(2)]).toEqual([11, 11]);
  await reach();
  expect([await said(1), await said(2), await said(3)]).toEqual([11, 24, 24]);
  const days = { startsOn: addDays(startsOn, 14), endsOn: addDays(startsOn, 18) };
  await addAbsence.run(developer, { flowTeamId, personId: developer.personId, sprintNumber: 2, ...days });
  expect([await said(2), await said(3)]).toEqual([12, 24]);
  const standing = await read<RuleStanding[]>(rulebookView);
  expect(standing.find(({ rule }) => rule === "BLG-4")?.is).toBe("holds");
  await makeStory({ flowTeamId, teamId, estimate: 13, sprintNumber: 2, isCommitted: true });
  const items = (JSON.parse((await rulebookView.load(flowTeamId)) ?? "[]") as RuleStanding[]).flatMap((one) =>
    one.rule === "BLG-4" ? one.items : [],
  );
  expect(items).toEqual([expect.stringContaining("13 of 12 points committed")]);
});

test("a typed capacity wins over the computed one until it is cleared, also in a version of the roadmap", async () => {
  const { flowTeamId, teamId, sm, ok, said, reach } = await makePacedTeam();
  await reach();
  const typed = { flowTeamId, scrumTeamId: teamId, sprint: 2 };
  ok(await setCapacity.run(sm, { ...typed, seen: null, points: 5 }));
  expect([await said(2), await said(3)]).toEqual([5, 24]);
  const cpo = await actorIn(flowTeamId, "cpo");
  const { id } = ok(await saveVersion.run(cpo, { flowTeamId, name: "Before" }));
  ok(await setCapacity.run(sm, { ...typed, seen: 5, points: null }));
  expect(await said(2)).toBe(24);
  const kept = await getVersion(flowTeamId, id);
  expect(kept && [2, 3].map((sprint) => sumLoad(kept.snapshot, sprint, sprint, teamId).capacity)).toEqual([5, 24]);
});

test("a version written before capacities were computed goes by what was typed or usual", async () => {
  const { flowTeamId, teamId, read, reach } = await makePacedTeam();
  await reach();
  const { people: _, computedCapacities: __, ...old } = await read<RoadmapView>(roadmapView);
  const version = await db().roadmapVersion.create({ data: { flowTeamId, name: "Old", snapshot: old } });
  const kept = await getVersion(flowTeamId, version.id);
  expect(kept && sumLoad(kept.snapshot, 2, 2, teamId).capacity).toBe(11);
});

test("public holidays are days where they are kept; only public ones count", () => {
  const names = (country: string) =>
    publicHolidays(country, "2026-01-01", "2026-01-31").map(({ date, name }) => `${date} ${name}`);
  expect(names("DE")).toEqual(["2026-01-01 New Year's Day"]);
  expect(names("DE-BY")).toEqual(["2026-01-01 New Year's Day", "2026-01-06 Epiphany"]);
  expect(publicHolidays("AE", "2026-03-15", "2026-03-25").map(({ date }) => date)).toEqual([
    "2026-03-20",
    "2026-03-21",
    "2026-03-22",
  ]);
  expect([knowsCountry("CH-ZH"), knowsCountry("DE-XX"), knowsCountry("ZZ")]).toEqual([true, false, false]);
});
