import { describe, expect, test } from "vitest";
import type { FlowTeamFacts } from "./facts";
import { parsePeopleList } from "./people-list";

const facts: FlowTeamFacts = {
  name: "Port",
  state: "forming",
  teams: [
    { id: "h", name: "Harbour" },
    { id: "t", name: "Tides, and weather" },
  ],
  holdings: [{ personId: "ada", role: "po", scrumTeamId: "h" }],
  people: { ada: { name: "Ada", skills: ["business"] } },
};
const read = (text: string) => parsePeopleList(text, facts, { "ada@example.org": "ada" });
const members = (text: string) => read(text).rows.map((row) => row.member ?? row.problems);

describe("a list of people", () => {
  test("is read with a header in any order, and semicolons", () => {
    const text = "\uFEFFRole;E-mail;Name;Team;Skills\r\nSM;Grace@Example.org ;Grace Hopper;harbour;dev testing\r\n";
    expect(members(text)).toEqual([
      {
        name: "Grace Hopper",
        email: "grace@example.org",
        role: "sm",
        scrumTeamId: "h",
        skills: ["development", "testing"],
      },
    ]);
  });

  test("is read without a header, with tabs, as spreadsheets paste it", () => {
    expect(members("Linus\tlinus@example.org\tHarbour\t\tUX\nMo\tmo@example.org\t\tCPO")).toEqual([
      { name: "Linus", email: "linus@example.org", role: "developer", scrumTeamId: "h", skills: ["ux"] },
      { name: "Mo", email: "mo@example.org", role: "cpo", scrumTeamId: null, skills: [] },
    ]);
  });

  test("is read with commas, quotes, skills that spill over, and the address first", () => {
    const text = 'kim@example.org,"Kim, ""the tide""","Tides, and weather",Developer,development,testing';
    expect(members(text)).toEqual([
      {
        name: 'Kim, "the tide"',
        email: "kim@example.org",
        role: "developer",
        scrumTeamId: "t",
        skills: ["development", "testing"],
      },
    ]);
  });

  test("names each row's problems, and the line it is in", () => {
    const list = read(
      "\nname,e-mail,team,role,skills\n,nobody,Docks,Captain,swimming\nBo,bo@example.org,,Developer,\n",
    );
    expect(list.rows.map(({ line }) => line)).toEqual([3, 4]);
    expect(list.rows[0]?.problems).toEqual([
      "The person's name is missing.",
      "nobody is no e-mail address.",
      "There is no role called Captain.",
      "There is no Scrum Team called Docks.",
      "There is no skill called swimming.",
    ]);
    expect(list.rows[1]?.problems).toEqual(["A Developer needs a Scrum Team."]);
    expect(list.unknownTeams).toEqual(["Docks"]);
  });

  test("judges each row on what the rows before it leave", () => {
    const list = read(
      [
        "Ada,ada@example.org,Harbour,PO",
        "Bo,bo@example.org,,CPO",
        "Cy,cy@example.org,,CPO",
        "Bo,bo@example.org,,CSM",
        "Dee,dee@example.org,Harbour,Developer",
        'Dee,dee@example.org,"Tides, and weather",Developer',
        "Dee,dee@example.org,Harbour,Developer",
      ].join("\n"),
    );
    expect(
      list.rows.map((row) => (row.isThere ? "there" : (row.problems[0]?.match(/TEAM-\d/)?.[0] ?? "fine"))),
    ).toEqual(["there", "fine", "TEAM-3", "TEAM-3", "fine", "TEAM-4", "there"]);
  });

  test("stops at 150 people, counting who comes twice once", () => {
    const text = Array.from({ length: 151 }, (_, n) => `P${n},p${n}@example.org,Harbour,Developer`).join("\n");
    const rows = read(text).rows;
    expect(rows.filter((row) => row.member)).toHaveLength(149);
    expect(rows.at(-1)?.problems[0]).toContain("TEAM-2");
  });

  test("says why a text is no list", () => {
    expect(read("\u0089PNG\u0000\u0001").problem).toContain("isn't text");
    expect(read('Ada,"ada@example.org').problem).toContain("isn't closed");
    expect(read("x".repeat(200_001)).problem).toContain("too long");
    expect(read("a,b\n".repeat(501)).problem).toContain("501 rows");
    expect(read("  \n \n")).toEqual({ rows: [], unknownTeams: [], problem: null });
  });
});
