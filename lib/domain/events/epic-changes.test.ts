import { describe, expect, it } from "vitest";
import { compareEpics } from "@/lib/domain/roadmap/snapshot";
import { anEpic } from "@/tests/roadmap-view";
import { type ChangedEpic, epicsBefore, weighedLines, withoutWeighed } from "./epic-changes";

const changed = (draft: Partial<ChangedEpic>): ChangedEpic => ({
  id: "e1",
  number: 1,
  title: "Night berths",
  isNew: false,
  isGone: false,
  entries: [],
  ...draft,
});

describe("what was weighed", () => {
  it("is said from the first change to the last, of an Epic in a line", () => {
    const entries: ChangedEpic["entries"] = [
      { before: { value: 8, riskNote: "" }, after: { value: 20, riskNote: "The mast" } },
      { before: { feasibility: null }, after: { feasibility: "feasible" } },
      { before: { value: 20, effort: null }, after: { value: 13, effort: 5 } },
      { before: { acceptanceConditions: ["Lit"] }, after: { acceptanceConditions: [] } },
    ];
    const later = changed({
      number: 2,
      title: "Tugs",
      entries: [{ before: { riskNote: "a" }, after: { riskNote: "b" } }],
    });
    expect(weighedLines([later, changed({ entries })])).toEqual([
      "E-1 Night berths: value 8 → 13; effort nothing → 5; risk note written; acceptance conditions taken out",
      "E-2 Tugs: risk note reworded",
    ]);
  });

  it("isn't what was changed and changed back, and isn't told of an Epic that is gone", () => {
    const back = [
      { before: { value: 8 }, after: { value: 13 } },
      { before: { value: 13 }, after: { value: 8 } },
    ];
    const gone = changed({ isGone: true, entries: [{ before: { value: 8 }, after: { value: 13 } }] });
    expect(weighedLines([changed({ entries: back }), gone])).toEqual([]);
  });
});

describe("Epics before an event", () => {
  const earlier = [anEpic({ number: 1 }), anEpic({ number: 2, firstSprint: 1, lastSprint: 1 }), anEpic({ number: 3 })];
  const now = [
    anEpic({ number: 1, firstSprint: 5, lastSprint: 6, value: 13 }),
    anEpic({ number: 2, firstSprint: 2, lastSprint: 2 }),
    anEpic({ number: 4 }),
  ];
  const then = epicsBefore(now, earlier, [
    changed({
      id: "e1",
      entries: [
        {
          before: { firstSprint: null, lastSprint: null, value: null },
          after: { firstSprint: 5, lastSprint: 6, value: 13 },
        },
      ],
    }),
    changed({ id: "e3", isGone: true, entries: [{ before: { title: "Epic 3" }, after: null }] }),
    changed({ id: "e4", isNew: true, entries: [{ before: null, after: { title: "Epic 4" } }] }),
  ]);

  it("parts what the event changed from what was changed before it", () => {
    const inEvent = withoutWeighed(compareEpics(then, now));
    expect(inEvent.map(({ kind, epic }) => `${epic.id} ${kind}`)).toEqual(["e1 changed", "e4 added", "e3 removed"]);
    expect(inEvent[0]).toMatchObject({ fields: ["firstSprint", "lastSprint"] });
    const before = compareEpics(earlier, then);
    expect(before.map(({ kind, epic }) => `${epic.id} ${kind}`)).toEqual(["e2 changed"]);
  });

  it("leaves an Epic out that was weighed alone", () => {
    expect(withoutWeighed(compareEpics([anEpic({ value: 8 })], [anEpic({ value: 13 })]))).toEqual([]);
  });

  describe("of one that was deleted or brought back", () => {
    const deletion = { before: { title: "Night berths" }, after: null };
    const restoring = { before: null, after: { title: "Night berths" } };
    const edit = { before: { value: 8 }, after: { value: 13 } };
    const is = anEpic({ title: "Night berths", value: 13 });
    const was = anEpic({ title: "Night berths", value: 8 });
    const then = (...entries: ChangedEpic["entries"]) => epicsBefore([is], [was], [changed({ entries })]);

    it("have it where it was deleted in the event and came back as it was", () => {
      expect(then(deletion, restoring, edit)).toEqual([was]);
    });

    it("don't have it where it was only brought back in the event", () => {
      expect(then(restoring, edit)).toEqual([]);
      const goneAgain = changed({ isGone: true, entries: [restoring, deletion] });
      expect(epicsBefore([], [was], [goneAgain])).toEqual([]);
    });

    it("have it where only a link or an Insight came or went", () => {
      const tied = { before: null, after: { insight: "Fog" } };
      const untied = { before: { link: "E-2 Tugs" }, after: null };
      expect(then(tied, untied, edit)).toEqual([was]);
    });
  });
});
