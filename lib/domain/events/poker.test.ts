import { describe, expect, test } from "vitest";
import {
  cardsToAgreeOn,
  likelyCard,
  pointsAgreed,
  roundsOf,
  sayRound,
  sayVotes,
  summaryOf,
  votersOf,
  waitsForNumber,
} from "./poker";
import type { RoomPerson } from "./room";

const votes = (...values: string[]) => values.map((value, at) => ({ personId: `p${at}`, name: `P${at}`, value }));
const said = (...values: string[]) => sayVotes(summaryOf(votes(...values)));

describe("the votes of a round", () => {
  test("have a spread and a median; who can't tell is counted apart", () => {
    expect(summaryOf(votes("8", "3", "?", "5"))).toEqual({
      numbers: 3,
      unsure: 1,
      least: 3,
      most: 8,
      median: 5,
      isUnanimous: false,
    });
    expect(summaryOf(votes("3", "13", "5", "8")).median).toBe(6.5);
    expect(summaryOf([])).toMatchObject({ least: null, median: null, isUnanimous: false });
  });

  test("are said in a sentence", () => {
    expect(said("3", "5", "8", "?")).toBe("From 3 to 8, median 5. 1 person can't tell.");
    expect(said("5", "5")).toBe("All say 5.");
    expect(said("5", "?", "?")).toBe("5 is the only number chosen. 2 people can't tell.");
    expect(said("?")).toBe("Nobody chose a number. 1 person can't tell.");
  });

  test("offer the cards in order, and the one nearest to the median as likely, of two as near the smaller", () => {
    const deck = ["1", "2", "3", "5", "8", "13", "?"];
    expect(cardsToAgreeOn(deck.toReversed())).toEqual(["1", "2", "3", "5", "8", "13"]);
    expect(likelyCard(deck, { median: 4 })).toBe("3");
    // 5 and 8 were voted, 8 and 13: not the highest.
    expect(likelyCard(deck, summaryOf(votes("5", "8")))).toBe("5");
    expect(likelyCard(deck, summaryOf(votes("8", "13")))).toBe("8");
    expect(likelyCard(deck, summaryOf(votes("5", "13", "8", "13")))).toBe("8");
    expect(likelyCard(deck, { median: 40 })).toBe("13");
    expect(likelyCard(deck, { median: null })).toBeNull();
  });

  test("wait for a number once they are shown", () => {
    const ballot = { kind: "poker", state: "revealed", subjectId: "s1", result: null } as const;
    expect(waitsForNumber([ballot], "s1")).toBe(true);
    expect(waitsForNumber([ballot], "s2")).toBe(false);
    expect(waitsForNumber([{ ...ballot, state: "voting" }], "s1")).toBe(false);
    expect(waitsForNumber([{ ...ballot, result: "5" }], "s1")).toBe(false);
    expect(waitsForNumber([{ ...ballot, kind: "confidence", subjectId: null }], null)).toBe(false);
  });

  test("stay in sight when another round is asked for", () => {
    const first = { round: 1, votes: votes("3", "8") };
    const voting = { round: 2, revealed: { kind: "poker" as const, votes: [], earlier: [first] } };
    expect(roundsOf(voting)).toEqual([first]);
    const shown = { round: 2, revealed: { kind: "poker" as const, votes: votes("5", "5"), earlier: [first] } };
    expect(roundsOf(shown).map(sayRound)).toEqual(["round 1: P0 3, P1 8", "round 2: P0 5, P1 5"]);
    expect(roundsOf({ round: 1, revealed: null })).toEqual([]);
  });
});

test("what is agreed on is a whole number of points", () => {
  expect(["1", "13", "999"].map(pointsAgreed)).toEqual([1, 13, 999]);
  expect(["?", "", " ", "0", "2.5", "1000", "-3", "1e2", "0x5"].map(pointsAgreed)).toEqual(Array(9).fill(null));
});

test("a vote waits for the team's own people in the room who don't look on", () => {
  const person = (id: string, draft: Partial<RoomPerson> = {}): RoomPerson => ({
    id,
    name: id,
    roles: [{ role: "developer", teamId: "a" }],
    isGuest: false,
    joinedAt: 1,
    readyStep: null,
    ...draft,
  });
  const people = [
    person("ada"),
    person("bo"),
    person("cy", { joinedAt: null }),
    person("di"),
    person("guest", { roles: [{ role: "developer", teamId: "b" }], isGuest: true }),
  ];
  const { voted, awaited, looking } = votersOf(people, { teamId: "a", lookOn: ["di"], votedIds: ["ada"] });
  expect([voted, awaited, looking].map((some) => some.map(({ id }) => id))).toEqual([["ada"], ["bo"], ["di", "guest"]]);
});
