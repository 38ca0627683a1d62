import { describe, expect, test } from "vitest";
import { judgeDependencies } from "@/lib/domain/roadmap/standing";
import { aDependency, aView, anEpic } from "@/tests/roadmap-view";
import { conflictCounts, previewOf, stringsOf } from "./timeline-strings";

const epic = (id: string, number: number, firstSprint: number | null, lastSprint = firstSprint) =>
  anEpic({ id, number, firstSprint, lastSprint });
const view = aView({
  epics: [epic("needer", 1, 4), epic("late", 2, 4, 5), epic("soon", 3, 1, 2), epic("loose", 4, null)],
  dependencies: [
    aDependency({ id: "conflict", neederEpicId: "needer", giverEpicId: "late" }),
    aDependency({ id: "holds", neederEpicId: "needer", giverEpicId: "soon" }),
    aDependency({ id: "mitigated", neederEpicId: "needer", giverEpicId: "late", mitigation: "A stub" }),
    aDependency({ id: "open", neederEpicId: "needer", giverEpicId: "loose" }),
    aDependency({ id: "satisfied", neederEpicId: "needer", giverEpicId: "soon", state: "delivered" }),
    aDependency({ id: "declined", neederEpicId: "needer", giverEpicId: "late", state: "declined" }),
    aDependency({ id: "of teams alone", giverEpicId: "late" }),
  ],
});
const judged = judgeDependencies(view);

describe("the strings of the timeline", () => {
  test("run from needer to giver, conflicts in red with the reason", () => {
    const strings = new Map(stringsOf(judged, false).map((string) => [string.id, string]));
    expect(strings.get("conflict")).toMatchObject({
      from: "needer",
      to: "late",
      tone: "bad",
      reason: "E-1 needs E-2: the giver ends in S5, and the needer starts in S4",
    });
    expect([...strings].flatMap(([id, { tone }]) => (tone === "bad" ? [id] : []))).toEqual(["conflict"]);
    expect(strings.get("mitigated")?.reason).toContain("with a mitigation");
  });

  test("leave out satisfied ones until asked for, and always those of no use", () => {
    const ids = (satisfied: boolean) => stringsOf(judged, satisfied).map(({ id }) => id);
    expect(ids(false)).toEqual(["conflict", "holds", "mitigated", "open"]);
    expect(ids(true)).toEqual(["conflict", "holds", "mitigated", "open", "satisfied"]);
    expect(stringsOf(judged, true).find(({ id }) => id === "satisfied")?.tone).toBe("settled");
  });

  test("say while a bar is carried how they would stand", () => {
    const tones = (first: number) =>
      Object.fromEntries(
        [...previewOf(judged, "needer", { firstSprint: first, lastSprint: first })].map(([id, p]) => [id, p.tone]),
      );
    expect(tones(6)).toMatchObject({ conflict: "quiet", holds: "quiet" });
    expect(tones(2)).toMatchObject({ conflict: "bad", holds: "bad" });
    expect(previewOf(judged, "loose", { firstSprint: 1, lastSprint: 1 }).size).toBe(1);
  });

  test("count a conflict at both its ends", () => {
    expect([...conflictCounts(judged)]).toEqual([
      ["needer", 1],
      ["late", 1],
    ]);
  });
});
