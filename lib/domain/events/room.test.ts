import { expect, test } from "vitest";
import type { Actor, Role } from "@/lib/domain/access";
import { mayEnter, seesTable, writesDown } from "./room";

const flowTeamId = "f";
const holding = (role: Role, scrumTeamId: string | null = null): Actor => ({
  personId: "p",
  name: "Ada",
  isAdministrator: false,
  roles: [{ flowTeamId, scrumTeamId, role }],
});
const room = { flowTeamId, teamId: "a", facilitatorId: null };

test("a Stakeholder enters a team's event when asked, and sees its course without what is on the table", () => {
  const stakeholder = holding("stakeholder");
  const daily = { ...room, kind: "daily_scrum", guestIds: [] as string[] } as const;
  expect(mayEnter(stakeholder, daily)).toBe(false);
  expect(mayEnter(stakeholder, { ...daily, guestIds: ["p"] })).toBe(true);
  expect(seesTable(stakeholder, daily)).toBe(false);
  expect(seesTable(stakeholder, { flowTeamId, kind: "review" })).toBe(true);
  expect(seesTable(holding("developer", "b"), daily)).toBe(true);
});

test("Members an event is for write down its decisions and action items; a Stakeholder doesn't, though it is for them or they lead it", () => {
  const review = { ...room, kind: "review", teamId: null, guestIds: [] as string[] } as const;
  for (const role of ["csm", "cpo", "po", "sm", "developer"] as const) {
    expect(writesDown(holding(role), review)).toBe(true);
  }
  expect(writesDown(holding("stakeholder"), review)).toBe(false);
  expect(writesDown(holding("stakeholder"), { ...review, guestIds: ["p"], facilitatorId: "p" })).toBe(false);
  // Members it doesn't bring look on, until they are asked.
  expect(writesDown(holding("architect"), review)).toBe(false);
  expect(writesDown(holding("architect"), { ...review, guestIds: ["p"] })).toBe(true);
});
