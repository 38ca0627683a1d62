/**
 * Jira's wiki markup as Markdown, as far as people use it: headings, lists, bold and the like, code,
 * quotes, links, pictures by name, tables, colours dropped. What isn't recognised stays as it is.
 */
export function wikiToMarkdown(wiki: string): string {
  const kept: string[] = [];
  // Code is put aside first: what stands in it means nothing.
  const keep = (text: string) => `\ue000${kept.push(text) - 1}\ue000`;
  const text = wiki
    .replace(/\r\n?/g, "\n")
    .replace(
      /\{(code|noformat)(?::([^}\n]*))?\}\n?([\s\S]*?)\n?\{\1\}/g,
      (_, _kind, settings: string | undefined, code: string) => keep(`\`\`\`${languageOf(settings)}\n${code}\n\`\`\``),
    )
    .replace(/\{\{(.+?)\}\}/g, (_, code: string) => keep(`\`${code}\``))
    .replace(/\{quote\}\n?([\s\S]*?)\n?\{quote\}/g, (_, quoted: string) =>
      quoted
        .split("\n")
        .map((line) => `> ${line}`)
        .join("\n"),
    )
    .replace(/\{panel(?::[^}\n]*)?\}|\{(?:color|colour)(?::[^}\n]*)?\}/g, "");
  const lines = text.split("\n");
  const markdown = lines.map((line, index) => tableHead(inLine(blockOf(line)), lines[index - 1])).join("\n");
  return markdown.replace(/\ue000(\d+)\ue000/g, (_, index: string) => kept[Number(index)] ?? "").trim();
}

function languageOf(settings: string | undefined): string {
  const [language = ""] = (settings ?? "").split("|");
  return /^\w+$/.test(language) ? language : "";
}

/** Headings, lists, quotes and rules: what a line begins with. */
function blockOf(line: string): string {
  const heading = line.match(/^h([1-6])\.\s+(.*)$/);
  if (heading) return `${"#".repeat(Number(heading[1]))} ${heading[2]}`;
  const item = line.match(/^\s*([*#-]+)\s+(.*)$/);
  if (item?.[1] && !/^-{2,}$/.test(item[1])) {
    const mark = item[1].endsWith("#") ? "1." : "-";
    // Under a number, what belongs to it is indented by three.
    const indent = [...item[1].slice(0, -1)].map((above) => (above === "#" ? "   " : "  ")).join("");
    return `${indent}${mark} ${item[2]}`;
  }
  if (/^-{4,}\s*$/.test(line)) return "---";
  const quote = line.match(/^bq\.\s+(.*)$/);
  return quote ? `> ${quote[1]}` : line;
}

/** Emphasis, links and pictures within a line. */
function inLine(line: string): string {
  return line
    .replace(/\[([^\]|\n]+)\|((?:https?|mailto):[^\]|\s]+)(?:\|[^\]]*)?\]/g, "[$1]($2)")
    .replace(/\[((?:https?|mailto):[^\]\s|]+)\]/g, "<$1>")
    .replace(/\[~(?:accountid:)?([^\]]+)\]/g, "@$1")
    .replace(/!([^!\s|]+\.(?:png|jpe?g|gif|webp|svg))(?:\|[^!]*)?!/gi, "`$1`")
    .replace(between("*"), "$1**$2**")
    .replace(between("_"), "$1*$2*")
    .replace(between("-"), "$1~~$2~~")
    .replace(between("+"), "$1$2")
    .replace(/\?\?(.+?)\?\?/g, "*$1*");
}

/** Words between two marks that stand at the edges of words. */
function between(mark: string): RegExp {
  const escaped = `\\${mark}`;
  return new RegExp(`(^|[\\s("'>])${escaped}(?=\\S)([^${escaped}\\n]*?\\S)${escaped}(?=$|[\\s.,;:!?)"'])`, "g");
}

/** "||Name||Size||" is the head of a table, which Markdown underlines. */
function tableHead(line: string, before: string | undefined): string {
  if (!/^\s*\|\|.*\|\|\s*$/.test(line)) return line;
  const cells = line.trim().slice(2, -2).split("||");
  const head = `| ${cells.map((cell) => cell.trim()).join(" | ")} |`;
  const isFirst = !before?.trim().startsWith("|");
  return isFirst ? `${head}\n|${" --- |".repeat(cells.length)}` : head;
}
