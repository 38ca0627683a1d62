import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { epicView, insightsView } from "@/lib/server/backlog/views";
import { db } from "@/lib/server/db";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { searchFlowTeam } from "@/lib/server/flow-teams/search-queries";
import { roadmapView, shareLinksView, versionsView } from "@/lib/server/roadmap/views";
import { type View, serveViewTo } from "@/lib/server/view";
import { type World, make, makeWorld } from "../refusals-world";

describe("what is for Members stays with them", () => {
  let world: World;
  let epicNumber: number;
  beforeAll(async () => {
    world = await makeWorld();
    const epicId = await make.epic(world);
    const ownerId = world.actors.po.personId;
    const epic = await db().epic.update({ where: { id: epicId }, data: { ownerId, title: "Tides for pilots" } });
    await db().insightTie.create({ data: { epicId, insightId: await make.insight(world) } });
    epicNumber = epic.number;
  });

  const ask = (actor: Actor, view: View) =>
    serveViewTo(actor, new Request("http://localhost/view"), world.flowTeam.slug, view);
  const told = async (actor: Actor, view: View) => (await ask(actor, view)).json();

  test("a Stakeholder sees an Epic without what customers said of it", async () => {
    const { developer, stakeholder } = world.actors;
    expect((await told(developer, epicView(epicNumber))).insights).toHaveLength(1);
    expect(await told(stakeholder, epicView(epicNumber))).toMatchObject({ title: "Tides for pilots", insights: [] });
    for (const view of [insightsView, versionsView, shareLinksView]) {
      expect((await ask(stakeholder, view)).status, view.name).toBe(404);
    }
  });

  test("a Stakeholder's roadmap names who owns an Epic, not everybody", async () => {
    const { developer, stakeholder, po } = world.actors;
    expect((await told(developer, roadmapView)).people.length).toBeGreaterThan(10);
    expect((await told(stakeholder, roadmapView)).people).toEqual([{ id: po.personId, name: po.name }]);
  });

  test("an Administrator without a role finds people and teams, and nothing of the plan", async () => {
    const { administrator } = world.actors;
    const opened = await openFlowTeam(administrator, world.flowTeam.slug);
    if (!opened) throw new Error("An Administrator opens any Flow Team.");
    expect((await searchFlowTeam(administrator, opened, "Tides for pilots")).matches).toEqual([]);
    expect((await searchFlowTeam(administrator, opened, world.actors.po.name)).matches).not.toEqual([]);
    for (const view of [roadmapView, epicView(epicNumber), insightsView, versionsView, shareLinksView]) {
      expect((await ask(administrator, view)).status, view.name).toBe(404);
    }
  });
});
