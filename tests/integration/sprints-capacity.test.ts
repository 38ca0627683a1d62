import { expect, test } from "vitest";
import { capacityIn } from "@/lib/domain/calendar/capacity";
import { addDays, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import type { Answer } from "@/lib/domain/result";
import { addAbsence, editAbsence, removeAbsence } from "@/lib/server/calendar/absence-commands";
import { editCapacityBasis } from "@/lib/server/calendar/capacity-commands";
import { knowsCountry, publicHolidays } from "@/lib/server/calendar/capacity-holidays";
import { loadCapacity } from "@/lib/server/calendar/capacity-queries";
import { setCalendar } from "@/lib/server/calendar/commands";
import { undo } from "@/lib/server/undo";
import { actorIn, makeFlowTeam } from "@/tests/factories";

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
  return { flowTeamId, teamId, startsOn, sm, developer, stranger, daysIn };
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
