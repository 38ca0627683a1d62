import { describe, expect, test } from "vitest";
import { letterKeysFrom } from "./letter-keys";
import { type KeyPress, follow, isOfLetters, printShortcut, worksInFields } from "./shortcut";

const none = { metaKey: false, ctrlKey: false, shiftKey: false, altKey: false };
const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({ key, ...none, ...held });

describe("a shortcut is followed", () => {
  test.each([
    ["mod+k", [press("k", { metaKey: true })], "whole"],
    ["mod+k", [press("K", { ctrlKey: true })], "whole"],
    ["mod+k", [press("k")], "no"],
    ["k", [press("k", { ctrlKey: true })], "no"],
    ["n", [press("N", { shiftKey: true })], "no"],
    ["shift+n", [press("N", { shiftKey: true })], "whole"],
    ["shift+ArrowUp", [press("ArrowUp", { shiftKey: true })], "whole"],
    ["alt+ArrowUp", [press("ArrowUp")], "no"],
    ["g r", [press("g")], "begun"],
    ["g r", [press("g"), press("r")], "whole"],
    ["g r", [press("g"), press("b")], "no"],
    ["g r", [press("r")], "no"],
    ["g r", [], "no"],
  ] as const)("%s by %o: %s", (shortcut, presses, expected) => {
    expect(follow(shortcut, presses)).toBe(expected);
  });

  test("signs count whatever has to be held for them on this keyboard", () => {
    expect(follow("?", [press("?", { shiftKey: true })])).toBe("whole");
    expect(follow("?", [press("?", { altKey: true })])).toBe("whole");
    expect(follow("?", [press("?", { ctrlKey: true })])).toBe("no");
  });
});

test("only what is held with ⌘ or Ctrl works while something is typed", () => {
  expect(worksInFields("mod+k")).toBe(true);
  expect(worksInFields("g r")).toBe(false);
  expect(worksInFields("?")).toBe(false);
});

test("of letters and signs alone are those that can be turned off, and they are on until somebody does", () => {
  for (const keys of ["n", "shift+n", "g r", "?", "+"]) expect(isOfLetters(keys)).toBe(true);
  for (const keys of ["mod+k", "mod+shift+z", "alt+n", "ArrowDown", "Enter", "F2", "Escape"])
    expect(isOfLetters(keys)).toBe(false);
  expect([undefined, "on", "nonsense", "off"].map(letterKeysFrom)).toEqual([true, true, true, false]);
});

test("keys are printed as they are on the keyboard", () => {
  expect(printShortcut("mod+k", true)).toBe("⌘K");
  expect(printShortcut("mod+k", false)).toBe("Ctrl+K");
  expect(printShortcut("g r", false)).toBe("G R");
  expect(printShortcut("alt+shift+ArrowLeft", true)).toBe("⌥⇧←");
  expect(printShortcut("Escape", true)).toBe("Esc");
});
