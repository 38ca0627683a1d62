import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { type RetroView, groupsOf } from "@/lib/domain/events/retro";
import type { RetroPhase } from "@/lib/domain/events/room";
import { db } from "@/lib/server/db";
import { closeEvent } from "@/lib/server/events/close-commands";
import { addAction } from "@/lib/server/events/action-commands";
import {
  editCard,
  groupCards,
  placeDot,
  removeCard,
  restoreCard,
  takeDot,
  ungroupCards,
  writeCard,
} from "@/lib/server/events/retro-commands";
import { forgetAuthors } from "@/lib/server/events/retro-cards";
import { readOwnTable, retroViewJson } from "@/lib/server/events/retro-queries";
import { retroView } from "@/lib/server/events/retro-views";
import { sayNone } from "@/lib/server/events/note-commands";
import { setPhase } from "@/lib/server/events/phase-commands";
import { callOffEvent, takeBackCallOff } from "@/lib/server/events/schedule-commands";
import { historyView } from "@/lib/server/history-queries";
import { serveViewTo } from "@/lib/server/view";
import { granted, refused } from "../answers";
import { makeEvent } from "../event-rows";
import { type World, makeWorld } from "../refusals-world";

let world: World;
let team: { id: string; slug: string };

beforeAll(async () => {
  world = await makeWorld();
  team = await db().scrumTeam.findUniqueOrThrow({ where: { id: world.teamId }, select: { id: true, slug: true } });
});

let sprint = 0;

/** A Flow Sprint Retrospective of its own, or the team's, in a phase. */
async function open(phase: RetroPhase, ofTeam = false) {
  sprint += 1;
  const kind = ofTeam ? "team_retrospective" : "flow_retrospective";
  const draft = { flowTeamId: world.flowTeamId, sprintNumber: sprint, stage: { phase } };
  const event = await makeEvent({ ...draft, kind, ...(ofTeam && { team }) });
  return { eventId: event.id, room: { flowTeamId: world.flowTeamId, key: event.key } };
}

type Room = { flowTeamId: string; key: string };
const lead = async (room: Room, phase: RetroPhase, seen: RetroPhase) =>
  granted(await setPhase.run(world.actors.csm, { ...room, phase, seen }));
const write = async (room: Room, actor: Actor, text: string) =>
  granted(await writeCard.run(actor, { ...room, column: "to_improve", text })).id;
const view = async ({ flowTeamId, key }: Room) => JSON.parse(await retroViewJson(flowTeamId, key)) as RetroView;
const own = ({ flowTeamId, key }: Room, { personId }: Actor) => readOwnTable(flowTeamId, key, personId);

describe("a card", () => {
  it("is hidden from others while it is written, and shown without its author afterwards", async () => {
    const { room } = await open("writing");
    const { po, sm, csm } = world.actors;
    const id = await write(room, po, "Builds take an hour");
    await write(room, sm, "The crane was late");
    const hidden = await view(room);
    expect(hidden).toMatchObject({ counts: { to_improve: 2, went_well: 0 }, cards: [] });
    expect(JSON.stringify(hidden)).not.toContain(id);
    expect((await own(room, po)).cards).toEqual([{ id, column: "to_improve", text: "Builds take an hour" }]);
    expect((await own(room, csm)).cards).toEqual([]);
    await lead(room, "grouping", "writing");
    const { cards } = await view(room);
    expect(cards.map(({ text }) => text).sort()).toEqual(["Builds take an hour", "The crane was late"]);
    expect(cards.map((card) => card.id)).toEqual(cards.map((card) => card.id).sort());
    await lead(room, "writing", "grouping");
    expect((await view(room)).cards).toEqual([]);
  });

  it("has a random id and nothing beside it that says who wrote it or when", async () => {
    const { room, eventId } = await open("writing");
    const author = world.actors.architect;
    const id = await write(room, author, "More demos");
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    const row = await db().retroCard.findUniqueOrThrow({ where: { id } });
    expect(row).toEqual({
      id,
      eventId,
      column: "to_improve",
      text: "More demos",
      groupId: null,
      dots: null,
      deletedAt: null,
    });
    await lead(room, "voting", "writing");
    granted(await placeDot.run(author, { ...room, cardId: id }));
    await lead(room, "deciding", "voting");
    for (const reader of [world.actors.csm, world.actors.po]) {
      const answer = await serveViewTo(
        reader,
        new Request("http://localhost"),
        world.flowTeam.slug,
        retroView(room.key),
      );
      const body = await answer.text();
      expect(answer.status).toBe(200);
      expect(body).toContain("More demos");
      expect(body).not.toContain(author.personId);
      expect(body).not.toContain(author.name);
    }
    const kept = await db().auditEntry.findMany({ where: { itemId: eventId, command: { not: "events.setPhase" } } });
    expect(kept.map(({ command }) => command)).toEqual(["events.writeCard", "events.placeDot"]);
    for (const { actorId, before, after, reason, undo } of kept) {
      expect([actorId, before, after, reason, undo]).toEqual([null, null, null, null, null]);
    }
    const history = await historyView({ itemId: eventId, before: null }).load(world.flowTeamId);
    expect(history).toContain("events.writeCard");
    expect(history).not.toContain(author.personId);
    expect(history).not.toContain(id);
  });

  it("is changed, removed and brought back by its author alone", async () => {
    const { room } = await open("writing");
    const { po, csm } = world.actors;
    const cardId = await write(room, po, "Too many meetings");
    const edit = { ...room, cardId, column: "idea", text: "Shorter meetings" };
    for (const command of [removeCard, restoreCard]) {
      expect(refused(await command.run(csm, { ...room, cardId })).code).toBe("forbidden");
    }
    expect(refused(await editCard.run(csm, edit)).code).toBe("forbidden");
    granted(await editCard.run(po, edit));
    expect((await own(room, po)).cards).toEqual([{ id: cardId, column: "idea", text: "Shorter meetings" }]);
    granted(await removeCard.run(po, { ...room, cardId }));
    expect((await view(room)).counts.idea).toBe(0);
    granted(await restoreCard.run(po, { ...room, cardId }));
    expect((await view(room)).counts.idea).toBe(1);
  });

  it("is written before the event opens too, and not once writing is over", async () => {
    const { flowTeamId } = world;
    const room = { flowTeamId, key: "s30-flow-retrospective" };
    await write(room, world.actors.sm, "Thought of on the way");
    expect((await view(room)).counts.to_improve).toBe(1);
    const { room: voting } = await open("voting");
    const late = refused(await writeCard.run(world.actors.sm, { ...voting, column: "idea", text: "Late" }));
    expect(late).toMatchObject({ code: "stale", message: expect.stringContaining("the room is voting") });
  });

  it("is nobody's once the event is called off, and stays on the table when it takes place after all", async () => {
    const { csm, sm } = world.actors;
    const room = { flowTeamId: world.flowTeamId, key: "s29-flow-retrospective" };
    const cardId = await write(room, sm, "Thought of on the way");
    const { eventId } = await db().retroCard.findUniqueOrThrow({ where: { id: cardId } });
    expect(await db().secret.count({ where: { eventId } })).toBe(1);
    granted(await callOffEvent.run(csm, { ...room, reason: "The hall is flooded" }));
    expect(await db().secret.count({ where: { eventId } })).toBe(0);
    granted(await takeBackCallOff.run(csm, room));
    expect(refused(await editCard.run(sm, { ...room, cardId, column: "idea", text: "x" })).code).toBe("forbidden");
    expect((await own(room, sm)).cards).toEqual([]);
    expect((await view(room)).counts.to_improve).toBe(1);
    await write(room, sm, "Thought of again");
    expect((await own(room, sm)).cards).toHaveLength(1);
  });

  it("has no author any more while somebody writes another at the moment of the call-off", async () => {
    const { csm } = world.actors;
    const room = { flowTeamId: world.flowTeamId, key: "s28-flow-retrospective" };
    const cardId = await write(room, csm, "First");
    const { eventId } = await db().retroCard.findUniqueOrThrow({ where: { id: cardId } });
    const [off, ...written] = await Promise.all([
      callOffEvent.run(csm, { ...room, reason: "The hall is flooded" }),
      ...[world.actors.sm, world.actors.po, world.actors.cpo].map((by) =>
        writeCard.run(by, { ...room, column: "idea", text: "At once" }),
      ),
    ]);
    granted(off);
    for (const one of written) if (!one.ok) expect(one.refusal.message).toContain("was called off");
    expect(await db().secret.count({ where: { eventId } })).toBe(0);
  });

  it("of a retrospective never held is nobody's once the next Flow Sprint is closed, or the Flow Team retired", async () => {
    const { flowTeamId } = world;
    const written = async (sprintNumber: number, state: "scheduled" | "running") => {
      const { id } = await makeEvent({ flowTeamId, kind: "team_retrospective", sprintNumber, team, state });
      await write({ flowTeamId, key: `s${sprintNumber}-team-retrospective-${team.slug}` }, world.actors.sm, "Kept");
      return id;
    };
    const [never, open, next] = [
      await written(21, "scheduled"),
      await written(22, "running"),
      await written(23, "scheduled"),
    ];
    const authors = async () => {
      const rows = await db().secret.findMany({ where: { eventId: { in: [never, open, next] } } });
      return rows.map(({ eventId }) => eventId).sort();
    };
    await db().$transaction((tx) => forgetAuthors(tx, flowTeamId, 23));
    expect(await authors()).toEqual([open, next].sort());
    await db().$transaction((tx) => forgetAuthors(tx, flowTeamId, null));
    expect(await authors()).toEqual([]);
  });

  it("of a team's retrospective doesn't exist for others", async () => {
    const { room } = await open("writing", true);
    await write(room, world.actors.developer, "We review too late");
    const { csm, otherSm } = world.actors;
    for (const stranger of [csm, otherSm]) {
      expect(refused(await writeCard.run(stranger, { ...room, column: "idea", text: "Hello" })).code).toBe("not_found");
      const answer = await serveViewTo(
        stranger,
        new Request("http://localhost"),
        world.flowTeam.slug,
        retroView(room.key),
      );
      expect(answer.status).toBe(404);
    }
  });
});

describe("groups", () => {
  it("come out whole when two people put cards onto each other at once", async () => {
    const { room } = await open("writing");
    const { po, sm, csm } = world.actors;
    const [a, b, c] = [await write(room, po, "a"), await write(room, sm, "b"), await write(room, csm, "c")] as const;
    await lead(room, "grouping", "writing");
    const both = await Promise.all([
      groupCards.run(po, { ...room, cardId: a, ontoId: b }),
      groupCards.run(sm, { ...room, cardId: b, ontoId: a }),
      groupCards.run(csm, { ...room, cardId: c, ontoId: a }),
    ]);
    for (const answer of both) granted(answer);
    const groups = groupsOf((await view(room)).cards);
    expect(groups.map(({ cards }) => cards.length)).toEqual([3]);
    granted(await ungroupCards.run(po, { ...room, cardIds: [groups[0]?.id ?? ""] }));
    expect(
      groupsOf((await view(room)).cards)
        .map(({ cards }) => cards.length)
        .sort(),
    ).toEqual([1, 2]);
  });

  it("take the dots of what is put into them along, three of each person at most", async () => {
    const { room, eventId } = await open("writing");
    const { po, sm } = world.actors;
    const [a, b] = [await write(room, po, "a"), await write(room, sm, "b")] as const;
    await lead(room, "voting", "writing");
    for (const cardId of [a, a, b, b, b]) granted(await placeDot.run(po, { ...room, cardId }));
    granted(await placeDot.run(sm, { ...room, cardId: b }));
    await lead(room, "grouping", "voting");
    granted(await groupCards.run(sm, { ...room, cardId: a, ontoId: b }));
    expect((await own(room, po)).dots).toEqual({ [b]: 3 });
    await lead(room, "voting", "grouping");
    expect(refused(await placeDot.run(po, { ...room, cardId: a })).message).toContain("3 dots on this one");
    granted(await takeDot.run(po, { ...room, cardId: a }));
    expect((await own(room, po)).dots).toEqual({ [b]: 2 });
    await lead(room, "deciding", "voting");
    expect((await view(room)).cards.map(({ dots }) => dots).sort()).toEqual([3, null]);
    expect(await db().secret.count({ where: { eventId, itemId: a, kind: "dots" } })).toBe(0);
  });
});

describe("the close of a retrospective", () => {
  it("counts the dots, writes cards without names into the minutes, and forgets who did what", async () => {
    const { room, eventId } = await open("writing", true);
    const { sm, developer } = world.actors;
    const cardId = await write(room, developer, "Pair on reviews");
    granted(await setPhase.run(sm, { ...room, phase: "voting", seen: "writing" }));
    for (const voter of [sm, developer]) granted(await placeDot.run(voter, { ...room, cardId }));
    granted(await addAction.run(sm, { ...room, text: "Plan pairs", ownerId: sm.personId, dueOn: "2030-01-10" }));
    granted(await closeEvent.run(sm, room));
    const event = await db().flowSprintEvent.findUniqueOrThrow({ where: { id: eventId } });
    expect(event.minutesText).toContain("Pair on reviews (2 dots)");
    expect(JSON.stringify((event.minutesDocument as { sections: unknown }).sections)).not.toContain(developer.name);
    expect(await db().secret.count({ where: { eventId } })).toBe(0);
    expect(await db().retroCard.findUniqueOrThrow({ where: { id: cardId } })).toMatchObject({ dots: 2 });
    expect(refused(await editCard.run(developer, { ...room, cardId, column: "idea", text: "x" })).rule).toBe("EVT-2");
  });

  it("takes the word that there is nothing to improve", async () => {
    const { room } = await open("deciding");
    expect(refused(await closeEvent.run(world.actors.csm, room)).message).toContain(
      "Improvements have owner, measure and date",
    );
    granted(await sayNone.run(world.actors.csm, { ...room, output: "improvements", isNone: true }));
    granted(await closeEvent.run(world.actors.csm, room));
  });
});
