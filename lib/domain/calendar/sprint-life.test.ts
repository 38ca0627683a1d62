import { describe, expect, it } from "vitest";
import { aStay, aTeamInSprint } from "@/tests/stay-rows";
import { checkCarried, teamsOverCommitted } from "./sprint-life";

describe("the teams over capacity (BLG-4)", () => {
  const over = (...given: Parameters<typeof teamsOverCommitted>) => teamsOverCommitted(...given).map(({ id }) => id);

  it("are those that committed to more points than they have, not those that filled it", () => {
    const teams = [aTeamInSprint("full"), aTeamInSprint("over"), aTeamInSprint("idle")];
    const stays = [
      aStay({ storyId: "s1", teamId: "full" }),
      aStay({ storyId: "s2", teamId: "full" }),
      aStay({ storyId: "s3", teamId: "over" }),
      aStay({ storyId: "s4", teamId: "over", estimate: 6 }),
    ];
    expect(over({ teams, stays })).toEqual(["over"]);
    expect(over({ teams: [], stays })).toEqual([]);
  });

  it("are judged by the capacity they plan with: typed before computed before the usual one", () => {
    const stays = ["usual", "computed", "typed"].map((teamId) => aStay({ storyId: teamId, teamId, estimate: 8 }));
    const teams = [
      aTeamInSprint("usual"),
      aTeamInSprint("computed", { computed: 7 }),
      aTeamInSprint("typed", { computed: 7, typed: 8 }),
    ];
    expect(over({ teams, stays })).toEqual(["computed"]);
  });

  it("count what is in the Sprint Backlog as it is estimated now, done or not, and not what was taken out", () => {
    const teams = [aTeamInSprint("a")];
    const [grown, other] = [aStay({ points: 3, estimate: 6, status: "done" }), aStay({ storyId: "t" })];
    expect(over({ teams, stays: [grown, other, aStay({ storyId: "u", estimate: null })] })).toEqual(["a"]);
    expect(over({ teams, stays: [{ ...grown, outcome: "removed" }, other] })).toEqual([]);
  });

  it("keep what a closed Flow Sprint's Stories came to", () => {
    const teams = [aTeamInSprint("a")];
    expect(over({ teams, stays: [aStay({ estimate: 3, pointsAtEnd: 11, outcome: "done" })] })).toEqual(["a"]);
    expect(over({ teams, stays: [aStay({ estimate: 11, pointsAtEnd: 3, outcome: "split" })] })).toEqual([]);
  });
});

describe("what a retired team leaves in a Flow Sprint that closes", () => {
  const unfinished = [
    { ...aStay({ storyId: "own", number: 1 }), isTeamRetired: false },
    { ...aStay({ storyId: "left", number: 2 }), isTeamRetired: true },
  ];

  it("is returned or split, and not carried over", () => {
    const choose = (choice: "carry" | "return" | "split") =>
      checkCarried(unfinished, [
        { storyId: "own", choice: "carry" },
        { storyId: "left", choice, ...(choice === "split" && { remaining: 2 }) },
      ]);
    expect([choose("return").ok, choose("split").ok]).toEqual([true, true]);
    expect(choose("carry")).toMatchObject({
      refusal: {
        code: "rule",
        message: expect.stringContaining("S-2 can't be carried over"),
        fields: { left: expect.any(String) },
      },
    });
  });
});
