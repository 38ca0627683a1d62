import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type End, type ItemEdge, type NamedItem, canComeInto, canRaise } from "./rules";

const epic = (number: number, teamId: string | null = `t${number}`): End => ({
  teamId,
  item: { kind: "Epic", id: `e${number}`, number, title: `Epic ${number}` },
});
const story = (number: number, teamId: string | null = `t${number}`): End => ({
  teamId,
  item: { kind: "Story", id: `s${number}`, number, title: `Story ${number}` },
});
const named = (...ends: End[]) =>
  new Map(ends.flatMap(({ item }): [string, NamedItem][] => (item ? [[item.id, item]] : [])));
const needs = (needer: End, giver: End): ItemEdge => ({ needer: needer.item?.id ?? "", giver: giver.item?.id ?? "" });
const holds = (whole: End, part: End): ItemEdge => ({ ...needs(whole, part), isPart: true });

const refusalOf = (result: ReturnType<typeof canRaise> | ReturnType<typeof canComeInto>) =>
  result.ok ? null : result.refusal;

describe("canRaise (DEP-1)", () => {
  it("takes Stories, Epics and teams alone in any mix", () => {
    const team: End = { teamId: "t9", item: null };
    for (const [needer, giver] of [
      [epic(1), story(2)],
      [story(1), epic(2)],
      [story(1), story(2)],
      [team, story(2)],
      [epic(1), team],
    ] as const) {
      expect(canRaise(needer, giver, [], new Map())).toMatchObject({ ok: true });
    }
  });

  it("refuses one's own team, and items that no team has", () => {
    expect(refusalOf(canRaise(story(1, "a"), story(2, "a"), [], new Map()))).toMatchObject({ rule: "DEP-1" });
    expect(refusalOf(canRaise(story(1, "a"), { teamId: "a", item: null }, [], new Map()))?.wayOut).not.toBe("");
    expect(refusalOf(canRaise(story(1, null), story(2), [], new Map()))?.message).toContain("No team has S-1");
    expect(refusalOf(canRaise(epic(1), epic(2, null), [], new Map()))?.message).toContain("No team leads E-2");
  });

  it("names the whole cycle, from an Epic to its Story too", () => {
    const [a, b, c] = [story(1), epic(2), story(3)];
    const edges = [holds(b, c), needs(c, a)];
    const refusal = refusalOf(canRaise(a, b, edges, named(a, b, c)));
    expect(refusal?.message).toBe(
      "This would close a cycle: S-1 Story 1 needs E-2 Epic 2 holds S-3 Story 3 needs S-1 Story 1.",
    );
    // The other way round no way leads back.
    expect(canRaise(b, a, edges, named(a, b, c)).ok).toBe(true);
  });

  it("refuses the last of a ring of any length, with every item in it", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 2, maxLength: 8 }), (kinds) => {
        const ring = kinds.map((isStory, n) => (isStory ? story(n) : epic(n)));
        const edges = ring.slice(1).map((giver, n) => needs(ring[n] as End, giver));
        const refusal = refusalOf(canRaise(ring.at(-1) as End, ring[0] as End, edges, named(...ring)));
        for (const { item } of ring) expect(refusal?.message).toContain(`-${item?.number} ${item?.title}`);
        expect(canRaise(ring[0] as End, ring.at(-1) as End, edges, named(...ring)).ok).toBe(true);
      }),
    );
  });
});

describe("canComeInto (DEP-1)", () => {
  it("keeps a Story out of an Epic that it waits for, and says so", () => {
    const [inner, other, outer] = [story(1), story(2), epic(3)];
    const [storyItem, epicItem] = [inner.item, outer.item];
    if (!storyItem || !epicItem) throw new Error("Both are items.");
    const edges = [needs(inner, other), needs(other, outer)];
    const refusal = refusalOf(canComeInto(storyItem, epicItem, edges, named(inner, other, outer)));
    expect(refusal?.message).toContain("E-3 Epic 3 holds S-1 Story 1 needs S-2 Story 2 needs E-3 Epic 3");
    expect(canComeInto(storyItem, epicItem, [needs(inner, other)], named(inner, other)).ok).toBe(true);
  });
});
