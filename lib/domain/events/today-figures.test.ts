import { describe, expect, it } from "vitest";
import type { RuleStanding } from "@/lib/domain/flow-teams/rulebook-standing";
import type { MilestoneInView } from "@/lib/domain/roadmap/view";
import { aView, anEpic } from "@/tests/roadmap-view";
import { milestoneFigure, rulebookFigure } from "./today-figures";

const rule = (id: RuleStanding["rule"], is: RuleStanding["is"], says = "") => ({ rule: id, is, says, items: [] });

describe("the figure of the Rulebook", () => {
  it("counts what holds of what is kept or not, and leaves out gates that are open and what isn't measured", () => {
    const standings = [rule("CAL-1", "holds"), rule("MAP-1", "open"), rule("DLV-1", "later"), rule("CAL-2", "holds")];
    expect(rulebookFigure(standings)).toMatchObject({
      ...{ value: "2", unit: "of 2 rules hold", says: "Nothing is against them.", tone: null },
    });
  });
  it("names all that don't hold, broken ones first, or how many more there are", () => {
    const says = (...standings: RuleStanding[]) => rulebookFigure(standings).says;
    const conflict = rule("DEP-2", "broken", "3 conflicts.");
    const [team5, blg4] = [rule("TEAM-5", "advised", "Not so."), rule("BLG-4", "advised", "Not so.")];
    const advised = [team5, blg4, rule("MAP-1", "advised"), rule("BLG-5", "advised")];
    expect(says(team5)).toBe("TEAM-5: Not so.");
    expect(says(team5, conflict)).toBe("DEP-2: 3 conflicts. TEAM-5 doesn’t hold either.");
    expect(says(team5, conflict, blg4)).toBe("DEP-2: 3 conflicts. TEAM-5 and BLG-4 don’t hold either.");
    expect(says(conflict, ...advised)).toBe("DEP-2: 3 conflicts. TEAM-5, BLG-4 and 2 more don’t hold either.");
    expect(rulebookFigure([conflict]).tone).toBe("bad");
    expect(rulebookFigure([team5]).tone).toBeNull();
  });
});

describe("the figure of the next Milestone", () => {
  const milestone: MilestoneInView = {
    ...{ id: "m2", number: 2, name: "Tides", state: "committed", objective: "", measure: "", baseline: "", target: "" },
    ...{ firstSprint: 5, lastSprint: 8 },
  };
  const figureOf = (effort: number) =>
    milestoneFigure(
      aView({
        milestones: [milestone],
        epics: [anEpic({ id: "e1", leadTeamId: "t1", firstSprint: 5, lastSprint: 8, effort })],
      }),
      5,
    );
  it("is as usual while nothing is against it, else at risk in the tone and the word of its badge", () => {
    expect(figureOf(0)).toMatchObject({ figure: { unit: "done, holds", tone: null }, pressing: [] });
    expect(figureOf(10_000)).toMatchObject({
      figure: { unit: "done, at risk", tone: "warn" },
      pressing: [{ text: expect.stringMatching(/^M2 is at risk: .* over capacity$/) }],
    });
  });
});
