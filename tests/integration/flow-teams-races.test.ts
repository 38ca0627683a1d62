import { expect, test } from "vitest";
import type { Actor, Role } from "@/lib/domain/access";
import type { Answer } from "@/lib/domain/result";
import { retireFlowTeam } from "@/lib/server/flow-teams/commands";
import { addMember } from "@/lib/server/flow-teams/people-commands";
import { endRole, giveRole, handOverRole, moveDeveloper } from "@/lib/server/flow-teams/role-commands";
import { addScrumTeam, retireScrumTeam } from "@/lib/server/flow-teams/team-commands";
import { db } from "@/lib/server/db";
import { actorIn, makeAdministrator, makeFlowTeam, makePerson, makeRole, makeTeam, unique } from "@/tests/factories";

/** Runs them all at once, and tells the rules that said no to the ones refused. */
async function allAtOnce<T>(runs: Promise<Answer<T>>[]): Promise<{ passed: number; rules: string[] }> {
  const answers = await Promise.all(runs);
  const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]));
  return {
    passed: answers.length - refused.length,
    rules: [...new Set(refused.map((refusal) => refusal.rule ?? `${refusal.code}: ${refusal.message}`))],
  };
}

const memberCount = async (flowTeamId: string) => {
  const rows = await db().roleHolding.findMany({
    where: { flowTeamId, endedAt: null, role: { not: "stakeholder" } },
    distinct: ["personId"],
    select: { personId: true },
  });
  return rows.length;
};

const liveTeams = (flowTeamId: string) => db().scrumTeam.count({ where: { flowTeamId, retiredAt: null } });

const holders = (flowTeamId: string, role: Role) =>
  db().roleHolding.count({ where: { flowTeamId, role, endedAt: null } });

const belong = (flowTeamId: string, personId: string) => db().membership.create({ data: { flowTeamId, personId } });

async function forming(teams = 3): Promise<{ actor: Actor; flowTeamId: string; teamIds: string[] }> {
  const { flowTeam, teams: made } = await makeFlowTeam({ state: "forming", teams });
  return { actor: await makeAdministrator(), flowTeamId: flowTeam.id, teamIds: made.map(({ id }) => id) };
}

test("a hundred people joining at 140 of 150 leave exactly 150 (TEAM-2)", async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  const flowTeamId = flowTeam.id;
  const team = teams[0]?.id ?? "";
  for (let n = await memberCount(flowTeamId); n < 140; n++) {
    await makeRole({ flowTeamId, role: "developer", scrumTeamId: team });
  }
  const actor = await actorIn(flowTeamId, "csm");
  const join = (n: number) =>
    addMember.run(actor, {
      flowTeamId,
      name: `Joiner ${n}`,
      email: `${unique("joiner")}@example.org`,
      role: "developer",
      scrumTeamId: teams[n % 3]?.id,
      skills: [],
    });
  const { passed, rules } = await allAtOnce(Array.from({ length: 100 }, (_, n) => join(n)));
  expect({ passed, rules }).toEqual({ passed: 10, rules: ["TEAM-2"] });
  expect(await memberCount(flowTeamId)).toBe(150);
  expect(await db().person.count({ where: { name: { startsWith: "Joiner " } } })).toBe(10);
});

test("thirty adding a team to fourteen leave fifteen (TEAM-1)", async () => {
  const { actor, flowTeamId } = await forming(14);
  const { passed, rules } = await allAtOnce(
    Array.from({ length: 30 }, (_, n) => addScrumTeam.run(actor, { flowTeamId, name: `Late team ${n}` })),
  );
  expect({ passed, rules }).toEqual({ passed: 1, rules: ["TEAM-1"] });
  expect(await liveTeams(flowTeamId)).toBe(15);
});

test("thirty who would be CPO at once leave one (TEAM-3)", async () => {
  const { actor, flowTeamId } = await forming();
  const people = await Promise.all(Array.from({ length: 30 }, () => makePerson()));
  for (const { id } of people) await belong(flowTeamId, id);
  const { passed, rules } = await allAtOnce(
    people.map(({ id }) => giveRole.run(actor, { flowTeamId, personId: id, role: "cpo", scrumTeamId: null })),
  );
  expect({ passed, rules }).toEqual({ passed: 1, rules: ["TEAM-3"] });
  expect(await holders(flowTeamId, "cpo")).toBe(1);
});

test("one person given all three leadership roles at once gets one (TEAM-3)", async () => {
  const { actor, flowTeamId } = await forming();
  const { id: personId } = await makePerson();
  await belong(flowTeamId, personId);
  const wanted = Array.from({ length: 30 }, (_, n) => (["cpo", "csm", "architect"] as const)[n % 3] ?? "cpo");
  await allAtOnce(wanted.map((role) => giveRole.run(actor, { flowTeamId, personId, role, scrumTeamId: null })));
  expect(await db().roleHolding.count({ where: { flowTeamId, personId, endedAt: null } })).toBe(1);
});

test("a CPO handed over to thirty people at once goes to one (TEAM-3)", async () => {
  const { flowTeam } = await makeFlowTeam();
  const flowTeamId = flowTeam.id;
  const actor = await actorIn(flowTeamId, "csm");
  const { personId: fromPersonId } = await actorIn(flowTeamId, "cpo");
  const people = await Promise.all(Array.from({ length: 30 }, () => makePerson()));
  for (const { id } of people) await belong(flowTeamId, id);
  const { passed } = await allAtOnce(
    people.map(({ id }) =>
      handOverRole.run(actor, { flowTeamId, role: "cpo", scrumTeamId: null, fromPersonId, toPersonId: id }),
    ),
  );
  expect(passed).toBe(1);
  expect(await holders(flowTeamId, "cpo")).toBe(1);
});

test("all retiring a team of four at once leave three (TEAM-1)", async () => {
  const { flowTeam, teams } = await makeFlowTeam({ teams: 4 });
  const flowTeamId = flowTeam.id;
  const actor = await actorIn(flowTeamId, "csm");
  const { passed, rules } = await allAtOnce(
    teams.map(({ id }) => retireScrumTeam.run(actor, { flowTeamId, scrumTeamId: id, developersTo: null })),
  );
  expect({ passed, rules }).toEqual({ passed: 1, rules: ["TEAM-1"] });
  expect(await liveTeams(flowTeamId)).toBe(3);
});

test("a person who joins two teams as Developer at once is in one (TEAM-4)", async () => {
  const { actor, flowTeamId, teamIds } = await forming();
  const { id: personId } = await makePerson();
  await belong(flowTeamId, personId);
  const { passed, rules } = await allAtOnce(
    Array.from({ length: 30 }, (_, n) =>
      giveRole.run(actor, { flowTeamId, personId, role: "developer", scrumTeamId: teamIds[n % 2] ?? "" }),
    ),
  );
  expect(passed).toBe(1);
  expect(rules).toContain("TEAM-4");
  expect(await db().roleHolding.count({ where: { flowTeamId, personId, endedAt: null } })).toBe(1);
});

test("Developers who all leave a launched team at once leave one behind (TEAM-4)", async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  const flowTeamId = flowTeam.id;
  const [from, to] = teams.map(({ id }) => id);
  for (let n = 0; n < 11; n++) await makeRole({ flowTeamId, role: "developer", scrumTeamId: from });
  const actor = await actorIn(flowTeamId, "csm");
  const leaving = await db().roleHolding.findMany({
    where: { scrumTeamId: from, role: "developer", endedAt: null },
    select: { personId: true },
  });
  const { passed, rules } = await allAtOnce<unknown>(
    leaving.map(({ personId }, n) =>
      n % 2 === 0
        ? moveDeveloper.run(actor, { flowTeamId, personId, fromTeamId: from, toTeamId: to })
        : endRole.run(actor, { flowTeamId, personId, role: "developer", scrumTeamId: from }),
    ),
  );
  expect({ passed, rules }).toEqual({ passed: 11, rules: ["TEAM-4"] });
});

test("the database alone keeps each rule against writers who ask no command", async () => {
  const { flowTeamId, teamIds } = await forming(14);
  const [team = "", other = ""] = teamIds;
  const rulesOf = async (writes: Promise<unknown>[]) => {
    const settled = await Promise.allSettled(writes);
    const no = settled.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
    return {
      passed: settled.length - no.length,
      rules: [...new Set(no.map((text) => text.match(/TEAM-\d/)?.[0] ?? text))],
    };
  };

  const teams = Array.from({ length: 30 }, () => makeTeam({ flowTeamId }));
  expect((await rulesOf(teams)).passed).toBe(1);

  const cpos = Array.from({ length: 10 }, () => makeRole({ flowTeamId, role: "cpo" }));
  expect(await rulesOf(cpos)).toEqual({ passed: 1, rules: ["TEAM-3"] });

  const { id: twice } = await makePerson();
  await belong(flowTeamId, twice);
  const developer = (scrumTeamId: string) => makeRole({ flowTeamId, role: "developer", scrumTeamId, personId: twice });
  expect(await rulesOf([developer(team), developer(other)])).toEqual({ passed: 1, rules: ["TEAM-4"] });

  const both = (role: Role) => makeRole({ flowTeamId, role, scrumTeamId: team, personId: twice });
  expect(await rulesOf([both("po"), both("sm")])).toEqual({ passed: 1, rules: ["TEAM-4"] });

  for (let n = await memberCount(flowTeamId); n < 149; n++) {
    await makeRole({ flowTeamId, role: "developer", scrumTeamId: team });
  }
  const joining = Array.from({ length: 20 }, () => makeRole({ flowTeamId, role: "developer", scrumTeamId: other }));
  expect(await rulesOf(joining)).toEqual({ passed: 1, rules: ["TEAM-2"] });
  expect(await memberCount(flowTeamId)).toBe(150);
});

test("a launched Flow Team can't be left incomplete by a plain write", async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  const ended = { endedAt: new Date(Date.now() + 60_000) };
  const where = { flowTeamId: flowTeam.id, endedAt: null };
  await expect(db().roleHolding.updateMany({ where: { ...where, role: "csm" }, data: ended })).rejects.toThrow(
    "TEAM-3",
  );
  await expect(
    db().roleHolding.updateMany({ where: { ...where, scrumTeamId: teams[0]?.id, role: "developer" }, data: ended }),
  ).rejects.toThrow("TEAM-4");
  await expect(makeTeam({ flowTeamId: flowTeam.id })).rejects.toThrow("TEAM-4");
  await expect(
    db().flowTeam.update({ where: { id: flowTeam.id }, data: { state: "forming", launchedAt: null } }),
  ).rejects.toThrow("TEAM-1");
  await expect(makeFlowTeam({ state: "active", isStaffed: false })).rejects.toThrow("TEAM-3");
  await expect(makeFlowTeam({ state: "active", teams: 2 })).rejects.toThrow("TEAM-1");
});

test("what comes while a Flow Team retires is before it or refused", async () => {
  const { flowTeam } = await makeFlowTeam({ state: "forming" });
  const flowTeamId = flowTeam.id;
  const actor = await makeAdministrator();
  const [retired, ...added] = await Promise.all([
    retireFlowTeam.run(actor, { flowTeamId, name: flowTeam.name }),
    ...Array.from({ length: 10 }, (_, n) => addScrumTeam.run(actor, { flowTeamId, name: `Late ${n}` })),
  ]);
  expect(retired?.ok).toBe(true);
  const passed = added.filter((answer) => answer.ok).length;
  expect(await liveTeams(flowTeamId)).toBe(3 + passed);
  const late = await addScrumTeam.run(actor, { flowTeamId, name: "Too late" });
  expect(late.ok ? null : late.refusal.rule).toBe("TEAM-1");
});
