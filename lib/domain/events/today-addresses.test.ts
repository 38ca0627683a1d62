import { describe, expect, test } from "vitest";

import type { Actor, Role } from "@/lib/domain/access";
import { chooseBoard, parseBoardAddress } from "@/lib/domain/backlog/board-address";
import { filterBoard } from "@/lib/domain/backlog/board-model";
import { parseBacklogAddress } from "@/lib/domain/backlog/list-address";
import { passingEpics, passingStories } from "@/lib/domain/backlog/list-filters";
import { parseDependenciesAddress, parseRegisterAddress } from "@/lib/domain/dependencies/addresses";
import { filterDependencies } from "@/lib/domain/dependencies/filters";
import { type ImpedimentRow, filterImpediments } from "@/lib/domain/dependencies/impediments";
import { queueOf } from "@/lib/domain/dependencies/queue";
import type { Judged } from "@/lib/domain/dependencies/view";
import { aJudged } from "@/tests/dependency-rows";
import { anEpic, aView } from "@/tests/roadmap-view";
import { aStory } from "@/tests/story-rows";
import { contracts } from "./contracts";
import type { FeedbackInView } from "./review";
import { sectionId } from "./today";
import type { TodayFacts } from "./today-lines";
import { partsOf } from "./today-sections";

const now = Date.UTC(2026, 10, 30, 9);
const seconds = now / 1000;
const day = 86_400;
const [ready, done] = [
  { criteria: 1, estimate: 3, readyChecks: 0 },
  { status: "done" as const, doneAt: seconds },
];

const mine = { teamId: "alder", sprint: 16, ...ready };
const stories = [
  aStory({ ...mine, id: "s1", number: 1, ownerId: "me", isCommitted: true }),
  aStory({ ...mine, id: "s2", number: 2, blockedReason: "No berth", blockedSince: seconds - day, ownerId: "me" }),
  aStory({ ...mine, id: "s3", number: 3, startedAt: seconds - 9 * day, status: "in_progress" }),
  aStory({ ...mine, id: "s4", number: 4, ...done, ownerId: "me" }),
  aStory({ ...mine, id: "s5", number: 5, sprint: 17 }),
  aStory({ ...mine, id: "s6", number: 6, sprint: 17, estimate: null }),
  aStory({ ...mine, id: "s7", number: 7, sprint: 17, ...done }),
  aStory({ ...mine, id: "s8", number: 8, sprint: null }),
];
const pace = { seconds: 2 * day, sample: 40 };

const judged = [
  aJudged(1),
  aJudged(2, { standing: { kind: "conflict", cause: "late", reason: "needed by S16, promised for S40" } }),
  aJudged(3, { state: "proposed", answeringTeamId: "alder" }),
  aJudged(4, { state: "proposed", answeringTeamId: "alder", standing: { kind: "void" } as Judged["standing"] }),
];

const impediment = (number: number, over: Partial<ImpedimentRow> = {}) =>
  ({
    id: `i${number}`,
    number,
    title: "",
    description: "",
    teamId: "alder",
    owner: null,
    createdAt: new Date(now).toISOString(),
    escalatedAt: null,
    resolvedAt: null,
    ...over,
  }) as ImpedimentRow;
const impediments = [
  impediment(1),
  impediment(2, { teamId: "birch" }),
  impediment(3, { resolvedAt: "2026-11-29T00:00:00Z", createdAt: "2026-11-20T00:00:00Z" }),
  impediment(4, { createdAt: "2026-11-26T09:00:00Z" }),
  impediment(5, { createdAt: "2026-11-27T10:00:00Z", teamId: null }),
];

const toReady = { effort: 8, hasRiskNote: true, acceptanceConditions: 1 };
const roadmap = aView({
  epics: [
    anEpic({ id: "e1", number: 1, ...toReady, feasibility: "feasible" }),
    anEpic({ id: "e2", number: 2, ...toReady, value: 5 }),
    anEpic({ id: "e3", number: 3, status: "in_progress", donePoints: 8, storyPoints: 8 }),
    anEpic({ id: "e4", number: 4, status: "done", donePoints: 8, storyPoints: 8 }),
    anEpic({ id: "e5", number: 5 }),
  ],
  teams: ["alder", "birch"].map((id, hue) => ({ id, name: id, slug: `team-${id}`, hue, usualCapacity: 10 })),
});
const waiting = (number: number) => [{ number, title: "An Epic", firstSprint: null }];
const feedback = (id: string) =>
  ({
    id,
    eventKey: "s15-review",
    text: "More berths",
    about: null,
    by: "Ines",
    state: "open",
    answer: "",
  }) as FeedbackInView;

const facts: Omit<TodayFacts, "held"> = {
  personId: "me",
  now,
  ground: {
    teams: ["alder", "birch"].map((id, hue) => ({
      id,
      name: id,
      slug: `team-${id}`,
      hue,
      columns: [],
      storyLimit: 13,
      usualCapacity: 10,
    })),
    sprints: [
      { number: 16, state: "running" },
      { number: 17, state: "planned" },
    ] as TodayFacts["ground"]["sprints"],
    epics: [],
    people: [],
    definitions: [],
  },
  runningSprint: 16,
  nextSprint: 17,
  judged,
  impediments,
  overrides: [
    {
      id: "o",
      rule: "EVT-2",
      transition: "close",
      item: "Review",
      reason: "Late",
      by: "Mara",
      href: "events/s16-review",
    },
  ],
  waits: { value: waiting(1), verdict: waiting(2), validation: waiting(3) },
  openFeedback: Array.from({ length: 7 }, (_, at) => feedback(String(at))),
  myFeedback: [feedback("own")],
  milestones: [],
  nextReview: null,
  nextReport: null,
  stories: new Map([["alder", stories]]),
  paces: new Map([["alder", pace]]),
};

const as = (role: Role, teamIds: readonly (string | null)[] = [null]) =>
  partsOf({ ...facts, held: teamIds.map((teamId) => ({ role, teamId })) });
const section = (parts: ReturnType<typeof as>, key: string) => {
  const found = parts.sections.find((one) => one.key === key);
  if (!found) throw new Error(`There is no section ${key}.`);
  return found;
};
const pressed = (parts: ReturnType<typeof as>, words: string) =>
  parts.pressing.find(({ text }) => text.includes(words))?.href ?? "";

/** The page an address leads to, and its query as the page gets it. */
function opened(href: string): { page: string; params: URLSearchParams } {
  const { pathname, searchParams } = new URL(href, "https://flotilla.example/");
  return { page: pathname.slice(1), params: searchParams };
}
const numbers = (of: readonly { number: number }[]) => of.map(({ number }) => number);

/** Epics the Backlog shows at an address. */
function epicsAt(href: string): number[] {
  const { page, params } = opened(href);
  const { of, grouping, filters } = parseBacklogAddress(params);
  expect([page, of, grouping]).toEqual(["backlog", "product", "epic"]);
  return numbers(passingEpics(filters, { roadmap, ground: facts.ground, foundIds: null }));
}

/** Stories a Team Backlog shows at an address. */
function storiesAt(href: string): number[] {
  const { page, params } = opened(href);
  const { of, filters } = parseBacklogAddress(params);
  expect([page, of]).toEqual(["backlog", "team"]);
  return numbers(passingStories(stories, filters, { roadmap, ground: facts.ground, foundIds: null }));
}

/** The cards a board shows at an address, and whose board it is. */
function cardsAt(href: string): { team: string; cards: number[] } {
  const { page, params } = opened(href);
  expect(page).toBe("board");
  const address = parseBoardAddress(params);
  const { team, sprint } = chooseBoard(address, facts.ground.teams, facts.ground.sprints, []);
  const onBoard = stories.filter((one) => one.sprint === sprint && (one.isCommitted || address.planned));
  const cards = filterBoard(onBoard, address.filters, { myId: "me", epicId: null, pace, now: seconds });
  return { team, cards: numbers(cards) };
}

function dependenciesAt(href: string) {
  const { page, params } = opened(href);
  expect(page).toBe("dependencies");
  const { form, filters } = parseDependenciesAddress(params);
  return { form, shown: numbers(filterDependencies(judged, filters, facts.ground.teams)) };
}

function impedimentsAt(href: string): number[] {
  const { page, params } = opened(href);
  expect(page).toBe("impediments");
  return numbers(filterImpediments(impediments, parseRegisterAddress(params), facts.ground.teams, new Date(now)));
}

describe("each figure of Today opens what it counts", () => {
  test("for the CSM: Dependencies in conflict in the list, open Impediments, Overrides", () => {
    const parts = as("csm");
    const { count, href } = section(parts, "conflicts");
    expect(count).toBe("1 of 4");
    expect(dependenciesAt(href)).toEqual({ form: "list", shown: [2] });
    expect(dependenciesAt(pressed(parts, "in conflict"))).toEqual({ form: "list", shown: [2] });
    expect(section(parts, "impediments").count).toBe("4 open");
    expect(impedimentsAt(section(parts, "impediments").href)).toEqual([1, 2, 4, 5]);
    expect(impedimentsAt(pressed(parts, "open for 3 days or more"))).toEqual([4]);
    expect(section(parts, "overrides").lines[0]?.href).toBe("events/s16-review");
  });

  test("for the CPO and the Architect: the Epics that wait for their word", () => {
    const cpo = as("cpo");
    expect(epicsAt(section(cpo, "value").href)).toEqual([1, 5]);
    expect(epicsAt(pressed(cpo, "waits for its value"))).toEqual([1, 5]);
    expect(epicsAt(section(cpo, "validation").href)).toEqual([3]);
    expect(epicsAt(pressed(cpo, "validation"))).toEqual([3]);
    const architect = as("architect");
    expect(epicsAt(section(architect, "verdicts").href)).toEqual([2]);
    expect(epicsAt(pressed(architect, "verdict"))).toEqual([2]);
  });

  test("feedback: all of it stands in its section, and each leads to its Review's feedback", () => {
    for (const [parts, key, count] of [
      [as("cpo"), "feedback", 7],
      [as("stakeholder"), "my-feedback", 1],
    ] as const) {
      const { href, lines } = section(parts, key);
      expect(href).toBe(`today#${sectionId(key)}`);
      expect(lines).toHaveLength(count);
      const { page, params } = opened(lines[0]?.href ?? "");
      expect(page).toBe("events/s15-review");
      expect(contracts.review.steps[Number(params.get("step")) - 1]?.key).toBe("feedback");
    }
  });

  test("for a PO: what is planned next, what of it isn't Ready, and the Dependencies to answer", () => {
    const parts = as("po", ["alder"]);
    const { count, href } = section(parts, "ready-alder");
    expect(count).toBe("1 of 2 Ready");
    expect(storiesAt(href)).toEqual([5, 6]);
    expect(storiesAt(pressed(parts, "Ready"))).toEqual([6]);
    const asked = section(parts, "asked-alder");
    const po: Actor = {
      personId: "me",
      name: "Me",
      isAdministrator: false,
      roles: [{ flowTeamId: "f1", scrumTeamId: "alder", role: "po" }],
    };
    expect(dependenciesAt(asked.href).form).toBe("queue");
    expect(dependenciesAt(pressed(parts, "answer")).form).toBe("queue");
    expect(asked.count).toBe(String(queueOf(po, "f1", judged).toAnswer.length));
  });

  test("for an SM: what is blocked or ageing on the team's board, and the team's Impediments", () => {
    const parts = as("sm", ["alder"]);
    const { count, href } = section(parts, "stuck-alder");
    expect(count).toBe("2 of 3");
    expect(cardsAt(href)).toEqual({ team: "team-alder", cards: [2, 3] });
    expect(cardsAt(pressed(parts, "blocked")).cards).toEqual([2]);
    expect(impedimentsAt(section(parts, "impediments-alder").href)).toEqual([1, 4]);
  });

  test("for a Developer: their cards, on the board of all teams where they are in several", () => {
    const parts = as("developer", ["alder"]);
    const { count, href } = section(parts, "cards");
    expect(count).toBe("2 not done");
    expect(cardsAt(href)).toEqual({ team: "team-alder", cards: [1, 2, 4] });
    expect(cardsAt(pressed(parts, "blocked")).cards).toEqual([2]);
    expect(cardsAt(section(as("developer", ["alder", "birch"]), "cards").href).team).toBe("all");
  });
});
