import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgeAll } from "@/lib/domain/dependencies/view";
import { aDependenciesView, aRow, aStoryAtEnd, anEpicOnGround } from "@/tests/dependency-rows";
import { hindrancesOf, nothing, readInTheWay, toggled, writeInTheWay } from "./in-the-way";

const waiting = "Waiting for Storage: volume labels (D-12)";
const hindrances = [{ text: waiting }, { text: "Blocked: Topology spread (S-3)" }];

describe("what is in the way", () => {
  test("is nothing yet, said to be nothing, known, or something else", () => {
    expect(readInTheWay("", hindrances)).toEqual({ isNothing: false, known: [], other: "" });
    expect(readInTheWay("nothing", hindrances)).toEqual({ isNothing: true, known: [], other: "" });
    expect(readInTheWay(`${waiting}\nThe test ship`, hindrances)).toEqual({
      isNothing: false,
      known: [waiting],
      other: "The test ship",
    });
    // What was waited for is no longer known: it stays as it was typed.
    expect(readInTheWay(waiting, []).other).toBe(waiting);
  });

  test("is named and not any more; naming something takes nothing back", () => {
    const named = toggled(readInTheWay(nothing, hindrances), waiting);
    expect(writeInTheWay(named)).toBe(waiting);
    expect(writeInTheWay(toggled(named, waiting))).toBe("");
    expect(writeInTheWay({ isNothing: true, known: [waiting], other: "x" })).toBe(nothing);
  });

  test("reads back as it was written", () => {
    const said = fc.record({
      known: fc.subarray(hindrances.map(({ text }) => text)),
      other: fc.string().map((text) => text.trim()),
    });
    fc.assert(
      fc.property(said, ({ known, other }) => {
        const text = writeInTheWay({ isNothing: false, known, other });
        expect(writeInTheWay(readInTheWay(text, hindrances)).toLowerCase()).toBe(text.toLowerCase());
      }),
    );
  });
});

describe("what is known to be in the way", () => {
  const epics = [{ ...anEpicOnGround({ id: "e1" }), leadTeamId: "t2" }];
  const offered = (rows: ReturnType<typeof aRow>[]) =>
    hindrancesOf([{ id: "s9", number: 9, title: "Labels", blockedReason: "no data" }], {
      judged: judgeAll(aDependenciesView({ dependencies: rows, stories: [aStoryAtEnd({ id: "s3", sprint: 14 })] }), {
        epics,
        sprints: [{ number: 13, state: "closed" }],
      }),
      teamId: "t1",
      teamName: (id) => ({ t1: "Bedrock", t2: "Storage" })[id] ?? "",
      storyIds: new Set(["s3"]),
      runningSprint: 14,
    });

  test("one's own blocked Stories, what one's own Stories wait for, then what the team waits for now", () => {
    const rows = [
      aRow({ number: 1, neededBySprint: 14, promisedForSprint: 14, note: "Quota\nmore" }),
      aRow({ number: 2, neederStoryId: "s3", promisedForSprint: 15, note: "Volume labels" }),
      aRow({ number: 3, neededBySprint: 15 }),
      aRow({ number: 4, state: "declined", neededBySprint: 14 }),
      aRow({ number: 5, neederTeamId: "t2", giverTeamId: "t1", neededBySprint: 14 }),
    ];
    expect(offered(rows).map(({ text, isBad, storyId }) => [text, isBad, storyId])).toEqual([
      ["Blocked: Labels (S-9)", true, "s9"],
      ["Waiting for Storage: Volume labels (D-2)", true, "s3"],
      ["Waiting for Storage: Quota (D-1)", false, null],
    ]);
  });

  test("says where it is now, and who acts next", () => {
    const noteOf = (over: Parameters<typeof aRow>[0]) => offered([aRow({ neededBySprint: 14, ...over })])[1]?.note;
    expect(noteOf({ state: "proposed" })).toBe("In Storage’s queue as an answer to give by S14.");
    expect(noteOf({ promisedForSprint: 14 })).toBe("Storage has promised it for S14.");
    expect(noteOf({ promisedForSprint: 15 })).toBe("Storage has promised it for S15, needed by S14.");
    expect(noteOf({ state: "in_progress" })).toBe("Storage has accepted it.");
    expect(noteOf({ promisedForSprint: 13 })).toBe("Storage has promised it for S13, which closed without it.");
    expect(noteOf({ promisedForSprint: 14, giverEpicId: "gone" })).toBe(
      "Storage has promised it for S14, but the giver was removed.",
    );
  });
});
