import { expect, test } from "vitest";
import type { Actor, Role } from "@/lib/domain/access";
import type { EventKind } from "./contracts";
import type { RoomRights } from "./room";
import { type KeysAt, stageKeys } from "./room-keys";

const flowTeamId = "f";
const holding = (role: Role, scrumTeamId: string | null = null): Actor => ({
  personId: "p",
  name: "Ada",
  isAdministrator: false,
  roles: [{ flowTeamId, scrumTeamId, role }],
});
const keysOf = (actor: Actor, kind: EventKind, at: Partial<KeysAt>, over: Partial<RoomRights> = {}) =>
  stageKeys(
    actor,
    { flowTeamId, kind, teamId: null, facilitatorId: null, guestIds: [], ...over },
    { step: "", phase: undefined, isRunning: true, ...at },
  ).map(({ keys }) => keys);

test("an Epic is claimed by a key where POs claim, and objectives put in order where the CPO presents", () => {
  expect(keysOf(holding("po", "a"), "planning_1", { step: "claim" })).toEqual(["c"]);
  expect(keysOf(holding("cpo"), "planning_1", { step: "claim" })).toEqual([]);
  expect(keysOf(holding("cpo"), "planning_1", { step: "present" })).toEqual(["alt+ArrowUp"]);
});

test("answers become an Impediment, a Dependency or a Risk by a key each", () => {
  expect(keysOf(holding("sm", "a"), "scrum_of_scrums", { step: "questions" })).toEqual([
    "ArrowDown",
    "Escape",
    "i",
    "d",
    "r",
  ]);
  expect(keysOf(holding("sm", "a"), "scrum_of_scrums", { step: "solutions" })).toEqual([]);
  const daily = { teamId: "a" };
  expect(keysOf(holding("developer", "a"), "daily_scrum", {}, daily)).toContain("i");
  expect(keysOf(holding("developer", "b"), "daily_scrum", {}, daily)).toEqual([]);
});

test("cards have the keys of the retrospective's phase, and none while the room isn't open", () => {
  const sm = holding("sm", "a");
  expect(keysOf(sm, "flow_retrospective", {})).toEqual(["Enter"]);
  expect(keysOf(sm, "flow_retrospective", { phase: "grouping" })).toContain("g");
  expect(keysOf(sm, "flow_retrospective", { phase: "voting" })).toEqual(["+", "-"]);
  expect(keysOf(sm, "flow_retrospective", { phase: "voting", isRunning: false })).toEqual([]);
});

test("whoever looks on has none", () => {
  const stakeholder = holding("stakeholder");
  expect(keysOf(stakeholder, "scrum_of_scrums", { step: "questions" }, { guestIds: ["p"] })).toEqual([]);
  expect(keysOf(stakeholder, "review", { step: "demos" })).toEqual(["mod+Enter"]);
  expect(keysOf(holding("developer", "a"), "roadmap_refinement", { step: "weigh" })).toEqual([]);
});
