import { describe, expect, it } from "vitest";
import { compareRoadmaps, snapshotOf } from "@/lib/domain/roadmap/snapshot";
import { aView, anEpic } from "@/tests/roadmap-view";
import { type ChangedEpic, roadmapBefore, weighedLines, withoutWeighed } from "./epic-changes";

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

describe("a roadmap before an event", () => {
  const of = (...epics: ReturnType<typeof anEpic>[]) => snapshotOf(aView({ epics }));
  const earlier = of(
    anEpic({ number: 1 }),
    anEpic({ number: 2, firstSprint: 1, lastSprint: 1 }),
    anEpic({ number: 3 }),
  );
  const now = of(
    anEpic({ number: 1, firstSprint: 5, lastSprint: 6, value: 13 }),
    anEpic({ number: 2, firstSprint: 2, lastSprint: 2 }),
    anEpic({ number: 4 }),
  );
  const then = roadmapBefore(now, earlier, [
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
    const inEvent = withoutWeighed(compareRoadmaps(then, now)).epics;
    expect(inEvent.map(({ kind, epic }) => `${epic.id} ${kind}`)).toEqual(["e1 changed", "e4 added", "e3 removed"]);
    expect(inEvent[0]).toMatchObject({ fields: ["firstSprint", "lastSprint"] });
    const before = compareRoadmaps(earlier, then).epics;
    expect(before.map(({ kind, epic }) => `${epic.id} ${kind}`)).toEqual(["e2 changed"]);
  });

  it("leaves an Epic out that was weighed alone", () => {
    const epics = compareRoadmaps(of(anEpic({ value: 8 })), of(anEpic({ value: 13 })));
    expect(withoutWeighed(epics).epics).toEqual([]);
  });
});
