import { inTeamOrder } from "./team-order";
import { describe, expect, test } from "vitest";
import { judgeAll } from "@/lib/domain/dependencies/view";
import type { EpicInView, RoadmapView } from "@/lib/domain/roadmap/view";
import { aDependenciesView, aRow, aStoryAtEnd } from "@/tests/dependency-rows";
import { anEpic, aView } from "@/tests/roadmap-view";
import type { GroundView } from "./ground";
import { noListFilters } from "./list-address";
import { passingEpics, passingStories } from "./list-filters";
import type { Grouping } from "./list-kinds";
import {
  type ListShape,
  epicsInListOrder,
  inEpicOrder,
  inListOrder,
  listRows,
  placeInList,
  storiesToTakeIn,
} from "./list-rows";
import { aStory } from "@/tests/story-rows";

const epics = [
  anEpic({ id: "e1", number: 1, rank: "a1" }),
  anEpic({ id: "e2", number: 2, rank: "a0" }),
  anEpic({ id: "e3", number: 3, rank: "a2" }),
];
const stories = [
  aStory({ id: "s1", number: 1, epicId: "e1", epicRank: "a1", teamRank: "a3" }),
  aStory({ id: "s2", number: 2, epicId: "e1", epicRank: "a0", teamRank: "a1" }),
  aStory({ id: "s3", number: 3, epicId: null, epicRank: "a0", teamRank: null, teamId: null }),
  aStory({ id: "s4", number: 4, epicId: "e2", epicRank: "Zz", teamRank: "a2", estimate: 5, ownerId: "ada", sprint: 4 }),
];
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
const ranked: EpicInView[] = epicsInListOrder(epics, "rank");

function shapeOf(part: Partial<ListShape>): ListShape {
  return {
    stories: inEpicOrder(stories, epics),
    epics: ranked,
    allEpics: ranked,
    grouping: "epic",
    ground: { teams: [], sprints: [], people: [{ id: "ada", name: "Ada", teamIds: [] }] },
    isOpen: true,
    turned: new Set(),
    ...part,
  };
}

describe("the order of Stories", () => {
  test("is their Epics' and then their own within, byte by byte, those without an Epic last", () => {
    expect(ids(inEpicOrder(stories, epics))).toEqual(["s4", "s2", "s1", "s3"]);
  });

  test("is their team's, those no team has taken last", () => {
    expect(ids(inTeamOrder(stories))).toEqual(["s2", "s4", "s1", "s3"]);
  });

  test("is their team's for those that can still come into a Sprint Backlog", () => {
    const own = [
      ...stories,
      aStory({ id: "in", sprint: 4, isCommitted: true }),
      aStory({ id: "elsewhere", sprint: 3, isCommitted: true, teamRank: "a0" }),
      aStory({ id: "done", status: "done" }),
    ];
    expect(ids(storiesToTakeIn(own, 4))).toEqual(["elsewhere", "s2", "s4", "s1", "s3"]);
  });

  test("is computed without touching their own", () => {
    expect(ids(inListOrder(stories, "newest"))).toEqual(["s4", "s3", "s2", "s1"]);
    expect(ids(inListOrder(stories, "estimate"))[0]).toBe("s4");
    expect(inListOrder(stories, "rank")).toBe(stories);
  });
});

describe("a Story just written", () => {
  const [loose, inEpic] = [aStory({ id: "new", epicId: null }), aStory({ id: "new", epicId: "e1", teamId: "jib" })];
  const placeIn = (story: typeof loose, part: Partial<ListShape>) => {
    const grouping = part.grouping ?? "epic";
    return placeInList(listRows(shapeOf({ stories: [...stories, story], ...part })), story, grouping);
  };

  test("is found in its row, or under the head it is folded away under", () => {
    expect(placeIn(inEpic, {})).toEqual({ row: "new" });
    expect(placeIn(inEpic, { isOpen: false })).toEqual({ foldedIn: "e1" });
    expect(placeIn(loose, { isOpen: false })).toEqual({ foldedIn: "group:none" });
    expect(placeIn(inEpic, { isOpen: false, grouping: "status" })).toEqual({ foldedIn: `group:${inEpic.status}` });
    expect(placeIn(inEpic, { grouping: "none" })).toEqual({ row: "new" });
  });

  test("isn't in a list that filters hide it from", () => {
    expect(placeIn(inEpic, { grouping: "none", stories })).toBeNull();
  });
});

describe("the tree of the Product Backlog", () => {
  test("has each Epic with its Stories, and at the end those without one", () => {
    expect(ids(listRows(shapeOf({})))).toEqual(["e2", "s4", "e1", "s2", "s1", "e3", "group:none", "s3"]);
  });

  test("is folded as a whole, and Epic by Epic", () => {
    expect(ids(listRows(shapeOf({ isOpen: false })))).toEqual(["e2", "e1", "e3", "group:none"]);
    expect(ids(listRows(shapeOf({ isOpen: false, turned: new Set(["e1"]) })))).toEqual([
      "e2",
      "e1",
      "s2",
      "s1",
      "e3",
      "group:none",
    ]);
    expect(ids(listRows(shapeOf({ turned: new Set(["e1", "group:none"]) })))).toEqual([
      "e2",
      "s4",
      "e1",
      "e3",
      "group:none",
    ]);
  });

  test("keeps an Epic for a Story of its that passes, and each Epic's own place", () => {
    const rows = listRows(shapeOf({ epics: [], stories: stories.slice(0, 1) }));
    expect(ids(rows)).toEqual(["e1", "s1"]);
    expect(rows[0]).toMatchObject({ place: 2, stories: 1 });
  });

  test("shows Stories of an Epic that isn't there as those without one", () => {
    expect(ids(listRows(shapeOf({ allEpics: [], epics: [] })))[0]).toBe("group:none");
  });

  test("gives a Story that stays the same the same row", () => {
    const [first, again] = [listRows(shapeOf({})), listRows(shapeOf({ turned: new Set(["e3"]) }))];
    expect(first[1]).toBe(again[1]);
  });
});

describe("groups", () => {
  test.each<[Grouping, string[]]>([
    ["none", ["s4", "s2", "s1", "s3"]],
    ["owner", ["group:ada", "s4", "group:none", "s2", "s1", "s3"]],
    ["status", ["group:open", "s4", "s2", "s1", "s3"]],
  ])("%s", (grouping, expected) => {
    expect(ids(listRows(shapeOf({ grouping })))).toEqual(expected);
  });

  test("count their Stories and points, folded too", () => {
    const [head] = listRows(shapeOf({ grouping: "owner", isOpen: false }));
    expect(head).toMatchObject({ label: "Ada", stories: 1, points: 5, isOpen: false });
  });

  test("put what a retired team has left with what no team has taken", () => {
    const teams = [{ id: "team-1", name: "Berths", hue: 3 }] as GroundView["teams"];
    const left = aStory({ id: "left", number: 5, teamId: "retired" });
    const shape = { stories: inEpicOrder([...stories, left], epics), ground: { teams, sprints: [], people: [] } };
    expect(ids(listRows(shapeOf({ ...shape, grouping: "team" })))).toEqual([
      "group:team-1",
      "s4",
      "s2",
      "s1",
      "group:none",
      "s3",
      "left",
    ]);
  });

  test("hold what their ground doesn't know, that nothing is lost", () => {
    const rows = listRows(shapeOf({ grouping: "sprint" }));
    expect(ids(rows)).toEqual(["group:none", "s2", "s1", "s3", "group:4", "s4"]);
  });
});

describe("filters", () => {
  const roadmap: RoadmapView = aView({ epics });
  const around = { roadmap, ground: { teams: [], definitions: [] }, foundIds: null };
  const shown = (part: object, foundIds: Set<string> | null = null) =>
    ids(passingStories(stories, { ...noListFilters, ...part }, { ...around, foundIds }));

  test("let all through when none is set", () => {
    expect(passingStories(stories, noListFilters, around)).toBe(stories);
  });

  test("by Epic, Flow Sprint, owner, estimate, status, readiness", () => {
    expect(shown({ epics: ["1"] })).toEqual(["s1", "s2"]);
    expect(shown({ epics: ["none", "2"] })).toEqual(["s3", "s4"]);
    expect(shown({ sprints: ["4"] })).toEqual(["s4"]);
    expect(shown({ owners: ["ada"] })).toEqual(["s4"]);
    expect(shown({ only: ["no-estimate"] })).toEqual(["s1", "s2", "s3"]);
    expect(shown({ statuses: ["done"] })).toEqual([]);
    expect(shown({ only: ["ready"] })).toEqual([]);
    expect(shown({ only: ["not-ready"] })).toHaveLength(4);
  });

  test("by team: what a retired one has left is found with what no team has taken", () => {
    const teams = [{ id: "team-1", name: "Berths", slug: "berths", hue: 3, usualCapacity: 0 }];
    const left = aStory({ id: "left", number: 5, teamId: "retired" });
    const of = (slug: string) =>
      passingStories([...stories, left], { ...noListFilters, teams: [slug] }, { ...around, roadmap: aView({ teams }) });
    expect([ids(of("none")), ids(of("berths"))]).toEqual([
      ["s3", "left"],
      ["s1", "s2", "s4"],
    ]);
  });

  test("by text, in titles here and in whatever the server found", () => {
    expect(shown({ text: "S-4" })).toEqual(["s4"]);
    expect(shown({ text: "anchor" })).toEqual([]);
    expect(shown({ text: "anchor" }, new Set(["s2"]))).toEqual(["s2"]);
  });

  test("of Epics alone hold for their Stories", () => {
    const planned = aView({ epics: epics.map((epic) => ({ ...epic, status: epic.id === "e1" ? "planned" : "done" })) });
    const filters = { ...noListFilters, statuses: ["planned" as const] };
    expect(ids(passingStories(stories, filters, { ...around, roadmap: planned }))).toEqual(["s1", "s2"]);
    expect(ids(passingEpics(filters, { ...around, roadmap: planned }))).toEqual(["e1"]);
  });

  test("in conflict are the Epics of Stories that come too late for each other, too", () => {
    const register = aDependenciesView({
      stories: [
        aStoryAtEnd({ id: "late", sprint: 3, epicId: "e2" }),
        aStoryAtEnd({ id: "waits", sprint: 2, epicId: "e1" }),
      ],
      dependencies: [aRow({ neederStoryId: "waits", giverStoryId: "late" })],
    });
    const filters = { ...noListFilters, only: ["conflicts" as const] };
    expect(ids(passingEpics(filters, { ...around, ofItems: judgeAll(register, roadmap) })).toSorted()).toEqual([
      "e1",
      "e2",
    ]);
    expect(passingEpics(filters, around)).toEqual([]);
  });

  test("are of whose word an Epic waits for, which its Stories have from it", () => {
    const toReady = { effort: 8, hasRiskNote: true, acceptanceConditions: 1 };
    const waiting = aView({
      epics: [
        anEpic({ id: "e1", number: 1, ...toReady }),
        anEpic({ id: "e2", number: 2, ...toReady, value: 5 }),
        anEpic({ id: "e3", number: 3, ...toReady, status: "in_progress", donePoints: 5, storyPoints: 5 }),
        anEpic({ id: "e4", number: 4, ...toReady, value: 5, feasibility: "feasible" }),
        anEpic({ id: "e5", number: 5, ...toReady, status: "dropped" }),
        anEpic({ id: "e6", number: 6, ...toReady, status: "done", donePoints: 5, storyPoints: 5 }),
      ],
    });
    const asked = (only: "awaits-value" | "awaits-verdict" | "awaits-validation") => {
      const filters = { ...noListFilters, only: [only] };
      const over = { ...around, roadmap: waiting };
      return [ids(passingEpics(filters, over)), ids(passingStories(stories, filters, over))];
    };
    expect(asked("awaits-value")).toEqual([["e1"], ["s1", "s2"]]);
    expect(asked("awaits-verdict")).toEqual([["e2"], ["s4"]]);
    expect(asked("awaits-validation")).toEqual([["e3"], []]);
  });

  test("of Stories alone let no Epic through by itself", () => {
    for (const part of [{ sprints: ["4"] }, { statuses: ["open" as const] }, { only: ["blocked" as const] }]) {
      expect(passingEpics({ ...noListFilters, ...part }, around)).toEqual([]);
    }
    expect(passingEpics(noListFilters, around)).toHaveLength(3);
  });
});
