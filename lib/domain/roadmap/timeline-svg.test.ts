import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgeAll } from "@/lib/domain/dependencies/view";
import { aDependenciesView, aRow, aStoryAtEnd } from "@/tests/dependency-rows";
import { aDependency, anEpic, aView, fullView } from "@/tests/roadmap-view";
import { hexOf } from "./svg-colours";
import { timelineSvg } from "./timeline-svg";

const options = { lanes: "team" as const, today: "2026-02-04", day: (date: string) => date };

describe("the picture of the roadmap", () => {
  test("shows Milestones, lanes, bars, conflicts and today", () => {
    const view = aView({
      epics: [
        anEpic({ id: "a", number: 1, title: "Berth planning", leadTeamId: "t1", firstSprint: 2, lastSprint: 4 }),
        anEpic({
          id: "b",
          number: 2,
          title: "Crane telemetry",
          leadTeamId: "t2",
          firstSprint: 3,
          lastSprint: 6,
          status: "done",
        }),
        anEpic({ id: "c", number: 3, title: "Tide forecasts", leadTeamId: "t3", firstSprint: 3, lastSprint: 6 }),
      ],
      dependencies: [aDependency({ neederEpicId: "a", giverEpicId: "c" })],
    });
    const svg = timelineSvg(view, { ...options, epics: view.epics });
    for (const words of [
      "Berth planning",
      "✓ Crane telemetry",
      "M1 · Milestone 1",
      "Team 3",
      "Today",
      "Harbour roadmap",
    ]) {
      expect(svg).toContain(words);
    }
    expect(svg).toContain('stroke-dasharray="4 3" marker-end="url(#end-conflict)"');
    expect(svg).not.toContain("M3 · ");
    const cut = timelineSvg(view, { ...options, epics: view.epics, from: 1, to: 2 });
    expect(cut).toContain("Berth planning");
    expect(cut).not.toContain("Tide forecasts");
  });

  test("shows what Stories need as strings between their Epics, and counts it", () => {
    const view = aView({
      epics: [
        anEpic({ id: "a", number: 1, leadTeamId: "t1", firstSprint: 2, lastSprint: 4 }),
        anEpic({ id: "c", number: 3, leadTeamId: "t3", firstSprint: 3, lastSprint: 6 }),
      ],
    });
    const register = aDependenciesView({
      stories: [aStoryAtEnd({ id: "s1", sprint: 3, epicId: "a" }), aStoryAtEnd({ id: "s2", sprint: 5, epicId: "c" })],
      dependencies: [aRow({ neederStoryId: "s1", giverStoryId: "s2" })],
    });
    const conflictString = 'stroke-dasharray="4 3" marker-end="url(#end-conflict)"';
    const svg = timelineSvg(view, { ...options, epics: view.epics, ofItems: judgeAll(register, view) });
    expect(svg).toContain(conflictString);
    expect(svg.match(/1 conflict/g)).toHaveLength(2);
    expect(timelineSvg(view, { ...options, epics: view.epics })).not.toContain(conflictString);
  });

  test("lets nothing that people wrote out of its text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (title) => {
        const nasty = `</text><script>alert("x")</script>${title}&`;
        const view = aView({ epics: [anEpic({ title: nasty, leadTeamId: "t1", firstSprint: 1, lastSprint: 12 })] });
        const svg = timelineSvg(view, { ...options, epics: view.epics });
        expect(svg).not.toContain("<script");
        expect(svg.match(/<svg/g)).toHaveLength(1);
        expect([...svg].some((c) => c < " " && c !== "\n" && c !== "\t" && c !== "\r")).toBe(false);
      }),
    );
  });

  test("asks for nothing from outside", () => {
    const view = fullView({ teams: 15, sprints: 40, epics: 200 });
    const svg = timelineSvg(view, { ...options, epics: view.epics });
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/https?:|url\((?!#)/);
  });

  test("says so when there is no calendar", () => {
    expect(timelineSvg(aView({ sprints: [], milestones: [] }), { ...options, epics: [] })).toContain("no calendar yet");
  });
});

test("colours keep to what screens can show", () => {
  expect(hexOf(1, 0, 0)).toBe("#ffffff");
  expect(hexOf(0, 0, 0)).toBe("#000000");
  expect(hexOf(0.62796, 0.25768, 29.234)).toBe("#ff0000");
});
