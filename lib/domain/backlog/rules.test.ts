import { describe, expect, it } from "vitest";
import { fieldsDenied, mayDelete } from "./policy";
import { missingForReady } from "./readiness";
import { checkEpic, checkVerdict } from "./rules";
import type { EpicFields } from "./schema";
import { inOrder, valuePerEffort, wsjf } from "./scores";

const epic: EpicFields = {
  title: "Tide tables",
  description: "",
  kind: "business",
  status: "planned",
  leadTeamId: null,
  firstSprint: null,
  lastSprint: null,
  effort: null,
  value: null,
  timeCriticality: null,
  riskReduction: null,
  riskNote: "",
  acceptanceConditions: [],
  ownerId: null,
  labels: [],
};
const around = {
  lastSprint: 10,
  liveTeamIds: new Set(["team"]),
  personIds: new Set(["person"]),
  openStories: 0,
  isValidated: true,
};
const check = (fields: Partial<EpicFields>, facts = around) =>
  checkEpic({ ...epic, ...fields }, new Set(Object.keys(fields) as (keyof EpicFields)[]), facts);

describe("missingForReady (BLG-1)", () => {
  const ready = { value: 5, effort: 8, hasRiskNote: true, acceptanceConditions: 1, feasibility: "feasible" as const };

  it("asks for nothing when all five are there", () => {
    expect(missingForReady(ready)).toEqual([]);
    expect(missingForReady({ ...ready, feasibility: "feasible_with_conditions" })).toEqual([]);
  });

  it("names each part that is missing", () => {
    expect(
      missingForReady({ value: null, effort: null, hasRiskNote: false, acceptanceConditions: 0, feasibility: null }),
    ).toEqual(["a value", "an effort", "a risk note", "acceptance conditions", "the Architect's feasibility verdict"]);
  });

  it("is not met by a verdict that it can't be done", () => {
    expect(missingForReady({ ...ready, feasibility: "not_feasible" })).toEqual(["a way the Architect finds feasible"]);
  });
});

describe("checkEpic", () => {
  it.each([
    [{ firstSprint: 3, lastSprint: 3 }],
    [{ firstSprint: 1, lastSprint: 10 }],
    [{ firstSprint: null, lastSprint: null }],
    [{ leadTeamId: "team" }],
    [{ ownerId: "person" }],
    [{ status: "done" as const }],
  ])("lets %j stand", (fields) => expect(check(fields).ok).toBe(true));

  it.each([
    [{ firstSprint: 3 }, "lastSprint"],
    [{ lastSprint: 3 }, "firstSprint"],
    [{ firstSprint: 4, lastSprint: 3 }, "lastSprint"],
    [{ firstSprint: 4, lastSprint: 11 }, "lastSprint"],
    [{ leadTeamId: "retired or foreign" }, "leadTeamId"],
    [{ ownerId: "stranger" }, "ownerId"],
  ])("refuses %j at %s", (fields, field) => {
    const result = check(fields);
    expect(result.ok ? null : Object.keys(result.refusal.fields ?? {})).toEqual([field]);
  });

  it("refuses done while Stories are open (BLG-5)", () => {
    const result = check({ status: "done" }, { ...around, openStories: 2 });
    expect(result.ok ? null : result.refusal.rule).toBe("BLG-5");
  });

  it("refuses done while the CPO hasn't validated it (BLG-5)", () => {
    const result = check({ status: "done" }, { ...around, isValidated: false });
    expect(result.ok ? null : result.refusal).toMatchObject({ rule: "BLG-5", code: "rule" });
  });

  it("lets an Epic of a retired team be renamed", () => {
    expect(checkEpic({ ...epic, leadTeamId: "retired", title: "New" }, new Set(["title"]), around).ok).toBe(true);
  });
});

describe("fieldsDenied", () => {
  const flowTeamId = "flow";
  const actor = (
    role: "cpo" | "po" | "developer" | "stakeholder" | "architect",
    scrumTeamId: string | null = null,
  ) => ({
    personId: "me",
    name: "Me",
    isAdministrator: false,
    isDemo: false,
    roles: [{ flowTeamId, scrumTeamId, role }],
  });
  const standing = { flowTeamId, leadTeamId: "team", status: "planned" as const, createdById: "me" };

  it("denies the CPO nothing", () => {
    expect(fieldsDenied(actor("cpo"), standing, ["value", "status"], "done")).toEqual([]);
  });

  it("leaves a PO the content of the Epics their team leads, not their value", () => {
    expect(fieldsDenied(actor("po", "team"), standing, ["title", "firstSprint", "value"])).toEqual(["value"]);
    expect(fieldsDenied(actor("po", "other"), standing, ["title"])).toEqual(["title"]);
  });

  it("leaves done to the CPO, in and out", () => {
    expect(fieldsDenied(actor("po", "team"), standing, ["status"], "done")).toEqual(["status"]);
    expect(fieldsDenied(actor("po", "team"), { ...standing, status: "done" }, ["status"], "planned")).toEqual([
      "status",
    ]);
  });

  it("leaves authors the words of their own ideas", () => {
    const idea = { ...standing, status: "idea" as const, leadTeamId: null };
    expect(fieldsDenied(actor("developer", "team"), idea, ["title", "effort"])).toEqual(["effort"]);
    expect(fieldsDenied(actor("developer", "team"), { ...idea, createdById: "other" }, ["title"])).toEqual(["title"]);
    expect(fieldsDenied(actor("stakeholder"), idea, ["title"])).toEqual(["title"]);
    expect(mayDelete(actor("developer", "team"), idea)).toBe(true);
    expect(mayDelete(actor("developer", "team"), standing)).toBe(false);
  });
});

describe("scores", () => {
  const scored = { value: 8, timeCriticality: 5, riskReduction: 2, effort: 5 };

  it("follow their published formulas", () => {
    expect(wsjf(scored)).toBe(3);
    expect(wsjf({ ...scored, timeCriticality: null, riskReduction: null })).toBe(1.6);
    expect(valuePerEffort(scored)).toBe(1.6);
    expect(wsjf({ ...scored, effort: null })).toBeNull();
  });

  it("order highest first, unscored last, ties by the CPO's rank", () => {
    const epics = [
      { ...scored, value: null, rank: "a0", id: 1 },
      { ...scored, rank: "a2", id: 2 },
      { ...scored, rank: "Zz", id: 3 },
      { ...scored, value: 20, rank: "a3", id: 4 },
    ];
    expect(inOrder(epics, "wsjf").map((e) => e.id)).toEqual([4, 3, 2, 1]);
    expect(inOrder(epics, "rank").map((e) => e.id)).toEqual([3, 1, 2, 4]);
  });
});

describe("the Architect's verdict", () => {
  it("names its conditions where there are any", () => {
    const refused = checkVerdict("feasible_with_conditions", "  \n");
    expect(refused).toMatchObject({
      ok: false,
      refusal: { fields: { note: "“Feasible with conditions” names its conditions, and none is written." } },
    });
    expect(checkVerdict("feasible_with_conditions", "With a second mast").ok).toBe(true);
    for (const verdict of ["feasible", "not_feasible", null] as const) expect(checkVerdict(verdict, "").ok).toBe(true);
  });
});
