import { expect, test } from "vitest";
import { anEpic } from "@/tests/roadmap-view";
import { barWords } from "./timeline-words";

test("a bar says its title, team, span, progress and trouble", () => {
  const epic = anEpic({ title: "CEL admission", firstSprint: 12, lastSprint: 13, donePoints: 6, storyPoints: 10 });
  expect(barWords(epic, "API Machinery", 2)).toBe(
    "CEL admission, API Machinery, sprint 12 to 13, 60% done, 2 conflicts, not Ready",
  );
  expect(barWords({ ...epic, status: "done", kind: "enabler", lastSprint: 12 }, null, 0)).toBe(
    "CEL admission, no team, enabler, sprint 12, done",
  );
});
