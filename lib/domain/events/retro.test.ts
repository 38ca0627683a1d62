import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Result } from "@/lib/domain/result";
import {
  type RetroCard,
  checkDot,
  checkDotsEach,
  checkPhase,
  dotsEachIn,
  dotsLeft,
  grouped,
  groupsOf,
  hasPhases,
  leaderOf,
  ledTo,
  mostDotsOnOne,
  nextPhase,
  showsDots,
  ungrouped,
  usualDots,
  votedAgain,
} from "./retro";
import type { EventStage, RetroPhase } from "./room";

const card = (id: string, over: Partial<RetroCard> = {}): RetroCard => ({
  id,
  column: "idea",
  text: id,
  groupId: null,
  dots: null,
  ...over,
});
const groups = (cards: readonly RetroCard[]) => groupsOf(cards).map(({ cards: all }) => all.map(({ id }) => id).sort());

describe("cards of a retrospective", () => {
  const cards = ["a", "b", "c", "d"].map((id) => card(id));

  it("are put onto each other with all that are with them", () => {
    const two = grouped(grouped(cards, "b", "a"), "d", "c");
    expect(groups(two)).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
    expect(groups(grouped(two, "d", "b"))).toEqual([["a", "b", "c", "d"]]);
  });

  it("that are in one group already stay as they are, and so does one put onto itself", () => {
    const two = grouped(cards, "b", "a");
    expect(grouped(two, "a", "b")).toEqual(two);
    expect(grouped(two, "c", "c")).toEqual(two);
    expect(grouped(two, "c", "gone")).toEqual(two);
  });

  it("leave their group; where the one that led leaves, the next one leads", () => {
    const all = grouped(grouped(cards, "b", "a"), "c", "a");
    expect(groups(ungrouped(all, ["b"]))).toEqual([["a", "c"], ["b"], ["d"]]);
    const led = ungrouped(all, ["a"]);
    expect(groups(led)).toEqual([["a"], ["b", "c"], ["d"]]);
    expect(leaderOf(led, "c")).toBe("b");
    expect(ungrouped(all, ["a", "b", "c"])).toEqual(all);
  });

  it("are in groups of which each has one that leads, whatever was put together and taken apart", () => {
    const ids = ["a", "b", "c", "d", "e", "f"];
    const id = fc.constantFrom(...ids);
    const moves = fc.array(fc.tuple(fc.boolean(), id, id), { maxLength: 30 });
    fc.assert(
      fc.property(moves, (made) => {
        const after = made.reduce(
          (all, [groups, one, other]) => (groups ? grouped(all, one, other) : ungrouped(all, [one])),
          ids.map((one) => card(one)),
        );
        expect(groups(after).flat().sort()).toEqual(ids);
        for (const { groupId } of after) if (groupId) expect(leaderOf(after, groupId)).toBe(groupId);
      }),
    );
  });

  it("come with most dots first once these are counted", () => {
    const counted = [card("a", { dots: 1 }), card("b", { dots: 4 }), card("c", { dots: 0 })];
    expect(groupsOf(counted).map(({ id }) => id)).toEqual(["b", "a", "c"]);
  });
});

describe("dots", () => {
  it("are six for each person, three on one card", () => {
    expect(dotsEachIn({})).toBe(usualDots);
    expect(dotsLeft({}, usualDots)).toBe(6);
    expect(checkDot({ a: 2 }, "a", usualDots).ok).toBe(true);
    expect(checkDot({ a: mostDotsOnOne }, "a", usualDots)).toMatchObject({
      refusal: { message: expect.stringContaining("3 dots") },
    });
    const all = checkDot({ a: 3, b: 3 }, "c", usualDots);
    expect(all).toMatchObject({ refusal: { message: "All 6 of your dots are on the table." } });
  });

  it("are as many as the room gives", () => {
    expect(dotsEachIn({ dots: 4 })).toBe(4);
    expect(dotsLeft({ a: 1, b: 1 }, 4)).toBe(2);
    expect(checkDot({ a: 3, b: 1 }, "b", 4)).toMatchObject({
      refusal: { message: "All 4 of your dots are on the table." },
    });
    expect(checkDot({ a: 3, b: 3 }, "c", 8).ok).toBe(true);
    expect(checkDot({ a: 1 }, "b", 1)).toMatchObject({ refusal: { message: "Your dot is on the table." } });
  });

  it("can be given until they are counted, never fewer than somebody has placed", () => {
    for (const phase of ["writing", "grouping", "voting"] as const) {
      expect(checkDotsEach({ phase }, 1, 0).ok).toBe(true);
      expect(checkDotsEach({ phase, isCounted: true }, 1, 0).ok).toBe(false);
    }
    expect(checkDotsEach({ phase: "voting" }, 3, 3).ok).toBe(true);
    expect(checkDotsEach({ phase: "voting" }, 2, 3)).toMatchObject({
      refusal: {
        message: "Somebody has 3 dots on the table already: 2 each would be too few.",
        fields: { dots: "Give 3 or more." },
      },
    });
    expect(checkDotsEach({ phase: "deciding" }, 8, 3)).toMatchObject({
      refusal: { message: expect.stringContaining("The dots are counted") },
    });
  });

  it("come too late after the reveal, and too early before", () => {
    expect(checkPhase({ phase: "voting" }, "vote").ok).toBe(true);
    expect(checkPhase({ phase: "deciding" }, "vote")).toMatchObject({
      refusal: { message: expect.stringContaining("after the reveal") },
    });
    expect(checkPhase({ phase: "grouping" }, "vote")).toMatchObject({
      refusal: { message: expect.stringContaining("grouping cards") },
    });
    expect(checkPhase({ phase: "grouping" }, "write").ok).toBe(false);
    expect(checkPhase({ phase: "grouping" }, "change").ok).toBe(true);
  });
});

describe("a round of dots", () => {
  const led = (from: EventStage, ...phases: RetroPhase[]) =>
    phases.reduce((stage, phase) => granted(ledTo(stage, { seen: stage.phase, phase })), from);
  const counted = led({ phase: "writing" }, "grouping", "voting", "deciding");

  it("is counted at deciding, and takes no dot wherever the room is led after it", () => {
    for (const phases of [["voting"], ["grouping", "voting"], ["writing", "voting"]] as RetroPhase[][]) {
      const back = led(counted, ...phases);
      expect(showsDots(back)).toBe(true);
      expect(checkPhase(back, "vote")).toMatchObject({
        refusal: {
          message: expect.stringContaining("after the reveal"),
          wayOut: expect.stringContaining("vote again"),
        },
      });
    }
    expect(showsDots(led(counted, "grouping"))).toBe(false);
  });

  it("follows another from zero, which hides the dots again", () => {
    const again = granted(votedAgain(led(counted, "voting"), 1));
    expect(again).toMatchObject({ phase: "voting", round: 2 });
    expect(showsDots(again)).toBe(false);
    expect(checkPhase(again, "vote").ok).toBe(true);
    expect(granted(votedAgain(led(again, "deciding"), 2))).toMatchObject({ phase: "voting", round: 3 });
  });

  it("follows one that was seen counted alone: who asks second finds it begun, who saw an older one is told", () => {
    const again = granted(votedAgain(counted, 1));
    expect(granted(votedAgain(again, 1))).toBe(again);
    expect(votedAgain(again, 2)).toMatchObject({ refusal: { code: "invalid" } });
    expect(votedAgain(led(again, "deciding"), 1)).toMatchObject({ refusal: { code: "stale" } });
    expect(votedAgain({ phase: "voting" }, 1)).toMatchObject({
      refusal: { message: "The dots of this round aren’t counted yet." },
    });
  });

  it("is led to by two at once only from where they saw the room", () => {
    expect(granted(ledTo(counted, { seen: "voting", phase: "deciding" }))).toBe(counted);
    expect(ledTo(counted, { seen: "writing", phase: "grouping" })).toMatchObject({ refusal: { code: "stale" } });
  });

  it("has a phase after the other, each saying what it does, up to deciding", () => {
    expect(nextPhase({})).toEqual({ phase: "grouping", does: "Writing ends for all, and everybody sees the cards." });
    expect(nextPhase({ phase: "voting" })?.does).toBe("Voting ends, and the dots are counted and shown.");
    expect(nextPhase(led(counted, "voting"))?.does).toBe("Improvements are made from what got dots.");
    expect(nextPhase(counted)).toBeNull();
  });
});

function granted<T>(led: Result<T>): T {
  if (!led.ok) throw new Error(led.refusal.message);
  return led.value;
}

it("the cards' phases are led at the last step, which a Flow Retrospective reaches after its figures", () => {
  expect([0, 1].map((step) => hasPhases("flow_retrospective", step))).toEqual([false, true]);
  expect(hasPhases("team_retrospective", 0)).toBe(true);
});
