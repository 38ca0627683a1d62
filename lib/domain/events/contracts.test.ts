import { expect, test } from "vitest";
import { pageTitle } from "./contracts";

test("the page of an event is called by the step its address asks for, where there is one", () => {
  expect(pageTitle("planning_1")).toBe("Flow Sprint Planning 1");
  expect(pageTitle("planning_1", "3")).toBe("Draft risk mitigation · Flow Sprint Planning 1");
  for (const wrong of ["0", "4", "two", "", ["1", "2"]]) {
    expect(pageTitle("planning_1", wrong)).toBe("Flow Sprint Planning 1");
  }
});
