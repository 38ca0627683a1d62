import { beforeAll, expect, it } from "vitest";
import type { RetroFacts } from "@/lib/domain/events/retro-figures";
import { db } from "@/lib/server/db";
import { retroFactsJson } from "@/lib/server/events/retro-figures-query";
import { makeEvent } from "../event-rows";
import { makeStory } from "../factories";
import { type World, make, makeWorld } from "../refusals-world";

let world: World;
const day = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * day);

beforeAll(async () => {
  world = await makeWorld();
  const { flowTeamId, teamId, otherTeamId } = world;
  await db().flowSprint.updateMany({
    where: { flowTeamId, number: 1 },
    data: { state: "running", startedAt: ago(8), goal: "Ship the berth list" },
  });
  const committed = async (of: string, estimate: number, doneAfter?: number) => {
    const story = await makeStory({ flowTeamId, teamId: of, estimate, sprintNumber: 1, isCommitted: true });
    await db().sprintEntry.updateMany({ where: { storyId: story.id }, data: { enteredAt: ago(9) } });
    if (doneAfter === undefined) return;
    await db().story.update({
      where: { id: story.id },
      data: { status: "done", startedAt: ago(7), doneAt: ago(7 - doneAfter) },
    });
  };
  for (const days of [1, 2, 3, 4, 5]) await committed(teamId, 3, days);
  await committed(teamId, 5);
  await committed(otherTeamId, 8, 2);
});

const facts = async (key: string) => JSON.parse((await retroFactsJson(world.flowTeamId, key)) ?? "null") as RetroFacts;
const teamKey = async () => {
  const { slug } = await db().scrumTeam.findUniqueOrThrow({ where: { id: world.teamId }, select: { slug: true } });
  return `s1-team-retrospective-${slug}`;
};

it("A Flow Sprint's figures count points, Stories and time, of all teams or of one", async () => {
  const all = await facts("s1-flow-retrospective");
  expect(all).toMatchObject({
    sprint: { number: 1, goal: "Ship the berth list" },
    team: null,
    points: { planned: 28, committed: 28, done: 23, notDone: { stories: 1, points: 5 } },
    scope: { all: { stories: 0, points: 0 } },
  });
  expect(all.cycle.sample).toBe(6);
  const own = await facts(await teamKey());
  expect(own.points).toMatchObject({ planned: 20, done: 15 });
  expect(Math.round((own.cycle.seconds ?? 0) / 86_400)).toBe(3);
  expect(own.cycle.sample).toBe(5);
  const content = {
    stories: [
      { teamId: world.teamId, points: 13 },
      { teamId: world.otherTeamId, points: 8 },
    ],
  };
  await db().planBaseline.create({
    data: { flowTeamId: world.flowTeamId, sprintNumber: 1, frozenAt: ago(8), content },
  });
  expect((await facts(await teamKey())).points).toMatchObject({ planned: 13, isBaseline: true, done: 15 });
  expect((await facts("s1-flow-retrospective")).points).toMatchObject({
    planned: 21,
    isBaseline: true,
    committed: 28,
  });
});

it("Impediments, promises, overrides and events are those of the Flow Sprint, and what is open is named", async () => {
  const { flowTeamId, teamId, actors } = world;
  const raise = (number: number, over: object) =>
    db().impediment.create({ data: { flowTeamId, number, title: `In the way ${number}`, teamId, ...over } });
  await raise(91, { createdAt: ago(12) });
  await raise(92, { createdAt: ago(3), resolvedAt: ago(1), resolution: "Gone" });
  await db().flowTeam.update({ where: { id: flowTeamId }, data: { nextImpedimentNumber: 93 } });
  const [broken, kept] = [await make.dependency(world), await make.dependency(world)];
  await db().dependency.update({ where: { id: broken }, data: { state: "accepted", promisedForSprint: 1 } });
  await db().dependency.update({ where: { id: kept }, data: { state: "delivered", promisedForSprint: 1 } });
  const event = await makeEvent({ flowTeamId, kind: "scrum_of_scrums" });
  const note = { eventId: event.id, authorId: actors.csm.personId, createdAt: ago(2) };
  await db().eventNote.createMany({
    data: [
      { ...note, kind: "override", text: "No time" },
      { ...note, kind: "parked", text: "Who books the ship" },
    ],
  });
  await db().flowSprintEvent.update({
    where: { id: event.id },
    data: { state: "closed", closedAt: new Date(), runningSince: null, minutesDocument: { planned: 45, used: 50 } },
  });
  const all = await facts("s1-flow-retrospective");
  expect(all.impediments).toEqual({ raised: 1, resolved: 1, open: 1, oldestDays: 12 });
  expect(all.promises).toEqual({ broken: 1, of: 2 });
  expect(all.overrides).toBe(1);
  expect(all.events).toEqual({ closed: 1, planned: 45, used: 50 });
  expect(all.unresolved.map(({ name }) => name.replace(/\d+/, "n"))).toEqual(["I-n", "D-n", "Parked"]);
  expect(all.unresolved.at(-1)?.href).toBe(`/flow-teams/${world.flowTeam.slug}/events/${event.key}`);
});

it("A Flow Sprint that hasn't started has no points, and one the calendar lacks no figures", async () => {
  expect((await facts("s2-flow-retrospective")).points).toBeNull();
  expect(await retroFactsJson(world.flowTeamId, "s999-flow-retrospective")).toBeNull();
});
