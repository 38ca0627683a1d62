import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCsv } from "./import-file";
import { csvCell, reportCsv } from "./import-report";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readCsv(bytes(text));
const messageOf = (result: ReturnType<typeof readCsv>) => (result.ok ? "" : result.refusal.message);

describe("reading a file", () => {
  test("takes commas, semicolons and tabs, with or without a byte order mark", () => {
    for (const [delimiter, text] of [
      [",", "id,title\n1,A"],
      [";", "id;title\r\n1;A\r\n"],
      ["\t", "id\ttitle\n1\tA\n"],
    ] as const) {
      for (const mark of ["", "\ufeff"]) {
        const file = read(mark + text);
        expect(file).toMatchObject({ ok: true, value: { delimiter, header: ["id", "title"] } });
        expect(file.ok && file.value.rows[0]?.cells).toEqual(["1", "A"]);
      }
    }
  });

  test("is not misled by other delimiters in quotes", () => {
    const file = read('id;title\n1;"a, b, c"\n2;"d, e, f"\n');
    expect(file.ok && file.value.rows.map((row) => row.cells[1])).toEqual(["a, b, c", "d, e, f"]);
  });

  test("keeps line breaks in quotes and counts lines as an editor does", () => {
    const file = read('id,title\n1,"one\ntwo"\n\n2,three\n');
    expect(file.ok && file.value.rows.map((row) => [row.line, row.cells[1]])).toEqual([
      [2, "one\ntwo"],
      [5, "three"],
    ]);
  });

  test("names what is no text", () => {
    expect(messageOf(readCsv(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10])))).toContain("PNG");
    expect(messageOf(readCsv(new Uint8Array([0x50, 0x4b, 3, 4])))).toContain("Excel");
    expect(messageOf(readCsv(new Uint8Array([0xff, 0xfe, 0x69, 0])))).toContain("UTF-16");
    expect(messageOf(read("id,title\n1,a\u0000b\n"))).toContain("zero byte on line 2");
    expect(messageOf(readCsv(new Uint8Array([...bytes("id,title\n1,caf"), 0xe9, ...bytes("\n")])))).toContain("line 2");
    expect(messageOf(read(""))).toBe("The file is empty.");
    expect(messageOf(read("id,title"))).toContain("one line only");
  });

  test("names the line where a quotation mark opens and never closes", () => {
    expect(messageOf(read('id,title\n1,A\n2,"cut off in the mi'))).toContain("line 3 is never closed");
  });

  test("names the line of a stray quotation mark", () => {
    expect(messageOf(read('id,title\n1,A\n2,5" disk\n'))).toContain("Line 3 has a quotation mark");
  });

  test("marks a last row the file ends in", () => {
    const file = read("id,title,team\n1,A,x\n2,B");
    expect(file.ok && file.value.rows.map((row) => row.isCutOff)).toEqual([false, true]);
  });

  test("takes at most 50,000 rows and 10 MB", () => {
    const rows = (count: number) => read(`id\n${"1\n".repeat(count)}`);
    expect(rows(50_000).ok).toBe(true);
    expect(messageOf(rows(50_001))).toContain("more than 50,000 rows");
    expect(messageOf(readCsv(new Uint8Array(10 * 1024 * 1024 + 1)))).toContain("10.0 MB");
  });

  test("gives back any table that is written as CSV", () => {
    const cell = fc
      .string({ unit: fc.constantFrom("a", "ß", "界", " ", '"', ",", ";", "\n", "\t", "'"), maxLength: 6 })
      .map((text) => text.trim());
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      );
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(",", ";", "\t"),
        fc.constantFrom("\n", "\r\n"),
        fc.boolean(),
        (rows, delimiter, lineBreak, mark) => {
          const width = rows[0]?.length ?? 0;
          const header = Array.from({ length: width }, (_, index) => `h${index}`);
          const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const text = [header, ...rows].map((row) => row.map(quote).join(delimiter)).join(lineBreak);
          const file = read((mark ? "\ufeff" : "") + text);
          expect(file.ok && file.value.rows.map((row) => row.cells)).toEqual(rows);
        },
      ),
    );
  });
});

describe("the report", () => {
  test("never holds a formula", () => {
    for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\n=x", "＝1", "＠SUM(A1)"])
      expect(csvCell(text)).toMatch(/^"?'/);
    expect(csvCell("1-1")).toBe("1-1");
    expect(csvCell('say "hi", you')).toBe('"say ""hi"", you"');
  });

  test("is read back as it was written, but for the apostrophes", () => {
    const row = {
      line: 2,
      externalId: "=cmd",
      title: 'A "title", with\nbreaks',
      result: "made" as const,
      epicNumber: 7,
      notes: ["One.", "Two."],
    };
    const csv = reportCsv({ rows: [row] });
    const file = read(csv);
    expect(file.ok && file.value.rows[0]?.cells).toEqual([
      "2",
      "'=cmd",
      'A "title", with\nbreaks',
      "Made",
      "E-7",
      "One. Two.",
    ]);
  });
});
