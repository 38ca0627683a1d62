import { describe, expect, it } from "vitest";
import type { FlowSprintState } from "./calendar";
import { canStart } from "./sprints";

const inStates = (...states: FlowSprintState[]) => states.map((state, index) => ({ number: index + 1, state }));

describe("starting a Flow Sprint (CAL-4)", () => {
  it("needs the one before it closed and none running", () => {
    expect(canStart(inStates("planned", "planned"), 1).ok).toBe(true);
    expect(canStart(inStates("closed", "planned"), 2)).toMatchObject({ ok: true, value: { number: 2 } });
    expect(canStart(inStates("running", "planned"), 2)).toMatchObject({
      refusal: {
        rule: "CAL-4",
        message: "Flow Sprint 1 still runs, and only one runs at a time.",
        wayOut: "Close Flow Sprint 1 first.",
      },
    });
    expect(canStart(inStates("closed", "planned", "planned", "planned"), 4)).toMatchObject({
      refusal: {
        message: "Flow Sprint 3 comes before it and isn't closed.",
        wayOut: "Start and close Flow Sprint 2 first.",
      },
    });
  });

  it("happens once", () => {
    expect(canStart(inStates("running"), 1)).toMatchObject({ refusal: { message: "Flow Sprint 1 runs already." } });
    expect(canStart(inStates("closed"), 1)).toMatchObject({ refusal: { message: "Flow Sprint 1 is closed." } });
    expect(canStart(inStates("closed"), 2)).toMatchObject({ refusal: { code: "not_found" } });
  });
});
