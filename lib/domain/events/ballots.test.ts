import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Actor, HeldRole } from "@/lib/domain/access";
import {
  type Vote,
  averageOf,
  checkVote,
  confidenceVoters,
  fistOfFive,
  isConfident,
  mayVote,
  revealOf,
  sayConfidence,
  sayWithheld,
  silentTeams,
  spreadOf,
  votesIn,
} from "./ballots";

const actor = (...roles: HeldRole[]): Actor => ({ personId: "p", name: "Pia", isAdministrator: false, roles });
const held = (role: HeldRole["role"], scrumTeamId: string | null = null): HeldRole => ({
  flowTeamId: "f",
  scrumTeamId,
  role,
});
const plenary = { flowTeamId: "f", kind: "planning_2", teamId: null, facilitatorId: null, guestIds: [] } as const;
const refinement = { ...plenary, kind: "refinement", teamId: "a" } as const;
const vote = (value: string, teamIds: string[] = [], personId = value): Vote => ({
  personId,
  name: personId,
  value,
  teamIds,
});

/** What is shown of the confidence voted. */
function shown(votes: readonly Vote[]) {
  const revealed = revealOf("confidence", votes);
  if (revealed.kind !== "confidence") throw new Error("It is of confidence.");
  return { all: revealed.all, teams: revealed.teams };
}

describe("who votes", () => {
  test("on confidence Members it is for, Stakeholders not", () => {
    expect(mayVote(actor(held("po", "a")), "confidence", plenary)).toBe(true);
    expect(mayVote(actor(held("developer", "a")), "confidence", plenary)).toBe(false);
    expect(mayVote(actor(held("developer", "a")), "confidence", { ...plenary, guestIds: ["p"] })).toBe(true);
    expect(mayVote(actor(held("stakeholder")), "confidence", plenary)).toBe(false);
  });
  test("in planning poker the team's own people", () => {
    expect(mayVote(actor(held("developer", "a")), "poker", refinement)).toBe(true);
    expect(mayVote(actor(held("developer", "b")), "poker", { ...refinement, guestIds: ["p"] })).toBe(false);
  });
});

test("confidence is asked of those invited and of guests who are Members", () => {
  const person = (isGuest: boolean, ...roles: HeldRole["role"][]) => ({
    isGuest,
    roles: roles.map((role) => ({ role, teamId: null })),
  });
  const people = [
    person(false, "csm"),
    person(false, "stakeholder"),
    person(true, "developer"),
    person(true, "stakeholder"),
    person(false, "developer"),
  ];
  expect(confidenceVoters(people)).toEqual([people[0], people[2]]);
});

describe("a vote", () => {
  const ballot = { state: "voting", round: 2, deck: fistOfFive } as const;
  test("is one of the cards, or taken back", () => {
    expect(checkVote(ballot, { round: 2, value: "4" }).ok).toBe(true);
    expect(checkVote(ballot, { round: 2, value: null }).ok).toBe(true);
    expect(checkVote(ballot, { round: 2, value: "6" })).toMatchObject({ refusal: { code: "invalid" } });
  });
  test("for a round that is over is refused", () => {
    expect(checkVote(ballot, { round: 1, value: "4" })).toMatchObject({ refusal: { code: "stale" } });
  });
  test("after the reveal is refused", () => {
    const refused = checkVote({ ...ballot, state: "revealed" }, { round: 2, value: "4" });
    expect(refused).toMatchObject({ refusal: { message: "The votes are revealed: this round takes no more." } });
  });
});

describe("a reveal", () => {
  test("of confidence names nobody, and no team that one alone voted of", () => {
    const revealed = revealOf("confidence", [
      vote("3", ["a"], "Ada"),
      vote("5", ["b", "a"], "Bo"),
      vote("1", [], "Cy"),
      vote("2", ["c"], "Di"),
    ]);
    expect(revealed).toEqual({
      kind: "confidence",
      all: { 1: 1, 2: 1, 3: 1, 5: 1 },
      teams: [{ teamId: "a", tally: { 3: 1, 5: 1 } }],
      voted: ["a", "b", "c"],
    });
    expect(JSON.stringify(revealed)).not.toMatch(/Ada|Bo|Cy|Di/);
  });
  test("of confidence withholds the smallest team where one alone would be left", () => {
    const of = (value: string, team: string, count: number) =>
      Array.from({ length: count }, (_, at) => vote(value, [team], `${team}${at}`));
    expect(shown([...of("5", "bedrock", 2), ...of("3", "comet", 1)])).toEqual({ all: { 3: 1, 5: 2 }, teams: [] });
    expect(shown([...of("5", "bedrock", 2), vote("3", [], "csm")]).teams).toEqual([]);
    const three = [...of("4", "anchor", 3), ...of("5", "bedrock", 2), ...of("3", "comet", 1)];
    expect(shown(three).teams).toEqual([{ teamId: "anchor", tally: { 4: 3 } }]);
    // One who voted alone in all is seen in all: there is nobody to hide among.
    expect(shown(of("4", "anchor", 1))).toEqual({ all: { 4: 1 }, teams: [] });
  });
  test("of confidence never leaves one voter's choice to be worked out", () => {
    const voter = fc.record({
      value: fc.constantFrom(...fistOfFive),
      teamIds: fc.subarray(["a", "b", "c", "d"], { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(voter, { minLength: 2, maxLength: 14 }), (voters) => {
        const { all, teams } = shown(voters.map(({ value, teamIds }, at) => vote(value, teamIds, `p${at}`)));
        const ofTeams = teams.map(({ tally }) => votesIn(tally));
        for (const count of ofTeams) expect(count).toBeGreaterThanOrEqual(2);
        const left = votesIn(all) - ofTeams.reduce((sum, count) => sum + count, 0);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).not.toBe(1);
        for (const value of fistOfFive) {
          const inTeams = teams.reduce((sum, { tally }) => sum + (tally[value] ?? 0), 0);
          expect(inTeams).toBeLessThanOrEqual(all[value] ?? 0);
        }
      }),
      { numRuns: 500 },
    );
  });
  test("of confidence says how many votes no team is shown with", () => {
    const said = (...votes: Vote[]) => sayWithheld(shown(votes));
    const [ada, bo, cy] = [vote("3", ["a"], "Ada"), vote("5", ["a"], "Bo"), vote("1", ["b"], "Cy")];
    expect(said(ada, bo)).toBeNull();
    expect(said(ada)).toBeNull();
    expect(said(ada, cy)).toMatch(/^Two votes tell those who gave them whose is whose/);
    expect(said(ada, bo, cy)).toBe("3 votes are not shown by team, so that nobody's vote is");
  });
  test("of confidence tells of which teams nobody voted, and of how many who were asked", () => {
    const revealed = revealOf("confidence", [vote("4", ["a", "b"], "Ada"), vote("3", [], "csm")]);
    if (revealed.kind !== "confidence") throw new Error("It is of confidence.");
    expect(silentTeams(revealed, [{ id: "a" }, { id: "b" }, { id: "c" }])).toEqual([{ id: "c" }]);
    // A reveal from before it was kept says nothing of the teams.
    expect(silentTeams({}, [{ id: "a" }])).toEqual([]);
    expect(sayConfidence(revealed, 31)).toBe("3.5 of 5, 2 of 31 voted");
    expect(sayConfidence(revealed, 1)).toBe("3.5 of 5, 2 of 2 voted");
  });
  test("of planning poker shows who chose what, by name", () => {
    const revealed = revealOf("poker", [vote("8", [], "Bo"), vote("?", [], "Ada")]);
    expect(revealed).toMatchObject({
      votes: [
        { name: "Ada", value: "?" },
        { name: "Bo", value: "8" },
      ],
    });
  });
  test("doesn't tell in which order people voted", () => {
    const one = revealOf("confidence", [vote("5", ["a"], "x"), vote("2", ["a"], "y")]);
    const other = revealOf("confidence", [vote("2", ["a"], "y"), vote("5", ["a"], "x")]);
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });
  test("counts every vote once, and averages within them", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...fistOfFive), { minLength: 1 }), (values) => {
        const revealed = revealOf(
          "confidence",
          values.map((value, at) => vote(value, [], `p${at}`)),
        );
        if (revealed.kind !== "confidence") throw new Error("It is of confidence.");
        expect(votesIn(revealed.all)).toBe(values.length);
        const average = averageOf(revealed.all) ?? 0;
        expect(average).toBeGreaterThanOrEqual(Math.min(...values.map(Number)));
        expect(average).toBeLessThanOrEqual(Math.max(...values.map(Number)));
        expect(isConfident(revealed)).toBe(average >= 3);
      }),
    );
  });
  test("leaves what is no number out of the figures", () => {
    expect(averageOf({ "?": 3 })).toBeNull();
    expect(averageOf({ "?": 3, 5: 1 })).toBe(5);
    expect(spreadOf([vote("?"), vote("3"), vote("13")])).toEqual({ least: 3, most: 13 });
  });
});
