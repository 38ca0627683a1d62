import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { epicKinds, epicStatuses } from "@/lib/domain/backlog/kinds";
import {
  type TimelineAddress,
  countFilters,
  filterEpics,
  formatAddress,
  noFilters,
  parseAddress,
  plainAddress,
} from "./filters";
import { anEpic, aView } from "@/tests/roadmap-view";
import { laneKinds } from "./lanes";
import { zooms } from "./layout";

const word = fc.stringMatching(/^[a-zA-Z0-9 äß&=+-]{1,20}$/);
const list = <T>(of: fc.Arbitrary<T>) => fc.uniqueArray(of, { maxLength: 4 });
const address: fc.Arbitrary<TimelineAddress> = fc.record({
  form: fc.constantFrom("timeline", "table"),
  lanes: fc.constantFrom(...laneKinds),
  zoom: fc.constantFrom(...zooms),
  satisfied: fc.boolean(),
  filters: fc.record({
    teams: list(word),
    milestones: list(fc.integer({ min: 1, max: 40 })),
    statuses: list(fc.constantFrom(...epicStatuses)),
    kinds: list(fc.constantFrom(...epicKinds)),
    labels: list(word),
    owners: list(word),
    text: fc.oneof(fc.constant(""), word),
    onlyConflicts: fc.boolean(),
    onlyUnready: fc.boolean(),
  }),
});

describe("the timeline's address", () => {
  test("says all that is shown, and back", () => {
    fc.assert(
      fc.property(address, (a) => {
        expect(parseAddress(new URLSearchParams(formatAddress(a)))).toEqual(a);
      }),
    );
  });

  test("is empty for the plain timeline, and keeps what others put there", () => {
    expect(formatAddress(plainAddress)).toBe("");
    expect(formatAddress(plainAddress, new URLSearchParams("epic=12&zoom=year"))).toBe("epic=12");
  });

  test("leaves out what it doesn't know, whatever somebody typed", () => {
    const odd = new URLSearchParams("zoom=century&lanes=colour&status=gone&status=done&milestone=x&only=fun&as=song");
    expect(parseAddress(odd)).toEqual({ ...plainAddress, filters: { ...noFilters, statuses: ["done"] } });
  });
});

describe("filters", () => {
  const view = aView({
    epics: [
      anEpic({
        id: "a",
        number: 1,
        title: "Berth planning",
        leadTeamId: "t1",
        firstSprint: 1,
        lastSprint: 2,
        labels: ["port"],
      }),
      anEpic({
        id: "b",
        number: 2,
        title: "Crane telemetry",
        leadTeamId: "t2",
        firstSprint: 5,
        lastSprint: 6,
        kind: "enabler",
        ownerId: "p1",
      }),
      anEpic({ id: "c", number: 3, title: "Old idea", status: "dropped" }),
      anEpic({ id: "d", number: 4, title: "Loose end", status: "idea" }),
    ],
  });
  const shown = (filters: Partial<typeof noFilters>, conflicts: string[] = []) =>
    filterEpics(view, { ...noFilters, ...filters }, new Set(conflicts)).map((epic) => epic.id);

  test("hide dropped Epics unless asked for", () => {
    expect(shown({})).toEqual(["a", "b", "d"]);
    expect(shown({ statuses: ["dropped"] })).toEqual(["c"]);
  });

  test("by team, Milestone, kind, owner, label, text, conflict", () => {
    expect(shown({ teams: ["team-2"] })).toEqual(["b"]);
    expect(shown({ teams: ["none"] })).toEqual(["d"]);
    expect(shown({ milestones: [2] })).toEqual(["b"]);
    expect(shown({ kinds: ["enabler"] })).toEqual(["b"]);
    expect(shown({ owners: ["p1"] })).toEqual(["b"]);
    expect(shown({ owners: ["none"] })).toEqual(["a", "d"]);
    expect(shown({ labels: ["port"] })).toEqual(["a"]);
    expect(shown({ text: "CRANE e-2" })).toEqual(["b"]);
    expect(shown({ onlyConflicts: true }, ["a"])).toEqual(["a"]);
  });

  test("only not Ready leaves out Ready and done ones", () => {
    const ready = { value: 5, effort: 3, hasRiskNote: true, acceptanceConditions: 1, feasibility: "feasible" as const };
    const some = aView({
      epics: [anEpic({ id: "r", ...ready }), anEpic({ id: "u" }), anEpic({ id: "done", status: "done" })],
    });
    expect(filterEpics(some, { ...noFilters, onlyUnready: true }, new Set()).map((e) => e.id)).toEqual(["u"]);
  });

  test("are counted by kind", () => {
    expect(countFilters({ ...noFilters, teams: ["a", "b"], text: "x", onlyUnready: true })).toBe(3);
  });
});
