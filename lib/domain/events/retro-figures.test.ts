import { describe, expect, it } from "vitest";
import { parseRegisterAddress } from "@/lib/domain/dependencies/addresses";
import { type RetroFacts, figuresOf } from "./retro-figures";

const facts: RetroFacts = {
  sprint: { number: 15, state: "running", goal: "Ship the berth list", startsOn: "2026-03-02", endsOn: "2026-03-13" },
  team: null,
  points: { planned: 205, isBaseline: false, committed: 210, done: 182, notDone: { stories: 4, points: 28 } },
  scope: {
    entered: { stories: 2, points: 8 },
    left: { stories: 1, points: 3 },
    reEstimated: { stories: 1, points: -2 },
    all: { stories: 3, points: 3 },
  },
  before: [
    { sprint: 14, points: 171 },
    { sprint: 13, points: 180 },
  ],
  cycle: { seconds: 4.24 * 86_400, sample: 48 },
  impediments: { raised: 7, resolved: 5, open: 2, oldestDays: 12 },
  promises: { broken: 1, of: 9 },
  overrides: 0,
  events: { closed: 11, planned: 840, used: 790 },
  unresolved: [],
};
const figure = (key: string, over: Partial<RetroFacts> = {}) =>
  figuresOf({ ...facts, ...over }, "tidewater").find((one) => one.key === key);

describe("the figures of a Flow Sprint", () => {
  it("say what they count and open it", () => {
    expect(figure("points")).toMatchObject({
      value: "182 of 210",
      lines: [{ text: "committed; 205 planned at the start" }, { text: "before: 171 in S14, 180 in S13" }],
    });
    expect(figure("scope")).toMatchObject({
      value: "3 Stories",
      lines: [
        { text: "2 Stories came in (8 points)" },
        { text: "1 Story went out (3 points)" },
        { text: "1 Story re-estimated (-2 points)" },
      ],
    });
    expect(figure("cycle")).toMatchObject({ value: "4.2 days", lines: [{ text: "median of 48 Stories done" }] });
    expect(figure("impediments")).toMatchObject({
      value: "2 open",
      lines: [
        { text: "the oldest for 12 days", href: "/flow-teams/tidewater/impediments?show=open" },
        { text: "7 raised, 5 resolved" },
      ],
    });
    const none = { stories: 0, points: 0 };
    const scope = { entered: none, left: none, reEstimated: none, all: none };
    expect(figure("scope", { scope })?.value).toBe("None");
    expect(figure("promises")?.value).toBe("1 of 9");
    for (const { lines } of figuresOf(facts, "tidewater")) {
      expect(lines.length).toBeGreaterThan(0);
      for (const { href } of lines) expect(href).toMatch(/^\/flow-teams\/tidewater\//);
    }
  });

  it("open the Impediments they count: those of the team, open or resolved", () => {
    const team = { id: "t1", slug: "bedrock", name: "Bedrock", goal: "" };
    const quiet = { raised: 2, resolved: 2, open: 0, oldestDays: null };
    const lines = figure("impediments", { team, impediments: quiet })?.lines ?? [];
    expect(lines.map(({ text }) => text)).toEqual(["nothing is in the way now", "2 raised, 2 resolved"]);
    const asked = lines.map(({ href }) => parseRegisterAddress(new URL(href, "https://flotilla.example").searchParams));
    expect(asked).toEqual([
      { text: "", show: "open", team: "bedrock" },
      { text: "", show: "resolved", team: "bedrock" },
    ]);
  });

  it("are carried over once the Flow Sprint is closed", () => {
    expect(figure("not_done")?.name).toBe("Not done");
    expect(figure("not_done", { sprint: { ...facts.sprint, state: "closed" } })?.name).toBe("Carried over");
  });

  it("say nothing where there isn't enough data yet", () => {
    expect(figure("cycle", { cycle: { seconds: 86_400, sample: 4 } })?.value).toBeNull();
    expect(figure("points", { points: null })?.value).toBeNull();
    expect(figure("promises", { promises: { broken: 0, of: 0 } })?.value).toBeNull();
    expect(figure("events", { events: { closed: 0, planned: 0, used: 0 } })?.value).toBeNull();
  });

  it("of a Scrum Team open the team's part", () => {
    const team = { id: "t1", slug: "bedrock", name: "Bedrock", goal: "" };
    expect(figure("points", { team })?.lines[0]?.href).toBe("/flow-teams/tidewater/sprints/15?team=t1");
    expect(figure("cycle", { team })?.lines[0]?.href).toContain("/board?team=bedrock&sprint=15");
  });
});
