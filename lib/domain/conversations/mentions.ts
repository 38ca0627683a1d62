/** A person named in a text: `@[Ada Min](person:<id>)`, so that the text says it all by itself. */
const mention = /@\[([^\]\n]{1,120})\]\(person:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/g;

/** How a mention is written into a text. Brackets in a name would end it early. */
export function mentionText({ id, name }: { id: string; name: string }): string {
  return `@[${name.replace(/[[\]\n]/g, " ").trim()}](person:${id})`;
}

/** The ids of all people a text names, each once, in their order. */
export function mentionedIds(text: string): string[] {
  return [...new Set([...text.matchAll(mention)].map(([, , id]) => id as string))];
}

/** The text with mentions as names alone: for one line of an inbox. */
export function withNamesOnly(text: string): string {
  return text.replace(mention, "@$1");
}

/** The start of a text on one line, at most `most` characters, without Markdown's marks. */
export function beginning(text: string, most: number): string {
  const line = withNamesOnly(text)
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[#>*_`~]+/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}

const checkLine = /^(\s*(?:[-*+]|\d+[.)])\s+\[)([ xX])(\])/;

/**
 * The text with its nth checklist line (from 0, in order) ticked or not. Lines in fenced code aren't
 * checklists. Unchanged where there is no such line.
 */
export function toggleCheck(text: string, index: number, isChecked: boolean): string {
  let at = -1;
  let fence = "";
  return text
    .split("\n")
    .map((line) => {
      const marks = line.match(/^\s*(```+|~~~+)/)?.[1] ?? "";
      if (marks && (!fence || marks.startsWith(fence))) fence = fence ? "" : marks;
      if (fence || !checkLine.test(line) || ++at !== index) return line;
      return line.replace(checkLine, `$1${isChecked ? "x" : " "}$3`);
    })
    .join("\n");
}
