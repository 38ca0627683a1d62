import { beforeAll, describe, expect, it, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { type ImprovementsView, dueIn } from "@/lib/domain/events/improvements";
import type { Minutes } from "@/lib/domain/events/minutes";
import type { RetroPhase } from "@/lib/domain/events/room";
import { db } from "@/lib/server/db";
import { closeEvent } from "@/lib/server/events/close-commands";
import { addImprovement, settleImprovement } from "@/lib/server/events/improvement-commands";
import { type WhoseImprovements, improvementView, improvementsView } from "@/lib/server/events/improvement-queries";
import { editCard, giveDots, groupCards, placeDot, writeCard } from "@/lib/server/events/retro-commands";
import { retroFiguresView, retroView } from "@/lib/server/events/retro-views";
import { addEventGuest } from "@/lib/server/events/schedule-commands";
import { setPhase } from "@/lib/server/events/phase-commands";
import { openEvent } from "@/lib/server/events/room-commands";
import { outputsView, roomView } from "@/lib/server/events/views";
import { type View, serveViewTo } from "@/lib/server/view";
import { granted, refused } from "../answers";
import { makeEvent } from "../event-rows";
import { type Caller, type World, callers, makeWorld } from "../refusals-world";

let world: World;
let team: { id: string; slug: string };

beforeAll(async () => {
  world = await makeWorld();
  team = await db().scrumTeam.findUniqueOrThrow({ where: { id: world.teamId }, select: { id: true, slug: true } });
});

const actorOf = (caller: Caller): Actor | null => (caller === "nobody" ? null : world.actors[caller]);
const statusFor = async (actor: Actor | null, view: View) =>
  (await serveViewTo(actor, new Request("http://localhost/view"), world.flowTeam.slug, view)).status;
const list = async (whose: WhoseImprovements, from: number) => {
  const body = await improvementsView(whose, from).load(world.flowTeamId);
  return (JSON.parse(body ?? "") as ImprovementsView).improvements;
};

describe.each([
  ["the Flow Team's", "csm", false],
  ["a team's", "sm", true],
] as const)("%s retrospective", (_, leader, isOfTeam) => {
  const keyOf = (sprint: number) =>
    isOfTeam ? `s${sprint}-team-retrospective-${team.slug}` : `s${sprint}-flow-retrospective`;
  const whose = (): WhoseImprovements => (isOfTeam ? { teamId: team.id } : "flow team");

  it("leads from cards to an Improvement in the next backlog, whose effect the next retrospective shows", async () => {
    const lead = world.actors[leader];
    const { po, sm } = world.actors;
    const room = { flowTeamId: world.flowTeamId, key: keyOf(1) };
    const say = async (by: Actor, text: string) =>
      granted(await writeCard.run(by, { ...room, column: "to_improve", text })).id;
    const early = await say(po, "Builds take an hour");
    granted(await openEvent.run(lead, room));
    const [alike, other] = [await say(sm, "Slow builds"), await say(po, "The crane was late")];
    const goOn = async (seen: RetroPhase, phase: RetroPhase) =>
      granted(await setPhase.run(lead, { ...room, seen, phase }));
    await goOn("writing", "grouping");
    granted(await groupCards.run(sm, { ...room, cardId: alike, ontoId: early }));
    granted(await giveDots.run(lead, { ...room, seen: 6, dots: 2 }));
    await goOn("grouping", "voting");
    for (const [by, cardId] of [
      [po, early],
      [sm, alike],
      [sm, other],
    ] as const)
      granted(await placeDot.run(by, { ...room, cardId }));
    await goOn("voting", "deciding");
    const agreed = { title: "Builds in ten minutes", ownerId: sm.personId, measure: "Minutes of a build" };
    const made = { ...room, ...agreed, dueOn: "2030-02-01", cardId: early };
    const { id: improvementId, number } = granted(await addImprovement.run(po, made));
    granted(await closeEvent.run(lead, room));

    const inNext = dueIn(await list(whose(), 2), 2);
    expect(inNext).toMatchObject([
      { number, ...agreed, teamId: isOfTeam ? team.id : null, sprintNumber: 2, state: "open", eventKey: room.key },
    ]);
    const elsewhere = await list(isOfTeam ? "flow team" : { teamId: team.id }, 2);
    expect(elsewhere.some(({ id }) => id === improvementId)).toBe(false);
    const minutesOf = async (sprint: number) => {
      const row = await db().flowSprintEvent.findUniqueOrThrow({
        where: { flowTeamId_key: { flowTeamId: world.flowTeamId, key: keyOf(sprint) } },
      });
      return (row.minutesDocument as Minutes).sections;
    };
    expect(await minutesOf(1)).toContainEqual({
      title: "Improvements for Flow Sprint 2",
      lines: [
        expect.stringContaining(`M-${number} Builds in ten minutes (${sm.name}, measured by: Minutes of a build`),
      ],
    });

    const settled = { flowTeamId: world.flowTeamId, improvementId };
    const effect = "Builds take nine minutes";
    granted(await settleImprovement.run(sm, { ...settled, state: "done", effect }));
    const next = { flowTeamId: world.flowTeamId, key: keyOf(2) };
    granted(await openEvent.run(lead, next));
    expect(dueIn(await list(whose(), 2), 2)).toMatchObject([{ number, state: "done", effect }]);
    granted(
      await addImprovement.run(lead, { ...next, ...agreed, title: "Builds in five minutes", dueOn: "2030-02-01" }),
    );
    granted(await closeEvent.run(lead, next));
    expect(await minutesOf(2)).toContainEqual({
      title: "What came of the last Improvements",
      lines: [`M-${number} Builds in ten minutes: done (${effect})`],
    });
    // What isn't settled comes along, into the Flow Sprint after the next.
    expect(dueIn(await list(whose(), 4), 4).map(({ title }) => title)).toEqual(["Builds in five minutes"]);
  });
});

/** Who takes part in the retrospective of the team, and who sees what the Flow Team plans. */
const ofTheTeam: readonly Caller[] = ["po", "sm", "developer"];
const members: readonly Caller[] = ["cpo", "csm", "architect", ...ofTheTeam, "otherPo", "otherSm", "otherDeveloper"];
const signedOut = (caller: Caller) => caller === "nobody";

describe("a team's retrospective by role", () => {
  let room: { flowTeamId: string; key: string };
  let cardId: string;
  let number: number;
  beforeAll(async () => {
    const { flowTeamId, actors } = world;
    const event = await makeEvent({
      flowTeamId,
      kind: "team_retrospective",
      sprintNumber: 3,
      team,
      stage: { phase: "writing" },
    });
    room = { flowTeamId, key: event.key };
    cardId = granted(await writeCard.run(actors.sm, { ...room, column: "idea", text: "A word among us" })).id;
    granted(await setPhase.run(actors.sm, { ...room, seen: "writing", phase: "deciding" }));
    number = granted(await addImprovement.run(actors.sm, { ...room, title: "Pair on reviews", cardId })).number;
  });

  test.each(callers)("its room, cards, figures and closing list for %s", async (caller) => {
    const expected = signedOut(caller) ? 401 : ofTheTeam.includes(caller) ? 200 : 404;
    const { key } = room;
    for (const view of [roomView(key), retroView(key), outputsView(key, world.flowTeam.slug)]) {
      expect(await statusFor(actorOf(caller), view), view.name).toBe(expected);
    }
    const figures = retroFiguresView(key);
    expect(await statusFor(actorOf(caller), figures), figures.name).toBe(expected);
  });

  test.each(callers)("its Improvement, which stands in the Team Backlog, for %s", async (caller) => {
    const expected = signedOut(caller) ? 401 : members.includes(caller) ? 200 : 404;
    for (const view of [
      improvementsView({ teamId: team.id }, 4),
      improvementsView("all", 4),
      improvementView(number),
    ]) {
      expect(await statusFor(actorOf(caller), view), view.name).toBe(expected);
    }
  });

  test.each(callers.filter((caller) => !ofTheTeam.includes(caller)))(
    "nothing in it is for %s to do",
    async (caller) => {
      const actor = actorOf(caller);
      const acts = [
        () => writeCard.run(actor, { ...room, column: "idea", text: "Hello" }),
        () => editCard.run(actor, { ...room, cardId, column: "idea", text: "Hello" }),
        () => groupCards.run(actor, { ...room, cardId, ontoId: cardId }),
        () => placeDot.run(actor, { ...room, cardId }),
        () => giveDots.run(actor, { ...room, seen: 6, dots: 4 }),
        () => setPhase.run(actor, { ...room, seen: "deciding", phase: "writing" }),
        () => addImprovement.run(actor, { ...room, title: "Smuggled" }),
        () => closeEvent.run(actor, room),
      ];
      for (const act of acts) expect(refused(await act()).code).toBe(signedOut(caller) ? "forbidden" : "not_found");
    },
  );

  test("whoever is asked to one sees and takes part in that one", async () => {
    const { csm, sm } = world.actors;
    const key = `s4-team-retrospective-${team.slug}`;
    const next = { flowTeamId: world.flowTeamId, key };
    expect(await statusFor(csm, retroView(key))).toBe(404);
    granted(await addEventGuest.run(sm, { ...next, personId: csm.personId }));
    expect(await statusFor(csm, retroView(key))).toBe(200);
    granted(await writeCard.run(csm, { ...next, column: "idea", text: "Seen from outside" }));
    expect(await statusFor(csm, retroView(room.key))).toBe(404);
  });
});

test.each(callers)("the Flow Sprint Retrospective's cards for %s", async (caller) => {
  const { key } = await makeEvent({ flowTeamId: world.flowTeamId, kind: "flow_retrospective", sprintNumber: 5 });
  const expected = signedOut(caller) ? 401 : members.includes(caller) ? 200 : 404;
  expect(await statusFor(actorOf(caller), retroView(key))).toBe(expected);
});
