import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FlowTeamFacts, Holding } from "@/lib/domain/flow-teams/facts";
import { planLeaving, rolesLeftBehind } from "./leaving";

const teams = ["one", "two", "three"].map((id) => ({ id, name: `Team ${id}` }));
const holdings: Holding[] = [
  ...(["cpo", "csm", "architect"] as const).map((role) => ({ role, scrumTeamId: null, personId: role })),
  ...teams.flatMap(({ id }) =>
    (["po", "sm", "developer"] as const).map((role) => ({ role, scrumTeamId: id, personId: `${role} ${id}` })),
  ),
  { role: "developer", scrumTeamId: "one", personId: "second developer" },
];
const people = Object.fromEntries(holdings.map(({ personId }) => [personId, { name: personId, skills: [] }]));
const facts: FlowTeamFacts = { name: "Harbour", state: "active", teams, holdings, people };
const everybody = new Set(Object.keys(people));

describe("what somebody leaves behind", () => {
  test("says which roles must be taken, and by whom they can be", () => {
    const [po] = rolesLeftBehind(facts, "po one");
    expect(po).toMatchObject({ title: "Product Owner in Team one", needsSuccessor: true });
    expect(po?.successors).toContain("developer one");
    expect(po?.successors).not.toContain("sm one");
    expect(po?.successors).not.toContain("po one");
    expect(rolesLeftBehind(facts, "second developer")[0]?.needsSuccessor).toBe(false);
    expect(rolesLeftBehind({ ...facts, state: "forming" }, "cpo")[0]?.needsSuccessor).toBe(false);
  });
});

describe("leaving", () => {
  test("is refused while a role would stay empty", () => {
    expect(planLeaving(facts, "architect", [], everybody)).toMatchObject({ refusal: { rule: "TEAM-3" } });
    expect(planLeaving(facts, "sm two", [], everybody)).toMatchObject({ refusal: { rule: "TEAM-4" } });
    expect(planLeaving(facts, "second developer", [], everybody)).toMatchObject({ ok: true });
  });
  test("of someone with two roles hands over both, or none", () => {
    const both = {
      ...facts,
      holdings: [...holdings, { role: "stakeholder" as const, scrumTeamId: null, personId: "po two" }],
    };
    const po = { role: "po" as const, scrumTeamId: "two", successorId: "developer two" };
    expect(planLeaving(both, "po two", [po], everybody)).toMatchObject({
      ok: true,
      value: { ended: [{ role: "po" }, { role: "stakeholder" }], begun: [{ role: "po", personId: "developer two" }] },
    });
  });
  test("to somebody who isn't active is refused", () => {
    const to = { role: "po" as const, scrumTeamId: "two", successorId: "developer two" };
    expect(planLeaving(facts, "po two", [to], new Set())).toMatchObject({ ok: false });
  });
  test("leaves every Flow Team as whole as before, whoever is chosen", () => {
    const anybody = fc.constantFrom(...everybody);
    fc.assert(
      fc.property(anybody, anybody, (leaver, heir) => {
        const mine = holdings.filter(({ personId }) => personId === leaver);
        const plan = planLeaving(
          facts,
          leaver,
          mine.map((held) => ({ ...held, successorId: heir })),
          everybody,
        );
        if (!plan.ok) return;
        const after = [...holdings.filter(({ personId }) => personId !== leaver), ...plan.value.begun];
        for (const role of ["cpo", "csm", "architect"]) {
          expect(after.filter((held) => held.role === role)).toHaveLength(1);
        }
        for (const { id } of teams) {
          const here = after.filter((held) => held.scrumTeamId === id);
          const [po, sm] = [here.filter((held) => held.role === "po"), here.filter((held) => held.role === "sm")];
          expect([po.length, sm.length]).toEqual([1, 1]);
          expect(po[0]?.personId).not.toBe(sm[0]?.personId);
          expect(here.some((held) => held.role === "developer")).toBe(true);
        }
      }),
    );
  });
});
