import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { beginning, mentionText, mentionedIds, toggleCheck, withNamesOnly } from "./mentions";

const ada = { id: "0190f3a1-0000-7000-8000-000000000001", name: "Ada Min" };
const bo = { id: "0190f3a1-0000-7000-8000-000000000002", name: "Bo [QA] Lin" };

describe("mentions", () => {
  test("are found once each, in order, whatever the names hold", () => {
    const text = `${mentionText(bo)} and ${mentionText(ada)}, then ${mentionText(ada)} again`;
    expect(mentionedIds(text)).toEqual([bo.id, ada.id]);
    expect(withNamesOnly(text)).toBe("@Bo  QA  Lin and @Ada Min, then @Ada Min again");
  });

  test("are none in an address or a plain @", () => {
    expect(mentionedIds("mail @ada or [x](person:no) or @[Ada](person:123)")).toEqual([]);
  });
});

test("a beginning is one line without marks, cut at a word's end", () => {
  expect(beginning(`**Look** at [this](https://x.example)\n\n> ${mentionText(ada)}`, 80)).toBe("Look at this @Ada Min");
  expect(beginning("abcdef ghijkl", 8)).toBe("abcdef…");
});

describe("a checklist", () => {
  const text = "Intro\n- [ ] one\n```\n- [ ] code\n```\n  1. [x] two\n* [ ] three";

  test("is ticked line by line, and code is left alone", () => {
    expect(toggleCheck(text, 0, true)).toContain("- [x] one");
    expect(toggleCheck(text, 1, false)).toContain("1. [ ] two");
    expect(toggleCheck(text, 2, true)).toContain("* [x] three");
    expect(toggleCheck(text, 2, true)).toContain("- [ ] code");
    expect(toggleCheck(text, 3, true)).toBe(text);
  });

  test("is as before once ticked and unticked", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 20 }), fc.nat(19), (ticks, index) => {
        const lines = ticks.map((isTicked, n) => `- [${isTicked ? "x" : " "}] item ${n}`).join("\n");
        const was = ticks[index];
        const back =
          was === undefined
            ? toggleCheck(lines, index, true)
            : toggleCheck(toggleCheck(lines, index, !was), index, was);
        expect(back).toBe(lines);
      }),
    );
  });
});
