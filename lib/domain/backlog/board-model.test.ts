import { inTeamOrder } from "./team-order";
import { describe, expect, it } from "vitest";
import { aStory } from "@/tests/story-rows";
import { chooseBoard, formatBoardAddress, noBoardFilters, parseBoardAddress } from "./board-address";
import { type BoardPace, cardAge } from "./board-age";
import {
  beginningOfBoard,
  columnFinder,
  countByColumn,
  filterBoard,
  lanesByEpic,
  lanesByPerson,
  lanesByStory,
  lanesOfMine,
  undividedBoard,
} from "./board-model";
import { movedCard, placeInCell } from "./board-moves";
import { boardSummary, wipWords } from "./board-words";
import { type StoryRow, packStory, unpackStory } from "./story-row";
import { type BoardColumn, columnOf } from "./workflow";

const columns: BoardColumn[] = [
  { id: "todo", name: "To do", kind: "waiting", wipLimit: null },
  { id: "doing", name: "Doing", kind: "active", wipLimit: 2 },
  { id: "review", name: "Review", kind: "active", wipLimit: null },
  { id: "done", name: "Done", kind: "done", wipLimit: null },
];

let count = 0;
function story(draft: Partial<StoryRow> = {}): StoryRow {
  const number = ++count;
  const fields = { id: `s${number}`, number, title: `Story ${number}`, estimate: 3, teamRank: `a${number % 10}` };
  return aStory({ ...fields, ...draft });
}
const ids = (cells: readonly (readonly { id: string }[])[]) => cells.map((cell) => cell.map(({ id }) => id));

describe("the beginning of a board", () => {
  it("has the first of each column in the team's order, of all and of those committed to", () => {
    const rank = (n: number) => `b${String(n).padStart(3, "0")}`;
    const waiting = Array.from({ length: 40 }, (_, n) => story({ teamRank: rank(n), isCommitted: n >= 20 }));
    const doing = Array.from({ length: 3 }, (_, n) =>
      story({ teamRank: rank(n), columnId: "doing", status: "in_progress" }),
    );
    const whole = { stories: [...waiting, ...doing].reverse().map(packStory) };
    const first = beginningOfBoard(whole, columns).stories.map(unpackStory);
    const expected = [...waiting.slice(0, 12), ...waiting.slice(20, 32), ...doing];
    expect(new Set(first.map(({ id }) => id))).toEqual(new Set(expected.map(({ id }) => id)));
    expect(first).toHaveLength(expected.length);
  });
});

describe("columns", () => {
  it("are found for many as for one, removed columns included", () => {
    const stories = [
      story(),
      story({ status: "in_progress" }),
      story({ columnId: "review", status: "in_progress" }),
      story({ columnId: "gone", status: "done" }),
    ];
    const find = columnFinder(columns);
    expect(stories.map(find)).toEqual(
      stories.map((one) => columns.findIndex(({ id }) => id === columnOf(columns, one)?.id)),
    );
    expect(countByColumn(stories, columns)).toEqual([1, 1, 1, 1]);
  });

  it("say how they stand to their limit, and never forbid", () => {
    expect(wipWords(columns[1] as BoardColumn, 2)).toBe("2 Stories, limit 2");
    expect(wipWords(columns[1] as BoardColumn, 5)).toBe("5 Stories, 3 over the limit of 2");
    expect(wipWords(columns[0] as BoardColumn, 1)).toBe("1 Story");
  });
});

describe("lanes", () => {
  const [a, b, c] = [
    story({ id: "a", ownerId: "zoe" }),
    story({ id: "b" }),
    story({ id: "c", ownerId: "adam", status: "done", epicId: "e2" }),
  ];

  it("are one for all, or one a person with nobody last", () => {
    expect(undividedBoard([a, b, c], columns).map(({ cells }) => ids(cells))).toEqual([[["a", "b"], [], [], ["c"]]]);
    const lanes = lanesByPerson([a, b, c], columns, [{ id: "adam" }, { id: "bea" }, { id: "zoe" }]);
    expect(lanes.map(({ id }) => id)).toEqual(["adam", "zoe", "none"]);
  });

  it("keep a former Member's cards", () => {
    expect(lanesByPerson([a], columns, []).map(({ id }) => id)).toEqual(["zoe"]);
  });

  it("hold a Story's Tasks in the first column of their status", () => {
    const task = (id: string, status: StoryRow["status"]) => ({ id, storyId: "a", title: id, status, ownerId: null });
    const [lane] = lanesByStory([a, b], [task("t1", "in_progress"), task("t2", "done"), task("t3", "open")], columns);
    expect(ids(lane?.cells ?? [])).toEqual([["t3"], ["t1"], [], ["t2"]]);
  });

  it("come by Epic in the CPO's order, with what has none last", () => {
    const lanes = lanesByEpic([a, c, story({ id: "d", epicId: "gone" })], [{ id: "e1" }, { id: "e2" }]);
    expect(lanes.map(({ id, cells }) => [id, ids(cells)])).toEqual([
      ["e2", [[], [], ["c"]]],
      ["none", [["a", "d"], [], []]],
    ]);
  });
});

describe("filters", () => {
  const blocked = story({
    title: "Tide tables",
    labels: ["Safety"],
    blockedReason: "Fog",
    blockedSince: 5,
    ownerId: "me",
  });
  const other = story({ epicId: "epic" });
  const now = 100 * 86_400;
  const pace = { seconds: 86_400, sample: 40 };
  const shown = (part: Partial<typeof noBoardFilters>) =>
    filterBoard([blocked, other], { ...noBoardFilters, ...part }, { myId: "me", epicId: "epic", pace, now });

  it("look at what is blocked or takes longer than the team's Stories do, and isn't done", () => {
    const slow = story({ status: "in_progress", startedAt: now - 9 * 86_400 });
    const over = story({ status: "done", startedAt: 0, doneAt: now, blockedSince: 5 });
    const stuck = (pace?: BoardPace) =>
      filterBoard(
        [blocked, other, slow, over],
        { ...noBoardFilters, onlyStuck: true },
        { myId: "me", epicId: null, pace, now },
      );
    expect(stuck(pace)).toEqual([blocked, slow]);
    expect(stuck()).toEqual([blocked]);
  });

  it("look at title, number, label, Epic, owner and what is blocked", () => {
    expect(shown({ text: "tide" })).toEqual([blocked]);
    expect(shown({ text: "safety" })).toEqual([blocked]);
    expect(shown({ text: `s-${other.number}` })).toEqual([other]);
    expect(shown({ onlyBlocked: true })).toEqual([blocked]);
    expect(shown({ onlyMine: true })).toEqual([blocked]);
    expect(shown({ epic: 7 })).toEqual([other]);
    expect(shown({ epic: 0 })).toEqual([blocked]);
    expect(shown({ owner: "none" })).toEqual([other]);
    expect(shown({ label: "Safety" })).toEqual([blocked]);
    expect(shown({})).toHaveLength(2);
  });

  it("leave of lanes by Story those with a Task of one's own, and one's own Stories not cut into Tasks", () => {
    const task = (id: string, storyId: string, ownerId: string | null) => ({
      ...{ id, storyId, ownerId },
      title: id,
      status: "open" as const,
    });
    const helped = story({ ownerId: "bob" });
    const own = story({ ownerId: "me" });
    const handedOn = story({ ownerId: "me" });
    const uncut = story({ ownerId: "me" });
    const tasks = [
      task("mine in bob's", helped.id, "me"),
      task("bob's", helped.id, "bob"),
      task("mine", own.id, "me"),
      task("nobody's", own.id, null),
      task("bob's in mine", handedOn.id, "bob"),
    ];
    const mine = lanesOfMine([helped, own, handedOn, uncut, story()], tasks, "me");
    expect(mine.stories).toEqual([helped, own, uncut]);
    expect(mine.tasks.map(({ id }) => id)).toEqual(["mine in bob's", "mine"]);
  });

  it("are all in the address, beside what else is there", () => {
    const query =
      "story=12&team=harbour&sprint=4&lanes=person&planned=shown&text=fog&of=none&owner=none&label=Safety&only=blocked&only=stuck&only=mine";
    const address = parseBoardAddress(new URLSearchParams(query));
    const back = new URLSearchParams(formatBoardAddress(address, new URLSearchParams("story=12&team=x")));
    expect(parseBoardAddress(back)).toEqual(address);
    expect(back.get("story")).toBe("12");
    expect(parseBoardAddress(new URLSearchParams("sprint=x&lanes=colour&of=-1")).sprint).toBeNull();
  });
});

describe("which board", () => {
  const teams = [
    { id: "1", slug: "bay" },
    { id: "2", slug: "cove" },
  ];
  const sprints = [
    { number: 1, state: "closed" as const },
    { number: 2, state: "running" as const },
    { number: 3, state: "planned" as const },
  ];
  const choose = (team: string | null, sprint: number | null, mine: string[] = []) =>
    chooseBoard({ team, sprint }, teams, sprints, mine);

  it("is what the address names, else one's own team and the sprint of now", () => {
    expect(choose("cove", 1)).toEqual({ team: "cove", sprint: 1 });
    expect(choose(null, null, ["2"])).toEqual({ team: "cove", sprint: 2 });
    expect(choose(null, 99)).toEqual({ team: "all", sprint: 2 });
    expect(choose("sunk", null, ["1"])).toEqual({ team: "bay", sprint: 2 });
    expect(choose("all", null, ["1"])).toEqual({ team: "all", sprint: 2 });
    expect(chooseBoard({ team: null, sprint: null }, teams, sprints.slice(2), []).sprint).toBe(3);
    expect(chooseBoard({ team: null, sprint: null }, teams, [], []).sprint).toBeNull();
  });
});

describe("moves", () => {
  it("say a place by a neighbour", () => {
    const cell = [{ id: "a" }, { id: "b" }];
    expect(placeInCell(cell, 0)).toEqual({ at: "before", storyId: "a" });
    expect(placeInCell(cell, 2)).toEqual({ at: "after", storyId: "b" });
    expect(placeInCell([], 0)).toBeNull();
  });

  it("show the row as the server will leave it", () => {
    const [a, b, c] = [
      story({ id: "a", teamRank: "a0" }),
      story({ id: "b", teamRank: "a1" }),
      story({ id: "c", teamRank: "a2", blockedReason: "Fog", blockedSince: 5 }),
    ];
    const all = [a, b, c];
    const moved = movedCard(
      c,
      { storyId: "c", columnId: "done", place: { at: "before", storyId: "b" }, at: 90 },
      columns,
      all,
    );
    expect(moved).toMatchObject({ columnId: "done", status: "done", columnSince: 90, startedAt: 90, doneAt: 90 });
    // What is done isn't blocked.
    expect(moved).toMatchObject({ blockedReason: null, blockedSince: null });
    expect(movedCard(c, { storyId: "c", columnId: "doing", place: null, at: 90 }, columns, all)).toMatchObject({
      blockedReason: "Fog",
      blockedSince: 5,
    });
    expect(inTeamOrder([a, b, moved]).map(({ id }) => id)).toEqual(["a", "c", "b"]);
    const back = movedCard(moved, { storyId: "c", columnId: "doing", place: null, at: 95 }, columns, all);
    expect(back).toMatchObject({ status: "in_progress", startedAt: 90, doneAt: null, teamRank: moved.teamRank });
  });

  it("are counted in a line", () => {
    expect(boardSummary([story({ estimate: 5, status: "done" }), story({ estimate: null })])).toBe(
      "2 Stories · 5 of 5 points done",
    );
  });
});

describe("age", () => {
  const day = 86_400;
  const card = { columnSince: 10 * day, startedAt: 4 * day, doneAt: null };

  it("is how long a card stands in its column, in whole days", () => {
    expect(cardAge(card, undefined, 12.9 * day)).toMatchObject({ days: 2, isSlow: false });
    expect(cardAge(card, undefined, 9 * day).days).toBe(0);
  });

  it("is amber only beyond what nearly all of the team's own took, of enough of them", () => {
    const pace = { seconds: 5 * day, sample: 30 };
    expect(cardAge(card, pace, 12 * day).isSlow).toBe(true);
    expect(cardAge(card, pace, 12 * day).words).toBe(
      "In this column for 2 days. It was started 8 days ago: 85 of 100 of this team's last 30 done Stories took at most 5 days",
    );
    expect(cardAge(card, { ...pace, sample: 9 }, 12 * day).isSlow).toBe(false);
    expect(cardAge(card, { seconds: 9 * day, sample: 30 }, 12 * day).isSlow).toBe(false);
    expect(cardAge({ ...card, doneAt: 11 * day }, pace, 40 * day).isSlow).toBe(false);
    expect(cardAge({ ...card, startedAt: null }, pace, 40 * day).isSlow).toBe(false);
  });
});
