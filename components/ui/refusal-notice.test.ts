import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Refusal } from "@/lib/domain/result";
import { RefusalNotice } from "./refusal-notice";

const refusal: Refusal = {
  code: "invalid",
  message: "The title is missing.",
  fields: { title: "The title is missing.", points: "Points are whole numbers." },
  wayOut: "Correct what is marked and try again.",
};

/** What the notice says, without its looks. */
const said = (shownFields?: string[], over: Partial<Refusal> = {}) =>
  renderToStaticMarkup(createElement(RefusalNotice, { refusal: { ...refusal, ...over }, shownFields }))
    .replace(/<[^>]*>/g, "|")
    .split("|")
    .filter(Boolean);

describe("a refusal's notice", () => {
  it("says what is wrong and the way out where no field does", () => {
    expect(said()).toEqual([refusal.message, "Points are whole numbers.", refusal.wayOut]);
  });

  it("repeats nothing that stands beside its field", () => {
    expect(said(["title", "points"])).toEqual([refusal.wayOut]);
    expect(said(["title"])).toEqual([refusal.wayOut, "Points are whole numbers."]);
  });

  it("keeps what says more than the field, and the rule", () => {
    expect(said(["title"], { message: "Two things are wrong." })[0]).toBe("Two things are wrong.");
    expect(said(["title", "points"], { rule: "BLG-2" })).toEqual([refusal.wayOut, "Rule BLG-2"]);
  });
});
