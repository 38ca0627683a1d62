import { describe, expect, test } from "vitest";
import { db } from "@/lib/server/db";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { getFrame, listFlowTeams } from "@/lib/server/flow-teams/frame-queries";
import { searchFlowTeam } from "@/lib/server/flow-teams/search-queries";
import type { Actor } from "@/lib/domain/access";
import {
  actorIn,
  actorOf,
  makeAdministrator,
  makeFlowTeam,
  makeOutsider,
  makePerson,
  makeRole,
  makeTeam,
  unique,
} from "../factories";

const day = (text: string) => new Date(`${text}T00:00:00Z`);

async function opened(actor: Actor, slug: string) {
  const flowTeam = await openFlowTeam(actor, slug);
  if (!flowTeam) throw new Error("Not opened.");
  return flowTeam;
}

async function makeEpics(flowTeamId: string, titles: string[]) {
  await db().epic.createMany({
    data: titles.map((title, at) => ({ flowTeamId, title, number: at + 1, rank: `a${at}` })),
  });
}

describe("the frame", () => {
  test("counts teams and Members, and knows the person's roles and teams", async () => {
    const { flowTeam, teams } = await makeFlowTeam({ isDemo: false });
    const [first, second] = teams;
    await db().scrumTeam.update({ where: { id: first?.id }, data: { name: "Harbour" } });
    await db().scrumTeam.update({ where: { id: second?.id }, data: { name: "Tides" } });
    const owner = await actorIn(flowTeam.id, "po", first?.id);
    await db().roleHolding.updateMany({
      where: { flowTeamId: flowTeam.id, scrumTeamId: second?.id, role: "po" },
      data: { personId: owner.personId },
    });
    await makeRole({ flowTeamId: flowTeam.id, role: "stakeholder" });
    const actor = await actorOf(owner.personId);

    const frame = await getFrame(actor, await opened(actor, flowTeam.slug));

    expect(frame).toMatchObject({ teamCount: 3, peopleCount: 11, sprint: null });
    expect(frame.me).toMatchObject({ roles: "Product Owner in Harbour and Tides", isGuest: false });
    expect(frame.myTeams.map(({ name }) => name)).toEqual(["Harbour", "Tides"]);
    expect(frame.flowTeams).toEqual([{ slug: flowTeam.slug, name: flowTeam.name }]);
  });

  test("shows the running Flow Sprint, or the next one while none runs", async () => {
    const { flowTeam } = await makeFlowTeam();
    const sprints = [
      { number: 1, startsOn: "2026-11-02", endsOn: "2026-11-15" },
      { number: 2, startsOn: "2026-11-16", endsOn: "2026-11-29" },
      { number: 3, startsOn: "2026-11-30", endsOn: "2026-12-13" },
      { number: 4, startsOn: "2026-12-14", endsOn: "2026-12-27" },
    ];
    const closed = { state: "closed", startedAt: new Date(), closedAt: new Date() } as const;
    await db().$transaction([
      db().cadence.create({
        data: { flowTeamId: flowTeam.id, fromSprint: 1, sprintWeeks: 2, milestoneSprints: 4 },
      }),
      db().flowSprint.createMany({
        data: sprints.map(({ number, startsOn, endsOn }) => ({
          flowTeamId: flowTeam.id,
          number,
          weeks: 2,
          startsOn: day(startsOn),
          endsOn: day(endsOn),
          goal: `Goal ${number}`,
          ...(number === 1 && closed),
        })),
      }),
      db().milestone.create({
        data: { flowTeamId: flowTeam.id, number: 1, firstSprint: 1, lastSprint: 4 },
      }),
    ]);
    const actor = await actorIn(flowTeam.id, "csm");
    const frame = async () => getFrame(actor, await opened(actor, flowTeam.slug));

    expect((await frame()).sprint).toEqual({
      number: 2,
      goal: "Goal 2",
      startsOn: "2026-11-16",
      endsOn: "2026-11-29",
      isRunning: false,
    });
    await db().flowSprint.updateMany({
      where: { flowTeamId: flowTeam.id, number: 2 },
      data: { state: "running", startedAt: new Date() },
    });
    expect((await frame()).sprint).toMatchObject({ number: 2, isRunning: true });
  });

  test("lists a person's own Flow Teams, and all real ones for an Administrator", async () => {
    const { flowTeam: mine } = await makeFlowTeam();
    const { flowTeam: other } = await makeFlowTeam();
    const { flowTeam: demo } = await makeFlowTeam({ isDemo: true });
    const actor = await actorIn(mine.id, "csm");
    expect((await listFlowTeams(actor)).map(({ slug }) => slug)).toEqual([mine.slug]);

    const administrator = await makeAdministrator();
    const slugs = (await listFlowTeams(administrator)).map(({ slug }) => slug);
    expect(slugs).toEqual(expect.arrayContaining([mine.slug, other.slug]));
    expect(slugs).not.toContain(demo.slug);
  });

  test("a person of the demo sees the demo alone, its Administrator too", async () => {
    await makeFlowTeam();
    const { flowTeam: demo } = await makeFlowTeam({ isDemo: true });
    const administrator = await actorOf((await makePerson({ isDemo: true, isAdministrator: true })).id);
    const listed = await listFlowTeams(administrator);
    expect(listed.map(({ slug }) => slug)).toContain(demo.slug);
    expect(listed.every(({ isDemo }) => isDemo)).toBe(true);
  });
});

describe("the search box", () => {
  test("finds Epics by words, by number and with typing errors, the nearest first", async () => {
    const { flowTeam } = await makeFlowTeam();
    await makeEpics(flowTeam.id, ["Rebooking of berths", "Berth booking", "Customs declaration"]);
    await db().epic.create({
      data: {
        flowTeamId: flowTeam.id,
        number: 4,
        title: "Berth of old",
        rank: "a4",
        deletedAt: new Date(),
      },
    });
    const actor = await actorIn(flowTeam.id, "csm");
    const here = await opened(actor, flowTeam.slug);
    const titles = async (search: string) =>
      (await searchFlowTeam(actor, here, search)).matches.map(({ title }) => title);

    expect(await titles("berth")).toEqual(["Berth booking", "Rebooking of berths"]);
    expect(await titles("E-3")).toEqual(["Customs declaration"]);
    expect(await titles("cutsoms")).toEqual(["Customs declaration"]);
    expect(await titles("%")).toEqual([]);
  });

  test("finds people and teams, with the roles they hold now", async () => {
    const { flowTeam } = await makeFlowTeam({ state: "forming", teams: 0 });
    const team = await makeTeam({ flowTeamId: flowTeam.id, name: "Pilotage" });
    const person = await makePerson({ name: "José Álvarez" });
    await makeRole({
      flowTeamId: flowTeam.id,
      role: "developer",
      scrumTeamId: team.id,
      personId: person.id,
    });
    const actor = await actorIn(flowTeam.id, "csm");
    const here = await opened(actor, flowTeam.slug);

    expect((await searchFlowTeam(actor, here, "jose")).matches).toEqual([
      { kind: "Person", id: person.id, title: "José Álvarez", roles: "Developer" },
    ]);
    expect((await searchFlowTeam(actor, here, "pilotage")).matches).toEqual([
      { kind: "Scrum Team", id: team.id, title: "Pilotage", hue: team.hue },
    ]);
  });

  test("tells a Stakeholder nothing of people and teams", async () => {
    const { flowTeam } = await makeFlowTeam({ state: "forming", teams: 0 });
    const name = unique("Zephyr");
    const team = await makeTeam({ flowTeamId: flowTeam.id, name });
    await makeRole({
      flowTeamId: flowTeam.id,
      role: "developer",
      scrumTeamId: team.id,
      personId: (await makePerson({ name })).id,
    });
    const guest = await actorOf((await makeRole({ flowTeamId: flowTeam.id, role: "stakeholder" })).personId);
    expect((await searchFlowTeam(guest, await opened(guest, flowTeam.slug), name)).matches).toEqual([]);
  });

  test("isn't there for an outsider", async () => {
    const { flowTeam } = await makeFlowTeam();
    expect(await openFlowTeam(await makeOutsider(), flowTeam.slug)).toBeNull();
  });
});
