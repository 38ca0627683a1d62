import { describe, expect, test } from "vitest";
import { aStory } from "@/tests/story-rows";
import { formatMapAddress, parseMapAddress } from "./map-address";
import { fieldsAfter, mapNone, mapOf, rowOf } from "./map-model";
import type { StoryRow } from "./story-row";

const sprint = (number: number, state: "planned" | "running" | "closed") => ({ number, state });
const epic = (id: string, number: number, span: [number, number] | null, status = "planned" as const) => ({
  id,
  number,
  title: `Epic ${id}`,
  status,
  leadTeamId: null as string | null,
  firstSprint: span?.[0] ?? null,
  lastSprint: span?.[1] ?? null,
  rank: `a${number}`,
});
const ground = {
  teams: [
    { id: "berths", slug: "berths", name: "Berths" },
    { id: "yard", slug: "yard", name: "Yard" },
  ],
  sprints: [
    sprint(1, "closed"),
    sprint(2, "running"),
    sprint(3, "planned"),
    sprint(4, "planned"),
    sprint(5, "planned"),
  ],
  epics: [epic("a", 1, [2, 4]), epic("b", 2, null), { ...epic("c", 3, [1, 1]), status: "done" as const }],
  milestones: [{ number: 1, firstSprint: 1, lastSprint: 2 }],
};
const story = (number: number, part: Partial<StoryRow> = {}) =>
  aStory({
    id: `s${number}`,
    number,
    title: `Story ${number}`,
    epicId: "a",
    teamId: "berths",
    estimate: 3,
    sprint: 2,
    epicRank: `a${number}`,
    ...part,
  });
const plain = parseMapAddress(new URLSearchParams());
const ids = (cells: readonly StoryRow[][]) => cells.map((cell) => cell.map(({ id }) => id));

describe("mapOf", () => {
  test("puts Epics from left to right and sprints below each other, what isn't planned last", () => {
    const map = mapOf([story(1), story(2, { sprint: null }), story(3, { epicId: null })], ground, plain);
    expect(map.columns.map(({ id }) => id)).toEqual(["a", "b", mapNone]);
    expect(map.rows.map(({ id }) => id)).toEqual(["2", "3", "4", mapNone]);
    expect(ids(map.rows[0]?.cells ?? [])).toEqual([["s1"], [], ["s3"]]);
    expect(ids(map.rows[3]?.cells ?? [])).toEqual([["s2"], [], []]);
  });

  test("orders a cell as its Epic is ordered, byte by byte", () => {
    const map = mapOf(
      [story(1, { epicRank: "b" }), story(2, { epicRank: "a" }), story(3, { epicRank: "Z" })],
      ground,
      plain,
    );
    expect(ids(map.rows[0]?.cells ?? [])[0]).toEqual(["s3", "s2", "s1"]);
  });

  test("sums points by Epic and by row, and counts what has no estimate", () => {
    const map = mapOf(
      [story(1, { status: "done" }), story(2, { estimate: null }), story(3, { sprint: 3 })],
      ground,
      plain,
    );
    expect(map.columns[0]?.sum).toEqual({ stories: 3, points: 6, donePoints: 3, unestimated: 1 });
    expect(map.rows[0]?.sum).toEqual({ stories: 2, points: 3, donePoints: 3, unestimated: 1 });
  });

  test("shows the Epics of a Milestone, done ones too", () => {
    const map = mapOf([story(1)], ground, { ...plain, milestone: 1 });
    expect(map.columns.map(({ id }) => id)).toEqual(["a", "c"]);
  });

  test("leaves out Epics without a Story that passes", () => {
    const map = mapOf([story(1), story(2, { epicId: "b", labels: ["trial"] })], ground, { ...plain, label: "trial" });
    expect(map.columns.map(({ id }) => id)).toEqual(["b"]);
    expect(mapOf([story(1)], ground, { ...plain, team: "yard" }).columns).toEqual([]);
    expect(mapOf([story(7)], ground, { ...plain, text: "s-7" }).columns).toHaveLength(1);
  });

  test("has a row for each team, and one for none", () => {
    const map = mapOf([story(1), story(2, { teamId: null })], ground, { ...plain, rows: "team" });
    expect(map.rows.map(({ id, sum }) => [id, sum.stories])).toEqual([
      ["berths", 1],
      ["yard", 0],
      [mapNone, 1],
    ]);
  });

  test("puts what a retired team has left with what no team has taken, and moves it from there", () => {
    const [left, own] = [story(1, { teamId: "retired" }), story(2)];
    const map = mapOf([left, own], ground, { ...plain, rows: "team" });
    expect(map.rows.map(({ id, cells }) => [id, ids(cells)[0]])).toEqual([
      ["berths", ["s2"]],
      ["yard", []],
      [mapNone, ["s1"]],
    ]);
    const to = { columnId: "b", rowId: mapNone, rows: "team" as const, teams: ground.teams };
    expect(fieldsAfter(left, to)).toEqual({ epicId: "b" });
    expect(fieldsAfter(left, { ...to, columnId: "a", rowId: "yard" })).toEqual({ teamId: "yard" });
  });

  test("begins with the team that leads the leftmost Epic; those that lead none come after, as they were", () => {
    const leads = ["yard", "berths"];
    const led = {
      ...ground,
      epics: ground.epics.map((one, index) => ({ ...one, leadTeamId: leads[index] ?? null })),
    };
    const rowsOf = (around: typeof ground) => mapOf([], around, { ...plain, rows: "team" }).rows.map(({ id }) => id);
    expect(rowsOf(led)).toEqual(["yard", "berths", mapNone]);
    expect(rowsOf({ ...led, epics: led.epics.slice(1) })).toEqual(["berths", "yard", mapNone]);
    expect(rowsOf({ ...led, epics: [] })).toEqual(["berths", "yard", mapNone]);
  });
});

describe("fieldsAfter", () => {
  test("names only what a move changes", () => {
    const at = story(1);
    const stay = {
      columnId: "a",
      rowId: rowOf(at, "sprint", ground.teams),
      rows: "sprint" as const,
      teams: ground.teams,
    };
    expect(fieldsAfter(at, stay)).toEqual({});
    expect(fieldsAfter(at, { ...stay, rowId: "3" })).toEqual({ sprintNumber: 3 });
    expect(fieldsAfter(at, { ...stay, rowId: mapNone })).toEqual({ sprintNumber: null });
    expect(fieldsAfter(at, { ...stay, columnId: mapNone })).toEqual({ epicId: null });
    expect(fieldsAfter(at, { ...stay, columnId: "b", rowId: "yard", rows: "team" })).toEqual({
      epicId: "b",
      teamId: "yard",
    });
  });
});

test("an address comes back as it was, and keeps an open panel", () => {
  const before = new URLSearchParams("story=12");
  const address = {
    ...plain,
    rows: "team" as const,
    milestone: 4,
    team: "yard",
    label: "ux",
    text: "crane",
    column: 0,
  };
  const query = formatMapAddress(address, before);
  expect(parseMapAddress(new URLSearchParams(query))).toEqual(address);
  expect(query).toContain("story=12");
});
