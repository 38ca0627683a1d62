import { describe, expect, it } from "vitest";
import { type BoardColumn, type ColumnKind, checkWorkflow, columnOf, statusChanges, statusOfColumn } from "./workflow";

const column = (name: string, kind: ColumnKind): BoardColumn => ({ id: name, name, kind, wipLimit: null });
const plain = [
  column("To do", "waiting"),
  column("Doing", "active"),
  column("Review", "active"),
  column("Done", "done"),
];
const message = (columns: BoardColumn[]) => {
  const answer = checkWorkflow(columns);
  return answer.ok ? null : answer.refusal.message;
};

describe("a workflow", () => {
  it("starts waiting, ends done and is active between", () => {
    expect(message(plain)).toBeNull();
    expect(message(plain.slice(1))).toBe("The first column isn't one where work waits.");
    expect(message(plain.slice(0, 3))).toBe("The last column isn't one where work is done.");
    expect(message([plain[0] as BoardColumn, plain[3] as BoardColumn])).toBe("No column is active.");
  });

  it("has no two columns of one name, whatever their case", () => {
    const answer = checkWorkflow([column("To do", "waiting"), column("to DO", "active"), column("Done", "done")]);
    expect(answer).toMatchObject({
      ok: false,
      refusal: { code: "invalid", fields: { "columns.1.name": expect.any(String) } },
    });
  });
});

describe("what a column means", () => {
  it("is in progress where work waits after it has begun", () => {
    const columns = [
      column("A", "waiting"),
      column("B", "waiting"),
      column("C", "active"),
      column("D", "waiting"),
      column("E", "done"),
    ];
    expect(columns.map(({ id }) => statusOfColumn(columns, id))).toEqual([
      "open",
      "open",
      "in_progress",
      "in_progress",
      "done",
    ]);
    expect(columnOf(columns, { columnId: "gone", status: "in_progress" })?.id).toBe("C");
  });

  it("changes for the columns that are in both, and for no others", () => {
    const after = [plain[0], { ...plain[2], kind: "done" }, column("New", "active"), plain[3]] as BoardColumn[];
    expect(statusChanges(plain, after)).toEqual([{ columnId: "Review", to: "done" }]);
    const moved = [column("Idle", "waiting"), ...plain] as BoardColumn[];
    expect(statusChanges(plain, moved)).toEqual([]);
    const swapped = [plain[0], plain[2], { ...plain[1], kind: "waiting" }, plain[3]] as BoardColumn[];
    expect(statusChanges(plain, swapped)).toEqual([]);
  });
});
