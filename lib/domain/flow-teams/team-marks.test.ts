import { expect, test } from "vitest";
import { teamMarks } from "./team-marks";

const marksOf = (...names: string[]) => {
  const marks = teamMarks(names.map((name) => ({ id: name, name })));
  return names.map((name) => marks.get(name));
};

test("a team that alone begins with its letter is marked by it", () => {
  expect(marksOf("Customs", "Vessel Traffic", "émile")).toEqual(["C", "V", "É"]);
});

test("teams that begin alike have the first letter that tells them apart", () => {
  expect(marksOf("Bedrock", "Berths")).toEqual(["Bd", "Br"]);
  expect(marksOf("Berths", "Bedrock", "Customs")).toEqual(["Br", "Bd", "C"]);
  expect(marksOf("Alpha", "Alpine", "Alps")).toEqual(["Ah", "Ai", "As"]);
});

test("of several words the second tells it, and small words are none", () => {
  expect(marksOf("Tariffs", "Tides and Weather")).toEqual(["Ta", "TW"]);
  expect(marksOf("Team One", "Team Two")).toEqual(["TO", "TT"]);
  expect(marksOf("team a", "team b")).toEqual(["TA", "TB"]);
});

test("no two teams have the same mark, however alike their names are", () => {
  const alike = ["Al", "Alp", "Alps", "A", "Team 1", "Team 10", "Team 11", "Team 110", "T-1", "!?", "Tee", "te"];
  expect(new Set(marksOf(...alike).map((mark) => mark?.toLowerCase())).size).toBe(alike.length);
  expect(marksOf("!?")).toEqual(["?"]);
});
