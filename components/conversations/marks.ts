/** What the editor's buttons do to the text. */
export type Mark = "bold" | "list" | "check" | "link";

const lineStarts = { list: "- ", check: "- [ ] " } as const;

/**
 * The text with a mark on what is selected, and where the cursor goes. Lists mark whole lines; what
 * is marked already loses the mark.
 */
export function markLines(text: string, from: number, to: number, mark: Mark): { text: string; cursor: number } {
  const selected = text.slice(from, to);
  if (mark === "bold" || mark === "link") {
    const put = mark === "bold" ? `**${selected || "bold"}**` : `[${selected || "words"}](https://)`;
    return { text: text.slice(0, from) + put + text.slice(to), cursor: from + put.length - (mark === "bold" ? 2 : 1) };
  }
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const next = text.indexOf("\n", to);
  const end = next < 0 ? text.length : next;
  const lines = text.slice(start, end).split("\n");
  const sign = lineStarts[mark];
  const isMarked = lines.every((line) => line.startsWith(sign));
  const put = lines.map((line) => (isMarked ? line.slice(sign.length) : sign + line)).join("\n");
  return { text: text.slice(0, start) + put + text.slice(end), cursor: start + put.length };
}
