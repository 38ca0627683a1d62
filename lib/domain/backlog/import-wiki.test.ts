import { describe, expect, test } from "vitest";
import { wikiToMarkdown } from "./import-wiki";

describe("Jira's wiki markup becomes Markdown", () => {
  test.each([
    ["headings", "h1. Berths\nh3. Who waits", "# Berths\n### Who waits"],
    ["bold and italic", "A *bold* and an _italic_ word", "A **bold** and an *italic* word"],
    ["what is struck out and underlined", "-old- and +new+", "~~old~~ and new"],
    [
      "lists and lists in them",
      "* one\n** under it\n# first\n## second",
      "- one\n  - under it\n1. first\n   1. second",
    ],
    [
      "links",
      "See [the chart|https://example.org/a_b_c] or [https://example.org]",
      "See [the chart](https://example.org/a_b_c) or <https://example.org>",
    ],
    ["code, as it stands", "{code:java|title=A}\nint *a* = h1.;\n{code}", "```java\nint *a* = h1.;\n```"],
    ["text without format", "{noformat}\n* no list\n{noformat}", "```\n* no list\n```"],
    ["code in a line", "Call {{tide_of(now)}} first", "Call `tide_of(now)` first"],
    ["quotes", "bq. Said once\n{quote}\nSaid\ntwice\n{quote}", "> Said once\n> Said\n> twice"],
    ["people", "[~accountid:5f3a] and [~ines]", "@5f3a and @ines"],
    ["pictures by name", "!mast.png|thumbnail!", "`mast.png`"],
    ["tables", "||Ship||Draft||\n|Anna|7 m|", "| Ship | Draft |\n| --- | --- |\n|Anna|7 m|"],
    ["colours and panels, dropped", "{color:red}late{color} {panel:title=X}inside{panel}", "late inside"],
  ])("%s", (_, wiki, markdown) => {
    expect(wikiToMarkdown(wiki)).toBe(markdown);
  });

  test.each([
    ["2 * 3 * 4 is 24", "2 * 3 * 4 is 24"],
    ["snake_case_name and well-known-name", "snake_case_name and well-known-name"],
    ["{code} never closed", "{code} never closed"],
    ["<script>alert(1)</script>", "<script>alert(1)</script>"],
    ["", ""],
  ])("%s stays as it is", (wiki, markdown) => {
    expect(wikiToMarkdown(wiki)).toBe(markdown);
  });
});
