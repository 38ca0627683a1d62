import { expect, test } from "vitest";
import { type Actor, type HeldRole, can, lookingOn, whoMay } from "./access";

const here = { flowTeamId: "f1" };
const actor = (roles: HeldRole[], over: Partial<Actor> = {}): Actor => ({
  personId: "p1",
  name: "Ines Holm",
  isAdministrator: false,
  roles,
  ...over,
});
const po: HeldRole = { ...here, scrumTeamId: "t1", role: "po" };

test("a role counts in its own Flow Team and Scrum Team alone", () => {
  expect(can(actor([po]), "write epics", { ...here, scrumTeamId: "t1" })).toBe(true);
  expect(can(actor([po]), "write epics", { ...here, scrumTeamId: "t2" })).toBe(false);
  expect(can(actor([po]), "write epics", here)).toBe(false);
  expect(can(actor([po]), "contribute", here)).toBe(true);
  expect(can(actor([po]), "contribute", { flowTeamId: "f2" })).toBe(false);
});

test("a Stakeholder sees the roadmap and is no Member", () => {
  const guest = actor([{ ...here, scrumTeamId: null, role: "stakeholder" }]);
  expect(can(guest, "see the roadmap", here)).toBe(true);
  expect(can(guest, "be told", here)).toBe(true);
  expect(can(guest, "contribute", here)).toBe(false);
  expect(can(guest, "see the people", here)).toBe(false);
});

test("an Administrator administers, and has no say in the product", () => {
  const administrator = actor([], { isAdministrator: true });
  expect(can(administrator, "run the installation")).toBe(true);
  expect(can(administrator, "run the flow team", here)).toBe(true);
  expect(can(administrator, "own the product", here)).toBe(false);
  expect(can(administrator, "see the roadmap", here)).toBe(false);
});

test("nobody of the demo reaches beyond it", () => {
  const ofDemo = actor([po], { isAdministrator: true, confinedTo: ["f1"] });
  expect(can(ofDemo, "run the flow team", here)).toBe(true);
  expect(can(ofDemo, "run the flow team", { flowTeamId: "f2" })).toBe(false);
  expect(can(ofDemo, "run the installation")).toBe(false);
});

test("who may is said in words", () => {
  expect(whoMay("own the product")).toBe("the CPO");
  expect(whoMay("invite stakeholders")).toBe("an Administrator, the CSM or the CPO");
});

test("whoever only looks sees what their roles show, and may do nothing that needs one", () => {
  const lead = lookingOn(actor([po, { ...here, scrumTeamId: null, role: "csm" }], { isAdministrator: true }));
  for (const scope of [here, { ...here, scrumTeamId: "t1" }]) {
    expect(can(lead, "contribute", scope)).toBe(true);
    expect(can(lead, "override gates", scope)).toBe(false);
    expect(can(lead, "write epics", scope)).toBe(false);
    expect(can(lead, "work in the team", scope)).toBe(false);
    expect(can(lead, "run the flow team", scope)).toBe(false);
  }
  const guest = lookingOn(actor([{ ...here, scrumTeamId: null, role: "stakeholder" }]));
  expect(can(guest, "see the roadmap", here)).toBe(true);
  expect(can(guest, "contribute", here)).toBe(false);
});
