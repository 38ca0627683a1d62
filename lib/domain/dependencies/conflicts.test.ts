import { describe, expect, it } from "vitest";
import { type DependencyFacts, dependencyStanding } from "./conflicts";

const asked: DependencyFacts = { state: "proposed", neededBySprint: null, promisedForSprint: null, mitigation: "" };
const epic = (firstSprint: number | null, lastSprint: number | null, status = "planned") => ({
  firstSprint,
  lastSprint,
  status,
});

describe("dependencyStanding (DEP-2 for Epics)", () => {
  it("holds when the giver ends before the needer starts", () => {
    expect(dependencyStanding(asked, epic(5, 6), epic(3, 4)).kind).toBe("holds");
  });

  it("is a conflict when the giver's last sprint is the needer's first", () => {
    expect(dependencyStanding(asked, epic(5, 6), epic(3, 5))).toEqual({
      kind: "conflict",
      reason: "giver and needer are both in S5, so it comes too late",
    });
  });

  it("is a conflict when promised for a later sprint than needed, whatever the bars say", () => {
    const promised = { ...asked, neededBySprint: 3, promisedForSprint: 4 };
    expect(dependencyStanding(promised, epic(9, 9), epic(1, 1))).toEqual({
      kind: "conflict",
      reason: "needed by S3, promised for S4",
    });
  });

  it("is settled by a promise in time", () => {
    expect(dependencyStanding({ ...asked, promisedForSprint: 4 }, epic(5, 6), epic(3, 8)).kind).toBe("holds");
  });

  it("is mitigated by words, not by blanks", () => {
    expect(dependencyStanding({ ...asked, mitigation: "A stub until then" }, epic(5, 6), epic(3, 5)).kind).toBe(
      "mitigated",
    );
    expect(dependencyStanding({ ...asked, mitigation: "  " }, epic(5, 6), epic(3, 5)).kind).toBe("conflict");
  });

  it("is satisfied once delivered, verified, or the giver's Epic is done", () => {
    expect(dependencyStanding({ ...asked, state: "delivered" }, epic(5, 6), epic(3, 9)).kind).toBe("satisfied");
    expect(dependencyStanding({ ...asked, state: "verified" }, epic(5, 6), epic(3, 9)).kind).toBe("satisfied");
    expect(dependencyStanding(asked, epic(5, 6), epic(3, 9, "done")).kind).toBe("satisfied");
  });

  it("is void when declined, or when the needer is over", () => {
    expect(dependencyStanding({ ...asked, state: "declined" }, epic(1, 1), epic(9, 9)).kind).toBe("void");
    expect(dependencyStanding(asked, epic(1, 1, "dropped"), epic(9, 9)).kind).toBe("void");
  });

  it("can't say while either end has no sprint", () => {
    expect(dependencyStanding(asked, epic(null, null), epic(1, 1)).kind).toBe("open_ended");
    expect(dependencyStanding(asked, epic(1, 1), epic(null, null)).kind).toBe("open_ended");
    expect(dependencyStanding(asked, null, null).kind).toBe("open_ended");
  });
});
