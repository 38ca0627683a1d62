import { rowActionNames } from "./import-names";
import type { ImportReport } from "./import-schema";
import { itemName } from "./import-view";

/** The report of every row as CSV (RFC 4180, UTF-8 with byte order mark, so that Excel reads it). */
export function reportCsv(report: Pick<ImportReport, "rows">): string {
  const header = ["Line", "Id", "Title", "Result", "Item", "Why"];
  const rows = report.rows.map((row) => [
    String(row.line),
    row.externalId,
    row.title,
    rowActionNames[row.result],
    itemName(row.kind ?? "epic", row.storyNumber ?? row.epicNumber) ?? "",
    row.notes.join(" "),
  ]);
  return `\ufeff${[header, ...rows].map((cells) => cells.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/**
 * A cell that a spreadsheet shows and never runs: what begins like a formula gets an apostrophe
 * before it (OWASP, CSV injection).
 */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n;\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
