import { describe, expect, it } from "vitest";
import type { Actor, Role } from "@/lib/domain/access";
import { freeRanks, moveInOrder, movedTo, rankAt } from "./story-ranks";
import {
  askKeeper,
  isTeamRetired,
  keepsStory,
  mayCommit,
  mayDeleteStory,
  mayEditAll,
  mayMoveCard,
  mayRank,
  mayWorkOn,
  mayWriteCriterion,
  storyFieldsDenied,
} from "./story-policy";
import { countMissing, missingForReady, unmetForDone } from "./story-readiness";
import { checkSprint } from "./story-rules";

const flowTeamId = "f";
const actor = (role: Role, scrumTeamId: string | null = null): Actor => ({
  personId: `${role} of ${scrumTeamId}`,
  name: role,
  isAdministrator: false,
  roles: [{ flowTeamId, scrumTeamId, role }],
});
const story = {
  flowTeamId,
  teamId: "a",
  isTeamRetired: false,
  epicLeadTeamId: "b",
  isIdea: false,
  createdById: null,
};
const loose = { ...story, teamId: null };

describe("who may change a Story", () => {
  it("is the PO of its team for its words, any member of it for its size, and nobody else", () => {
    expect(storyFieldsDenied(actor("po", "a"), story, ["title", "estimate", "epicId"])).toEqual([]);
    expect(storyFieldsDenied(actor("developer", "a"), story, ["title", "estimate", "ownerId"])).toEqual(["title"]);
    expect(storyFieldsDenied(actor("po", "b"), story, ["title", "estimate"])).toEqual(["title", "estimate"]);
    expect(storyFieldsDenied(actor("sm", "a"), story, ["sprintNumber", "description"])).toEqual(["description"]);
  });

  it("is the CPO, or who leads its Epic, while no team has taken it", () => {
    expect(storyFieldsDenied(actor("cpo"), loose, ["title", "estimate"])).toEqual([]);
    expect(storyFieldsDenied(actor("po", "b"), loose, ["title"])).toEqual([]);
    expect(storyFieldsDenied(actor("po", "a"), loose, ["title"])).toEqual(["title"]);
    expect(storyFieldsDenied(actor("cpo"), story, ["title", "epicId"])).toEqual(["title"]);
  });

  it("lets a PO take what no team has, and give away only what is theirs", () => {
    expect(storyFieldsDenied(actor("po", "c"), loose, ["teamId"], { teamId: "c" })).toEqual([]);
    expect(storyFieldsDenied(actor("cpo"), loose, ["teamId"], { teamId: "c" })).toEqual(["teamId"]);
    expect(storyFieldsDenied(actor("po", "a"), story, ["teamId"], { teamId: null })).toEqual([]);
    expect(storyFieldsDenied(actor("po", "a"), story, ["teamId"], { teamId: "b" })).toEqual(["teamId"]);
    expect(storyFieldsDenied(actor("po", "b"), story, ["teamId"], { teamId: "b" })).toEqual(["teamId"]);
  });

  it("offers for many at once only what the person may change in every one of them", () => {
    const fields = ["epicId", "teamId", "sprintNumber", "ownerId", "estimate", "labels"] as const;
    const offered = (one: Actor, stories: readonly (typeof story | typeof loose)[]) =>
      fields.filter((field) => mayEditAll(one, stories, field));
    expect(offered(actor("csm"), [story, loose])).toEqual([]);
    expect(offered(actor("po", "a"), [story, story])).toEqual([...fields]);
    expect(offered(actor("po", "a"), [story, { ...story, teamId: "b" }])).toEqual([]);
    expect(offered(actor("sm", "a"), [story])).toEqual(["sprintNumber", "ownerId", "estimate"]);
    expect(offered(actor("po", "a"), [story, loose])).toEqual(["teamId"]);
    expect(mayEditAll(actor("po", "a"), [story, loose], "teamId", { teamId: "a" })).toBe(true);
    expect(mayEditAll(actor("po", "a"), [story, loose], "teamId", { teamId: "b" })).toBe(false);
    expect(mayEditAll(actor("po", "a"), [story, loose], "teamId", { teamId: null })).toBe(false);
  });

  it("is who may change what no team has taken, where its team is retired", () => {
    const left = { ...story, isTeamRetired: true };
    const members = [actor("cpo"), actor("csm"), actor("po", "b"), actor("po", "c"), actor("developer", "c")];
    expect(members.map((one) => keepsStory(one, left))).toEqual([true, false, true, false, false]);
    for (const one of members) {
      const rights = (of: typeof left | typeof loose) => [
        storyFieldsDenied(one, of, ["title", "estimate", "epicId", "sprintNumber", "teamId"]),
        storyFieldsDenied(one, of, ["teamId"], { teamId: "c" }),
        storyFieldsDenied(one, of, ["teamId"], { teamId: null }),
        [mayWorkOn(one, of), mayDeleteStory(one, of), mayWriteCriterion(one, of, false)],
      ];
      expect(rights(left)).toEqual(rights(loose));
    }
    expect(storyFieldsDenied(actor("po", "c"), left, ["teamId"], { teamId: "c" })).toEqual([]);
    expect([story, left, loose].map(askKeeper)).toEqual(["Ask the PO of its team.", "Ask the CPO.", "Ask the CPO."]);
  });

  it("knows a retired team by its absence, and its Stories are its own again once it is back", () => {
    const [a, b] = [{ id: "a" }, { id: "b" }];
    expect([isTeamRetired("a", [b]), isTeamRetired("a", [a, b]), isTeamRetired(null, [b])]).toEqual([
      true,
      false,
      false,
    ]);
    const again = { ...story, isTeamRetired: isTeamRetired("a", [a, b]) };
    expect([keepsStory(actor("po", "a"), again), keepsStory(actor("cpo"), again)]).toEqual([true, false]);
  });

  it("leaves an idea's words to who wrote it, until it is taken up", () => {
    const writer = actor("developer", "c");
    const idea = { ...loose, isIdea: true, createdById: writer.personId };
    expect(storyFieldsDenied(writer, idea, ["title", "labels", "estimate"])).toEqual(["estimate"]);
    expect(storyFieldsDenied(writer, { ...idea, isIdea: false }, ["title"])).toEqual(["title"]);
    expect(mayWriteCriterion(writer, idea, false)).toBe(true);
    expect(mayWriteCriterion(writer, idea, true)).toBe(false);
    expect(mayWriteCriterion(actor("architect"), idea, true)).toBe(true);
  });

  it("orders a team's list by its PO, an Epic's by the CPO; cards and sprints are the team's", () => {
    expect([mayRank(actor("po", "a"), story, "team"), mayRank(actor("sm", "a"), story, "team")]).toEqual([true, false]);
    expect([mayRank(actor("cpo"), story, "epic"), mayRank(actor("po", "a"), story, "epic")]).toEqual([true, false]);
    expect([mayMoveCard(actor("developer", "a"), "f", "a"), mayMoveCard(actor("csm"), "f", "a")]).toEqual([
      true,
      false,
    ]);
    expect([mayCommit(actor("sm", "a"), "f", "a"), mayCommit(actor("developer", "a"), "f", "a")]).toEqual([
      true,
      false,
    ]);
  });
});

describe("a Ready Story (BLG-2)", () => {
  const ground = {
    teams: [{ id: "a", storyLimit: 8 }],
    definitions: [{ kind: "ready" as const }, { kind: "done" as const }],
  };
  const facts = { criteria: 1, estimate: 8, teamId: "a", readyChecks: 1 };

  it("lacks nothing, or exactly what is said", () => {
    expect(missingForReady(facts, ground)).toEqual([]);
    expect(missingForReady({ ...facts, criteria: 0, estimate: null, readyChecks: 0 }, ground)).toEqual([
      "acceptance criteria",
      "an estimate",
      "1 check of the Definition of Ready",
    ]);
  });

  it("lacks as many things as are said, each check of the Definition of Ready being one", () => {
    const definitions = [{ kind: "ready" as const }, { kind: "ready" as const }, { kind: "done" as const }];
    const checked = { ...facts, readyChecks: 0 };
    expect(missingForReady(checked, { ...ground, definitions })).toEqual(["2 checks of the Definition of Ready"]);
    expect(countMissing(checked, { ...ground, definitions })).toBe(2);
    expect(countMissing({ ...checked, estimate: 9 }, { ...ground, definitions })).toBe(3);
    expect(countMissing(facts, ground)).toBe(0);
  });

  it("lacks lines of the Definition of Ready by name, where it is known which", () => {
    const definitions = [
      { kind: "ready" as const, id: "seen", text: "UX has seen it" },
      { kind: "ready" as const, id: "data", text: "Test data is there" },
      { kind: "done" as const, id: "told", text: "Told" },
    ];
    const named = { ...ground, definitions };
    const lacks = (readyChecks: number, checks?: string[]) =>
      missingForReady({ ...facts, readyChecks, ...(checks && { checks }) }, named);
    expect(lacks(1, ["seen", "told"])).toEqual(["“Test data is there” of the Definition of Ready"]);
    // None fulfilled: all are open, also where only their number is known.
    expect(lacks(0)).toEqual(["“UX has seen it” and “Test data is there” of the Definition of Ready"]);
    expect(lacks(1)).toEqual(["1 check of the Definition of Ready"]);
    expect(lacks(2, ["seen", "data"])).toEqual([]);
    expect(countMissing({ ...facts, readyChecks: 0 }, named)).toBe(2);
  });

  it("fits one sprint: by its team's limit, and by 13 points where no team has taken it", () => {
    expect(missingForReady({ ...facts, estimate: 9 }, ground)).toEqual([
      "a size that fits one sprint (9 points, and at most 8 do)",
    ]);
    expect(missingForReady({ ...facts, teamId: null, estimate: 13 }, ground)).toEqual([]);
    expect(missingForReady({ ...facts, teamId: null, estimate: 14 }, ground)).toHaveLength(1);
  });

  it("is done in full when its criteria, Tasks and the Definition of Done are", () => {
    const done = { criteria: 2, criteriaMet: 1, tasks: 1, tasksDone: 1, doneChecks: 0 };
    expect(unmetForDone(done, ground)).toEqual(["1 acceptance criterion", "1 line of the Definition of Done"]);
  });
});

describe("ranks", () => {
  const list = [
    { id: "a", rank: "a0" },
    { id: "b", rank: "a1" },
    { id: "c", rank: "a2" },
  ];
  const after = (moves: { storyId: string; after: string | null }[]) => {
    const moved = new Map(moveInOrder(list, moves)?.map(({ id, rank }) => [id, rank]));
    return list.map(({ id, rank }) => ({ id, rank: moved.get(id) ?? rank })).sort((x, y) => (x.rank < y.rank ? -1 : 1));
  };

  it("put Stories behind others, one after the other, and never give a rank twice", () => {
    const placed = after([
      { storyId: "c", after: null },
      { storyId: "a", after: "c" },
    ]);
    expect(placed.map(({ id }) => id)).toEqual(["c", "a", "b"]);
    expect(new Set([...placed, ...list].map(({ rank }) => rank)).size).toBe(5);
    expect(moveInOrder(list, [{ storyId: "x", after: null }])).toBeNull();
    expect(moveInOrder(list, [{ storyId: "a", after: "x" }])).toBeNull();
  });

  it("lie where a place is said, and nowhere beside what isn't there", () => {
    const between = rankAt(list, { at: "before", id: "b" }, "c") ?? "";
    expect(between > "a0" && between < "a1").toBe(true);
    expect((rankAt(list, { at: "bottom" }) ?? "") > "a2").toBe(true);
    expect(rankAt(list, { at: "after", id: "x" })).toBeNull();
  });

  it("are kept by those who come to a list where they are free there, else they are at its end", () => {
    const arriving = [
      { id: "x", rank: "a1" },
      { id: "y", rank: "a1V" },
      { id: "z", rank: "a2" },
    ];
    const [x, y, z] = freeRanks(list, arriving).map(({ rank }) => rank);
    expect(y).toBe("a1V");
    expect("a2" < (x ?? "") && (x ?? "") < (z ?? "")).toBe(true);
    expect(freeRanks([], arriving)).toEqual(arriving);
  });

  it("aren't needed to show an item at its new place", () => {
    const ids = (id: string, place: Parameters<typeof movedTo>[2]) => movedTo(list, id, place).map((one) => one.id);
    expect(ids("a", { at: "after", id: "c" })).toEqual(["b", "c", "a"]);
    expect(ids("c", { at: "before", id: "a" })).toEqual(["c", "a", "b"]);
    expect(ids("a", { at: "before", id: "x" })).toEqual(["a", "b", "c"]);
    expect(ids("x", { at: "before", id: "a" })).toEqual(["a", "b", "c"]);
  });
});

describe("a Flow Sprint that something is planned for", () => {
  it("is in the calendar and not closed", () => {
    const sprints = [
      { number: 1, state: "closed" as const },
      { number: 2, state: "running" as const },
    ];
    expect(checkSprint(2, sprints).ok).toBe(true);
    expect(checkSprint(1, sprints).ok).toBe(false);
    expect(checkSprint(3, sprints).ok).toBe(false);
    expect(checkSprint(1, []).ok).toBe(false);
  });
});
