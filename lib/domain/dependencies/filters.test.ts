import { expect, test } from "vitest";
import { countFilters } from "./filters";

test("what narrows a register is counted, what shows all that is open isn't", () => {
  const none = { text: "", show: "open", team: null };
  expect(countFilters(none)).toBe(0);
  expect(countFilters({ ...none, text: "quay", show: "conflict", team: "berths", needer: "yard" })).toBe(4);
});
