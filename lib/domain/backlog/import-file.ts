import { CsvError, parse } from "csv-parse/sync";
import { type Result, ok, refuse } from "@/lib/domain/result";
import { type Delimiter, delimiters, largestFile, mostRows } from "./import-names";

/** A row's cells, trimmed, and the line of the file it begins on. */
export type FileRow = { line: number; cells: string[] /** The file ends within it. */; isCutOff: boolean };
/** A file of rows under one header. */
export type CsvFile = { delimiter: Delimiter; header: string[]; rows: FileRow[] };

/** Jira repeats a column for each comment and each attachment of the issue that has most of them. */
const mostColumns = 500;

/**
 * Reads a file as CSV (RFC 4180, in UTF-8 with or without byte order mark, with commas, semicolons
 * or tabs). Refuses what is no such file, saying what it seems to be and where it breaks.
 */
export function readCsv(content: Uint8Array): Result<CsvFile> {
  const text = decodeText(content);
  if (!text.ok) return text;
  const delimiter = detectDelimiter(text.value);
  const records = parseRecords(text.value, delimiter);
  if (!records.ok) return records;
  const [first, ...rest] = records.value;
  if (!first || first.cells.every((cell) => cell === ""))
    return no("The file is empty.", "Choose a file with a header and at least one row.");
  if (rest.length === 0)
    return no(
      "The file has one line only, so there is a header and nothing under it.",
      "Choose a file with at least one row under its header.",
    );
  if (rest.length > mostRows) {
    return no(
      `The file has more than ${mostRows.toLocaleString("en")} rows, which is the most an import takes.`,
      "Split it into several files and import them one by one.",
    );
  }
  if (first.cells.length > mostColumns) {
    return no(
      `The file has ${first.cells.length} columns; an import takes at most ${mostColumns}.`,
      "Leave out the columns you don't need.",
    );
  }
  const header = first.cells.map((name, index) => name || `Column ${index + 1}`);
  const endsWithinRow = !/[\r\n]$/.test(text.value);
  const rows = rest.map(({ line, cells }, index) => ({
    line,
    cells,
    isCutOff: endsWithinRow && index === rest.length - 1 && cells.length < header.length,
  }));
  return ok({ delimiter, header, rows });
}

function no(message: string, wayOut: string) {
  return refuse({ code: "invalid", message, fields: { file: message }, wayOut });
}

const known: [name: string, magic: number[]][] = [
  ["a PNG picture", [0x89, 0x50, 0x4e, 0x47]],
  ["a JPEG picture", [0xff, 0xd8, 0xff]],
  ["a GIF picture", [0x47, 0x49, 0x46, 0x38]],
  ["a PDF document", [0x25, 0x50, 0x44, 0x46]],
  ["an Excel workbook or a zip archive", [0x50, 0x4b, 0x03, 0x04]],
  ["an old Excel workbook", [0xd0, 0xcf, 0x11, 0xe0]],
  ["a gzip archive", [0x1f, 0x8b]],
];
const exportAgain = "Save or export the table as CSV in UTF-8 and choose that file.";

function decodeText(content: Uint8Array): Result<string> {
  if (content.length === 0) return no("The file is empty.", "Choose a file with a header and at least one row.");
  if (content.length > largestFile) {
    return no(
      `The file has ${(content.length / 1024 / 1024).toFixed(1)} MB; an import takes at most ${largestFile / 1024 / 1024} MB.`,
      "Leave out columns you don't need, or split it into several files.",
    );
  }
  const kind = known.find(([, magic]) => magic.every((byte, index) => content[index] === byte));
  if (kind) return no(`This is ${kind[0]}, not a CSV file.`, exportAgain);
  const [a, b] = content;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))
    return no("The file is in UTF-16, not in UTF-8.", exportAgain);
  const nul = content.indexOf(0);
  if (nul >= 0) return no(`The file isn't text: there is a zero byte on line ${lineAt(content, nul)}.`, exportAgain);
  try {
    return ok(new TextDecoder("utf-8", { fatal: true }).decode(content));
  } catch {
    const at = firstBadByte(content);
    return no(
      `The file isn't in UTF-8: line ${lineAt(content, at)} has a character in another encoding, or the file is cut off there.`,
      exportAgain,
    );
  }
}

/** Where decoding breaks: the longest prefix that decodes, by halving. */
function firstBadByte(content: Uint8Array): number {
  const decodes = (length: number) => {
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(content.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let good = 0;
  let bad = content.length;
  if (decodes(bad)) return bad;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

function lineAt(content: Uint8Array, offset: number): number {
  let line = 1;
  for (let index = 0; index < offset; index++) if (content[index] === 0x0a) line++;
  return line;
}

/** How much of a file says what its delimiter is. */
const sampleLength = 100_000;

/** The delimiter under which the first rows have the most columns, and the same number of them. */
function detectDelimiter(text: string): Delimiter {
  return bestDelimiter(text.slice(0, sampleLength)) ?? bestDelimiter(text) ?? ",";
}

/** Null where none fits, as when the text ends within quotes. */
function bestDelimiter(text: string): Delimiter | null {
  // Whole records only: a file may hold line breaks in quotes, so a slice by lines could break one.
  const score = (delimiter: Delimiter): number => {
    try {
      const rows: string[][] = parse(text, { ...options, delimiter, to: 30, relax_quotes: true });
      const width = rows[0]?.length ?? 0;
      const alike = rows.filter((row) => row.length === width).length / Math.max(1, rows.length);
      return width > 1 ? width * alike : 0;
    } catch {
      return 0;
    }
  };
  const scores = delimiters.map(score);
  const best = Math.max(...scores);
  return best === 0 ? null : (delimiters[scores.indexOf(best)] as Delimiter);
}

const options = { bom: true, relax_column_count: true, skip_empty_lines: true } as const;

function parseRecords(text: string, delimiter: Delimiter): Result<{ line: number; cells: string[] }[]> {
  try {
    // With the header, and one row too many: a file of millions isn't read to its end. The parser's
    // types don't tell what `info` adds.
    const records = parse(text, { ...options, delimiter, info: true, to: mostRows + 2 }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    return ok(
      records.map(({ record, info }) => ({
        // The parser says where a record ends; line breaks in its quotes tell where it began.
        line: info.lines - record.reduce((breaks, cell) => breaks + lineBreaks(cell), 0),
        cells: record.map((cell) => cell.trim()),
      })),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = error.message.match(/\bline (\d+)/)?.[1] ?? "?";
    if (error.code === "CSV_QUOTE_NOT_CLOSED") {
      return no(
        `A quotation mark that opens on line ${line} is never closed: the file seems to be cut off.`,
        "Export it again in full, or close the quotation mark, and choose it again.",
      );
    }
    return no(
      `Line ${line} has a quotation mark in the middle of a cell.`,
      'Put the whole cell in quotation marks and write "" for each one inside, then choose the file again.',
    );
  }
}

function lineBreaks(cell: string): number {
  return cell.match(/\r\n|\r|\n/g)?.length ?? 0;
}
