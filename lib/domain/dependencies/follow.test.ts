import { describe, expect, it } from "vitest";
import { type TiedDependency, followItems, sidesMoved, teamsChanged, teamsNow } from "./follow";

const item = (number: number, kind: "Story" | "Epic" = "Story", teamId: string | null = null) => ({
  id: `${kind[0]}-${number}`,
  kind,
  number,
  title: `Item ${number}`,
  teamId,
});

/** D-1: S-1 of Alder needs S-2 of Birch, which answers. */
const aTied = (over: Partial<TiedDependency> = {}): TiedDependency => ({
  id: `D-${over.number ?? 1}`,
  number: 1,
  neederTeamId: "alder",
  giverTeamId: "birch",
  answeringTeamId: "birch",
  needer: item(1),
  giver: item(2),
  ...over,
});

const go = (itemId: string, teamId: string | null) => ({ itemId, teamId });
const teamsOf = (...args: Parameters<typeof followItems>) => {
  const judged = followItems(...args);
  if (!judged.ok) throw new Error(judged.refusal.message);
  return judged.value.map(({ dependency, teams }) => [dependency.number, ...Object.values(teams)]);
};
const refusalOf = (...args: Parameters<typeof followItems>) => {
  const judged = followItems(...args);
  return judged.ok ? null : judged.refusal;
};

describe("items that go to other teams", () => {
  it("take their Dependencies along, and who answered for a side still does", () => {
    expect(teamsOf([aTied()], [go("S-2", "cedar")])).toEqual([[1, "alder", "cedar", "cedar"]]);
    expect(teamsOf([aTied()], [go("S-1", "cedar")])).toEqual([[1, "cedar", "birch", "birch"]]);
    const offered = aTied({ answeringTeamId: "alder", needer: item(1, "Epic") });
    expect(teamsOf([offered], [go("S-2", "cedar")])).toEqual([[1, "alder", "cedar", "alder"]]);
    expect(teamsOf([offered], [go("E-1", "cedar")])).toEqual([[1, "cedar", "birch", "cedar"]]);
  });

  it("leave alone what is where they go already, and what isn't theirs", () => {
    expect(teamsOf([aTied()], [go("S-2", "birch"), go("S-9", "cedar")])).toEqual([]);
    expect(teamsOf([aTied({ needer: null, giver: null })], [go("S-2", "cedar")])).toEqual([]);
  });

  it("bring along an end that was left behind before there was such a rule", () => {
    const left = aTied({ needer: item(1, "Story", "cedar") });
    expect(teamsOf([left], [go("S-2", "alder")])).toEqual([[1, "cedar", "alder", "alder"]]);
  });

  it("leave a Dependency where it was when no team has them, save by an undo that knows a former place", () => {
    expect(teamsOf([aTied()], [go("S-2", null)])).toEqual([]);
    const former = new Map([["D-1", { giverTeamId: "cedar", answeringTeamId: "cedar" }]]);
    expect(teamsOf([aTied()], [go("S-2", null)], former)).toEqual([[1, "alder", "cedar", "cedar"]]);
    expect(teamsOf([aTied()], [go("S-1", null)], former)).toEqual([]);
    expect(teamsOf([aTied()], [go("S-2", "dogwood")], former)).toEqual([[1, "alder", "dogwood", "dogwood"]]);
  });

  it("are refused where one team would need and give, with the Dependency and the way out", () => {
    expect(refusalOf([aTied({ number: 4 })], [go("S-2", "alder")])).toMatchObject({
      rule: "DEP-1",
      code: "rule",
      message: expect.stringContaining("D-4, S-1 needs S-2."),
      wayOut: "First withdraw or decline D-4, or give S-1 to another team.",
    });
    const ofTeam = aTied({ needer: null });
    expect(refusalOf([ofTeam], [go("S-2", "alder")])?.wayOut).toContain("leave the item where it is");
    const others = [
      aTied(),
      aTied({ number: 2, needer: item(3, "Epic") }),
      aTied({ number: 3, neederTeamId: "cedar" }),
    ];
    const refusal = refusalOf(others, [go("S-2", "alder")]);
    expect(refusal?.message).toContain("D-1, S-1 needs S-2; D-2, E-3 needs S-2.");
    expect(refusal?.wayOut).toBe("First withdraw or decline D-1 or D-2, or give S-1 or E-3 to another team.");
  });

  it("are judged as a whole", () => {
    expect(teamsOf([aTied()], [go("S-1", "birch"), go("S-2", "alder")])).toEqual([[1, "birch", "alder", "alder"]]);
    expect(teamsOf([aTied()], [go("S-1", "birch"), go("S-2", "cedar")])).toEqual([[1, "birch", "cedar", "cedar"]]);
    expect(refusalOf([aTied()], [go("S-1", "cedar"), go("S-2", "cedar")])?.rule).toBe("DEP-1");
    expect(refusalOf([aTied()], [go("S-1", "birch"), go("S-2", null)])?.rule).toBe("DEP-1");
  });
});

it("tells history what changed of the teams alone", () => {
  const [from, to] = [aTied(), teamsNow(aTied(), { neederTeamId: "alder", giverTeamId: "cedar" })];
  expect(teamsChanged(from, to)).toEqual({
    before: { giverTeamId: "birch", answeringTeamId: "birch" },
    after: { giverTeamId: "cedar", answeringTeamId: "cedar" },
  });
  expect(sidesMoved(from, to)).toEqual(["giver"]);
  expect(teamsChanged(from, from)).toEqual({ before: {}, after: {} });
});
