import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor, Role } from "@/lib/domain/access";
import { type DependencyAct, dependencyActs, dependencyStates } from "./schema";
import { type SteppedDependency, asksForWord, leads, mayStep, raisingTeamOf, step, stepsFor } from "./states";

const flowTeamId = "flow";
const dependency: SteppedDependency = {
  flowTeamId,
  state: "proposed",
  neederTeamId: "needer",
  giverTeamId: "giver",
  answeringTeamId: "giver",
  raisedById: "raiser",
  promisedForSprint: null,
};
const actor = (role: Role, scrumTeamId: string | null = null, personId = "somebody"): Actor => ({
  personId,
  name: "Somebody",
  isAdministrator: false,
  roles: [{ flowTeamId, scrumTeamId, role }],
});
const said = { word: "Because", promisedForSprint: 5 };

describe("the life of a Dependency", () => {
  it("goes from proposed to verified, each step by whose it is", () => {
    const way = [
      ["accept", actor("po", "giver"), "accepted"],
      ["start", actor("developer", "giver"), "in_progress"],
      ["deliver", actor("sm", "giver"), "delivered"],
      ["hand_back", actor("developer", "needer"), "in_progress"],
      ["deliver", actor("developer", "giver"), "delivered"],
      ["verify", actor("po", "needer"), "verified"],
    ] as const;
    let now = dependency;
    for (const [act, who, state] of way) {
      expect(stepsFor(who, now)).toContain(act);
      const stepped = step(now, act, said);
      expect(stepped).toMatchObject({ ok: true, value: { state } });
      if (stepped.ok) now = { ...now, ...stepped.value };
    }
    expect(now.promisedForSprint).toBe(5);
    expect(stepsFor(actor("po", "needer"), now)).toEqual([]);
  });

  it("is declined with a word, and proposed again by who raised it or their PO", () => {
    expect(step(dependency, "decline", { ...said, word: "" })).toMatchObject({
      refusal: { code: "invalid", fields: { word: "Say why you decline it." } },
    });
    const declined = { ...dependency, state: "declined" as const };
    expect(stepsFor(actor("developer", "needer", "raiser"), declined)).toEqual(["propose_again"]);
    expect(stepsFor(actor("po", "needer"), declined)).toEqual(["propose_again"]);
    expect(stepsFor(actor("po", "giver"), declined)).toEqual([]);
  });

  it("is answered by the PO of the team that didn't raise it, and by nobody else", () => {
    for (const who of [actor("cpo"), actor("csm"), actor("po", "needer"), actor("sm", "giver"), actor("stakeholder")]) {
      expect(mayStep(who, "accept", dependency)).toBe(false);
    }
    const offered = { ...dependency, answeringTeamId: "needer" };
    expect(mayStep(actor("po", "needer"), "accept", offered)).toBe(true);
    expect(raisingTeamOf(offered)).toBe("giver");
  });

  it("takes a promise with the giver's yes, not with the needer's", () => {
    const silent = { word: "", promisedForSprint: null };
    expect(step(dependency, "accept", silent)).toMatchObject({
      refusal: { fields: { promisedForSprint: expect.stringContaining("Flow Sprint") } },
    });
    expect(step({ ...dependency, answeringTeamId: "needer" }, "accept", silent).ok).toBe(true);
    expect(step({ ...dependency, promisedForSprint: 4 }, "accept", silent)).toMatchObject({
      value: { promisedForSprint: 4 },
    });
  });

  it("can be taken back exactly along its steps, whatever the state and the act", () => {
    fc.assert(
      fc.property(fc.constantFrom(...dependencyStates), fc.constantFrom(...dependencyActs), (state, act) => {
        const stepped = step({ ...dependency, state }, act, said);
        for (const to of dependencyStates) {
          expect(leads(act, state, to)).toBe(stepped.ok && stepped.value.state === to);
        }
        if (!stepped.ok) expect(stepped.refusal.wayOut).not.toBe("");
      }),
    );
  });

  it("asks for a word only where the other side is disappointed", () => {
    const acts = dependencyActs.filter((act: DependencyAct) => asksForWord(act) !== null);
    expect(acts).toEqual(["decline", "hand_back"]);
  });
});
