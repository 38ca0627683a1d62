import { expect, test } from "vitest";
import type { EventKind } from "./contracts";
import { earlierThan, earlierWords } from "./order";
import type { EventState } from "./schedule-model";

const at = (kind: EventKind, state: EventState = "scheduled", sprintNumber = 17) => ({ kind, state, sprintNumber });
const toldOf = (kind: EventKind, events: ReturnType<typeof at>[]) => earlierThan(at(kind), events).map(earlierWords);

test("an event names what comes before it in its Flow Sprint and runs, or hasn't been held", () => {
  const first = "Flow Sprint Planning 1 comes first: it";
  expect(toldOf("team_planning", [at("planning_1", "running")])).toEqual([`${first} still runs.`]);
  expect(toldOf("team_planning", [at("planning_1"), at("planning_2", "running")])).toEqual([
    `${first} hasn’t been held.`,
  ]);
  expect(
    toldOf("planning_2", [
      at("planning_1", "running"),
      at("team_planning", "running"),
      at("team_planning", "closed"),
      at("team_planning"),
      at("team_planning"),
    ]),
  ).toEqual([
    `${first} still runs.`,
    "Team Sprint Planning comes first: it still runs in 1 team and hasn’t been held in 2 teams.",
  ]);
  expect(toldOf("flow_retrospective", [at("review")])).toEqual([
    "Flow Sprint Review comes first: it hasn’t been held.",
  ]);
  expect(toldOf("team_retrospective", [at("review", "closed"), at("flow_retrospective", "running")])).toEqual([
    "Flow Sprint Retrospective comes first: it still runs.",
  ]);
});

test("what is closed, called off or of another Flow Sprint doesn't come before it, nor anything before what has no order", () => {
  expect(toldOf("team_planning", [at("planning_1", "closed")])).toEqual([]);
  expect(toldOf("team_planning", [at("planning_1", "called_off")])).toEqual([]);
  expect(toldOf("team_planning", [at("planning_1", "running", 18)])).toEqual([]);
  for (const kind of ["planning_1", "review", "scrum_of_scrums", "refinement", "daily_scrum"] as const) {
    expect(toldOf(kind, [at("planning_1"), at("planning_2"), at("review")])).toEqual([]);
  }
});
