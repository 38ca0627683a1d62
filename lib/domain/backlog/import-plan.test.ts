import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guessColumns } from "./import-columns";
import { type CsvFile, readCsv } from "./import-file";
import { type ImportPlan, type ImportSurroundings, type ImportedEpic, planImport } from "./import-plan";
import { type FileEpic, newTeamName } from "./import-rows";
import { guessKinds } from "./import-kinds";
import { askKey } from "./import-names";
import type { ImportChoices } from "./import-schema";
import { guessTeams } from "./import-teams";
import { distinctValues, guessStatus } from "./import-values";

const nothing: ImportSurroundings = {
  teams: [],
  milestones: [],
  isForming: true,
  imported: new Map(),
  edges: [],
  items: new Map(),
  links: new Set(),
  tied: [],
  people: [],
  sprints: [],
  epics: [],
  stories: new Map(),
  tasks: new Map(),
};

function fileOf(text: string): CsvFile {
  const file = readCsv(new TextEncoder().encode(text));
  if (!file.ok) throw new Error(file.refusal.message);
  return file.value;
}

function guessAll(file: CsvFile, around: ImportSurroundings): ImportChoices {
  const columns = guessColumns(file);
  const owners =
    columns.team === null ? [] : distinctValues(file.rows.map((row) => row.cells[columns.team as number] ?? ""));
  return {
    columns,
    kinds: guessKinds(file, columns),
    sprints: {},
    markup: "markdown",
    statuses: {},
    teams: guessTeams(owners, around),
    releases: {},
    asks: {},
  };
}

/** The Flow Team after the plan was carried out. */
function carryOut(plan: ImportPlan, before: ImportSurroundings): ImportSurroundings {
  const teams = [...before.teams, ...plan.newTeams.map((name) => ({ id: `id of ${name}`, name }))];
  const idOf = (team: string | null) => {
    const name = newTeamName(team);
    return name === null ? team : `id of ${name}`;
  };
  const imported = new Map<string, ImportedEpic>(before.imported);
  for (const row of plan.rows) {
    if (row.action === "left_out") continue;
    const known = imported.get(row.externalId);
    const current = { ...known?.current, ...row.write } as FileEpic;
    const lead = row.last.fields.leadTeamId;
    if (lead) row.last.fields.leadTeamId = { ...lead, wrote: idOf(lead.wrote as string | null) };
    imported.set(row.externalId, {
      epicId: row.epicId ?? `epic ${row.externalId}`,
      number: 1,
      isDeleted: false,
      openStories: 0,
      current: { ...current, leadTeamId: idOf(current.leadTeamId) },
      last: row.last,
    });
  }
  const epicOf = (externalId: string) => imported.get(externalId)?.epicId ?? "";
  const drawn = plan.references.filter((one) => one.outcome === "dependency");
  const edges = drawn.map((one) => ({ needer: epicOf(one.from), giver: epicOf(one.target?.externalId ?? "") }));
  return { ...before, teams, imported, edges: [...before.edges, ...edges], links: before.links };
}

const text =
  "id,title,owning_team,status,stage,alpha_release,see_also\n" +
  "1,Alpha,node,implemented,stable,v1.4,\n" +
  "2,Beta,node,imlpemented,beta,1.4,1;9\n" +
  "3,Gamma,storage,withdrawn,,,2;3\n" +
  "4,Delta,network,provisional,alpha,v1.5,3;2\n" +
  "2,Twin,node,implemented,,,\n" +
  "5,,node,implemented,,,4\n";

describe("planning an import", () => {
  const file = fileOf(text);
  const choices = guessAll(file, nothing);
  const plan = planImport(file, choices, nothing);
  const row = (line: number) => plan.rows.find((one) => one.line === line);

  test("guesses the columns", () => {
    expect(choices.columns).toMatchObject({
      id: 0,
      title: 1,
      team: 2,
      status: 3,
      references: 6,
      labels: [4],
      releases: [5],
    });
  });

  test("makes Epics with the file's values", () => {
    expect(row(2)).toMatchObject({
      action: "made",
      write: { title: "Alpha", status: "done", leadTeamId: "new:node", labels: ["stable", "v1.4"] },
    });
    expect(row(3)?.write).toMatchObject({ status: "done", labels: ["beta", "v1.4"] });
    expect(row(4)?.write.status).toBe("dropped");
    expect(row(5)?.write.status).toBe("idea");
    expect(plan.newTeams).toEqual(["node", "storage", "network"]);
  });

  test("leaves out what has no title and the second of one id, and says why", () => {
    expect(row(6)).toMatchObject({ action: "left_out", notes: ["Line 3 has the same id."] });
    expect(row(7)).toMatchObject({ action: "left_out", notes: ["It has no title."] });
    expect(plan.figures).toMatchObject({ rows: 6, made: 4, leftOut: 2, doneBefore: 2 });
  });

  test("draws references between teams as Dependencies, and says what becomes of the others", () => {
    expect(plan.references.map((one) => [one.from, one.to, one.outcome])).toEqual([
      ["2", "1", "link_same_team"],
      ["2", "9", "nowhere"],
      ["3", "2", "dependency"],
      ["3", "3", "itself"],
      ["4", "3", "dependency"],
      ["4", "2", "dependency"],
      ["5", "4", "left_out"],
    ]);
  });

  test("lets no cycle close, in file order", () => {
    const round = fileOf("id,title,team,see also\n1,A,x,2\n2,B,y,3\n3,C,z,1\n");
    const planned = planImport(round, guessAll(round, nothing), nothing);
    expect(planned.references.map((one) => one.outcome)).toEqual(["dependency", "dependency", "link_cycle"]);
    expect(planned.references[2]?.why).toContain("3 → 1 → 2 → 3");
  });

  test("puts releases on Milestones where the CPO says so, and keeps the others as labels", () => {
    const around = {
      ...nothing,
      milestones: [
        { number: 1, firstSprint: 1, lastSprint: 4 },
        { number: 2, firstSprint: 5, lastSprint: 8 },
      ],
    };
    const chosen = { ...choices, releases: { "1.4": 2, "1.5": "nothing" as const } };
    const planned = planImport(file, chosen, around);
    expect(planned.rows[0]?.write).toMatchObject({ span: { firstSprint: 5, lastSprint: 8 }, labels: ["stable"] });
    expect(planned.rows[3]?.write).toMatchObject({ span: null, labels: ["alpha"] });
  });

  test("merges owners, leaves rows out, and stops at a sixteenth team", () => {
    const merged = planImport(
      file,
      { ...choices, teams: { ...choices.teams, storage: { to: "merge", into: "node" }, network: { to: "leave_out" } } },
      nothing,
    );
    expect(merged.newTeams).toEqual(["node"]);
    expect(merged.rows[3]?.action).toBe("left_out");
    const full = {
      ...nothing,
      teams: Array.from({ length: 14 }, (_, index) => ({ id: `t${index}`, name: `Team ${index}` })),
    };
    expect(planImport(file, choices, full).blockers).toMatchObject([
      { step: "teams", message: "That makes 17 Scrum Teams; a Flow Team has at most 15." },
    ]);
    expect(planImport(file, choices, { ...nothing, isForming: false }).blockers[0]?.message).toContain(
      "only while the Flow Team is forming",
    );
    const circle = {
      ...choices,
      teams: {
        ...choices.teams,
        node: { to: "merge" as const, into: "storage" },
        storage: { to: "merge" as const, into: "node" },
      },
    };
    expect(planImport(file, circle, nothing).blockers[0]?.message).toContain("circle");
  });

  test("guesses fifteen teams of more owners, the biggest, and none for the rest", () => {
    const owners = Array.from({ length: 22 }, (_, index) => ({
      key: `o${index}`,
      label: `Owner ${String.fromCharCode(65 + index)}x`,
      rows: 100 - index,
    }));
    const guesses = guessTeams(owners, { teams: [], isForming: true });
    expect(Object.values(guesses).filter((choice) => choice.to === "new")).toHaveLength(15);
    expect(guesses.o21).toEqual({ to: "none" });
  });
});

describe("importing again", () => {
  const file = fileOf(text);
  const choices = guessAll(file, nothing);
  const after = carryOut(planImport(file, choices, nothing), nothing);
  const again = (changed: string, around: ImportSurroundings, asks: ImportChoices["asks"] = {}) => {
    const changedFile = fileOf(changed);
    return planImport(changedFile, { ...guessAll(changedFile, around), asks }, around);
  };
  const edited = (externalId: string, fields: Partial<FileEpic>): ImportSurroundings => {
    const epic = after.imported.get(externalId) as ImportedEpic;
    return {
      ...after,
      imported: new Map([...after.imported, [externalId, { ...epic, current: { ...epic.current, ...fields } }]]),
    };
  };

  test("the same file changes nothing", () => {
    expect(again(text, after).figures).toMatchObject({ made: 0, updated: 0, unchanged: 4, leftOut: 2, teamsMade: 0 });
  });

  test("what was changed here stays where the file hasn't changed", () => {
    expect(again(text, edited("1", { title: "Renamed here" })).figures).toMatchObject({ updated: 0 });
  });

  test("what changed in the file is written", () => {
    const plan = again(text.replace("Alpha", "Aleph"), after);
    expect(plan.rows[0]).toMatchObject({ action: "updated", write: { title: "Aleph" } });
    expect(plan.figures.updated).toBe(1);
  });

  test("what changed in both is asked, and decided as answered", () => {
    const both = edited("1", { title: "Renamed here" });
    const changed = text.replace("Alpha", "Aleph");
    const asked = again(changed, both);
    expect(asked.rows[0]?.asks).toEqual([{ field: "title", ours: "Renamed here", file: "Aleph", answer: null }]);
    expect(asked.blockers[0]).toMatchObject({ step: "preview" });
    expect(again(changed, both, { [askKey("1", "title")]: "file" }).rows[0]?.write).toEqual({ title: "Aleph" });
    expect(again(changed, both, { [askKey("1", "title")]: "ours" }).rows[0]).toMatchObject({
      write: {},
      action: "unchanged",
    });
  });

  test("an Epic removed here stays removed", () => {
    const epic = after.imported.get("1") as ImportedEpic;
    const removed = { ...after, imported: new Map([...after.imported, ["1", { ...epic, isDeleted: true }]]) };
    expect(again(text, removed).rows[0]).toMatchObject({ action: "left_out" });
  });

  test("an Epic with open Stories isn't made done", () => {
    const epic = after.imported.get("4") as ImportedEpic;
    const open = { ...after, imported: new Map([...after.imported, ["4", { ...epic, openStories: 2 }]]) };
    const plan = again(text.replace("provisional", "implemented"), open);
    expect(plan.rows[3]?.write).toEqual({});
    expect(plan.rows[3]?.notes.join(" ")).toContain("2 of its Stories aren't");
  });

  test("any file twice makes nothing the second time", () => {
    const id = fc.constantFrom("1", "2", "3", "4", "5", "6", "");
    const row = fc.record({
      id,
      title: fc.constantFrom("A", "B", "C c", ""),
      team: fc.constantFrom("x", "y", "z", "X", ""),
      status: fc.constantFrom("done", "dnoe", "what", ""),
      value: fc.constantFrom("3", "4", "", "x"),
      release: fc.constantFrom("v1", "1", "v2, v1", ""),
      refs: fc.array(id, { maxLength: 3 }).map((ids) => ids.join(";")),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const cells = rows.map(
          (one) => `${one.id},${one.title},${one.team},${one.status},${one.value},"${one.release}",${one.refs}`,
        );
        const csv = `id,title,team,status,value,release,references\n${cells.join("\n")}\n`;
        const around = { ...nothing, milestones: [{ number: 1, firstSprint: 1, lastSprint: 4 }] };
        const wide = fileOf(csv);
        const picked = { ...guessAll(wide, around), releases: { "1": 1 } };
        const first = planImport(wide, picked, around);
        const second = planImport(
          wide,
          { ...guessAll(wide, carryOut(first, around)), releases: { "1": 1 } },
          carryOut(first, around),
        );
        expect(second.figures).toMatchObject({ made: 0, updated: 0, teamsMade: 0 });
        expect(
          second.references.filter((one) => one.outcome === "dependency" || one.outcome.startsWith("link_")),
        ).toEqual([]);
        expect(second.blockers).toEqual([]);
      }),
    );
  });
});

describe("guessing a status", () => {
  test("forgives slips and brackets", () => {
    expect(guessStatus("imlpemented")).toEqual({ value: "done", certainty: "alike" });
    expect(guessStatus("implemented (alpha)")).toEqual({ value: "done", certainty: "alike" });
    expect(guessStatus("Implementable")).toEqual({ value: "planned", certainty: "same" });
    expect(guessStatus("provisional|implementable|rejected")).toEqual({ value: "idea", certainty: "none" });
    expect(guessStatus("")).toEqual({ value: "idea", certainty: "none" });
  });
});
