import { describe, expect, test } from "vitest";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import type { MilestoneInView } from "@/lib/domain/roadmap/view";
import type { ImpedimentRow } from "@/lib/domain/dependencies/impediments";
import { aJudged } from "@/tests/dependency-rows";
import { anEpic, aView } from "@/tests/roadmap-view";
import { milestonesAhead } from "./today-figures";
import type { TodayFacts } from "./today-lines";
import { partsOf } from "./today-sections";

const now = Date.UTC(2026, 10, 30, 9);
const day = 86_400_000;

const story = (number: number, over: Partial<StoryRow> = {}) =>
  ({
    id: `story-${number}`,
    number,
    title: `Story ${number}`,
    teamId: "alder",
    status: "open",
    sprint: 16,
    estimate: 3,
    criteria: 1,
    readyChecks: 0,
    columnId: null,
    columnSince: now / 1000 - 86_400,
    startedAt: null,
    doneAt: null,
    ownerId: null,
    blockedReason: null,
    blockedSince: null,
    ...over,
  }) as StoryRow;

const impediment = (number: number, days: number, over: Partial<ImpedimentRow> = {}) =>
  ({
    id: `impediment-${number}`,
    number,
    title: `Impediment ${number}`,
    teamId: "alder",
    owner: null,
    createdAt: new Date(now - days * day).toISOString(),
    escalatedAt: null,
    resolvedAt: null,
    ...over,
  }) as ImpedimentRow;

const facts = (over: Partial<TodayFacts> = {}): TodayFacts => ({
  personId: "me",
  held: [],
  now,
  ground: {
    teams: [
      { id: "alder", name: "Alder", slug: "alder", hue: 0, columns: [], storyLimit: 13, usualCapacity: 10 },
      { id: "birch", name: "Birch", slug: "birch", hue: 1, columns: [], storyLimit: 13, usualCapacity: 10 },
    ],
    sprints: [],
    epics: [],
    people: [],
    definitions: [],
  },
  runningSprint: 16,
  nextSprint: 17,
  judged: [],
  impediments: [],
  overrides: [],
  waits: { value: [], validation: [], verdict: [] },
  openFeedback: [],
  myFeedback: [],
  milestones: [],
  nextReview: null,
  nextReport: null,
  stories: new Map(),
  paces: new Map(),
  ...over,
});

const aMilestone = (number: number, state: MilestoneInView["state"]): MilestoneInView => ({
  ...{ id: `m${number}`, number, name: `Milestone ${number}`, state },
  ...{ objective: "", measure: "", baseline: "", target: "" },
  ...{ firstSprint: number * 4 - 3, lastSprint: number * 4 },
});

const as = (role: TodayFacts["held"][number]["role"], over: Partial<TodayFacts> = {}) =>
  partsOf(facts({ held: [{ role, teamId: ["po", "sm", "developer"].includes(role) ? "alder" : null }], ...over }));
const sectionOf = (parts: ReturnType<typeof partsOf>, key: string) => parts.sections.find((one) => one.key === key);

describe("what waits for somebody today", () => {
  test("for the CSM: conflicts of all Dependencies, Impediments by age, Overrides", () => {
    const parts = as("csm", {
      judged: [
        aJudged(1),
        aJudged(2, {
          note: "The wagon list",
          standing: { kind: "conflict", cause: "late", reason: "needed by S16, promised for S17" },
        }),
      ],
      impediments: [impediment(1, 6), impediment(2, 0), impediment(3, 9, { resolvedAt: "2026-11-29T00:00:00Z" })],
      overrides: [
        {
          id: "o",
          rule: "BLG-2",
          transition: "commit",
          item: "S-4 Chart",
          reason: "A spike",
          by: "Mara",
          href: "backlog?story=4",
        },
      ],
    });
    expect(sectionOf(parts, "conflicts")).toMatchObject({
      count: "1 of 2",
      lines: [
        {
          title: "D-2 The wagon list",
          detail: expect.stringMatching(/^Alder needs Birch$/i),
          href: "dependencies?dependency=2",
          hues: [0, 1],
          badge: { text: "needed by S16, promised for S17", tone: "bad" },
        },
      ],
    });
    expect(sectionOf(parts, "impediments")).toMatchObject({
      count: "2 open",
      lines: [{ badge: { text: "6 days", tone: "bad" } }, { badge: { text: "today", tone: "neutral" } }],
    });
    expect(sectionOf(parts, "overrides")?.lines).toMatchObject([{ title: "BLG-2, commit: S-4 Chart" }]);
    expect(parts.pressing.map(({ text }) => text)).toEqual([
      "1 Dependency is in conflict",
      "1 Impediment is open for 3 days or more",
    ]);
  });

  test("for the CPO: Epics without a value, finished ones to validate, open feedback", () => {
    const parts = as("cpo", {
      waits: {
        value: [{ number: 3, title: "Locks", firstSprint: 17 }],
        validation: [{ number: 1, title: "Sails", firstSprint: 15 }],
        verdict: [],
      },
    });
    expect(sectionOf(parts, "value")?.lines).toMatchObject([{ title: "E-3 Locks", href: "backlog?epic=3" }]);
    expect(parts.pressing[0]?.text).toBe("1 finished Epic waits for your validation");
    expect(sectionOf(parts, "feedback")?.empty).toBe("All feedback has been turned or declined.");
  });

  test("for the Architect: verdicts, and how many of them the next Flow Sprint needs", () => {
    const verdict = [
      { number: 3, title: "Locks", firstSprint: 17 },
      { number: 4, title: "Gates", firstSprint: 20 },
    ];
    expect(as("architect", { waits: { value: [], validation: [], verdict } }).pressing).toEqual([
      {
        text: "2 Epics wait for your verdict, 1 of them for the next Flow Sprint",
        href: "backlog?only=awaits-verdict",
      },
    ]);
  });

  test("for a PO: what is planned next and not Ready, and Dependencies to answer", () => {
    const parts = as("po", {
      stories: new Map([["alder", [story(1, { sprint: 17 }), story(2, { sprint: 17, estimate: null }), story(3)]]]),
      judged: [
        aJudged(1, { state: "proposed", answeringTeamId: "alder" }),
        aJudged(2, { state: "proposed", answeringTeamId: "birch" }),
      ],
    });
    expect(sectionOf(parts, "ready-alder")).toMatchObject({
      title: "Not Ready for Flow Sprint 17",
      count: "1 of 2 Ready",
      lines: [{ title: "S-2 Story 2", detail: "lacks an estimate" }],
    });
    expect(sectionOf(parts, "asked-alder")?.count).toBe("1");
  });

  test("for an SM: blocked before ageing, and nothing that is done", () => {
    const pace = { seconds: 2 * 86_400, sample: 40 };
    const old = now / 1000 - 9 * 86_400;
    const parts = as("sm", {
      stories: new Map([
        [
          "alder",
          [
            story(1, { startedAt: old, columnSince: old, status: "in_progress" }),
            story(2, { blockedReason: "No berth", blockedSince: now / 1000 - 2 * 86_400 }),
            story(3, { status: "done", doneAt: now / 1000 }),
            story(4),
          ],
        ],
      ]),
      paces: new Map([["alder", pace]]),
    });
    expect(sectionOf(parts, "stuck-alder")).toMatchObject({
      count: "2 of 3",
      lines: [
        { title: "S-2 Story 2", detail: "No berth", badge: { text: "blocked 2 days", tone: "bad" } },
        { title: "S-1 Story 1", badge: { text: "ageing", tone: "warn" } },
      ],
    });
  });

  test("for an SM: the report to the next Scrum of Scrums, until the team's is in", () => {
    const event = { key: "s16-scrum-of-scrums-2", name: "Scrum of Scrums", day: "2026-12-02", startMinute: 600 };
    const due = sectionOf(as("sm", { nextReport: { event, preparedTeamIds: ["birch"] } }), "report-alder");
    expect(due).toMatchObject({
      title: "SoS report due from Alder",
      count: "1",
      lines: [
        { title: "Prepare for Scrum of Scrums", detail: "Wed 2 Dec, 10:00", href: "events/s16-scrum-of-scrums-2" },
      ],
    });
    const inTime = sectionOf(as("sm", { nextReport: { event, preparedTeamIds: ["alder"] } }), "report-alder");
    expect(inTime).toMatchObject({ lines: [], empty: "The report for Wed 2 Dec, 10:00 is in." });
    expect(sectionOf(as("sm"), "report-alder")).toBeUndefined();
  });

  test("for a Developer: their own cards of the running Flow Sprint, the ones begun first", () => {
    const parts = as("developer", {
      stories: new Map([
        [
          "alder",
          [
            story(1, { ownerId: "me" }),
            story(2, { ownerId: "me", status: "in_progress" }),
            story(3, { ownerId: "other" }),
            story(4, { ownerId: "me", sprint: 17 }),
          ],
        ],
      ]),
    });
    expect(sectionOf(parts, "cards")?.lines.map(({ title }) => title)).toEqual(["S-2 Story 2", "S-1 Story 1"]);
  });

  test("for a Stakeholder: what became of their feedback, and how to give some", () => {
    expect(sectionOf(as("stakeholder"), "my-feedback")?.lines).toEqual([]);
  });

  test("for a Stakeholder: the next Review and the way to its room, and the Milestones ahead as they stand", () => {
    const nextReview = { key: "s16-review", name: "Flow Sprint Review", day: "2026-12-11", startMinute: 600 };
    const roadmap = aView({
      milestones: [aMilestone(1, "reached"), aMilestone(2, "committed"), aMilestone(3, "planned")],
      epics: [anEpic({ number: 1, status: "done", lastSprint: 6 }), anEpic({ number: 2, lastSprint: 8 })],
    });
    const milestones = milestonesAhead(roadmap, 5).map((one) => ({ ...one, endsOn: "2026-12-11" }));
    const parts = as("stakeholder", { nextReview, milestones });
    expect(sectionOf(parts, "review")?.lines).toMatchObject([
      { title: "Flow Sprint Review", detail: "Fri 11 Dec, 10:00", href: "events/s16-review" },
    ]);
    expect(sectionOf(parts, "milestones")).toMatchObject({
      count: "2",
      href: "roadmap",
      lines: [
        {
          title: "M2 · Milestone 2",
          detail: "Flow Sprint 5 to 8, ends Fri 11 Dec, 1 of 2 Epics done",
          href: "roadmap?about-milestone=2",
          badge: { text: "committed", tone: "ok" },
        },
        { title: "M3 · Milestone 3", badge: { text: "planned", tone: "neutral" } },
      ],
    });
    const over = milestones.map((one) => ({ ...one, load: { ...one.load, overBy: 12 } }));
    expect(sectionOf(as("stakeholder", { milestones: over }), "milestones")?.lines[0]).toMatchObject({
      detail: expect.stringContaining("12 points over capacity"),
      badge: { text: "at risk", tone: "warn" },
    });
    expect(as("cpo", { nextReview, milestones }).sections.map(({ key }) => key)).not.toContain("milestones");
  });
});
