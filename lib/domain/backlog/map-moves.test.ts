import { describe, expect, test } from "vitest";
import type { Actor, Role } from "@/lib/domain/access";
import { aStory } from "@/tests/story-rows";
import type { EpicOnGround, GroundView, SprintOnGround } from "./ground";
import { changesOnMap, mapMoveWords } from "./map-moves";
import { mapRights } from "./map-rights";

const epic = (id: string, number: number, leadTeamId: string | null): EpicOnGround => ({
  id,
  number,
  title: `Epic ${id}`,
  status: "planned",
  leadTeamId,
  firstSprint: 1,
  lastSprint: 3,
  rank: `a${number}`,
});
const sprint = (number: number, state: SprintOnGround["state"]): SprintOnGround => ({
  number,
  state,
  startsOn: "2026-01-05",
  endsOn: "2026-01-18",
  goal: "",
});
const ground = {
  epics: [epic("e1", 1, "berths"), epic("e2", 2, "yard")],
  sprints: [sprint(1, "closed"), sprint(2, "running"), sprint(3, "planned")],
  teams: [{ id: "berths", name: "Berths" }] as GroundView["teams"],
};
const [s1, s2, s3, t1] = [
  aStory({ id: "s1", number: 1, epicId: "e1", teamId: "berths", sprint: 2, epicRank: "a0", isCommitted: true }),
  aStory({ id: "s2", number: 2, epicId: "e1", teamId: "berths", sprint: 2, epicRank: "a1" }),
  aStory({ id: "s3", number: 3, epicId: "e1", teamId: "berths", sprint: 3, epicRank: "a2" }),
  aStory({ id: "t1", number: 4, epicId: "e2", teamId: null, sprint: null, epicRank: "a5" }),
];
const stories = [s1, s2, s3, t1];

describe("a Story's row after a move", () => {
  test("holds what the move sets, and its own place where it stays in its Epic", () => {
    expect(changesOnMap(s1, { fields: { sprintNumber: 3 }, place: null }, stories)).toEqual({
      sprint: 3,
      isCommitted: false,
    });
    expect(changesOnMap(s1, { fields: { teamId: null }, place: null }, stories)).toEqual({
      teamId: null,
      columnId: null,
      isCommitted: false,
    });
  });

  test("comes to the place that is said, and in another Epic else to the end", () => {
    const { epicRank: behind = "" } = changesOnMap(s1, { fields: {}, place: { at: "after", storyId: "s2" } }, stories);
    expect("a1" < behind && behind < "a2").toBe(true);
    const { epicRank: atEnd = "", epicId } = changesOnMap(s1, { fields: { epicId: "e2" }, place: null }, stories);
    expect(epicId).toBe("e2");
    expect(atEnd > "a5").toBe(true);
    const fields = { epicId: "e2", sprintNumber: null };
    const { epicRank: before = "" } = changesOnMap(s1, { fields, place: { at: "before", storyId: "t1" } }, stories);
    expect(before < "a5").toBe(true);
  });

  test("keeps its place where the Story beside the new one isn't there", () => {
    expect(changesOnMap(s1, { fields: {}, place: { at: "after", storyId: "t1" } }, stories)).toEqual({});
  });
});

test("a move is told by what it leads to", () => {
  const words = (fields: Parameters<typeof mapMoveWords>[1]["fields"]) => mapMoveWords(s1, { fields }, ground);
  expect(words({ epicId: "e2", sprintNumber: 3 })).toBe("S-1 moved to E-2 and S3");
  expect(words({ epicId: null, sprintNumber: null })).toBe("S-1 moved to no Epic and no Flow Sprint");
  expect([words({ teamId: "berths" }), words({ teamId: null })]).toEqual([
    "S-1 moved to Berths",
    "S-1 moved to no team",
  ]);
  expect(words({})).toBe("S-1 has another place in E-1");
  expect(mapMoveWords({ number: 9, epicId: null }, { fields: {} }, ground)).toMatch(
    /among the Stories without an Epic$/,
  );
});

describe("who moves what on the map", () => {
  const actor = (role: Role, scrumTeamId: string | null = null): Actor => ({
    personId: "p",
    name: role,
    isAdministrator: false,
    roles: [{ flowTeamId: "f", scrumTeamId, role }],
  });
  const rightsOf = (who: Actor, rows: "sprint" | "team" = "sprint", isRetired = false) =>
    mapRights(who, { flowTeamId: "f", isRetired }, ground, rows);

  test("a PO moves the Stories of their team, and orders the Epics it leads", () => {
    const rights = rightsOf(actor("po", "berths"));
    expect([s1, t1].map(rights.isMovable)).toEqual([true, false]);
    expect(rights.maySet(s1, { sprintNumber: 3, epicId: "e2" })).toBe(true);
    expect([rights.mayOrder("e1"), rights.mayOrder("e2"), rights.mayOrder(null)]).toEqual([true, false, false]);
    expect(rights.maySet(s1, { teamId: "yard" })).toBe(false);
  });

  test("any PO takes what no team has, where the rows are teams", () => {
    const rights = rightsOf(actor("po", "berths"), "team");
    expect(rights.isMovable(t1)).toBe(true);
    expect([rights.maySet(t1, { teamId: "berths" }), rights.maySet(t1, { teamId: "yard" })]).toEqual([true, false]);
  });

  test("the CPO orders every Epic and gives Stories another one, not another sprint", () => {
    const rights = rightsOf(actor("cpo"));
    expect(rights.isMovable(s1)).toBe(true);
    expect([rights.maySet(s1, { epicId: "e2" }), rights.maySet(s1, { sprintNumber: 3 })]).toEqual([true, false]);
    expect([rights.mayOrder("e1"), rights.mayOrder(null)]).toEqual([true, true]);
  });

  test("nobody plans for a closed Flow Sprint, moves what is done, or anything once the Flow Team is retired", () => {
    const rights = rightsOf(actor("po", "berths"));
    expect(rights.maySet(s1, { sprintNumber: 1 })).toBe(false);
    expect(rights.isMovable({ ...s1, status: "done" })).toBe(false);
    const retired = rightsOf(actor("po", "berths"), "sprint", true);
    expect([retired.isMovable(s1), retired.mayOrder("e1"), retired.maySet(s1, { sprintNumber: 3 })]).toEqual([
      false,
      false,
      false,
    ]);
    expect(rightsOf(actor("developer", "berths")).isMovable(s1)).toBe(false);
  });
});
