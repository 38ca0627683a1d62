import { isCalendarDate } from "@/lib/domain/calendar/dates";
import type { FileRow } from "./import-file";
import { type ListField, type Markup, type SingleField, valueKey } from "./import-names";
import type { ImportChoices } from "./import-schema";
import { wikiToMarkdown } from "./import-wiki";

/** One row at hand: its cells by field, and the notes that are taken while it is read. */
export type RowAtHand = {
  cell(field: SingleField): string;
  cells(field: ListField): string[];
  has(field: SingleField): boolean;
  notes: string[];
};

/** The row's cells by the chosen columns. */
export function rowAtHand(row: FileRow, columns: ImportChoices["columns"], notes: string[]): RowAtHand {
  return {
    cell: (field) => (columns[field] === null ? "" : clean(row.cells[columns[field]] ?? "")),
    cells: (field) => columns[field].map((column) => clean(row.cells[column] ?? "")),
    has: (field) => columns[field] !== null,
    notes,
  };
}

export const longestTitle = 200;
export const longestId = 200;

type Wording = {
  values: { title: string; description?: string };
  texts: { title: string; description?: string };
};

/** Title and description. A title that is too long stands whole in the description. */
export function wordingOf({ cell, has, notes }: RowAtHand, markup: Markup, longestDescription: number): Wording {
  const wholeTitle = cell("title").replace(/\s+/g, " ");
  const title = shortened(wholeTitle, longestTitle);
  const wording: Wording = { values: { title }, texts: { title: cell("title") } };
  let description = markup === "jira" ? wikiToMarkdown(cell("description")) : cell("description");
  if (title !== wholeTitle) {
    notes.push("The title was longer than 200 characters: it's cut, and stands whole in the description.");
    description = `${wholeTitle}\n\n${description}`.trim();
  }
  if (description.length > longestDescription) {
    notes.push(`The description was longer than ${longestDescription.toLocaleString("en")} characters and is cut.`);
    description = shortened(description, longestDescription);
  }
  if (has("description") || title !== wholeTitle) {
    wording.values.description = description;
    wording.texts.description = cell("description");
  }
  return wording;
}

/** The same function, which works out each answer once: a file says the same few words in many rows. */
export function remembered<T>(ask: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text) ?? ask(text);
    answers.set(text, known);
    return known;
  };
}

const mostLabels = 20;
const longestLabel = 40;

/** Each label once, of at most 40 characters, 20 in all. */
export function labelsOf(parts: readonly string[], notes: string[]): string[] {
  const labels: string[] = [];
  for (const part of parts) {
    const label = shortened(part.replace(/\s+/g, " "), longestLabel);
    if (label !== part.replace(/\s+/g, " "))
      notes.push(`The label “${label}” was longer than ${longestLabel} characters and is cut.`);
    if (!labels.some((known) => valueKey(known) === valueKey(label))) labels.push(label);
  }
  if (labels.length > mostLabels) notes.push(`It has ${labels.length} labels; the first ${mostLabels} come in.`);
  return labels.slice(0, mostLabels);
}

/** A whole number of a cell; what isn't right stays empty, with a note of what it should be. */
export function numberOf(said: string, isRight: (n: number) => boolean, what: string, notes: string[]): number | null {
  if (said === "") return null;
  const number = Number(said.replace(",", "."));
  if (Number.isInteger(number) && isRight(number)) return number;
  notes.push(`“${shortened(said, 40)}” isn't ${what}, so it stays empty.`);
  return null;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** A day written year first, day first with dots, or as Jira does, "12/Mar/26"; a time after it doesn't matter. */
export function dayOf(said: string, notes: string[]): string | null {
  if (said === "") return null;
  const yearFirst = said.match(/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/);
  const dayFirst = said.match(/^(\d{1,2})\.(\d{1,2})\.(\d{4})(?: .*)?$/);
  const byName = said.match(/^(\d{1,2})\/(\p{L}{3})\p{L}*\.?\/(\d{2}|\d{4})(?: .*)?$/u);
  const [year, month, day] = yearFirst
    ? yearFirst.slice(1)
    : dayFirst
      ? dayFirst.slice(1).reverse()
      : byName
        ? [byName[3]?.padStart(4, "20"), String(months.indexOf(byName[2]?.toLowerCase() ?? "") + 1), byName[1]]
        : [];
  const date = `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
  if (isCalendarDate(date) && date >= "1970-01-01" && date <= "2099-12-31") return date;
  notes.push(`“${shortened(said, 40)}” is no day, so the day it was written is today.`);
  return null;
}

/** Without control characters, which no field may hold. */
export function clean(cell: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return cell.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "").trim();
}

/** At most so many UTF-16 units, never half a character. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const shortened = text.slice(0, most);
  return /[\ud800-\udbff]$/.test(shortened) ? shortened.slice(0, -1) : shortened.trimEnd();
}
