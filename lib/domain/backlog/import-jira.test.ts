import { describe, expect, test } from "vitest";
import { dayOf } from "./import-cells";
import { guessColumns } from "./import-columns";
import { readCsv } from "./import-file";
import { guessKinds, guessMarkup, kindOf } from "./import-kinds";
import { importFields, type ImportField, listFields } from "./import-names";

/** Which headers are taken as which field, for those that are. */
function fieldsOf(header: string[]): Partial<Record<ImportField, string[]>> {
  const columns = guessColumns({ header });
  const found: Partial<Record<ImportField, string[]>> = {};
  for (const field of importFields) {
    const taken = [columns[field]].flat().filter((column) => column !== null);
    if (taken.length > 0) found[field] = taken.map((column) => header[column] ?? "");
  }
  return found;
}

describe("the headers of Jira's export", () => {
  test("of a server are known", () => {
    expect(
      fieldsOf(
        "Summary,Issue key,Issue id,Parent id,Issue Type,Status,Project key,Project name,Project type,Project lead,Project description,Priority,Resolution,Assignee,Reporter,Creator,Created,Updated,Last Viewed,Resolved,Affects Version/s,Fix Version/s,Component/s,Due Date,Votes,Labels,Labels,Description,Environment,Watchers,Watchers,Original Estimate,Remaining Estimate,Time Spent,Work Ratio,Σ Original Estimate,Security Level,Inward issue link (Blocks),Outward issue link (Relates),Attachment,Custom field (Acceptance Criteria),Custom field (Epic Link),Custom field (Epic Name),Custom field (Epic Status),Custom field (Rank),Sprint,Sprint,Custom field (Story Points),Comment,Comment".split(
          ",",
        ),
      ),
    ).toEqual({
      id: ["Issue key"],
      otherId: ["Issue id"],
      title: ["Summary"],
      kind: ["Issue Type"],
      status: ["Status"],
      team: ["Component/s"],
      assignee: ["Assignee"],
      created: ["Created"],
      resolved: ["Resolved"],
      releases: ["Fix Version/s"],
      labels: ["Labels", "Labels"],
      description: ["Description"],
      references: ["Inward issue link (Blocks)"],
      criteria: ["Custom field (Acceptance Criteria)"],
      parents: ["Parent id", "Custom field (Epic Link)"],
      epicName: ["Custom field (Epic Name)"],
      sprints: ["Sprint", "Sprint"],
      effort: ["Custom field (Story Points)"],
    });
  });

  test("of the cloud are known", () => {
    expect(
      fieldsOf(
        "Summary,Issue key,Issue id,Issue Type,Status,Assignee,Assignee Id,Created,Fix versions,Components,Labels,Description,Original estimate,Parent,Parent key,Parent summary,Sprint,Custom field (Team),Custom field (Story point estimate),Status Category".split(
          ",",
        ),
      ),
    ).toMatchObject({
      parents: ["Parent", "Parent key"],
      team: ["Custom field (Team)"],
      effort: ["Custom field (Story point estimate)"],
      releases: ["Fix versions"],
      labels: ["Labels"],
    });
  });

  test("leave a plain list of Epics as it was", () => {
    expect(fieldsOf(["epic", "team", "status"])).toEqual({ title: ["epic"], team: ["team"], status: ["status"] });
    for (const field of listFields) expect(guessColumns({ header: ["id", "title"] })[field]).toEqual([]);
  });
});

describe("what rows are", () => {
  const kindsOf = (text: string) => {
    const file = readCsv(new TextEncoder().encode(text));
    if (!file.ok) throw new Error(file.refusal.message);
    const columns = guessColumns(file.value);
    const kinds = guessKinds(file.value, columns);
    return file.value.rows.map((row) => kindOf(row, { columns, kinds }));
  };

  test.each([
    [
      "Jira's types",
      "id,title,issue type\n1,A,Epic\n2,B,Story\n3,C,Bug\n4,D,Sub-task\n5,E,Odd\n",
      "epic story story task story",
    ],
    ["Epics, where no word is known", "id,title,type\n1,A,business\n2,B,\n", "epic epic"],
    ["Epics, where no column says", "id,title\n1,A\n", "epic"],
    ["Stories, where they name their Epics", "id,title,epic link\n1,A,E-1\n", "story"],
    ["Stories, where they name their sprints", "id,title,sprint\n1,A,Alpha\n", "story"],
  ])("%s", (_, text, kinds) => {
    expect(kindsOf(text).join(" ")).toBe(kinds);
  });

  test("and how they are written shows in the headers", () => {
    expect(guessMarkup({ header: ["Summary", "Issue key", "Issue Type"] })).toBe("jira");
    expect(guessMarkup({ header: ["id", "title", "type"] })).toBe("markdown");
  });
});

test.each([
  ["12/Mar/26 10:15 AM", "2026-03-12"],
  ["1/Dec/2025 9:00", "2025-12-01"],
  ["31/Feb/26", null],
  ["12/Foo/26", null],
  ["2026-03-12T10:15:00.000+0100", "2026-03-12"],
])("the day %s is %s", (said, day) => {
  const notes: string[] = [];
  expect(dayOf(said, notes)).toBe(day);
  expect(notes).toHaveLength(day === null ? 1 : 0);
});
