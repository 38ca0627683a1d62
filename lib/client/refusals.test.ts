import { describe, expect, it } from "vitest";
import type { Refusal } from "@/lib/domain/result";
import { OpenRefusals } from "./refusals";

const refusal = (message: string): Refusal => ({ code: "stale", message, wayOut: "Look again." });
const shown = (refusals: OpenRefusals) => refusals.read().map((one) => one.refusal.message);

describe("open refusals", () => {
  it("stay until they are closed, one by one or all at once", () => {
    const refusals = new OpenRefusals();
    for (const message of ["a", "b", "c"]) refusals.add(refusal(message));
    refusals.close(refusals.read()[0]?.id ?? 0);
    expect(shown(refusals)).toEqual(["b", "c"]);
    refusals.closeAll();
    expect(shown(refusals)).toEqual([]);
  });

  it("go once the same has gone well, others stay", () => {
    const refusals = new OpenRefusals();
    refusals.add(refusal("another's"));
    const ids = refusals.addedBy(() => refusals.add(refusal("this one's")));
    refusals.add(refusal("a later one"));
    refusals.solve(ids);
    expect(shown(refusals)).toEqual(["another's", "a later one"]);
  });

  it("stay where they offer another go, for they may hold what was entered", () => {
    const refusals = new OpenRefusals();
    refusals.solve(refusals.addedBy(() => refusals.add(refusal("lost"), { label: "Try again", run() {} })));
    expect(shown(refusals)).toEqual(["lost"]);
  });
});
