import { describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { loadActor } from "@/lib/server/accounts/actor";
import { deactivatePerson } from "@/lib/server/accounts/leaver-commands";
import { reactivatePerson, setAdministrator } from "@/lib/server/accounts/people-commands";
import { db } from "@/lib/server/db";
import { actorIn, actorOf, makeAdministrator, makeFlowTeam, makePerson, makeRole, unique } from "@/tests/factories";

async function signInOf(personId: string): Promise<string> {
  const { id } = await db().signIn.create({
    data: { personId, way: "password", expiresAt: new Date(Date.now() + 3_600_000) },
  });
  return id;
}

let number = 1000;
async function makeEpic(flowTeamId: string, ownerId: string, status: "planned" | "done" = "planned") {
  number += 1;
  return db().epic.create({ data: { flowTeamId, ownerId, status, number, title: unique("epic"), rank: unique("a") } });
}

const stateOf = async (personId: string) =>
  (await db().person.findUniqueOrThrow({ where: { id: personId } })).deactivatedAt === null ? "active" : "deactivated";

describe("a leaver", () => {
  test("goes in one step: roles and open Epics pass on, sign-ins end", async () => {
    const { flowTeam, teams } = await makeFlowTeam();
    const scrumTeamId = teams[0]?.id ?? "";
    const admin = await makeAdministrator();
    const po = await actorIn(flowTeam.id, "po", scrumTeamId);
    const heir = await actorIn(flowTeam.id, "developer", scrumTeamId);
    const open = await makeEpic(flowTeam.id, po.personId);
    const done = await makeEpic(flowTeam.id, po.personId, "done");
    const signInId = await signInOf(po.personId);
    const answer = await deactivatePerson.run(admin, {
      personId: po.personId,
      roles: [{ flowTeamId: flowTeam.id, role: "po", scrumTeamId, successorId: heir.personId }],
      epics: [{ flowTeamId: flowTeam.id, successorId: heir.personId }],
    });
    expect(answer).toMatchObject({ ok: true });
    expect(await stateOf(po.personId)).toBe("deactivated");
    expect(await loadActor(signInId, new Date())).toBeNull();
    expect((await actorOf(po.personId)).roles).toEqual([]);
    expect((await actorOf(heir.personId)).roles.map((held) => held.role).sort()).toEqual(["developer", "po"]);
    const owners = await db().epic.findMany({ where: { id: { in: [open.id, done.id] } }, orderBy: { number: "asc" } });
    expect(owners.map((epic) => epic.ownerId)).toEqual([heir.personId, po.personId]);
    const kinds = await db().auditEntry.findMany({
      where: { commandId: answer.ok ? answer.commandId : "" },
      select: { itemKind: true },
    });
    expect(new Set(kinds.map((entry) => entry.itemKind))).toEqual(new Set(["Role", "Epic", "Person"]));
  });

  test.each([
    ["cpo", "TEAM-3"],
    ["sm", "TEAM-4"],
    ["developer", "TEAM-4"],
  ] as const)("who is the only %s is refused without a successor, and nothing is written", async (role, rule) => {
    const { flowTeam } = await makeFlowTeam();
    const leaver = await actorIn(flowTeam.id, role);
    const signInId = await signInOf(leaver.personId);
    const answer = await deactivatePerson.run(await makeAdministrator(), { personId: leaver.personId });
    expect(answer).toMatchObject({ ok: false, refusal: { rule } });
    expect(await stateOf(leaver.personId)).toBe("active");
    expect(await loadActor(signInId, new Date())).not.toBeNull();
  });

  test("can't hand a role to who excludes it, is a stranger, deactivated or themselves", async () => {
    const { flowTeam, teams } = await makeFlowTeam();
    const scrumTeamId = teams[0]?.id ?? "";
    const admin = await makeAdministrator();
    const po = await actorIn(flowTeam.id, "po", scrumTeamId);
    const sm = await actorIn(flowTeam.id, "sm", scrumTeamId);
    const stranger = await makePerson();
    const gone = await makePerson({ deactivatedAt: new Date() });
    await makeRole({ flowTeamId: flowTeam.id, role: "stakeholder", personId: gone.id });
    for (const successorId of [sm.personId, stranger.id, gone.id, po.personId]) {
      const roles = [{ flowTeamId: flowTeam.id, role: "po", scrumTeamId, successorId }];
      expect((await deactivatePerson.run(admin, { personId: po.personId, roles })).ok).toBe(false);
    }
    const epics = [{ flowTeamId: flowTeam.id, successorId: stranger.id }];
    const roles = [
      {
        flowTeamId: flowTeam.id,
        role: "po",
        scrumTeamId,
        successorId: (await actorIn(flowTeam.id, "developer", scrumTeamId)).personId,
      },
    ];
    expect((await deactivatePerson.run(admin, { personId: po.personId, roles, epics })).ok).toBe(false);
    expect(await stateOf(po.personId)).toBe("active");
  });

  test("is the CSM's affair when they are in no other Flow Team; for others they don't exist", async () => {
    const { flowTeam } = await makeFlowTeam();
    const other = (await makeFlowTeam()).flowTeam;
    const csm = await actorIn(flowTeam.id, "csm");
    const [ours, shared, boss] = [await makePerson(), await makePerson(), await makePerson({ isAdministrator: true })];
    for (const person of [ours, shared, boss]) {
      await makeRole({ flowTeamId: flowTeam.id, role: "stakeholder", personId: person.id });
    }
    await makeRole({ flowTeamId: other.id, role: "stakeholder", personId: shared.id });
    const says = async (by: Actor, personId: string) => {
      const answer = await deactivatePerson.run(by, { personId });
      return answer.ok ? "yes" : answer.refusal.code;
    };
    for (const role of ["cpo", "architect", "po", "sm", "developer"] as const) {
      expect(await says(await actorIn(flowTeam.id, role), ours.id)).toBe("not_found");
    }
    expect(await says(await actorIn(other.id, "csm"), ours.id)).toBe("not_found");
    expect(await says(csm, shared.id)).toBe("not_found");
    expect(await says(csm, boss.id)).toBe("not_found");
    expect(await says(csm, csm.personId)).toBe("rule");
    expect(await says(csm, ours.id)).toBe("yes");
  });

  test("comes back by an Administrator, without roles", async () => {
    const admin = await makeAdministrator();
    const person = await makePerson();
    await deactivatePerson.run(admin, { personId: person.id });
    expect(await stateOf(person.id)).toBe("deactivated");
    expect((await reactivatePerson.run(admin, { personId: person.id })).ok).toBe(true);
    expect(await stateOf(person.id)).toBe("active");
  });
});

test("of Administrators who remove each other at once, one is left", async () => {
  await db().person.updateMany({ where: { isAdministrator: true }, data: { isAdministrator: false } });
  const circle = await Promise.all([1, 2, 3, 4].map(() => makeAdministrator()));
  const rounds = circle.flatMap((by, index) => {
    const personId = circle[(index + 1) % circle.length]?.personId ?? "";
    return [
      deactivatePerson.run(by, { personId }),
      setAdministrator.run(by, { personId: by.personId, isAdministrator: { seen: true, to: false } }),
    ];
  });
  await Promise.all(rounds);
  const left = await db().person.count({ where: { isAdministrator: true, deactivatedAt: null } });
  expect(left).toBeGreaterThanOrEqual(1);
});
