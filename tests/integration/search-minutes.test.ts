import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import type { EventKind } from "@/lib/domain/events/contracts";
import type { ItemMatch } from "@/lib/domain/flow-teams/search-match";
import { db } from "@/lib/server/db";
import { type OpenFlowTeam, openFlowTeam } from "@/lib/server/flow-teams/access";
import { searchFlowTeam } from "@/lib/server/flow-teams/search-queries";
import { makeEvent } from "@/tests/event-rows";
import { actorIn, actorOf, makeFlowTeam, makeRole, makeStory } from "@/tests/factories";

let here: OpenFlowTeam;
let member: Actor;
let team: { id: string; slug: string };

/** The items found: people and teams are named by chance in tests, and may hold what is looked for. */
const find = async (search: string, actor = member) =>
  (await searchFlowTeam(actor, here, search)).matches.filter(
    (match): match is ItemMatch => match.kind !== "Scrum Team" && match.kind !== "Person",
  );
const said = async (search: string, actor = member) =>
  (await find(search, actor)).map(({ kind, title }) => `${kind}: ${title}`);

/** A closed event whose minutes say `words`, with an action item agreed in it. */
async function makeMinutes(kind: EventKind, name: string, words: string, action: string, number: number) {
  const isOfTeam = kind === "team_retrospective";
  const event = await makeEvent({ flowTeamId: here.id, kind, ...(isOfTeam && { team }) });
  await db().actionItem.create({
    data: {
      flowTeamId: here.id,
      number,
      eventId: event.id,
      kind,
      teamId: event.teamId,
      text: action,
      createdAt: new Date(),
    },
  });
  return db().flowSprintEvent.update({
    where: { id: event.id },
    data: {
      state: "closed",
      closedAt: new Date(),
      runningSince: null,
      minutesDocument: { name, day: "2026-03-12" },
      minutesText: `${name}, Flow Sprint 1\n${words}`,
    },
  });
}

beforeAll(async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  const [first] = teams;
  if (!first) throw new Error("A Flow Team has Scrum Teams.");
  team = first;
  member = await actorIn(flowTeam.id, "developer", team.id);
  const opened = await openFlowTeam(member, flowTeam.slug);
  if (!opened) throw new Error("A Member opens their Flow Team.");
  here = opened;
  await makeStory({ flowTeamId: here.id, title: "Anchor winch" });
  await makeMinutes(
    "planning_1",
    "Flow Sprint Planning 1",
    "Decided: the anchor waits for the winch.",
    "Grease the capstan",
    1,
  );
  await makeMinutes(
    "team_retrospective",
    "Team Sprint Retrospective",
    "Said: the quarterdeck is loud.",
    "Buy earmuffs",
    2,
  );
  await db().improvement.create({
    data: {
      flowTeamId: here.id,
      number: 3,
      sprintNumber: 1,
      title: "Drill the mooring",
      measure: "Minutes alongside",
      effect: "Halved by the bosun",
      rank: "a1",
      createdAt: new Date(),
    },
  });
});

describe("a Member finds", () => {
  test("minutes by what they say, after items that say it in their title, and they open the event's room", async () => {
    expect(await said("winch")).toEqual(["Story: Anchor winch", "Minutes: Flow Sprint Planning 1, Flow Sprint 1"]);
    const [minutes] = await find("anchor waits");
    expect(minutes).toMatchObject({ kind: "Minutes", eventKey: "s1-planning-1", day: "2026-03-12", number: null });
  });

  test("minutes by the event's name, and in spite of a typing error", async () => {
    expect(await said("planning 1")).toEqual(["Minutes: Flow Sprint Planning 1, Flow Sprint 1"]);
    const answer = await searchFlowTeam(member, here, "decidde");
    expect(answer.shownFor).toBe("decided");
    expect(answer.matches.map(({ kind }) => kind)).toEqual(["Minutes"]);
  });

  test("what an addendum adds", async () => {
    const event = await db().flowSprintEvent.findFirstOrThrow({ where: { flowTeamId: here.id, kind: "planning_1" } });
    await db().flowSprintEvent.update({
      where: { id: event.id },
      data: { minutesText: `${event.minutesText}\nIt was the kedge` },
    });
    expect(await said("kedge")).toEqual(["Minutes: Flow Sprint Planning 1, Flow Sprint 1"]);
  });

  test("an Improvement by its title, its measure, its effect and its number", async () => {
    for (const search of ["mooring", "alongside", "bosun", "M-3"])
      expect(await said(search), search).toEqual(["Improvement: Drill the mooring"]);
  });

  test("an action item by its words and its number, and it opens the room it was agreed in", async () => {
    for (const search of ["capstan", "a1"])
      expect(await find(search), search).toMatchObject([
        { kind: "Action item", number: 1, title: "Grease the capstan", eventKey: "s1-planning-1" },
      ]);
  });

  test("nothing of an action item that was removed, until it is back", async () => {
    const remove = (deletedAt: Date | null) =>
      db().actionItem.updateMany({ where: { flowTeamId: here.id, number: 1 }, data: { deletedAt } });
    await remove(new Date());
    expect(await said("capstan")).toEqual([]);
    await remove(null);
    expect(await said("capstan")).toEqual(["Action item: Grease the capstan"]);
  });
});

test("a team's Retrospective is nobody's to find: neither its minutes nor what was agreed", async () => {
  const ofTheTeam = await actorIn(here.id, "sm", team.id);
  for (const search of ["quarterdeck", "earmuffs", "A-2", "quarterdekc"])
    for (const actor of [ofTheTeam, member, await actorIn(here.id, "csm")])
      expect(await said(search, actor), search).toEqual([]);
});

test("a Stakeholder finds neither minutes, Improvements nor action items", async () => {
  const guest = await actorOf((await makeRole({ flowTeamId: here.id, role: "stakeholder" })).personId);
  for (const search of ["anchor waits", "mooring", "capstan", "M-3", "A-1"])
    expect(await said(search, guest), search).toEqual([]);
});
