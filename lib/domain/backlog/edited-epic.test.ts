import { expect, test } from "vitest";
import type { EpicInView } from "@/lib/domain/roadmap/view";
import { epicWith, fieldsOf } from "./edited-epic";

const epic = { value: 8, effort: null, hasRiskNote: true, acceptanceConditions: 2 } as EpicInView;

test("an Epic in the roadmap's view follows its edits at once, what is taken away too", () => {
  const edits = { value: { seen: 8, to: null }, effort: { seen: null, to: 5 }, riskNote: { seen: "Ice", to: "" } };
  expect(epicWith(epic, fieldsOf(edits))).toEqual({
    value: null,
    effort: 5,
    hasRiskNote: false,
    acceptanceConditions: 2,
  });
  const first = { acceptanceConditions: { seen: [], to: ["It floats"] }, riskNote: { seen: "", to: "Ice" } };
  const words = { description: { seen: "", to: "A hull" } };
  expect(epicWith({ ...epic, hasRiskNote: false }, fieldsOf({ ...first, ...words }))).toEqual({
    ...epic,
    acceptanceConditions: 1,
  });
});
