import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Kbd } from "./kbd";

const isHiddenWhenOff = (keys: string, worksAlways = false) =>
  renderToStaticMarkup(createElement(Kbd, { keys, worksAlways })).includes("data-typed-keys");

it("Keys of letters and signs alone are the ones that aren't printed while they are switched off", () => {
  for (const keys of ["n", "G R", "?", "]", "+", "-"]) expect(isHiddenWhenOff(keys), keys).toBe(true);
  for (const keys of ["⌘K", "Ctrl+K", "Esc", "Enter", "↑ ↓", "Alt+↑"]) expect(isHiddenWhenOff(keys), keys).toBe(false);
});

it("Keys that do something all the same are printed always", () => {
  expect(isHiddenWhenOff("X", true)).toBe(false);
});
