import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Result } from "@/lib/domain/result";
import { type FlowTeamFacts, type Holding, type Seat, holdersOf, memberIds } from "./facts";
import { handOver } from "./hand-over";
import { canAddTeam, canEnd, canHold, canMoveDeveloper, canName, canRetireTeam } from "./rules";
import { canLaunch, launchStanding, teamAdvice } from "./standing";
import { staffTeam } from "./staffing";

const teamIds = ["a", "b", "c", "d"];
const person = (id: string) => ({
  name: id.toUpperCase(),
  skills: ["development", "testing", "ux", "business"] as const,
});

/** Four whole teams with leadership. */
function whole(state: FlowTeamFacts["state"] = "active"): FlowTeamFacts {
  const holdings: Holding[] = [
    { personId: "cpo", role: "cpo", scrumTeamId: null },
    { personId: "csm", role: "csm", scrumTeamId: null },
    { personId: "arch", role: "architect", scrumTeamId: null },
    ...teamIds.flatMap((scrumTeamId): Holding[] => [
      { personId: `po-${scrumTeamId}`, role: "po", scrumTeamId },
      { personId: `sm-${scrumTeamId}`, role: "sm", scrumTeamId },
      { personId: `dev-${scrumTeamId}`, role: "developer", scrumTeamId },
    ]),
  ];
  const people = Object.fromEntries([...holdings.map((held) => held.personId), "new"].map((id) => [id, person(id)]));
  return { name: "Port", state, teams: teamIds.map((id) => ({ id, name: `Team ${id}` })), holdings, people };
}

const rule = (result: Result<unknown>) => (result.ok ? "ok" : (result.refusal.rule ?? result.refusal.code));
const seat = (role: Seat["role"], scrumTeamId: string | null = null): Seat => ({ role, scrumTeamId });
const many = (facts: FlowTeamFacts, count: number): FlowTeamFacts => ({
  ...facts,
  holdings: [
    ...facts.holdings,
    ...Array.from({ length: count }, (_, n): Holding => ({ personId: `p${n}`, role: "developer", scrumTeamId: "a" })),
  ],
});

describe("TEAM-1", () => {
  test("a sixteenth Scrum Team is refused, and a name that is taken", () => {
    const teams = Array.from({ length: 15 }, (_, n) => ({ id: `${n}`, name: `T${n}` }));
    expect(rule(canAddTeam({ ...whole(), teams }, "Late"))).toBe("TEAM-1");
    expect(rule(canAddTeam({ ...whole(), teams: teams.slice(1) }, "Late"))).toBe("ok");
    expect(rule(canAddTeam(whole(), "team A"))).toBe("invalid");
    expect(rule(canName(whole(), "TEAM a", "a"))).toBe("ok");
  });

  test("an active Flow Team keeps three; a forming one may lose all", () => {
    const three = { ...whole(), teams: whole().teams.slice(1) };
    expect(rule(canRetireTeam(whole(), "a"))).toBe("ok");
    expect(rule(canRetireTeam(three, "b"))).toBe("TEAM-1");
    expect(rule(canRetireTeam({ ...three, state: "forming" }, "b"))).toBe("ok");
  });
});

describe("TEAM-2", () => {
  test("the 151st Member is refused; Members, and guests, are not", () => {
    const full = many(whole(), 150 - memberIds(whole()).size);
    expect(rule(canHold(full, { personId: "new", ...seat("developer", "b") }))).toBe("TEAM-2");
    expect(rule(canHold(full, { personId: "new", ...seat("stakeholder") }))).toBe("ok");
    expect(rule(canHold(full, { personId: "po-a", ...seat("developer", "b") }))).toBe("ok");
    const guest = { ...full, holdings: [...full.holdings, { personId: "new", ...seat("stakeholder") }] };
    expect(memberIds(guest).size).toBe(150);
  });

  test("handing over to a 151st person counts as one leaving and one joining", () => {
    const full = many(whole(), 150 - memberIds(whole()).size);
    const change = { ...seat("cpo"), fromPersonId: "cpo", toPersonId: "new", swap: false };
    expect(rule(handOver(full, change))).toBe("ok");
    const alsoPo = {
      ...full,
      holdings: [
        ...full.holdings.slice(0, -1),
        { personId: "cpo", ...seat("po", "x") },
        { personId: "q", ...seat("developer", "a") },
      ],
    };
    expect(rule(handOver(alsoPo, change))).toBe("TEAM-2");
  });
});

describe("TEAM-3", () => {
  test("there is one of each, and one person is one of the three", () => {
    expect(rule(canHold(whole(), { personId: "new", ...seat("cpo") }))).toBe("TEAM-3");
    const vacant = { ...whole("forming"), holdings: whole().holdings.filter((held) => held.role !== "cpo") };
    expect(rule(canHold(vacant, { personId: "csm", ...seat("cpo") }))).toBe("TEAM-3");
    expect(rule(canHold(vacant, { personId: "new", ...seat("cpo") }))).toBe("ok");
  });

  test("from launch on it is handed over, never left empty", () => {
    const csm: Holding = { personId: "csm", ...seat("csm") };
    expect(rule(canEnd(whole(), csm))).toBe("TEAM-3");
    expect(rule(canEnd(whole("forming"), csm))).toBe("ok");
  });

  test("two leaders change places only when that is asked for", () => {
    const change = { ...seat("cpo"), fromPersonId: "cpo", toPersonId: "csm" };
    expect(rule(handOver(whole(), { ...change, swap: false }))).toBe("TEAM-3");
    const swapped = handOver(whole(), { ...change, swap: true });
    expect(swapped.ok && swapped.value.begun).toEqual([
      { personId: "csm", ...seat("cpo") },
      { personId: "cpo", ...seat("csm") },
    ]);
  });

  test("handing over what somebody no longer holds is told apart", () => {
    expect(rule(handOver(whole(), { ...seat("cpo"), fromPersonId: "new", toPersonId: "po-a", swap: false }))).toBe(
      "stale",
    );
    expect(rule(handOver(whole(), { ...seat("cpo"), fromPersonId: "cpo", toPersonId: "cpo", swap: false }))).toBe(
      "invalid",
    );
  });
});

describe("TEAM-4", () => {
  test("PO and SM of one team are two people; of two teams one may be both", () => {
    const without = { ...whole("forming"), holdings: whole().holdings.filter((held) => held.personId !== "sm-a") };
    expect(rule(canHold(without, { personId: "po-a", ...seat("sm", "a") }))).toBe("TEAM-4");
    expect(rule(canHold(without, { personId: "po-b", ...seat("sm", "a") }))).toBe("ok");
    const change = { ...seat("po", "a"), fromPersonId: "po-a", toPersonId: "sm-a" };
    expect(rule(handOver(whole(), { ...change, swap: false }))).toBe("TEAM-4");
    expect(rule(handOver(whole(), { ...change, swap: true }))).toBe("ok");
  });

  test("a Developer is in one team, and moves unless they are the last", () => {
    expect(rule(canHold(whole(), { personId: "dev-a", ...seat("developer", "b") }))).toBe("TEAM-4");
    const move = { personId: "dev-a", fromTeamId: "a", toTeamId: "b" };
    expect(rule(canMoveDeveloper(whole(), move))).toBe("TEAM-4");
    expect(rule(canMoveDeveloper(whole("forming"), move))).toBe("ok");
    expect(rule(canMoveDeveloper(many(whole(), 1), move))).toBe("ok");
    expect(rule(canMoveDeveloper(whole(), { ...move, toTeamId: "a" }))).toBe("invalid");
    expect(rule(canMoveDeveloper(whole(), { ...move, fromTeamId: "c", toTeamId: "d" }))).toBe("stale");
  });

  test("a new team takes Developers from teams that keep one", () => {
    const facts = many({ ...whole(), teams: [...whole().teams, { id: "e", name: "Team e" }] }, 1);
    const staff = (developers: string[]) => rule(staffTeam(facts, "e", { po: "po-a", sm: "new", developers }));
    expect(staff(["dev-a"])).toBe("ok");
    expect(staff(["dev-a", "p0"])).toBe("TEAM-4");
    expect(staff(["dev-b"])).toBe("TEAM-4");
    expect(rule(staffTeam(facts, "e", { po: "new", sm: "new", developers: ["dev-a"] }))).toBe("TEAM-4");
  });
});

describe("launching", () => {
  test("a whole Flow Team launches, once", () => {
    expect(rule(canLaunch(whole("forming")))).toBe("ok");
    expect(rule(canLaunch(whole("active")))).toBe("TEAM-1");
  });

  test("each thing that is missing is named with what puts it right", () => {
    const empty: FlowTeamFacts = {
      name: "Port",
      state: "forming",
      teams: [{ id: "a", name: "Team a" }],
      holdings: [],
      people: {},
    };
    const standing = launchStanding(empty);
    expect(standing.map(({ rule: id, holds }) => `${id} ${holds}`)).toEqual([
      "TEAM-1 false",
      "TEAM-2 true",
      "TEAM-3 false",
      "TEAM-4 false",
      "TEAM-5 true",
    ]);
    expect(standing[0]?.missing).toEqual([{ text: "Port needs 2 more Scrum Teams.", mend: { act: "add team" } }]);
    expect(standing[2]?.missing).toHaveLength(3);
    expect(standing[3]?.missing[2]).toEqual({
      text: "Team a has no Developer.",
      mend: { act: "give role", seat: { role: "developer", scrumTeamId: "a" } },
    });
    expect(rule(canLaunch(empty))).toBe("TEAM-1");
    expect(launchStanding({ ...empty, teams: [] })[3]).toMatchObject({ rule: "TEAM-4", holds: false });
  });

  test("TEAM-5 advises, and never blocks", () => {
    const large = many({ ...whole("forming"), people: {} }, 8);
    expect(teamAdvice(large, "a").map(({ text }) => text)).toEqual([
      "Team a has 11 people; 10 is the advice.",
      "Team a has nobody for Development, Testing or UX.",
    ]);
    expect(launchStanding(large)[4]?.missing.at(-1)?.text).toContain("Business");
    expect(rule(canLaunch(large))).toBe("ok");
  });
});

test("whatever is done in whatever order, a launched Flow Team stays whole", () => {
  const roles = ["cpo", "csm", "architect", "po", "sm", "developer", "stakeholder"] as const;
  const people = ["cpo", "csm", "arch", "new", ...teamIds.flatMap((id) => [`po-${id}`, `sm-${id}`, `dev-${id}`])];
  const step = fc.record({
    act: fc.constantFrom("give", "end", "hand over", "move"),
    role: fc.constantFrom(...roles),
    team: fc.constantFrom(...teamIds),
    other: fc.constantFrom(...teamIds),
    who: fc.constantFrom(...people),
    whom: fc.constantFrom(...people),
    swap: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let facts = whole();
      for (const { act, role, team, other, who, whom, swap } of steps) {
        const here = seat(role, role === "po" || role === "sm" || role === "developer" ? team : null);
        const holding: Holding = { personId: who, ...here };
        const write = (ended: Holding[], begun: Holding[]) => {
          const left = facts.holdings.filter(
            (held) =>
              !ended.some(
                (gone) =>
                  gone.personId === held.personId && gone.role === held.role && gone.scrumTeamId === held.scrumTeamId,
              ),
          );
          facts = { ...facts, holdings: [...left, ...begun] };
        };
        if (act === "give" && canHold(facts, holding).ok) write([], [holding]);
        if (act === "end" && holdersOf(facts, here).includes(who) && canEnd(facts, holding).ok) write([holding], []);
        if (act === "move" && canMoveDeveloper(facts, { personId: who, fromTeamId: team, toTeamId: other }).ok) {
          write([{ personId: who, ...seat("developer", team) }], [{ personId: who, ...seat("developer", other) }]);
        }
        if (act === "hand over" && role !== "developer" && role !== "stakeholder") {
          const decided = handOver(facts, { ...here, fromPersonId: who, toPersonId: whom, swap });
          if (decided.ok) write(decided.value.ended, decided.value.begun);
        }
      }
      const broken = launchStanding(facts).filter(({ kind, holds }) => kind === "hard" && !holds);
      expect(broken).toEqual([]);
      const developers = facts.holdings.filter((held) => held.role === "developer").map((held) => held.personId);
      expect(new Set(developers).size).toBe(developers.length);
      const leaders = facts.holdings.filter((held) => ["cpo", "csm", "architect"].includes(held.role));
      expect(new Set(leaders.map((held) => held.personId)).size).toBe(3);
      expect(leaders).toHaveLength(3);
    }),
    { numRuns: 300 },
  );
});
