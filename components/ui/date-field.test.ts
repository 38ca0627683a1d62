import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { DateField } from "./date-field";
import { Field } from "./field";

const drawn = (value: string) => {
  const children = createElement(DateField, { value, onChange: () => {} });
  return renderToStaticMarkup(createElement(Field, { label: "By", hint: "A working day", children }));
};

it("A date is said in words below it, and described by them and its hint", () => {
  const [, words = "", said] = /<span id="([^"]+)"[^>]*>([^<]+)<\/span>/.exec(drawn("2026-12-03")) ?? [];
  expect(said).toBe("Thu 3 Dec 2026");
  const [, describedBy = ""] = /<input[^>]*aria-describedby="([^"]+)"/.exec(drawn("2026-12-03")) ?? [];
  expect(describedBy.split(" ")).toEqual([words, expect.stringMatching(/-hint$/)]);
});

it("What isn't a date yet, or one of a year that dates don't have, is said in no words", () => {
  for (const value of ["", "123456-01-01"]) expect(drawn(value)).not.toContain("<span id=");
});
