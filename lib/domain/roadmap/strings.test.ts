import { describe, expect, test } from "vitest";
import { judgeAll } from "@/lib/domain/dependencies/view";
import { aDependenciesView, aRow, aStoryAtEnd } from "@/tests/dependency-rows";
import { aDependency, aView, anEpic, someSprints } from "@/tests/roadmap-view";
import { conflictsByEpic, epicConflicts, judgeDependencies } from "./standing";
import { previewOf, storyStringsOf, stringsOf } from "./strings";

const epic = (id: string, number: number, firstSprint: number | null, lastSprint = firstSprint) =>
  anEpic({ id, number, firstSprint, lastSprint });
/** Nothing has closed yet: the first Flow Sprint runs. */
const view = aView({
  sprints: someSprints(12, "2026-01-05", 1),
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
const countsAt = (ofItems?: Parameters<typeof epicConflicts>[2]) => {
  const byEpic = conflictsByEpic(epicConflicts(view, judged, ofItems));
  return Object.fromEntries([...byEpic].map(([id, conflicts]) => [id, conflicts.length]));
};

describe("the strings of the timeline", () => {
  test("run from needer to giver, conflicts in red with the reason", () => {
    const strings = new Map(stringsOf(judged, false).map((string) => [string.id, string]));
    expect(strings.get("conflict")).toMatchObject({
      from: "needer",
      to: "late",
      tone: "bad",
      reason: "E-1 needs E-2: the giver ends in S5, too late for the needer's start in S4",
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
        [...previewOf(view, judged, "needer", { firstSprint: first, lastSprint: first })].map(([id, p]) => [
          id,
          p.tone,
        ]),
      );
    expect(tones(6)).toMatchObject({ conflict: "quiet", holds: "quiet" });
    expect(tones(2)).toMatchObject({ conflict: "bad", holds: "bad" });
    expect(previewOf(view, judged, "loose", { firstSprint: 1, lastSprint: 1 }).size).toBe(1);
  });

  test("are red once the Flow Sprint it was promised for, or its bar ends in, has closed without it", () => {
    const running = (number: number) => ({ ...view, sprints: someSprints(12, "2026-01-05", number) });
    const redIn = (now: typeof view) =>
      stringsOf(judgeDependencies(now), false).flatMap(({ id, tone }) => (tone === "bad" ? [id] : []));
    expect(redIn(running(2))).toEqual(["conflict"]);
    expect(redIn(running(3))).toEqual(["conflict", "holds"]);
    const moved = previewOf(running(3), judgeDependencies(running(3)), "soon", { firstSprint: 3, lastSprint: 3 });
    expect(moved.get("holds")?.tone).toBe("quiet");
  });

  test("count at the needer a giver that was removed, and nothing where the needer was", () => {
    const left = (...gone: string[]) => ({ ...view, epics: view.epics.filter(({ id }) => !gone.includes(id)) });
    const words = (...gone: string[]) =>
      epicConflicts(view, judgeDependencies(left(...gone))).map((conflict) => conflict.words);
    expect(words("soon")).toContain("E-1 needs Team 2: the giver was removed");
    expect(words("needer")).toEqual([]);
  });

  test("count a conflict at both its ends", () => {
    expect(countsAt()).toEqual({ needer: 1, late: 1 });
  });
});

describe("the strings of Stories", () => {
  const row = (number: number, needer: string, giver: string) =>
    aRow({ number, neederStoryId: needer, giverStoryId: giver });
  const ofItems = judgeAll(
    aDependenciesView({
      stories: [
        aStoryAtEnd({ id: "s1", sprint: 4, epicId: "needer" }),
        aStoryAtEnd({ id: "s2", sprint: 4, epicId: "late" }),
        aStoryAtEnd({ id: "s3", sprint: 5, epicId: "late" }),
        aStoryAtEnd({ id: "s4", sprint: 5, epicId: null }),
        aStoryAtEnd({ id: "s5", sprint: 2, epicId: "needer" }),
      ],
      dependencies: [row(1, "s1", "s2"), row(2, "s1", "s3"), row(3, "s1", "s4"), row(4, "s1", "s5")],
    }),
    { epics: [], sprints: [] },
  );

  test("are one for each two Epics, in the tone of the worst, which is said first", () => {
    expect(storyStringsOf(ofItems, false)).toEqual([
      {
        id: "stories needer late",
        from: "needer",
        to: "late",
        tone: "bad",
        reason:
          "S-1 needs S-3: the giver ends in S5, too late for the needer's start in S4; S-1 needs S-2: comes in time",
      },
    ]);
  });

  test("add their conflicts to those of the Epics", () => {
    // One to a Story of no Epic counts where it is needed.
    expect(countsAt(ofItems)).toEqual({ needer: 3, late: 2 });
  });

  test("count once where a Story needs an Epic, and where both Stories are of one Epic", () => {
    const register = aDependenciesView({
      stories: [
        aStoryAtEnd({ id: "s1", sprint: 4, epicId: "needer" }),
        aStoryAtEnd({ id: "s2", sprint: 5, epicId: "needer" }),
      ],
      dependencies: [
        row(1, "s1", "s2"),
        aRow({ number: 2, neederStoryId: "s1", giverEpicId: "late" }),
        aRow({ number: 3, neederEpicId: "needer", giverEpicId: "late" }),
      ],
    });
    const conflicts = epicConflicts(view, [], judgeAll(register, view));
    expect(conflicts.map(({ epicIds, words }) => [epicIds, words])).toEqual([
      [["needer"], "S-1 needs S-2: the giver ends in S5, too late for the needer's start in S4"],
      [["needer", "late"], "S-1 needs E-2: the giver ends in S5, too late for the needer's start in S4"],
    ]);
  });
});
