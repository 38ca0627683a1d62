import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import type { PeopleView } from "@/lib/domain/flow-teams/view";
import type { Answer } from "@/lib/domain/result";
import { db } from "@/lib/server/db";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { formFlowTeam, launchFlowTeam, renameFlowTeam, retireFlowTeam } from "@/lib/server/flow-teams/commands";
import { addMember, addMembers, changeSkills, inviteStakeholder } from "@/lib/server/flow-teams/people-commands";
import { peopleView, rulebookView } from "@/lib/server/flow-teams/queries";
import { endRole, giveRole, handOverRole, moveDeveloper } from "@/lib/server/flow-teams/role-commands";
import {
  addScrumTeam,
  renameScrumTeam,
  retireScrumTeam,
  setUsualCapacity,
} from "@/lib/server/flow-teams/team-commands";
import { makeEvent } from "@/tests/event-rows";
import {
  actorIn,
  actorOf,
  makeAdministrator,
  makeFlowTeam,
  makeOutsider,
  makePerson,
  makeRole,
  unique,
} from "@/tests/factories";

function worth<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.refusal.message);
  return answer.value;
}
const no = (answer: Answer<unknown>) => (answer.ok ? "ok" : (answer.refusal.rule ?? answer.refusal.code));
const email = () => `${unique("mail")}@example.org`;
const view = async (flowTeamId: string) => JSON.parse((await peopleView.load(flowTeamId)) ?? "null") as PeopleView;

describe("forming and launching", () => {
  test("from nothing to a launched Flow Team", async () => {
    const administrator = await makeAdministrator();
    const formed = worth(
      await formFlowTeam.run(administrator, {
        name: "Harbour Works",
        product: "Charts",
        timeZone: "Europe/Zurich",
        teamNames: ["Berths", "Tides & Weather", "Yard"],
        leaders: { csm: { name: "Grace", email: email() } },
      }),
    );
    expect(formed.slug).toBe("harbour-works");
    expect(formed.links).toEqual([expect.objectContaining({ name: "Grace", link: expect.stringContaining("/") })]);
    const flowTeamId = formed.id;
    expect(no(await launchFlowTeam.run(administrator, { flowTeamId }))).toBe("TEAM-3");

    const { teams } = await view(flowTeamId);
    expect(teams.map(({ name, hue }) => [name, hue])).toEqual([
      ["Berths", 0],
      ["Tides & Weather", 1],
      ["Yard", 2],
    ]);
    const csm = await actorIn(flowTeamId, "csm");
    const row = (role: "po" | "sm" | "developer" | "cpo" | "architect", scrumTeamId: string | null) => ({
      name: `${role} ${scrumTeamId ?? ""}`,
      email: email(),
      role,
      scrumTeamId,
      skills: ["testing" as const],
    });
    const people = [
      row("cpo", null),
      row("architect", null),
      ...teams.flatMap(({ id }) => [row("po", id), row("sm", id), row("developer", id)]),
    ];
    const added = worth(await addMembers.run(csm, { flowTeamId, people }));
    expect(added).toMatchObject({ added: 11 });
    expect(added.links).toHaveLength(11);
    // The same list again does nothing: who is there already is passed over.
    expect(worth(await addMembers.run(csm, { flowTeamId, people })).added).toBe(0);

    worth(await launchFlowTeam.run(csm, { flowTeamId }));
    expect((await openFlowTeam(csm, formed.slug))?.state).toBe("active");
    expect(no(await launchFlowTeam.run(csm, { flowTeamId }))).toBe("TEAM-1");
    const standing = JSON.parse((await rulebookView.load(flowTeamId)) ?? "[]") as { rule: string; is: string }[];
    expect(standing.slice(0, 4).map(({ is }) => is)).toEqual(["holds", "holds", "holds", "holds"]);
    const history = await db().auditEntry.findMany({ where: { flowTeamId, command: "flow-teams.launchFlowTeam" } });
    expect(history).toMatchObject([
      { before: { state: "forming" }, after: { state: "active" }, actorId: csm.personId },
    ]);
  });

  test("a second Flow Team of one name gets an address of its own", async () => {
    const administrator = await makeAdministrator();
    const form = () => formFlowTeam.run(administrator, { name: "Twin", product: "P", timeZone: "UTC", teamNames: [] });
    const slugs = (await Promise.all([form(), form(), form()])).map((answer) => worth(answer).slug);
    expect(slugs.sort()).toEqual(["twin", "twin-2", "twin-3"]);
  });

  test("one person isn't two leaders, and nothing is formed then", async () => {
    const administrator = await makeAdministrator();
    const ada = { name: "Ada", email: email() };
    const answer = await formFlowTeam.run(administrator, {
      name: "Never",
      product: "P",
      timeZone: "UTC",
      teamNames: ["A"],
      leaders: { cpo: ada, csm: ada },
    });
    expect(no(answer)).toBe("TEAM-3");
    expect(await db().flowTeam.count({ where: { name: "Never" } })).toBe(0);
    expect(await db().person.count({ where: { email: ada.email } })).toBe(0);
  });

  test("wrong input is refused by field", async () => {
    const administrator = await makeAdministrator();
    const answer = await formFlowTeam.run(administrator, {
      name: " ",
      product: "x".repeat(121),
      timeZone: "Middle/Earth",
      teamNames: ["A", "a"],
    });
    expect(answer.ok ? {} : Object.keys(answer.refusal.fields ?? {})).toEqual([
      "name",
      "product",
      "timeZone",
      "teamNames",
    ]);
  });
});

describe("in a launched Flow Team", () => {
  let flowTeamId: string;
  let slug: string;
  let teamIds: string[];
  let csm: Actor;
  beforeAll(async () => {
    const made = await makeFlowTeam({ teams: 4 });
    ({ id: flowTeamId, slug } = made.flowTeam);
    teamIds = made.teams.map(({ id }) => id);
    csm = await actorIn(flowTeamId, "csm");
  });

  test("a leadership role is handed over, swapped and handed back, and never left empty", async () => {
    const cpo = await actorIn(flowTeamId, "cpo");
    const architect = await actorIn(flowTeamId, "architect");
    const over = {
      flowTeamId,
      role: "cpo" as const,
      scrumTeamId: null,
      fromPersonId: cpo.personId,
      toPersonId: architect.personId,
    };
    expect(no(await endRole.run(csm, { flowTeamId, personId: cpo.personId, role: "cpo", scrumTeamId: null }))).toBe(
      "TEAM-3",
    );
    expect(no(await handOverRole.run(csm, over))).toBe("TEAM-3");
    worth(await handOverRole.run(csm, { ...over, swap: true }));
    expect((await actorIn(flowTeamId, "cpo")).personId).toBe(architect.personId);
    expect((await actorIn(flowTeamId, "architect")).personId).toBe(cpo.personId);
    expect(no(await handOverRole.run(csm, { ...over, swap: true }))).toBe("stale");
    const { undo } = await db().auditEntry.findFirstOrThrow({
      where: { flowTeamId, command: "flow-teams.handOverRole" },
      orderBy: { id: "asc" },
    });
    worth(await handOverRole.run(csm, (undo as { input: object }).input));
    expect((await actorIn(flowTeamId, "cpo")).personId).toBe(cpo.personId);
  });

  test("a CSM who hands their role over has none of its powers afterwards", async () => {
    const made = await makeFlowTeam();
    const old = await actorIn(made.flowTeam.id, "csm");
    const next = (await makeRole({ flowTeamId: made.flowTeam.id, role: "developer", scrumTeamId: made.teams[0]?.id }))
      .personId;
    const over = { flowTeamId: made.flowTeam.id, role: "csm" as const, scrumTeamId: null };
    worth(await handOverRole.run(old, { ...over, fromPersonId: old.personId, toPersonId: next }));
    const now = await actorOf(old.personId);
    expect(no(await renameFlowTeam.run(now, { flowTeamId: made.flowTeam.id, edits: {} }))).toBe("not_found");
  });

  test("a Developer moves, but not out of a team they are the last of", async () => {
    const [from = "", to = ""] = teamIds;
    const { personId } = await makeRole({ flowTeamId, role: "developer", scrumTeamId: from });
    worth(await moveDeveloper.run(csm, { flowTeamId, personId, fromTeamId: from, toTeamId: to }));
    const last = await actorIn(flowTeamId, "developer", from);
    expect(
      no(await moveDeveloper.run(csm, { flowTeamId, personId: last.personId, fromTeamId: from, toTeamId: to })),
    ).toBe("TEAM-4");
  });

  test("a new Scrum Team comes with its people, and retires with its roles", async () => {
    const [from = "", , other = ""] = teamIds;
    const moved = await makeRole({ flowTeamId, role: "developer", scrumTeamId: from });
    expect(no(await addScrumTeam.run(csm, { flowTeamId, name: "Empty" }))).toBe("TEAM-4");
    const staff = {
      po: { name: "Po", email: email() },
      sm: { personId: csm.personId },
      developers: [{ personId: moved.personId }],
    };
    const { id } = worth(await addScrumTeam.run(csm, { flowTeamId, name: "Fresh", staff }));
    expect(await db().roleHolding.count({ where: { scrumTeamId: id, endedAt: null } })).toBe(3);
    worth(await retireScrumTeam.run(csm, { flowTeamId, scrumTeamId: id, developersTo: other }));
    expect(await db().roleHolding.count({ where: { scrumTeamId: id, endedAt: null } })).toBe(0);
    expect(
      await db().roleHolding.count({ where: { scrumTeamId: other, personId: moved.personId, endedAt: null } }),
    ).toBe(1);
    expect((await view(flowTeamId)).teams.some((team) => team.id === id)).toBe(false);
    expect(
      no(await renameScrumTeam.run(csm, { flowTeamId, scrumTeamId: id, edits: { name: { seen: "Fresh", to: "F" } } })),
    ).toBe("not_found");
  });

  test("a retired team that leads open Epics stays in sight until they are moved", async () => {
    const { id } = worth(
      await addScrumTeam.run(csm, {
        flowTeamId,
        name: "Leading",
        staff: {
          po: { name: "P", email: email() },
          sm: { name: "S", email: email() },
          developers: [{ name: "D", email: email() }],
        },
      }),
    );
    await db().epic.create({ data: { flowTeamId, number: 1, title: "Epic", leadTeamId: id, rank: "a0" } });
    worth(await retireScrumTeam.run(csm, { flowTeamId, scrumTeamId: id, developersTo: null }));
    expect((await view(flowTeamId)).teams.find((team) => team.id === id)).toMatchObject({
      isRetired: true,
      openEpics: 1,
    });
  });

  test("fields two people change are told apart, others merge", async () => {
    const rename = (edits: object) => renameFlowTeam.run(csm, { flowTeamId, edits });
    const { name, product } = (await view(flowTeamId)).flowTeam;
    worth(await rename({ name: { seen: name, to: "Renamed" } }));
    worth(await rename({ product: { seen: product, to: "Other charts" } }));
    const stale = await rename({ name: { seen: name, to: "Mine" } });
    expect(stale.ok ? null : stale.refusal.conflicts).toEqual([
      { field: "name", seen: name, mine: "Mine", theirs: "Renamed" },
    ]);
    expect((await openFlowTeam(csm, slug))?.name).toBe("Renamed");
  });

  test("capacity is the SM's of that team, and skills are merged in order", async () => {
    const [team = "", other = ""] = teamIds;
    const sm = await actorIn(flowTeamId, "sm", team);
    worth(await setUsualCapacity.run(sm, { flowTeamId, scrumTeamId: team, seen: 0, points: 30 }));
    expect(no(await setUsualCapacity.run(sm, { flowTeamId, scrumTeamId: other, seen: 0, points: 30 }))).toBe(
      "forbidden",
    );
    expect(no(await setUsualCapacity.run(sm, { flowTeamId, scrumTeamId: team, seen: 0, points: 40 }))).toBe("stale");
    worth(
      await changeSkills.run(csm, {
        flowTeamId,
        personId: sm.personId,
        edits: { skills: { seen: [], to: ["ux", "development"] } },
      }),
    );
    const person = (await view(flowTeamId)).people.find(({ id }) => id === sm.personId);
    expect(person?.skills).toEqual(["development", "ux"]);
  });

  test("the CPO invites Stakeholders, who are no Members and see no people", async () => {
    const cpo = await actorIn(flowTeamId, "cpo");
    const address = email();
    const guest = worth(await inviteStakeholder.run(cpo, { flowTeamId, name: "Guest", email: address }));
    expect(guest.link).toContain("/");
    expect(no(await inviteStakeholder.run(cpo, { flowTeamId, name: "Guest", email: address }))).toBe("invalid");
    expect(
      no(
        await addMember.run(cpo, {
          flowTeamId,
          name: "M",
          email: email(),
          role: "developer",
          scrumTeamId: teamIds[0] ?? "",
          skills: [],
        }),
      ),
    ).toBe("forbidden");
    worth(await endRole.run(cpo, { flowTeamId, personId: guest.personId, role: "stakeholder", scrumTeamId: null }));
  });

  test("a list with one wrong row writes none of it, and names the row", async () => {
    const before = await db().person.count();
    const good = {
      name: "Good",
      email: email(),
      role: "developer" as const,
      scrumTeamId: teamIds[0] ?? "",
      skills: [],
    };
    const answer = await addMembers.run(csm, {
      flowTeamId,
      people: [good, { ...good, name: "Bad", email: email(), role: "po" as const }],
    });
    expect(answer.ok ? "" : answer.refusal.message).toMatch(/^Row 2, Bad: /);
    expect(await db().person.count()).toBe(before);
  });

  test("ids of another Flow Team are refused as if they didn't exist", async () => {
    const other = await makeFlowTeam();
    const theirTeam = other.teams[0]?.id ?? "";
    const stranger = (await actorIn(other.flowTeam.id, "developer")).personId;
    const [team = ""] = teamIds;
    const answers = await Promise.all([
      renameScrumTeam.run(csm, { flowTeamId, scrumTeamId: theirTeam, edits: { name: { seen: "x", to: "y" } } }),
      retireScrumTeam.run(csm, { flowTeamId, scrumTeamId: theirTeam, developersTo: null }),
      retireScrumTeam.run(csm, { flowTeamId, scrumTeamId: team, developersTo: theirTeam }),
      giveRole.run(csm, { flowTeamId, personId: stranger, role: "developer", scrumTeamId: team }),
      giveRole.run(csm, { flowTeamId, personId: csm.personId, role: "developer", scrumTeamId: theirTeam }),
      changeSkills.run(csm, { flowTeamId, personId: stranger, edits: { skills: { seen: [], to: ["ux"] } } }),
      handOverRole.run(csm, {
        flowTeamId,
        role: "csm",
        scrumTeamId: null,
        fromPersonId: csm.personId,
        toPersonId: stranger,
      }),
      renameFlowTeam.run(csm, { flowTeamId: other.flowTeam.id, edits: {} }),
    ]);
    expect(answers.map(no)).toEqual(answers.map(() => "not_found"));
  });

  test("somebody deactivated takes no role", async () => {
    const { personId } = await makeRole({ flowTeamId, role: "stakeholder" });
    await db().person.update({ where: { id: personId }, data: { deactivatedAt: new Date() } });
    const answer = await giveRole.run(csm, { flowTeamId, personId, role: "developer", scrumTeamId: teamIds[0] ?? "" });
    expect(answer.ok ? "" : answer.refusal.message).toContain("deactivated");
  });
});

describe("who sees what", () => {
  test("outsiders, the demo and the rest are kept apart", async () => {
    const real = await makeFlowTeam();
    const demo = await makeFlowTeam({ isDemo: true, state: "forming" });
    const administrator = await makeAdministrator();
    const demoAdministrator = await actorOf((await makePerson({ isAdministrator: true, isDemo: true })).id);
    const outsider = await makeOutsider();
    const opens = async (actor: Actor) =>
      Promise.all([real, demo].map(async ({ flowTeam }) => (await openFlowTeam(actor, flowTeam.slug)) !== null));
    expect(await opens(administrator)).toEqual([true, false]);
    expect(await opens(demoAdministrator)).toEqual([false, true]);
    expect(await opens(outsider)).toEqual([false, false]);
    expect(await opens(await actorIn(real.flowTeam.id, "developer"))).toEqual([true, false]);
    const form = { name: "Demo two", product: "P", timeZone: "UTC", teamNames: [] };
    expect(no(await formFlowTeam.run(demoAdministrator, form))).toBe("forbidden");
  });

  test("a retired Flow Team is read and no more", async () => {
    const { flowTeam } = await makeFlowTeam();
    const csm = await actorIn(flowTeam.id, "csm");
    expect(no(await retireFlowTeam.run(csm, { flowTeamId: flowTeam.id, name: "wrong" }))).toBe("invalid");
    const { id: eventId } = await makeEvent({ flowTeamId: flowTeam.id, kind: "flow_retrospective" });
    const card = { eventId, kind: "author" as const, itemId: eventId, personId: csm.personId };
    await db().secret.create({ data: card });
    worth(await retireFlowTeam.run(csm, { flowTeamId: flowTeam.id, name: flowTeam.name }));
    expect(await db().secret.count({ where: { eventId } })).toBe(0);
    expect((await openFlowTeam(csm, flowTeam.slug))?.state).toBe("retired");
    expect(no(await addScrumTeam.run(csm, { flowTeamId: flowTeam.id, name: "Late" }))).toBe("TEAM-1");
    expect(no(await inviteStakeholder.run(csm, { flowTeamId: flowTeam.id, name: "G", email: email() }))).toBe("TEAM-1");
  });
});
