import { expect, it } from "vitest";
import { judgeAll } from "@/lib/domain/dependencies/view";
import { aDependenciesView, aRow, aStoryAtEnd, anEpicOnGround } from "@/tests/dependency-rows";
import { dependencyLine } from "./planning-lines";

const names: Record<string, string> = { t1: "Berths", t2: "Exchange" };
const lineOf = (row: Parameters<typeof aRow>[0]) => {
  const stories = [aStoryAtEnd({ id: "s6", sprint: 17 }), aStoryAtEnd({ id: "s9", sprint: 16 })];
  const epics = [3, 4].map((number) =>
    anEpicOnGround({ id: `e${number}`, number, status: "in_progress", firstSprint: 17, lastSprint: 17 }),
  );
  const [judged] = judgeAll(aDependenciesView({ stories, dependencies: [aRow(row)] }), { epics, sprints: [] });
  return judged && dependencyLine(judged, (id) => names[id] ?? id);
};

it("names the teams, what it is about, the items and how it stands", () => {
  expect(
    lineOf({ number: 28, note: "Told once\nand more", neederStoryId: "s6", giverStoryId: "s9", state: "in_progress" }),
  ).toBe("D-28 Berths needs Exchange, “Told once” (S-6 needs S-9): in progress, promised for S16");
  expect(lineOf({ neededBySprint: 17 })).toBe("D-1 Berths needs Exchange: accepted");
});

it("promises nothing until it is accepted, and says who hasn't answered", () => {
  const ends = { neederStoryId: "s6", giverStoryId: "s9", state: "proposed" } as const;
  expect(lineOf(ends)).toBe(
    "D-1 Berths needs Exchange (S-6 needs S-9): proposed, needed by S17, Exchange hasn't answered",
  );
  expect(lineOf({ ...ends, promisedForSprint: 16, answeringTeamId: "t1" })).toBe(
    "D-1 Berths needs Exchange (S-6 needs S-9): proposed for S16, Berths hasn't answered",
  );
});

it("says a conflict with its reason, and what is done about one", () => {
  const bars = { neederEpicId: "e3", giverEpicId: "e4" };
  const reason = "giver and needer are both in S17, so it comes too late";
  expect(lineOf(bars)).toBe(`D-1 Berths needs Exchange (E-3 needs E-4): conflict, ${reason}`);
  expect(lineOf({ ...bars, mitigation: "A stub" })).toBe(
    `D-1 Berths needs Exchange (E-3 needs E-4): accepted, ${reason}, mitigation: A stub`,
  );
});
