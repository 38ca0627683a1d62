import { describe, expect, it } from "vitest";
import { type DependencyFacts, type EndFacts, dependencyStanding, endFacts, lastClosedSprint } from "./conflicts";

const asked: DependencyFacts = { state: "proposed", neededBySprint: null, promisedForSprint: null, mitigation: "" };
const epic = (firstSprint: number | null, lastSprint: number | null, status = "planned") => ({
  firstSprint,
  lastSprint,
  status,
});

const story = (sprint: number | null, status = "open") => ({ ...epic(sprint, sprint, status), isStory: true });
const standingOf = (dependency: DependencyFacts, needer: EndFacts, giver: EndFacts, lastClosed = 0) =>
  dependencyStanding(dependency, needer, giver, lastClosed);

describe("dependencyStanding (DEP-2 for Epics)", () => {
  it("holds when the giver ends before the needer starts", () => {
    expect(standingOf(asked, epic(5, 6), epic(3, 4)).kind).toBe("holds");
  });

  it("is a conflict when the giver's last sprint is the needer's first", () => {
    expect(standingOf(asked, epic(5, 6), epic(3, 5))).toEqual({
      kind: "conflict",
      cause: "late",
      reason: "giver and needer are both in S5, so it comes too late",
    });
  });

  it("is a conflict when promised for a later sprint than needed, whatever the bars say", () => {
    const promised: DependencyFacts = { ...asked, state: "accepted", neededBySprint: 3, promisedForSprint: 4 };
    const late = { kind: "conflict", cause: "late" };
    const says = (dependency: DependencyFacts, giver = epic(1, 1)) => standingOf(dependency, epic(9, 9), giver);
    expect(says(promised)).toEqual({ ...late, reason: "needed by S3, promised for S4" });
    expect(says({ ...promised, state: "proposed" })).toEqual({ ...late, reason: "needed by S3, proposed for S4" });
    const byItem: DependencyFacts = { ...promised, state: "proposed", promisedForSprint: null };
    expect(says(byItem, epic(1, 5))).toEqual({ ...late, reason: "needed by S3, the giver ends in S5" });
  });

  it("is settled by a promise in time", () => {
    expect(standingOf({ ...asked, promisedForSprint: 4 }, epic(5, 6), epic(3, 8)).kind).toBe("holds");
  });

  it("is mitigated by words, not by blanks", () => {
    expect(standingOf({ ...asked, mitigation: "A stub until then" }, epic(5, 6), epic(3, 5)).kind).toBe("mitigated");
    expect(standingOf({ ...asked, mitigation: "  " }, epic(5, 6), epic(3, 5)).kind).toBe("conflict");
  });

  it("is satisfied once delivered, verified, or the giver's Epic is done", () => {
    expect(standingOf({ ...asked, state: "delivered" }, epic(5, 6), epic(3, 9)).kind).toBe("satisfied");
    expect(standingOf({ ...asked, state: "verified" }, epic(5, 6), epic(3, 9)).kind).toBe("satisfied");
    expect(standingOf(asked, epic(5, 6), epic(3, 9, "done")).kind).toBe("satisfied");
  });

  it("is void when declined, or when the needer is over", () => {
    expect(standingOf({ ...asked, state: "declined" }, epic(1, 1), epic(9, 9)).kind).toBe("void");
    expect(standingOf(asked, epic(1, 1, "dropped"), epic(9, 9)).kind).toBe("void");
  });

  it("can't say while either end has no sprint", () => {
    expect(standingOf(asked, epic(null, null), epic(1, 1)).kind).toBe("open_ended");
    expect(standingOf(asked, epic(1, 1), epic(null, null)).kind).toBe("open_ended");
    expect(standingOf(asked, null, null).kind).toBe("open_ended");
  });
});

describe("a promise for a Flow Sprint that has closed", () => {
  const promised: DependencyFacts = { ...asked, state: "accepted", neededBySprint: 5, promisedForSprint: 5 };

  it.each<[string, DependencyFacts, EndFacts, EndFacts, string]>([
    ["and needed by it, the giver's Story carried on", promised, story(5), story(6), "promised for"],
    ["and needed later", { ...promised, neededBySprint: 7 }, story(7), story(6), "promised for"],
    ["and needed nobody said when", { ...promised, neededBySprint: null }, null, null, "promised for"],
    ["and being worked on", { ...promised, state: "in_progress" }, epic(7, 8), epic(4, 6), "promised for"],
    ["by the giver's bar, with nothing said", asked, epic(6, 7), epic(4, 5), "the giver was to end in"],
    [
      "by the giver's bar, and needed later",
      { ...asked, neededBySprint: 9 },
      null,
      story(5),
      "the giver was to end in",
    ],
  ])("%s: is in conflict once it has, and not before", (_, facts, needer, giver, was) => {
    expect(standingOf(facts, needer, giver, 5)).toEqual({
      kind: "conflict",
      cause: "closed",
      reason: `${was} S5, which closed without it`,
    });
    expect(["holds", "open_ended"]).toContain(standingOf(facts, needer, giver, 4).kind);
  });

  it("is none any more when promised anew, mitigated, delivered, done or declined", () => {
    const kindOf = (over: Partial<DependencyFacts>, giver: EndFacts = story(6)) =>
      standingOf({ ...promised, neededBySprint: 6, ...over }, story(6), giver, 5).kind;
    expect(kindOf({})).toBe("conflict");
    expect(kindOf({ promisedForSprint: 6 })).toBe("holds");
    expect(kindOf({ mitigation: "A stub" })).toBe("mitigated");
    expect(kindOf({ state: "delivered" })).toBe("satisfied");
    expect(kindOf({}, story(5, "done"))).toBe("satisfied");
    expect(kindOf({ state: "declined" })).toBe("void");
    expect(kindOf({ promisedForSprint: 7 })).toBe("conflict");
  });

  it("is found by the last of the Flow Sprints that are closed", () => {
    const sprints = (["closed", "closed", "running", "planned"] as const).map((state, at) => ({
      number: at + 4,
      state,
    }));
    expect(lastClosedSprint(sprints)).toBe(5);
    expect(lastClosedSprint(sprints.toReversed())).toBe(5);
    expect(lastClosedSprint(sprints.slice(2))).toBe(0);
  });
});

describe("a giver that is gone", () => {
  const promised: DependencyFacts = { ...asked, state: "accepted", neededBySprint: 5, promisedForSprint: 5 };

  it.each<[string, DependencyFacts, EndFacts, string]>([
    ["dropped, with a promise in time", promised, epic(3, 4, "dropped"), "dropped"],
    ["dropped, with a bar in time", asked, epic(3, 4, "dropped"), "dropped"],
    ["dropped, without a place", asked, epic(null, null, "dropped"), "dropped"],
    ["removed, with a promise in time", promised, endFacts("s1", null), "removed"],
    ["removed, with nothing said", asked, endFacts("s1", null), "removed"],
  ])("%s, is a conflict that says so", (_, facts, giver, how) => {
    const reason = `the giver was ${how}`;
    expect(standingOf(facts, epic(6, 7), giver)).toEqual({ kind: "conflict", cause: "gone", reason });
    expect(standingOf({ ...facts, mitigation: "By hand" }, epic(6, 7), giver).kind).toBe("mitigated");
    expect(standingOf({ ...facts, state: "delivered" }, epic(6, 7), giver).kind).toBe("satisfied");
    expect(standingOf(facts, epic(6, 7, "dropped"), giver).kind).toBe("void");
  });

  it("isn't a team that gives alone", () => {
    expect(endFacts(null, null)).toBeNull();
    expect(standingOf(promised, epic(6, 7), endFacts(null, null)).kind).toBe("holds");
  });
});
