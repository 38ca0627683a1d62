import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { anEpic } from "@/tests/roadmap-view";
import { aStory } from "@/tests/story-rows";
import { csvCell, listCsv, namesOf } from "./list-csv";
import { listRows } from "./list-rows";

describe("a cell", () => {
  test.each(["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])("%j is no formula", (text) => {
    expect(parse(csvCell(text))[0]?.[0]).toBe(`'${text}`);
  });

  test.each(["Berths, quays", 'A "quay"', "two\nlines", "plain", "a=b", ""])("%j comes back as it was", (text) => {
    expect(parse(`x,${csvCell(text)}`)[0]?.[1]).toBe(text);
  });
});

test("what is shown is exported: these rows, these columns, this order, without the groups' heads", () => {
  const epics = [
    anEpic({
      id: "e1",
      number: 7,
      title: "Locks",
      effort: 40,
      value: 8,
      firstSprint: 3,
      lastSprint: 5,
      leadTeamId: "t",
    }),
  ];
  const stories = [
    aStory({ id: "s", number: 12, title: "=1+1", epicId: "e1", estimate: 5, teamId: "t", labels: ["port", "sea"] }),
    aStory({ id: "l", number: 13, title: "Loose", teamId: null, criteria: 3, criteriaMet: 1 }),
  ];
  const alder = { id: "t", name: "Alder", slug: "alder", hue: 0, columns: [], storyLimit: 13, usualCapacity: 20 };
  const ground = { teams: [alder], sprints: [], people: [] };
  const rows = listRows({ stories, epics, allEpics: epics, grouping: "epic", ground, isOpen: true, turned: new Set() });
  const text = listCsv(rows, ["team", "sprint", "estimate", "labels", "criteria"], namesOf(epics, ground));
  expect(parse(text, { bom: true })).toEqual([
    ["Number", "Title", "Team", "Flow Sprint", "Points", "Labels", "Criteria"],
    ["E-7", "Locks", "Alder", "3 to 5", "40", "", ""],
    ["S-12", "'=1+1", "Alder", "", "5", "port sea", "0 of 0"],
    ["S-13", "Loose", "", "", "", "", "1 of 3"],
  ]);
  const folded = listRows({
    stories,
    epics,
    allEpics: epics,
    grouping: "epic",
    ground,
    isOpen: false,
    turned: new Set(),
  });
  expect(parse(listCsv(folded, [], namesOf(epics, ground)), { bom: true })).toEqual([
    ["Number", "Title"],
    ["E-7", "Locks"],
  ]);
});
